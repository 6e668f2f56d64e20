"""A sheet as its page shows it: boxes with what was typed, sentences about each line, what is left to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.figures import labels
from chuan.figures.enums import Origin
from chuan.figures.rules.cells import Held
from chuan.figures.rules.checks import Check
from chuan.figures.rules.numbers import write_number
from chuan.figures.selectors.reach import address_of
from chuan.figures.selectors.sheet import Offered, Part, Row, RowKind, Sheet
from chuan.figures.web.filling_forms import ESTIMATE, NOTE, TEXT, VALUE, Typed, shown


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check in the reader's language."""

    level: str
    level_label: str
    sentence: str
    advice: str
    line: int
    anchor: str
    explained: bool


@dataclass(frozen=True, slots=True)
class HeldView:
    """What was held back: mine and theirs in words."""

    change: int
    sentence: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line: what its boxes hold, where its figure comes from, what to look at."""

    row: Row
    value: str
    estimate: str
    note: str
    last_year: str
    goal: str
    from_words: str
    kind: str
    faults: Mapping[str, str]
    checks: Sequence[CheckView]
    held: Sequence[HeldView]
    url: str
    drill: str = ""

    @property
    def has_notes(self) -> bool:
        """There is something to be said below the line."""
        return bool(self.faults or self.checks or self.held or self.row.questions)


@dataclass(frozen=True, slots=True)
class PartView:
    """One part in words, with what was typed and the fault of it."""

    part: Part
    text: str
    fault: str


@dataclass(frozen=True, slots=True)
class Todo:
    """What is left: a sentence, and links to each thing."""

    sentence: str
    missing: Sequence[LineView]
    checks: Sequence[CheckView]
    wanted: int
    filled: int

    @property
    def done(self) -> bool:
        """Nothing is missing and nothing wants a look."""
        return not self.missing and not self.checks


def lines_of(sheet: Sheet, typed: Typed | None = None) -> Sequence[LineView]:
    """Every line of the sheet."""
    return tuple(_line(sheet, row, typed) for row in sheet.rows)


def parts_of(sheet: Sheet, typed: Typed | None = None, fault: str = "") -> Sequence[PartView]:
    """Every part in words; what was typed stays when it could not be kept."""
    given = typed.given if typed else {}
    return tuple(
        PartView(part, given.get(f"{TEXT}-{part.key}", part.text), fault if typed else "")
        for part in sheet.parts
    )


def todo_of(sheet: Sheet, lines: Sequence[LineView]) -> Todo:
    """First what is left: so many figures are missing, so many want a look."""
    missing = [line for line in lines if line.row.is_missing]
    checks = [check_view(check) for check in sheet.to_look_at]
    said = []
    if missing:
        count = len(missing)
        said.append(ngettext("%(n)s ô", "%(n)s ô", count) % {"n": count})
    looked = ngettext("%(n)s chỗ cần kiểm tra lại", "%(n)s chỗ cần kiểm tra lại", len(checks)) % {
        "n": len(checks)
    }
    if missing and checks:
        sentence = _("Còn thiếu %(missing)s; %(checks)s.") % {
            "missing": said[0],
            "checks": looked,
        }
    elif missing:
        sentence = _("Còn thiếu %(missing)s.") % {"missing": said[0]}
    elif checks:
        sentence = _("Đã đủ số; %(checks)s.") % {"checks": looked}
    else:
        sentence = _("Đã đủ số, không còn chỗ nào cần kiểm tra lại.")
    return Todo(sentence, missing, checks, sheet.wanted, sheet.filled)


def check_view(check: Check) -> CheckView:
    """One check as people read it."""
    return CheckView(
        level=str(check.level),
        level_label=str(labels.CHECK_LEVEL[check.level]),
        sentence=check.sentence.said(_),
        advice=check.advice.said(_),
        line=check.line or 0,
        anchor=f"#dong-{check.line}" if check.line else "#loi-van" if check.part else "#bang",
        explained=check.explained,
    )


def _line(sheet: Sheet, row: Row, typed: Typed | None) -> LineView:
    given = typed.given if typed else {}
    faults = typed.faults if typed else {}
    own = {
        kind: faults[f"{kind}-{row.pk}"]
        for kind in (VALUE, ESTIMATE, NOTE)
        if f"{kind}-{row.pk}" in faults
    }
    return LineView(
        row=row,
        value=given.get(f"{VALUE}-{row.pk}", shown(row.value, row.decimals)),
        estimate=given.get(f"{ESTIMATE}-{row.pk}", shown(row.estimate, row.decimals)),
        note=given.get(f"{NOTE}-{row.pk}", row.note),
        last_year=shown(row.last_year, row.decimals),
        goal=goal_words(row),
        from_words=from_words(row),
        kind=_kind(row),
        faults=own,
        checks=[check_view(check) for check in row.checks if check.id != "empty"],
        held=[_held(row, held) for held in row.held],
        drill=drill_url(sheet, row),
        url=reverse("figures:cell_detail", args=[sheet.report.uid, row.pk])
        if not row.is_heading
        else "",
    )


def goal_words(row: Row) -> str:
    """The target as the plan sets it."""
    if row.goal is None:
        return ""
    if row.goal.value is None:
        return _("không có mục tiêu số")
    sign = str(labels.COMPARATOR[row.goal.comparator])
    figure = write_number(row.goal.value, max(row.decimals, 2))
    return f"{sign} {figure}%" if row.unit == "%" else f"{sign} {figure}"


def from_words(row: Row) -> str:
    """Where the figure comes from, in a few words; nothing for what was typed here."""
    if row.kind is RowKind.RATE:
        return _("tính từ hai dòng")
    offered = row.offered
    if row.origin == Origin.ROLLED_UP and offered is not None:
        return sum_words(offered)
    if row.origin == Origin.LIVE and offered is not None:
        count = len(offered.rows)
        return ngettext("đếm được từ %(n)s dòng sổ", "đếm được từ %(n)s dòng sổ", count) % {
            "n": count
        }
    if row.origin in {Origin.TYPED, ""}:
        return ""
    return str(labels.ORIGIN[row.origin])


def sum_words(offered: Offered) -> str:
    """How many bodies are in a sum, of how many asked where that is known."""
    count = offered.bodies
    if offered.expected:
        return _("cộng từ %(n)s/%(m)s đơn vị") % {"n": count, "m": offered.expected}
    return ngettext("cộng từ %(n)s đơn vị", "cộng từ %(n)s đơn vị", count) % {"n": count}


def drill_url(sheet: Sheet, row: Row) -> str:
    """Where a sum opens to its bodies; nothing for what is not added up over places."""
    if row.kind is not RowKind.ADDED or row.indicator is None or row.value is None:
        return ""
    place = address_of(sheet.report.place)
    url = reverse("figures:figure_place", args=[row.indicator.uid, place])
    return f"{url}?{urlencode({'ky': sheet.period.code, 'giai_doan': row.stage})}"


def _kind(row: Row) -> str:
    """The tint of the line."""
    if row.kind is not RowKind.TYPED:
        return str(row.kind)
    if row.origin in {Origin.LIVE, Origin.REUSED, Origin.ROLLED_UP}:
        return "live"
    if row.origin == Origin.COPIED:
        return "copied"
    return "typed"


def _held(row: Row, held: Held) -> HeldView:
    mine, theirs = (shown(side.value, row.decimals) or "–" for side in (held.mine, held.theirs))
    sentence = _("Số của bạn (%(mine)s) chưa ghi vì %(who)s đã ghi %(theirs)s trước.") % {
        "mine": mine,
        "theirs": theirs,
        "who": row.by_label or _("người khác"),
    }
    return HeldView(held.change, sentence)
