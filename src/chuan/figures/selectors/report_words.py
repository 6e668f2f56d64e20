"""The words of a report as they stand: its rows, or the paper drafted from them while there is one."""

from collections.abc import Iterable, Mapping
from typing import Final

from chuan.documents.enums import PaperState
from chuan.documents.models import PaperDraft
from chuan.domain.vanban.writing import BlockKind
from chuan.figures.models import Report, ReportText
from chuan.figures.rules.report_facts import Facts
from chuan.figures.rules.report_outline import outline_of, printed
from chuan.figures.rules.rewording import (
    Figures,
    Kept,
    Outline,
    read_back,
    renewed,
    with_text,
)

ANNEX: Final = "annex"
"""Kind of the rows that keep the fingerprint of an annex as it was made."""


def draft_of(report: Report) -> PaperDraft | None:
    """The paper of the report that is being written, carried or was issued; none when withdrawn."""
    draft = report.paper
    return None if draft is None or draft.state == PaperState.WITHDRAWN else draft


def words_of(report: Report) -> Outline:
    """The outline in its order; a draft of the paper is the outline from the moment that it exists."""
    rows = report.texts.exclude(kind=ANNEX).exclude(kind="").order_by("order", "pk")
    outline = tuple(_kept(row) for row in rows)
    draft = draft_of(report)
    if draft is None:
        return outline
    return read_back(outline, draft.paper.body, [one.key for one in printed(outline)])


def loose_texts(report: Report) -> Mapping[str, str]:
    """Parts that people wrote before the outline had a place for them."""
    return dict(report.texts.filter(kind="").exclude(text="").values_list("key", "text"))


def with_loose(outline: Outline, texts: Mapping[str, str]) -> Outline:
    """The outline with these texts put where their blocks are."""
    for key, text in texts.items():
        outline = with_text(outline, key, text)
    return outline


def outline_now(report: Report, facts: Facts) -> Outline:
    """The words that stand, with what the facts say this moment."""
    return with_loose(renewed(words_of(report), outline_of(facts)), loose_texts(report))


def annexes_made(report: Report) -> Mapping[str, str]:
    """Fingerprints of annexes as they were last put into the paper, by key."""
    return dict(report.texts.filter(kind=ANNEX).values_list("key", "drafted"))


def _kept(row: ReportText) -> Kept:
    return Kept(
        key=row.key,
        kind=BlockKind(row.kind),
        text=row.text,
        level=row.level,
        drafted=row.drafted,
        seen=row.seen,
        now=_figures(row.facts.get("now", ())),
        then=_figures(row.facts.get("then", ())),
        edited=row.edited,
        removed=row.removed,
        label=str(row.facts.get("label", "")),
    )


def _figures(pairs: Iterable[tuple[object, object]]) -> Figures:
    return tuple((str(key), str(value)) for key, value in pairs)


def as_row(row: ReportText, one: Kept, order: int) -> ReportText:
    """The row with what the block says, in its place."""
    row.kind, row.level, row.order = one.kind, one.level, order
    row.text, row.drafted, row.seen = one.text, one.drafted, one.seen
    row.edited, row.removed = one.edited, one.removed
    row.facts = {"now": [list(pair) for pair in one.now], "then": [list(pair) for pair in one.then]}
    if one.label:
        row.facts["label"] = one.label
    return row
