"""The draft of an own plan beside the plan it was drafted from, before anybody issues it."""

from dataclasses import dataclass
from uuid import UUID

from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.documents.permissions import can_edit_paper
from chuan.documents.selectors.examining import reading_of
from chuan.plans.models import Plan
from chuan.plans.permissions import can_accept
from chuan.plans.selectors.align_values import Compared
from chuan.plans.selectors.alignment import align_paper
from chuan.plans.selectors.child_plan import child_of
from chuan.plans.selectors.plans import find_plan


@dataclass(frozen=True, slots=True)
class DraftAlignment:
    """The page; `compared` is None where the reader may not read the plan above."""

    draft: PaperDraft
    plan: Plan
    compared: Compared | None
    can_edit: bool
    can_answer: bool


def draft_alignment(actor: Actor, uid: UUID) -> DraftAlignment:
    """The present wording of the draft, read as the importer reads it, beside the plan above."""
    child = child_of(actor, uid)
    plan = find_plan(actor, child.plan.uid)
    content = reading_of(child.draft.paper)["documents"][-1]
    compared = align_paper(actor, content, [plan.document.uid], draft_uid=child.draft.uid)
    return DraftAlignment(
        draft=child.draft,
        plan=plan,
        compared=compared,
        can_edit=can_edit_paper(actor, child.draft),
        can_answer=can_accept(actor),
    )
