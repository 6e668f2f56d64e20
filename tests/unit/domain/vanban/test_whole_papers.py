"""Each made-up paper is read to its last word: what a careful clerk would note down from it.

The notes in `notes/` were checked by eye against the papers; they say no place and no figure of the
program, so that any way of reading that understands the paper keeps them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.types import Document, Knowledge, Period, Section, Task, Value
from tests.unit.domain.vanban.more_papers import MORE_PAPERS
from tests.unit.domain.vanban.papers import PAPERS

NOTES = Path(__file__).with_name("notes")
ALL_PAPERS = PAPERS | MORE_PAPERS


def _said(value: object) -> str:
    return "—" if value is None or value == "" else str(value)


def _listed(values: Sequence[Value]) -> str:
    return "; ".join(value.text for value in values) or "—"


def _period(period: Period | None) -> str:
    if period is None:
        return "—"
    quarter = f" quý {period.quarter}" if period.quarter else ""
    return f"{_said(period.start)}–{_said(period.end)}{quarter} {_said(period.recurrence)}"


def _headings(sections: Sequence[Section], depth: int = 0) -> Iterator[str]:
    for section in sections:
        yield f"{'  ' * depth}{section.label} {_said(section.title)}"
        yield from _headings(section.children, depth + 1)


def _task(task: Task) -> Iterator[str]:
    yield f"[{task.source}] {_said(task.section)} · {_said(task.number)} · {task.text}"
    if task.lead or task.coordinate:
        yield f"    {_listed(task.lead)} | {_listed(task.coordinate)}"
    if task.time or task.period or task.product:
        yield f"    {_said(task.time)} | {_period(task.period)} | {_said(task.product)}"


def notes(document: Document) -> Iterator[str]:
    """What stands in the paper, one thing a line."""
    signer = document.signer
    yield f"# {document.kind}: {_said(document.title)}"
    yield f"{_said(document.superior)} > {_said(document.issuer)}"
    blank = " (số trống)" if document.number_blank else ""
    yield f"{_said(document.symbol)}{blank}, {_said(document.place)}, {_said(document.date)}"
    yield f"ký: {_said(signer.authority)} / {_said(signer.position)} / {_said(signer.name)}"
    yield f"gửi: {_listed(document.recipients)}"
    for act in document.citations:
        yield f"dẫn: {_said(act.kind)} {act.symbol}, {_said(act.date)}, {_said(act.issuer)}"
    yield from (f"dẫn: {act}" for act in document.citations_unnumbered)
    yield from _headings(document.sections)
    yield from (f"mục đích: {value}" for value in document.purposes)
    yield from (f"yêu cầu: {value}" for value in document.requirements)
    for goal in document.targets:
        figure = f"{_said(goal.comparator)} {goal.value:g} {goal.unit}"
        when = f"{_said(goal.by)} {_said(goal.recurrence)}"
        yield f"chỉ tiêu: {figure} · {when} · {goal.where} · {goal.text}"
    for task in document.tasks:
        yield from _task(task)
    for duty in document.duties:
        yield f"giao: {_said(duty.number)} · {_said(duty.actor)} · {_said(duty.due)} · {duty.text}"
    for duty in document.reporting:
        when = f"{_said(duty.due)} {_said(duty.recurrence)}"
        yield f"báo cáo: {_listed(duty.who)} > {_listed(duty.to)} · {when}"


@pytest.mark.parametrize("name", ALL_PAPERS)
def test_a_paper_is_read_to_its_last_word(name: str) -> None:
    documents = read(from_text(ALL_PAPERS[name]), Knowledge()).documents

    noted = "\n\n".join("\n".join(notes(document)) for document in documents)

    assert noted + "\n" == (NOTES / f"{name}.txt").read_text(encoding="utf-8")
