"""A person's own drafts and uploads."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.enums import UploadState
from chuan.documents.errors import DraftNotFound
from chuan.documents.models import ImportDraft, Upload
from chuan.documents.rules.edits import apply_edits


def find_draft(actor: Actor, uid: UUID) -> ImportDraft:
    """The actor's own open draft; anybody else's is not found."""
    drafts = ImportDraft.objects.private_to(actor).open(clock.now())
    draft = drafts.filter(uid=uid).first()
    if draft is None:
        raise DraftNotFound
    return draft


def list_drafts(actor: Actor) -> Sequence[ImportDraft]:
    """The actor's open drafts, the latest first, without what was read."""
    drafts = ImportDraft.objects.private_to(actor).open(clock.now())
    return tuple(drafts.defer("reading", "edits", "undone").order_by("-saved_at")[:50])


def find_upload(actor: Actor, uid: UUID) -> Upload | None:
    """The actor's own upload; None when it has become a draft, was cancelled or never was."""
    return Upload.objects.filter(uid=uid, person_id=actor.id).first()


def unfinished_uploads(actor: Actor) -> Sequence[Upload]:
    """Uploads of the actor that can be gone on with, or that are being read."""
    states = (UploadState.RECEIVING, UploadState.READING)
    mine = Upload.objects.filter(person_id=actor.id, state__in=states)
    return tuple(mine.order_by("-touched_at")[:5])


def steps(draft: ImportDraft) -> list[dict[str, Any]]:
    """The JSON patches of all steps of the draft, in order."""
    return [edit for step in draft.edits for edit in step["ops"]]


def corrected_documents(draft: ImportDraft) -> list[tuple[int, dict[str, Any]]]:
    """Each document after correction, by its place in the reading; gaps of removed items stay."""
    corrected = apply_edits(draft.reading["documents"], steps(draft))
    return [(place, found) for place, found in enumerate(corrected) if isinstance(found, dict)]
