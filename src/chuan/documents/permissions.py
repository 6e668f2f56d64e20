"""Who may bring documents in, write papers, set routes, and keep numbers and registers."""

from chuan.core.actor import Actor
from chuan.documents.enums import PaperState
from chuan.documents.models import DraftStep, PaperDraft
from chuan.orgs.enums import Role

IMPORTERS = (Role.OFFICER, Role.HEAD, Role.CLERK)


def can_import(actor: Actor) -> bool:
    """Officers, heads and clerks of an organisation bring its documents in."""
    return bool(actor.path) and actor.has_role(*IMPORTERS)


def can_use_library(actor: Actor) -> bool:
    """Whoever works for an organisation reads its documents."""
    return bool(actor.path)


def can_draft(actor: Actor) -> bool:
    """Officers, heads and clerks of an organisation write its papers."""
    return bool(actor.path) and actor.has_role(*IMPORTERS)


def can_edit_paper(actor: Actor, draft: PaperDraft) -> bool:
    """Colleagues of the drafting body, while the paper lies with it."""
    lies_with_drafter = draft.state in {PaperState.DRAFTING, PaperState.RETURNED}
    return can_draft(actor) and draft.owner_path == actor.path and lies_with_drafter


def can_keep_registers(actor: Actor) -> bool:
    """The clerk of a body numbers, registers and sends; its head may stand in for the clerk."""
    return bool(actor.path) and actor.has_role(Role.CLERK, Role.HEAD)


def can_set_routes(actor: Actor) -> bool:
    """The head and the administrator of a body say how its papers go and are numbered."""
    return bool(actor.path) and actor.has_role(
        Role.HEAD, Role.ADMINISTRATOR, Role.NODE_ADMINISTRATOR
    )


def is_turn_of(actor: Actor, step: DraftStep) -> bool:
    """The person named at a step of a route, else whoever holds its role; both for its body alone."""
    if not actor.path or actor.path != step.path:
        return False
    return actor.id == step.person_id if step.person_id else actor.has_role(step.role)
