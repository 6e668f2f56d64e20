"""Who may change the calendar and the register of acts, and who answers for what rests on them."""

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.orgs.rules.agencies import FIELD


def can_change_days(actor: Actor) -> bool:
    """The administrator of the node: the calendar is one for everybody on it."""
    return actor.is_system or actor.has_role(Role.NODE_ADMINISTRATOR)


def can_keep_law(actor: Actor) -> bool:
    """The administrator of the node, and the head of a body that answers for the field."""
    if actor.is_system or actor.has_role(Role.NODE_ADMINISTRATOR):
        return True
    return leads_a_body(actor) and keeping_bodies(actor).exists()


def leads_a_body(actor: Actor) -> bool:
    """The head of a body, whichever; no query."""
    return actor.has_role(Role.HEAD) and bool(actor.organisation_uid)


def keeping_bodies(actor: Actor) -> QuerySet[Organisation]:
    """The actor's own body where it answers for the field."""
    return Organisation.objects.filter(uid=actor.organisation_uid, agency__in=FIELD, on_node=True)


def can_answer_flags(actor: Actor) -> bool:
    """Whoever works for the body, except one who only checks it."""
    works = {Role.OFFICER, Role.HEAD, Role.CLERK, Role.ADMINISTRATOR, Role.NODE_ADMINISTRATOR}
    return bool(actor.path) and (actor.is_system or actor.has_role(*works))
