"""What the office of a body may do about one document."""

from dataclasses import dataclass
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import Document, ImportDraft, IncomingEntry, PaperDraft
from chuan.documents.permissions import can_keep_registers
from chuan.documents.selectors.incoming import visible_entries
from chuan.documents.selectors.keeping import kept_paths


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The entry of the document in the register, the paper it was, the draft that gives its work."""

    document: UUID
    entry: IncomingEntry | None
    paper: PaperDraft | None
    work: ImportDraft | None
    can_enter: bool


def office_view(actor: Actor, document: Document) -> OfficeView | None:
    """What stands in the panel; None when there is nothing for this reader."""
    entry = visible_entries(actor).filter(document=document).order_by("pk").first()
    paper = PaperDraft.objects.visible_to(actor).filter(document=document).defer("content").first()
    work = None
    if paper is not None:
        mine = ImportDraft.objects.private_to(actor).open(clock.now())
        work = mine.filter(uid=paper.uid).defer("reading").first()
    issued_here = paper is not None and paper.issuer_path in kept_paths(actor)
    can_enter = can_keep_registers(actor) and entry is None and not issued_here
    if not (entry or paper or can_enter):
        return None
    return OfficeView(document.uid, entry, paper, work, can_enter)
