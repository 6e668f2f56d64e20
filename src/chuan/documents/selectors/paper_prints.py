"""A paper as it will be printed: its pages, its files, and its words for readers of text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.models import PaperDraft
from chuan.documents.permissions import can_edit_paper
from chuan.documents.rules.printed_paper import lines_of
from chuan.documents.selectors.papers import find_paper
from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.errors import FileNotMade
from chuan.documents.writers.pdf import write_pages, write_pdf
from chuan.domain.vanban.folding import bare
from chuan.domain.vanban.writing import Paper
from chuan.domain.vanban.writing.layouts import Layout, layout_of

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Preview:
    """The preview of a paper; without `pages` the pictures could not be made."""

    draft: PaperDraft
    paper: Paper
    layout: Layout
    kind_label: str
    pages: Sequence[int]
    lines: Sequence[str]
    can_edit: bool


def preview(actor: Actor, uid: UUID) -> Preview:
    """The preview of a paper that the actor may see."""
    draft = find_paper(actor, uid)
    paper = draft.numbered_paper
    pages = _pages_or_none(draft, paper)
    return Preview(
        draft=draft,
        paper=paper,
        layout=_layout(paper),
        kind_label=str(labels.PAPER_KIND.get(paper.kind, "")),
        pages=range(1, len(pages) + 1),
        lines=lines_of(paper),
        can_edit=can_edit_paper(actor, draft),
    )


def page(draft: PaperDraft, number: int) -> bytes | None:
    """The picture of one page (from 1); None past the last."""
    pages = _pages_or_none(draft, draft.numbered_paper)
    return pages[number - 1] if 1 <= number <= len(pages) else None


def _pages_or_none(draft: PaperDraft, paper: Paper) -> tuple[bytes, ...]:
    try:
        return _pages(draft.uid, draft.version, paper)
    except FileNotMade:
        return ()


@lru_cache(maxsize=8)
def _pages(uid: UUID, version: int, paper: Paper) -> tuple[bytes, ...]:  # noqa: ARG001  (the key)
    """The pictures of a wording; a worker keeps the last few, since pages are asked for one by one."""
    return tuple(write_pages(paper, _layout(paper)))


def docx(draft: PaperDraft) -> bytes:
    """The paper as a DOCX file."""
    paper = draft.numbered_paper
    return write_docx(paper, _layout(paper))


def pdf(draft: PaperDraft) -> bytes:
    """The paper as a PDF file."""
    paper = draft.numbered_paper
    return write_pdf(paper, _layout(paper))


def file_name(draft: PaperDraft, ending: str) -> str:
    """A name that every system can keep: "ke-hoach-trien-khai.docx"."""
    words = bare(
        unicodedata.normalize("NFC", f"{labels.PAPER_KIND.get(draft.kind, '')} {draft.title}")
    )
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in words)
    return f"{'-'.join(plain.split())[:_LONGEST_NAME].strip('-') or 'du-thao'}.{ending}"


def _layout(paper: Paper) -> Layout:
    return layout_of(paper, clock.today())
