"""The DOCX of a report that comes back edited: its changed blocks become the words of the report."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.readers import UnreadableFile
from chuan.documents.readers.marked import Marked, marked_paragraphs
from chuan.documents.services.attachments import refuse_unreadable
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.writing.bookmarks import PREFIX
from chuan.domain.vanban.writing.compose import compose
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.figures.errors import FigureRefused
from chuan.figures.rules.returned_words import Paragraph, Returned, take_returned
from chuan.figures.rules.rewording import Outline
from chuan.figures.selectors.report_papers import printed_paper
from chuan.figures.services.narrating import write_blocks

LARGEST: Final = 20 * 2**20
_NOT_OURS = gettext_noop(
    "Tệp này không phải bản Word tải từ trang văn bản của báo cáo, hoặc đã mất dấu các đoạn."
)


def take_back_file(*, actor: Actor, uid: UUID, stream: BinaryIO, name: str, size: int) -> Returned:
    """Take the changed and the added paragraphs; what was changed here meanwhile stays and is told.

    No transaction is open while the file is read, however long that takes.
    """
    if size > LARGEST or not name.lower().endswith(".docx"):
        raise FigureRefused(_("Hãy chọn tệp Word (.docx) không quá 20 MB."))
    refuse_unreadable(actor, stream, name)
    found = [(one.mark, one.text, one.after_table) for one in _read(stream)]
    refuse_stamped_words(actor, *(words for _mark, words, _under in found))
    return _take(actor, uid, found)


@transaction.atomic
def _take(actor: Actor, uid: UUID, found: Sequence[Paragraph]) -> Returned:
    _report, paper = printed_paper(actor, uid)
    layout = layout_of(paper, clock.today())
    pieces = compose(paper, layout).body
    taken: list[Returned] = []

    def change(outline: Outline) -> Outline:
        taken.append(take_returned(outline, pieces, found, layout.end_mark))
        return taken[0].outline

    write_blocks(actor=actor, uid=uid, typed={}, then=change)
    if not taken[0].is_ours:
        raise FigureRefused(_(_NOT_OURS))
    return taken[0]


def _read(stream: BinaryIO) -> tuple[Marked, ...]:
    """The paragraphs; the file stands on the disk only while it is read."""
    handle, path = tempfile.mkstemp(dir=Path(settings.TEMPORARY_ROOT), suffix=".docx")
    try:
        with os.fdopen(handle, "wb") as out:
            while piece := stream.read(1 << 20):
                out.write(piece)
        return marked_paragraphs(Path(path), PREFIX)
    except UnreadableFile as refusal:
        raise FigureRefused(refusal.said(_)) from refusal
    finally:
        Path(path).unlink(missing_ok=True)
