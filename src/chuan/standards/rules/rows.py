"""A row of a table read as a record: what it says, what a person must settle, what cannot be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from chuan.domain.designation import (
    Designation,
    NotADesignation,
    find_designations,
    parse_designation,
)
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.standards.enums import Degree, Relation, StandardKind, Status
from chuan.standards.rules import values
from chuan.standards.types import Link, Record

LONGEST_TITLE: Final = 600
LONGEST_NUMBER: Final = 200
MOST_LINKS: Final = 200
_RELATIONS: Final = (
    ("adopts", Relation.ADOPTS),
    ("replaces", Relation.REPLACES),
    ("replaced_by", Relation.REPLACED_BY),
    ("amends", Relation.AMENDS),
    ("amended_by", Relation.AMENDED_BY),
    ("cites", Relation.CITES),
)
_DAYS: Final = ("issued_on", "effective_on", "ended_on", "decision_on")
_DAY_WORDS: Final = {
    "issued_on": gettext_noop("ngày ban hành"),
    "effective_on": gettext_noop("ngày có hiệu lực"),
    "ended_on": gettext_noop("ngày hết hiệu lực"),
    "decision_on": gettext_noop("ngày quyết định"),
}
_KINDS: Final = {str(kind): kind for kind in StandardKind}


@dataclass(frozen=True, slots=True)
class RowRead:
    """What became of a row: a record, unless `refused` says why not; `doubts` are for a person to settle."""

    record: Record | None
    label: str
    refused: Sentence | None = None
    doubts: Sequence[Sentence] = ()


def read_row(cells: Mapping[str, str]) -> RowRead:
    """The record that the cells (by field) say."""
    raw = cells.get("number", "")
    label = values.plain(raw, LONGEST_NUMBER)
    if any("\x00" in text for text in cells.values()):
        return RowRead(None, label, Sentence(gettext_noop("Dòng có ký tự không đọc được.")))
    if not label:
        return RowRead(None, "", Sentence(gettext_noop("Dòng không có số hiệu.")))
    try:
        number = _number(label, cells.get("year", ""))
    except NotADesignation as fault:
        return RowRead(None, label, _sentence(fault))
    doubts: list[Sentence] = []
    if number.year is None:
        doubts.append(Sentence(gettext_noop("Số hiệu chưa có năm.")))
    record = _record(number, cells, doubts)
    if not record.title_vi and not record.title_en:
        doubts.append(Sentence(gettext_noop("Chưa có tên tiêu chuẩn.")))
    return RowRead(record, str(record.designation), None, tuple(doubts))


def identity(number: Designation) -> dict[str, object]:
    """What the number itself says of a record."""
    return {
        "designation": printed(number),
        "key": number.key,
        "family": number.family,
        "sort_key": number.sort_key[:300],
        "kind": str(_KINDS.get(str(number.kind), StandardKind.OTHER)),
        "series": f"{number.series} {number.adopted_series}".strip()[:60],
        "year": number.year,
    }


def link_to(relation: Relation, number: Designation, degree: str = "") -> Link:
    """A relation to a number."""
    return Link(str(relation), printed(number), number.key, number.family, degree)


def printed(number: Designation) -> str:
    """The number as printed, without what stands in brackets after it."""
    plain = replace(number, adopted=(), degree="") if number.adopted else number
    return str(plain)[:LONGEST_NUMBER]


def _number(text: str, year: str) -> Designation:
    """The number, with the year of its own column where the number has none."""
    number = parse_designation(text)
    said = values.whole(year)
    if number.year is None and said and 1900 <= said <= 2100:
        return replace(number, year=said)
    return number


def _record(number: Designation, cells: Mapping[str, str], doubts: list[Sentence]) -> Record:
    days = {name: _day(name, cells.get(name, ""), doubts) for name in _DAYS}
    begins, ends = days["effective_on"] or days["issued_on"], days["ended_on"]
    if begins and ends and ends < begins:
        doubts.append(Sentence(gettext_noop("Ngày hết hiệu lực trước ngày có hiệu lực.")))
    told: dict[str, object] = {
        **identity(number),
        **days,
        "title_vi": values.plain(cells.get("title_vi", ""), LONGEST_TITLE),
        "title_en": values.plain(cells.get("title_en", ""), LONGEST_TITLE),
        "body": values.plain(cells.get("body", ""), 200),
        "status": _status(cells, doubts),
        "decision_symbol": values.plain(cells.get("decision_symbol", ""), 80),
        "committee": values.plain(cells.get("committee", ""), 200),
        "pages": _pages(cells.get("pages", "")),
        "language": values.plain(cells.get("language", ""), 40),
        "price_vnd": values.whole(cells.get("price_vnd", "")),
        "link": _address(cells.get("link", ""), doubts),
        "source": values.plain(cells.get("source", ""), 300),
        "confidence": values.confidence(cells.get("confidence", "")),
        "ics": values.ics(cells.get("ics", "")),
        "links": _links(number, cells, doubts),
    }
    return Record(**told)  # type: ignore[arg-type]  # each value is of its field's type


def _status(cells: Mapping[str, str], doubts: list[Sentence]) -> str:
    said = cells.get("status", "").strip()
    if said:
        found = values.status(said)
        if found is None:
            doubts.append(
                Sentence(gettext_noop("Chưa hiểu tình trạng “%(said)s”."), said=said[:60])
            )
        return str(found or "")
    stage = cells.get("stage", "").strip()
    return str(values.status_of_stage(stage) or "") if stage else ""


def _day(name: str, text: str, doubts: list[Sentence]) -> date | None:
    found = values.day(text) if text.strip() else None
    is_month = len(text.strip()) in {4, 7} and text.strip()[:4].isdecimal()
    if text.strip() and found is None and not is_month:
        doubts.append(
            Sentence(
                gettext_noop("Chưa đọc được %(what)s “%(said)s”; cần dạng ngày/tháng/năm."),
                what=(_DAY_WORDS[name],),
                said=values.plain(text, 40),
            )
        )
    return found


def _pages(text: str) -> int | None:
    found = values.whole(text)
    return found if found is not None and found <= 100_000 else None


def _address(text: str, doubts: list[Sentence]) -> str:
    said = values.plain(text, 400)
    if said and not said.startswith(("https://", "http://")):
        doubts.append(Sentence(gettext_noop("Liên kết phải bắt đầu bằng https://.")))
        return ""
    return said


def _links(
    number: Designation, cells: Mapping[str, str], doubts: list[Sentence]
) -> tuple[Link, ...]:
    """Every number that the row names, once for each relation; its own number is no relation."""
    found: dict[tuple[str, str], Link] = {}
    degree = values.degree(cells.get("degree", ""))
    for adopted in number.adopted:
        link = link_to(Relation.ADOPTS, adopted, values.degree(number.degree) or degree)
        found[link.relation, link.key] = link
    for field, relation in _RELATIONS:
        for text in values.several(cells.get(field, ""))[:MOST_LINKS]:
            others = _numbers(text)
            if not others:
                doubts.append(
                    Sentence(gettext_noop("Chưa đọc được số hiệu “%(said)s”."), said=text[:60])
                )
            for other in others:
                taken = (values.degree(text) or degree) if relation is Relation.ADOPTS else ""
                link = link_to(relation, other, taken)
                if link.key != number.key:
                    found.setdefault((link.relation, link.key), link)
    return tuple(found[place] for place in sorted(found))


def _numbers(text: str) -> Sequence[Designation]:
    """The number that a cell is, else the numbers it mentions."""
    bare = text
    for degree in Degree:
        bare = bare.replace(str(degree), " ")
    try:
        return (parse_designation(bare.strip(" ,()-")),)
    except NotADesignation:
        return tuple(each.designation for each in find_designations(text))


def _sentence(fault: NotADesignation) -> Sentence:
    return Sentence(
        gettext_noop("Chưa đọc được số hiệu: %(reason)s (vị trí %(at)s)."),
        reason=(fault.reason,),
        at=fault.at + 1,
    )


def implied_status(record: Record) -> str:
    """What to store where the source says nothing: not known, never "in force" by silence."""
    return record.status or str(Status.UNKNOWN)


def key_of(number: str) -> str:
    """The key of a number in any spelling; what is no number stays as it is.

    >>> key_of("TCVN6492-2011"), key_of("không có")
    ('TCVN 6492:2011', 'không có')
    """
    try:
        return parse_designation(number).key
    except NotADesignation:
        return " ".join(number.split())
