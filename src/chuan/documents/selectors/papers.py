"""Reads of papers being drafted: the list of a body, and one paper with what may be done to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.errors import PaperNotFound
from chuan.documents.models import PaperDraft, PaperRevision
from chuan.documents.permissions import can_edit_paper
from chuan.domain.vanban.writing import Paper, PaperKind


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One paper as its pages show it."""

    draft: PaperDraft
    paper: Paper
    kind_label: str
    state_label: str
    revisions: Sequence[PaperRevision]
    can_edit: bool


def drafts(actor: Actor) -> QuerySet[PaperDraft]:
    """Papers that the actor may see, without their words."""
    rows = PaperDraft.objects.visible_to(actor).select_related("owner", "issuer", "number")
    return rows.defer("content")


def find_paper(actor: Actor, uid: UUID) -> PaperDraft:
    """One paper that the actor may see; any other is not found."""
    rows = PaperDraft.objects.visible_to(actor)
    draft = rows.select_related("owner", "issuer", "number", "document").filter(uid=uid).first()
    if draft is None:
        raise PaperNotFound
    return draft


def draft_page(actor: Actor, uid: UUID) -> PaperPage:
    """One paper with its wordings (the latest first, without their words)."""
    draft = find_paper(actor, uid)
    return PaperPage(
        draft=draft,
        paper=draft.paper,
        kind_label=str(labels.PAPER_KIND.get(draft.kind, "")),
        state_label=str(labels.PAPER_STATE.get(draft.state, "")),
        revisions=tuple(draft.revisions.defer("content").order_by("-number")),
        can_edit=can_edit_paper(actor, draft),
    )


def wording(draft: PaperDraft, number: int) -> PaperRevision:
    """One kept wording of a paper; PaperNotFound when there is none of that number."""
    found = draft.revisions.filter(number=number).first()
    if found is None:
        raise PaperNotFound
    return found


def conclusions(actor: Actor, draft: PaperDraft) -> Sequence[tuple[str, str]]:
    """Papers that may carry the conclusion of a meeting about `draft`, as choices."""
    kinds = (PaperKind.CONCLUSION, PaperKind.MINUTES, PaperKind.NOTICE)
    rows = PaperDraft.objects.visible_to(actor).filter(kind__in=kinds).exclude(pk=draft.pk)
    return [(row.uid.hex, str(row)) for row in rows.defer("content").order_by("-saved_at")[:50]]
