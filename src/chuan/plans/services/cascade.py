"""What an acceptance sets going above and below a plan, and what its undoing takes back."""

from collections.abc import Sequence

from chuan.core import clock
from chuan.documents.models import DocumentCopy
from chuan.plans.models import Plan
from chuan.plans.services.duties import propose_duties
from chuan.plans.services.parents import link_arrived, propose_parents
from chuan.plans.services.party import propose_carried_out
from chuan.plans.services.settling import part, settle_child


def after_acceptance(copies: Sequence[DocumentCopy], plans: Sequence[Plan]) -> None:
    """Parents, duties and party tasks are proposed; links that waited for these documents are joined."""
    for copy in copies:
        link_arrived(copy.document)
    for plan in plans:
        propose_parents(plan)
        propose_duties(plan, clock.today())
        settle_child(plan)
        propose_carried_out(plan)


def before_undoing(plan: Plan) -> None:
    """Duties that rest on a plan which is about to go are open again."""
    part(plan)
