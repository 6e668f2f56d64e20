"""Public pages of the harmonisation rate and of local regulations by commune."""

from collections.abc import Iterable, Mapping, Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import export_rows
from chuan.domain.charts import About, Bars, Lines, Point, Series
from chuan.standards.rules.harmonising import DEFINITION, FEWEST, Rate
from chuan.standards.selectors import harmonisation, territories

LISTS = ("hai-hoa", "con-lai", "chua-ro", "cham")
MOST_BARS = 30


@login_not_required
@require_safe
def harmonisation_page(request: Request) -> HttpResponse:
    """The rate, its lists, and what lags behind."""
    page = harmonisation.page_of()
    rate, fields = page.computed.rate, _fields(page)
    years = [(str(year), one) for year, one in page.computed.years.items() if one.in_force and year]
    context = {
        "page": page, "rate": rate, "share": _percent(rate), "definition": _(DEFINITION),
        "fields": _bars(fields), "years": _years(page), "course": _course(page), "fewest": FEWEST,
        "by_field": _counts(fields), "by_year": _counts(years),
    }  # fmt: skip
    return render(request, "standards/harmonisation.html", context)


@login_not_required
@require_safe
def harmonisation_export(_request: Request, what: str) -> HttpResponseBase:
    """One of the lists as a file."""
    if what not in LISTS:
        raise Http404
    page = harmonisation.page_of()
    if what == "cham":
        heads = (
            _("TCVN"),
            _("Chấp nhận từ"),
            _("Bản hiện hành"),
            _("Số lần ban hành sau"),
            _("Số năm"),
        )
        rows = [
            (each.standard.label, each.adopts, each.current if each.lag.is_known else _("chưa có dữ liệu"),
             each.lag.editions, each.lag.years)
            for each in (*page.behind, *page.not_known)
        ]  # fmt: skip
        return export_rows([heads, *rows], "tcvn-cham-so-voi-quoc-te")
    found = {"hai-hoa": page.harmonised, "con-lai": page.others, "chua-ro": page.unknown}[what]
    lines = [(each.label, each.title, each.adopts) for each in found]
    return export_rows([(_("Số hiệu"), _("Tên"), _("Chấp nhận từ")), *lines], f"tcvn-{what}")


@login_not_required
@require_safe
def local_regulations(request: Request) -> HttpResponse:
    """Which local regulations apply in a commune."""
    today = clock.today()
    province, chosen = request.GET.get("tinh", "")[:5], request.GET.get("xa", "")[:12]
    place = (
        territories.commune(int(chosen), today) if chosen.isascii() and chosen.isdigit() else None
    )
    context = {
        "provinces": territories.provinces_on(today), "province": province, "chosen": chosen,
        "communes": territories.communes_of(province, today) if province else (), "place": place,
        "found": territories.applying_in(request.actor, place, today) if place else (),
    }  # fmt: skip
    return render(request, "standards/local_regulations.html", context)


@login_not_required
@require_safe
def standard_territory(request: Request, slug: str) -> HttpResponse:
    """Where a local regulation applies today."""
    standard, found = territories.territory_page(request.actor, slug, clock.today())
    return render(request, "standards/territory.html", {"standard": standard, "found": found})


def _percent(rate: Rate) -> str:
    return f"{float(rate.shown * 100):.1f}".replace(".", ",") if rate.shown is not None else ""


def _value(rate: Rate) -> float | None:
    return round(float(rate.shown * 100), 1) if rate.shown is not None else None


def _count(harmonised: int, in_force: int) -> str:
    return _("%(n)s trên %(all)s") % {"n": harmonised, "all": in_force}


def _note(rate: Rate) -> str:
    told = _count(len(rate.harmonised), len(rate.in_force))
    return told + (_("; chưa rõ %(n)s") % {"n": len(rate.unknown)} if rate.unknown else "")


def _fields(page: harmonisation.RatePage) -> Sequence[tuple[str, Rate]]:
    """Fields with what holds in them, the largest first."""
    rows = [
        (f"{code} {name}".strip() or _("Chưa ghi lĩnh vực"), rate)
        for code, name, rate in page.fields
        if rate.in_force
    ]
    return sorted(rows, key=lambda row: -len(row[1].in_force))


def _counts(rows: Iterable[tuple[str, Rate]]) -> Sequence[tuple[str, str, str]]:
    """Each group with how many of how many, and the share where there are enough."""
    return [
        (label, _count(len(rate.harmonised), len(rate.in_force)), _percent(rate))
        for label, rate in rows
    ]


def _bars(rows: Sequence[tuple[str, Rate]]) -> Bars | None:
    """Fields that have enough standards for a share."""
    points = tuple(
        Point(label, _value(rate), _note(rate)) for label, rate in rows if rate.shown is not None
    )[:MOST_BARS]
    if len(points) < 2:
        return None
    about = About(
        "hai-hoa-linh-vuc", _("Tỷ lệ hài hòa theo lĩnh vực ICS"), unit="%",
        source=_("Nguồn: danh mục tiêu chuẩn trên hệ thống"),
    )  # fmt: skip
    return Bars(about, (Series(_("Tỷ lệ"), points),))


def _years(page: harmonisation.RatePage) -> Lines | None:
    """Every year between the first and the last: one without enough standards is a gap, no zero."""
    told = {
        year: Point(str(year), _value(rate), _note(rate))
        for year, rate in page.computed.years.items()
        if year
    }
    return line_of("hai-hoa-nam", _("Tỷ lệ hài hòa theo năm ban hành TCVN"), told)


def _course(page: harmonisation.RatePage) -> Lines | None:
    """How the rate went, year by year: the last figure kept in each."""
    last = {point.day.year: point for point in page.points if point.in_force >= FEWEST}
    told = {
        year: Point(
            str(year),
            round(100 * point.harmonised / point.in_force, 1),
            _count(point.harmonised, point.in_force),
        )
        for year, point in last.items()
    }
    return line_of("hai-hoa-dien-bien", _("Diễn biến tỷ lệ hài hòa qua các năm"), told)


def line_of(key: str, title: str, told: Mapping[int, Point]) -> Lines | None:
    """A line through years that follow one another, broken where a year has no share."""
    known = [year for year, point in told.items() if point.value is not None]
    if len(known) < 2:
        return None
    years = range(min(known), max(known) + 1)
    points = tuple(told.get(year) or Point(str(year)) for year in years)
    about = About(key, title, unit="%", source=_("Nguồn: danh mục tiêu chuẩn trên hệ thống"))
    return Lines(about, (Series(_("Tỷ lệ"), points),))
