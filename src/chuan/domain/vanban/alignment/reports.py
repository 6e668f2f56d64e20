"""Reports upward: as early and as often as the parent asks, with time left to put them together."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from chuan.domain.calendar_vn import Calendar
from chuan.domain.vanban.alignment.bodies import canonical
from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Case, Effect, Hit, Judged
from chuan.domain.vanban.alignment.samples import whole
from chuan.domain.vanban.alignment.tiers import Tier, addresses, tier_of_name
from chuan.domain.vanban.alignment.types import Clause, Quote
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Reporting, Value

_FEWEST_DAYS = 3
_SOME_YEAR = 2027
"""Where both days come back each year, any year tells their order and the days between."""
_OFTEN = {"monthly": 12, "quarterly": 4, "half_yearly": 2, "annual": 1}
_EVERY = {
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half_yearly": "6 tháng một lần",
    "annual": "hằng năm",
}


def _asked(case: Case) -> Iterator[tuple[int, Reporting]]:
    """The dated reports that the parents ask of the child."""
    for place, parent in enumerate(case.parents):
        above, tier = case.tier(place), case.tier(-1)
        for report in parent.document.reporting:
            asks = tier is above or not report.who or addresses(report.who, case.child, tier, above)
            if asks and report.due:
                yield place, report


def _is_upward(case: Case, mine: Reporting, wanted: Reporting) -> bool:
    """Whether the child's report goes to the body that the parent wants it sent to."""
    names = {canonical(body.text, case.knowledge) for body in wanted.to}
    return bool(names & {canonical(body.text, case.knowledge) for body in mine.to})


def _is_internal(case: Case, mine: Reporting) -> bool:
    """Whether the child's own offices report to one of its own."""
    tier = case.tier(-1)
    tiers = {tier_of_name(body.text) for body in mine.to}
    if tier is Tier.COMMUNE:
        return bool(tiers) and tiers <= {Tier.OFFICE, Tier.COMMUNE}
    if tier is Tier.PROVINCE:
        return bool(tiers) and tiers <= {Tier.DEPARTMENT, Tier.PROVINCE}
    return False


def _alike(mine: Reporting, wanted: Reporting) -> bool:
    """Whether two reports are of one kind, both of the year or both of the quarter."""
    one, two = mine.recurrence or "annual", wanted.recurrence or "annual"
    return one == two and one not in ("on_event", "periodic")


_Compared = tuple[int, Reporting, Reporting]
"""The place of a parent, the report that it asks, and the child's report that answers it."""


def _answered(case: Case) -> tuple[_Compared, ...]:
    """Each dated report upward of the child with the one asked that it comes nearest to."""
    return tuple(_nearest(case, _is_upward))


def _inside(case: Case) -> tuple[_Compared, ...]:
    """Each dated report among the child's own offices with the report upward next to it."""
    return tuple(_nearest(case, lambda own, mine, _: _is_internal(own, mine)))


def _nearest(
    case: Case, belongs: Callable[[Case, Reporting, Reporting], bool]
) -> Iterator[_Compared]:
    for mine in case.child.reporting:
        asked = [
            (place, wanted)
            for place, wanted in _asked(case)
            if mine.due and _alike(mine, wanted) and belongs(case, mine, wanted)
        ]
        for at in sorted({place for place, _ in asked}):
            here = [wanted for place, wanted in asked if place == at]
            yield at, min(here, key=lambda wanted: _apart(mine, wanted)), mine


def _apart(mine: Reporting, wanted: Reporting) -> int:
    """How many days lie between two reports in a year."""
    one, two = _pair(mine, wanted)
    return abs((one - two).days) if one and two else 400


def _late(case: Case) -> Iterator[Hit]:
    for place, wanted, mine in case.once("reports upward", _answered):
        if _after(mine, wanted):
            yield _hit(case, place, mine, wanted)


def _late_here(judged: Judged) -> Iterator[Hit]:
    """The late reports that the clause of the parent asks for."""
    case, clause = judged.case, judged.parent
    for place, wanted, mine in case.once("reports upward", _answered):
        asks = place == clause.document and _stands_in(wanted, clause)
        if asks and _after(mine, wanted):
            yield _hit(case, place, mine, wanted)


def _stands_in(report: Reporting, clause: Clause) -> bool:
    spans = clause.text.spans
    if report.spans and spans:
        return any(low <= start < high for start, _ in report.spans for low, high in spans)
    return clause.due is not None and clause.due == report.due


def _after(mine: Reporting, wanted: Reporting) -> bool:
    one, two = _pair(mine, wanted)
    return one is not None and two is not None and one > two


def _pair(mine: Reporting, wanted: Reporting) -> tuple[date | None, date | None]:
    """Both days in one year, so that they can be compared."""
    years = {int(due[:4]) for due in (mine.due, wanted.due) if due and not due.startswith("--")}
    year = years.pop() if len(years) == 1 else _SOME_YEAR
    return _day(mine.due, year), _day(wanted.due, year)


def _day(due: str | None, year: int) -> date | None:
    try:
        return date.fromisoformat(due.replace("--", f"{year}-", 1) if due else "")
    except ValueError:
        return None


def _no_time(case: Case) -> Iterator[Hit]:
    for place, wanted, mine in case.once("reports inside", _inside):
        one, two = _pair(mine, wanted)
        if one and two and Calendar().working_days_between(one, two) < _FEWEST_DAYS:
            yield _hit(case, place, mine, wanted)


def _seldom(case: Case) -> Iterator[Hit]:
    for place, parent in enumerate(case.parents):
        above, tier = case.tier(place), case.tier(-1)
        for wanted in parent.document.reporting:
            often = _OFTEN.get(wanted.recurrence or "")
            if not often or not (tier is above or addresses(wanted.who, case.child, tier, above)):
                continue
            same = [r for r in case.child.reporting if _is_upward(case, r, wanted)]
            told = [r for r in same if r.recurrence in _OFTEN]
            best = max(told, key=lambda r: _OFTEN[r.recurrence or ""], default=None)
            if (
                best is not None
                and len(told) == len(same)
                and _OFTEN[best.recurrence or ""] < often
            ):
                yield _hit(case, place, best, wanted)


def _hit(case: Case, place: int, mine: Reporting, wanted: Reporting) -> Hit:
    return Hit(
        Quote(place, "Chế độ báo cáo", _words(case, place, wanted)),
        Quote(-1, "Chế độ báo cáo", _words(case, -1, mine)),
        {
            "child": _said(mine.due),
            "parent": _said(wanted.due),
            "to": ", ".join(body.text for body in wanted.to),
            "often": _EVERY.get(wanted.recurrence or "", ""),
            "seldom": _EVERY.get(mine.recurrence or "", ""),
        },
    )


def _said(due: str | None) -> str:
    if not due:
        return "không ghi ngày"
    return "/".join(reversed(due.removeprefix("--").split("-")))


def _words(case: Case, place: int, report: Reporting) -> Value:
    """The sentence of the report as printed, its bodies where the text is not at hand."""
    text = case.text_of(place)
    spans = (*report.spans, *report.due_spans)
    if text and spans:
        start, end = min(s[0] for s in spans), max(s[1] for s in spans)
        return Value(" ".join(text[start:end].split()), ((start, end),))
    for duty in case.document(place).duties:
        folded = fold(duty.text.text)
        if duty.due == report.due and re.search("báo cáo|gửi", folded):
            return duty.text
    bodies = ", ".join(body.text for body in report.to)
    return Value(f"Báo cáo {bodies} trước ngày {_said(report.due)}", spans)


_ABOVE = (
    "I. NHIỆM VỤ\n- Mở lớp tập huấn.\nII. TỔ CHỨC THỰC HIỆN\n1. UBND các xã, phường báo cáo kết"
    " quả về Sở Khoa học "
    "và Công nghệ trước ngày 20 tháng 11 hằng năm.\n"
)


def _below(who: str, to: str, day: str) -> str:
    return (
        "I. NHIỆM VỤ\n- Mở lớp tập huấn.\nII. TỔ CHỨC THỰC HIỆN\n"
        f"1. {who} báo cáo kết quả về {to} trước ngày {day} hằng năm.\n"
    )


_ROOM, _SELF, _DEPARTMENT = "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Sở Khoa học và Công nghệ"
RULES = (
    AlignmentRule(
        "report-after-parent",
        "error",
        "Văn bản cấp trên yêu cầu báo cáo {to} trước ngày {parent}, ở đây ghi trước ngày {child}.",
        Effect.WEAKER,
        pair=_late_here,
        whole=_late,
        fires=(whole(_below(_SELF, _DEPARTMENT, "05 tháng 12"), _ABOVE),),
        silent=(whole(_below(_SELF, _DEPARTMENT, "15 tháng 11"), _ABOVE),),
    ),
    AlignmentRule(
        "no-time-to-gather",
        "question",
        "Nội bộ nộp trước ngày {child}, báo cáo gửi {to} trước ngày {parent}; có kịp tổng hợp"
        " không?",
        whole=_no_time,
        fires=(
            whole(_below(_ROOM, _SELF, "20 tháng 11"), _ABOVE),
            whole(_below(_ROOM, _SELF, "19 tháng 11"), _ABOVE),
        ),
        silent=(whole(_below(_ROOM, _SELF, "05 tháng 11"), _ABOVE),),
    ),
    AlignmentRule(
        "report-less-often",
        "warning",
        "Văn bản cấp trên yêu cầu báo cáo {to} {often}, ở đây chỉ {seldom}.",
        whole=_seldom,
        fires=(
            whole(
                _below(_SELF, _DEPARTMENT, "15 tháng 11"),
                "I. NHIỆM VỤ\n- Mở lớp tập huấn.\nII. TỔ CHỨC THỰC HIỆN\n"
                "1. UBND các xã, phường báo cáo Sở Khoa học và Công nghệ hằng quý.\n",
            ),
        ),
        silent=(whole(_below(_SELF, _DEPARTMENT, "15 tháng 11"), _ABOVE),),
    ),
)
