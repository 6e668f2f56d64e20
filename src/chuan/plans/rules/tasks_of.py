"""Which tasks a read document makes: its rows, and its reporting duties as tasks that come back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chuan.domain.vanban.folding import fold
from chuan.plans.enums import TaskKind
from chuan.plans.rules.printed_time import year_of
from chuan.plans.rules.reports import report_title, report_words
from chuan.plans.types import PrintedTime

Json = Mapping[str, Any]
_LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A task as read: the printed names of who leads and who co-operates, and its time."""

    pointer: str
    kind: TaskKind
    section: str
    clause: str
    text: str
    product: str
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    time: PrintedTime


def tasks_of(
    content: Json, *, at: str, text: str, spans: Mapping[str, Sequence[Sequence[int]]]
) -> Iterator[ReadTask]:
    """Every task of one corrected document; gaps of removed items are passed over.

    Basis: Điều 21 Nghị định 09/2019/NĐ-CP (a periodic report says who reports to whom, by when).
    """
    for place, row in enumerate(content.get("tasks") or ()):
        if row:
            yield _task(row, f"{at}/tasks/{place}", content)
    for place, row in enumerate(content.get("reporting") or ()):
        if row and row.get("who"):
            pointer = f"{at}/reporting/{place}"
            words = report_words(row, pointer, text, spans)
            yield _report(row, pointer, words, content)


def clause_of(row: Json) -> str:
    """Where the task stands in the document: "II.3", "Phụ lục, mục I, số 4"."""
    section, number = row.get("section") or "", row.get("number") or ""
    if row.get("source") == "annex":
        parts = ["Phụ lục", f"mục {section}" if section else "", f"số {number}" if number else ""]
        return ", ".join(part for part in parts if part)
    joined = ".".join(part for part in (section, number) if part)
    return f"Mục {joined}" if joined else ""


def _task(row: Json, pointer: str, content: Json) -> ReadTask:
    period = row.get("period") or {}
    return ReadTask(
        pointer=pointer,
        kind=TaskKind.WORK,
        section=_heading(row, content),
        clause=clause_of(row)[:80],
        text=row.get("text") or "",
        product=row.get("product") or "",
        lead=_names(row.get("lead")),
        coordinate=_names(row.get("coordinate")),
        time=PrintedTime(
            words=(row.get("time") or "")[:_LONGEST_WORDS],
            start=year_of(period.get("start")),
            end=year_of(period.get("end")),
            quarter=period.get("quarter"),
            recurrence=period.get("recurrence"),
        ),
    )


def _heading(row: Json, content: Json) -> str:
    """The path of the heading a task stands under; headings of an annex are told from those of the body."""
    section = row.get("section") or ""
    if row.get("source") != "annex" or not section:
        return section
    for above in content.get("sections") or ():
        below = {child.get("label") for child in above.get("children") or ()}
        if fold(str(above.get("label") or "")).startswith("phụ lục") and section in below:
            return f"{above['label']}.{section}"
    return f"Phụ lục.{section}"


def _report(row: Json, pointer: str, words: str, content: Json) -> ReadTask:
    return ReadTask(
        pointer=pointer,
        kind=TaskKind.REPORT,
        section="",
        clause="Chế độ báo cáo",
        text=report_title(row, content),
        product="Báo cáo",
        lead=_names(row.get("who")),
        coordinate=(),
        time=PrintedTime(words=words, recurrence=row.get("recurrence"), due=row.get("due")),
    )


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    named = (" ".join(str(name).split()) for name in value if name)
    return tuple(dict.fromkeys(name for name in named if name))
