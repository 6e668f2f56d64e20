"""The page of a report's paper: its outline to be written in, what changed, its papers, its files."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.enums import PaperState
from chuan.documents.labels import BLOCK_KIND, PAPER_KIND, PAPER_STATE
from chuan.documents.models import PaperDraft
from chuan.documents.permissions import can_edit_paper
from chuan.documents.rules.printed_paper import lines_of
from chuan.documents.selectors.houses import house_of
from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.errors import FileNotMade
from chuan.documents.writers.pdf import write_pages, write_pdf
from chuan.domain.vanban.folding import bare
from chuan.domain.vanban.writing import DRAWN, Paper
from chuan.domain.vanban.writing.layouts import Layout, layout_of
from chuan.figures.errors import ReportNotFound
from chuan.figures.models import Report
from chuan.figures.permissions import can_send, is_of_its_body
from chuan.figures.rules.report_facts import Facts, Wanted
from chuan.figures.rules.report_paper import (
    DRAFT_MARK,
    annexes_of,
    body_of,
    renewed_annexes,
    report_paper,
)
from chuan.figures.rules.rewording import Kept
from chuan.figures.rules.word_marks import mark_of
from chuan.figures.selectors.report_facts import facts_of
from chuan.figures.selectors.report_words import (
    annexes_made,
    draft_of,
    outline_now,
)
from chuan.figures.selectors.titles import title_of
from chuan.orgs.selectors import organisation_by_uid

_PER_LINE = 84
REPORT, LETTER, SUBMISSION = "figures.report", "figures.letter", "figures.submission"
"""What drafts of papers are about, each with the uid of the report."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of the outline. `number` is its number as printed, `shown` the mark of its text."""

    block: Kept
    number: str
    rows: int
    shown: str
    kind_label: str
    typed: str = ""
    fault: str = ""
    asked: Wanted | None = None
    """The part of the form that it answers."""

    @property
    def is_drawn(self) -> bool:
        """A table or a picture."""
        return self.block.kind in DRAWN

    @property
    def text(self) -> str:
        """What its box holds: what was typed and could not be kept, else what stands."""
        return self.typed or self.block.text


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper drafted about the report."""

    label: str
    title: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class ReportPaperPage:
    """Everything that the page shows. `number` is the version whose figures are printed, 0 for none."""

    report: Report
    title: str
    facts: Facts
    blocks: Sequence[BlockView]
    removed: Sequence[BlockView]
    news: Sequence[BlockView]
    papers: Sequence[PaperRow]
    can_write: bool
    can_draft: bool
    has_draft: bool
    is_behind: bool
    closed: str
    is_unit: bool
    annexes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Preview:
    """The paper as it will be printed; without `pages` the pictures could not be made."""

    report: Report
    title: str
    paper: Paper
    layout: Layout
    pages: Sequence[int]
    lines: Sequence[str]


def find_own_report(actor: Actor, uid: UUID) -> Report:
    """A report of the actor's own body; to anybody else its paper is not there."""
    rows = Report.objects.visible_to(actor).select_related(
        "round__form", "round__asker", "round__plan__document", "organisation", "place",
        "paper__number",
    )  # fmt: skip
    report = rows.filter(uid=uid).first()
    if report is None or not is_of_its_body(actor, report):
        raise ReportNotFound
    return report


def paper_page(actor: Actor, uid: UUID, *, typed: "Unkept | None" = None) -> ReportPaperPage:
    """The outline with what the facts say now; `typed` is what could not be kept."""
    report = find_own_report(actor, uid)
    facts = facts_of(actor, report)
    outline = outline_now(report, facts)
    draft = draft_of(report)
    printed = {block.key: block.label for block in body_of(facts, outline)}
    parts = {part.key: part for part in facts.wanted}
    views = [
        replace(_view(one, printed.get(one.key, ""), typed), asked=parts.get(one.key))
        for one in outline
    ]
    writes = can_send(actor, report)
    open_ = draft is None or can_edit_paper(actor, draft)
    own = actor.organisation_uid
    return ReportPaperPage(
        report=report,
        title=title_of(report),
        facts=facts,
        blocks=[view for view in views if not view.block.removed],
        removed=[view for view in views if view.block.removed and view.block.text],
        news=[view for view in views if view.block.has_news and not view.block.removed],
        papers=_papers(actor, report),
        can_write=writes and open_,
        can_draft=writes,
        has_draft=draft is not None,
        is_behind=draft is not None and open_ and _paper(actor, report, facts) != draft.paper,
        closed="" if open_ or draft is None else str(PAPER_STATE.get(draft.state, "")),
        is_unit=bool(own) and own != report.organisation.uid.hex,
        annexes=[f"{annex.label}: {annex.title}" for annex in annexes_of(facts)],
    )


@dataclass(frozen=True, slots=True)
class Unkept:
    """What was typed into one block and refused, and why."""

    key: str
    text: str
    reason: str


def _view(one: Kept, number: str, typed: Unkept | None) -> BlockView:
    refused = typed if typed is not None and typed.key == one.key else None
    text = refused.text if refused else one.text
    rows = sum(-(-len(line) // _PER_LINE) or 1 for line in text.split("\n"))
    return BlockView(
        block=one,
        number=number,
        rows=max(rows, 1),
        shown=mark_of(one.text),
        kind_label=str(BLOCK_KIND[one.kind]),
        typed=refused.text if refused else "",
        fault=refused.reason if refused else "",
    )


def _papers(actor: Actor, report: Report) -> Sequence[PaperRow]:
    """Papers about the report that the actor may see."""
    rows = (
        PaperDraft.objects.visible_to(actor)
        .filter(about_kind__in=(REPORT, LETTER, SUBMISSION), about_id=report.uid.hex)
        .exclude(state=PaperState.WITHDRAWN)
        .defer("content")
        .order_by("pk")
    )
    return tuple(
        PaperRow(
            str(PAPER_KIND.get(row.kind, "")), row.title, str(PAPER_STATE.get(row.state, "")),
            reverse("documents:paper_detail", args=[row.uid]),
        )
        for row in rows
    )  # fmt: skip


def _paper(actor: Actor, report: Report, facts: Facts) -> Paper:
    """The paper as it stands now: drafted anew, or its draft with the words and figures of today."""
    draft = draft_of(report)
    outline = outline_now(report, facts)
    if draft is None:
        return report_paper(
            facts, outline, house_of(report.organisation), drafter=drafter_of(actor, report)
        )
    if not can_edit_paper(actor, draft):
        return draft.numbered_paper
    paper = draft.paper
    annexes = renewed_annexes(paper.annexes, annexes_of(facts), annexes_made(report))
    return replace(paper, body=body_of(facts, outline), annexes=annexes)


def drafter_of(actor: Actor, report: Report) -> str:
    """The abbreviation of the unit that writes it, for the archive line; "" for the body itself."""
    if not actor.organisation_uid or actor.organisation_uid == report.organisation.uid.hex:
        return ""
    return house_of(organisation_by_uid(actor.organisation_uid)).abbreviation


def printed_paper(actor: Actor, uid: UUID) -> tuple[Report, Paper]:
    """What is printed; before the figures are sent it bears the mark of a draft."""
    report = find_own_report(actor, uid)
    facts = facts_of(actor, report)
    paper = _paper(actor, report, facts)
    draft = draft_of(report)
    issued = draft is not None and draft.state == PaperState.ISSUED
    return report, paper if facts.number or issued else replace(paper, mark=DRAFT_MARK)


def preview(actor: Actor, uid: UUID) -> Preview:
    """The pages of the paper."""
    report, paper = printed_paper(actor, uid)
    return Preview(
        report=report,
        title=title_of(report),
        paper=paper,
        layout=_layout(paper),
        pages=range(1, len(_pages_or_none(paper)) + 1),
        lines=lines_of(paper),
    )


def page(actor: Actor, uid: UUID, number: int) -> bytes | None:
    """The picture of one page, from 1; None past the last."""
    _report, paper = printed_paper(actor, uid)
    pages = _pages_or_none(paper)
    return pages[number - 1] if 1 <= number <= len(pages) else None


def docx(actor: Actor, uid: UUID) -> tuple[bytes, str]:
    """The paper as a DOCX file, and its name."""
    report, paper = printed_paper(actor, uid)
    return write_docx(paper, _layout(paper)), _file_name(report, paper, "docx")


def pdf(actor: Actor, uid: UUID) -> tuple[bytes, str]:
    """The paper as PDF/A, and its name."""
    report, paper = printed_paper(actor, uid)
    return write_pdf(paper, _layout(paper)), _file_name(report, paper, "pdf")


def _pages_or_none(paper: Paper) -> tuple[bytes, ...]:
    try:
        return _pages(paper)
    except FileNotMade:
        return ()


@lru_cache(maxsize=8)
def _pages(paper: Paper) -> tuple[bytes, ...]:
    """A worker keeps the last few, since pages are asked for one by one."""
    return tuple(write_pages(paper, _layout(paper)))


def _layout(paper: Paper) -> Layout:
    return layout_of(paper, clock.today())


def _file_name(report: Report, paper: Paper, ending: str) -> str:
    """As in "bao-cao-2026-ubnd-xa-chau-tien-ban-nhap.docx"."""
    words = f"bao cao {report.round.period} {report.organisation.label}"
    words += " ban nhap" if paper.mark else ""
    plain = bare(unicodedata.normalize("NFC", words))
    kept = "".join(char if char.isascii() and char.isalnum() else " " for char in plain)
    return f"{'-'.join(kept.lower().split())[:80]}.{ending}"
