"""The draft of the letter to bodies that are late, made from what is late today."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.houses import house_of
from chuan.documents.services.drafting import create_draft
from chuan.law.selectors import calendar
from chuan.plans.errors import MayNotPlan, NobodyIsLate
from chuan.plans.models import Plan
from chuan.plans.permissions import can_accept
from chuan.plans.rules.chasing import Chased, chase_letter, named
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.selectors.lateness import late_page

CHASE = "plans.chase"
"""What the draft says it is about, with the uid of the plan, or "" for all plans."""
DAYS_TO_ANSWER = 5
"""Working days that the letter leaves for saying what stands in the way; the writer may change it."""


@transaction.atomic
def draft_chase_letter(
    *, actor: Actor, bodies: Collection[UUID], plan: UUID | None = None
) -> PaperDraft:
    """A letter to these bodies about everything they are late with, as a draft to go on with."""
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được đôn đốc ở cơ quan này."))
    on = clock.today()
    late = late_page(actor, on, plan)
    chosen = [body for body in late.bodies if body.uid in bodies]
    if not chosen:
        raise NobodyIsLate(_("Hãy chọn ít nhất một cơ quan đang có việc quá hạn."))
    days = calendar((on.year, on.year + 1))
    paper = chase_letter(
        house_of(own_organisation(actor)),
        [Chased(body.name, body.things) for body in chosen],
        on=on,
        answer_by=days.add_working_days(on, DAYS_TO_ANSWER),
        about=_named(late.plan),
    )
    return create_draft(actor=actor, paper=paper, about=(CHASE, plan.hex if plan else ""))


def _named(plan: Plan | None) -> str:
    if plan is None:
        return ""
    document = plan.document
    return named(document.kind, document.symbol, document.issued_on)
