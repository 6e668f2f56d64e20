"""2.39 million figures: the pages of one province and of the country, and of a province standing alone.

Runs on SQLite, or on PostgreSQL under `scripts/with_postgres.py`.
"""

import calendar
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bench.nodes import in_process, measure, run

if TYPE_CHECKING:
    from django.test import Client

    from chuan.figures.models import Form, Indicator, Report
    from chuan.orgs.models import Organisation

COMMUNES, INDICATORS, MONTHS = 3321, 60, 12
YEAR, PERIOD = 2026, "2026-M06"
SCENARIO = "bench.figures"
PAGES = {
    "overview": "/lam-viec/toan-canh-so-lieu/?ky={period}",
    "list": "/lam-viec/so-lieu/?ky={period}",
    "drill": "/lam-viec/so-lieu/{uid}/{code}/?ky={period}",
}
LIMITS = {
    "overview_queries": 15.0,
    "overview_full_to_alone": 1.5,
    "overview_nation_to_one": 3.0,
    "list_full_to_alone": 1.5,
    "list_nation_to_one": 3.0,
    "drill_full_to_alone": 1.5,
    "drill_nation_to_one": 3.0,
    "shown_at_once": 0.0,
}
"""`shown_at_once` counts the pages that do not show what was just sent."""

_FILL = """
INSERT INTO figures_figure
    (indicator_id, period, stage, organisation_id, place_id, province_id, value, as_of, report_id)
SELECT i.id, o.period, '', r.organisation_id, r.place_id, p.parent_id,
    ((r.id * 31 + i.id * 17) % 100 + 1) * 10000, r.as_of, r.id
FROM figures_report r
JOIN figures_round o ON o.id = r.round_id
JOIN orgs_place p ON p.id = r.place_id
CROSS JOIN figures_indicator i
WHERE i.kind = 'count' AND p.level = 'commune'
"""
_TOTAL = """
INSERT INTO figures_total
    (province_id, indicator_id, period, stage, value, expected, bodies, valued, as_of)
SELECT province_id, indicator_id, period, stage, SUM(value), SUM(value), COUNT(*), COUNT(*),
    MAX(as_of)
FROM figures_figure GROUP BY province_id, indicator_id, period, stage
"""
_ALONE = (
    "DELETE FROM figures_figure WHERE province_id <> %s",
    "DELETE FROM figures_total WHERE province_id <> %s",
    "DELETE FROM figures_report WHERE place_id IN (SELECT id FROM orgs_place WHERE parent_id <> %s)",
)


@dataclass(frozen=True)
class Node:
    """What was built: two browsers, what they open, and a report to send."""

    province: "Client"
    country: "Client"
    place: int
    code: str
    uid: str
    report: "Report"
    indicators: "tuple[Indicator, ...]"


def main() -> dict[str, float]:
    """Build the country on disk, measure, take the other provinces away, and measure again."""
    return in_process(SCENARIO, COMMUNES, INDICATORS, MONTHS)


def measure_node(communes: int, indicators: int, months: int) -> dict[str, float]:
    """Ratios of the pages, with the milliseconds behind them."""
    node, found = _build(communes, indicators, months)
    full = _pages(node.province, node, node.code)
    nation = _pages(node.country, node, "vn")
    found["shown_at_once"] = float(_not_shown(node))
    _leave_alone(node.place)
    alone = _pages(node.province, node, node.code)
    for page in PAGES:
        found[f"{page}_queries"] = full[page]["queries"]
        found[f"{page}_full_to_alone"] = full[page]["seconds"] / alone[page]["seconds"]
        found[f"{page}_nation_to_one"] = nation[page]["seconds"] / full[page]["seconds"]
        found[f"{page}_ms"] = full[page]["seconds"] * 1000
        found[f"{page}_nation_ms"] = nation[page]["seconds"] * 1000
    for period in (PERIOD, str(YEAR)):
        url = PAGES["drill"].format(uid=node.uid, code=node.code, period=period)
        found[f"drill_{period}_ms"] = measure(node.province, url, b"BENCH")["seconds"] * 1000
    return found


def _pages(browser: "Client", node: Node, code: str) -> dict[str, dict[str, float]]:
    return {
        page: measure(
            browser,
            url.format(period=PERIOD, uid=node.uid, code=code),
            b"BENCH" if page != "overview" else b"<h1",
        )
        for page, url in PAGES.items()
    }


def _not_shown(node: Node) -> int:
    """How many of the pages of a commune, its province and the country do not show a new figure."""
    from decimal import Decimal  # noqa: PLC0415  (Django is set up first)

    from django.db import transaction  # noqa: PLC0415  (as above)

    from chuan.figures.models import Figure, Total  # noqa: PLC0415  (as above)
    from chuan.figures.services.facts import Stated, put_figures  # noqa: PLC0415  (as above)

    which = node.indicators[0]
    before = Figure.objects.get(report=node.report, indicator=which).value or Decimal()
    value = before + 123_000
    totals = list(Total.objects.filter(indicator=which, period=PERIOD))
    province = sum(t.value for t in totals if t.province_id == node.place) + value - before
    country = sum(t.value for t in totals) + value - before
    begun = time.perf_counter()
    with transaction.atomic():
        put_figures(
            report=node.report,
            stated=[
                Stated(each.pk, "", value if each == which else Decimal(1), None)
                for each in node.indicators
            ],
        )
    print(
        f"  one report of {len(node.indicators)} figures sent in {time.perf_counter() - begun:.3f} s"
    )
    place = node.report.place
    shown = (
        (node.province, place.code if place else "", value),
        (node.province, node.code, province),
        (node.country, "vn", country),
    )
    missing = 0
    for browser, code, expected in shown:
        page = browser.get(PAGES["drill"].format(uid=node.uid, code=code, period=PERIOD))
        said = f"{int(expected):,}".replace(",", ".")
        missing += said not in page.content.decode()
    return missing


def _leave_alone(province: int) -> None:
    from django.db import connection, transaction  # noqa: PLC0415  (Django is set up first)

    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _ALONE:
            cursor.execute(statement, [province])
    _settle()


def _settle() -> None:
    """Let the planner know what is there."""
    from django.db import connection  # noqa: PLC0415  (Django is set up first)

    from chuan.config.database import as_owner  # noqa: PLC0415  (as above)

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _build(communes: int, indicators: int, months: int) -> tuple[Node, dict[str, float]]:
    from django.db import connection, transaction  # noqa: PLC0415  (Django is set up first)

    from chuan.config.database import make_roles, migrate  # noqa: PLC0415  (as above)
    from chuan.figures.models import Compiler  # noqa: PLC0415  (as above)
    from tests.factories.country import PROVINCES, make_communes  # noqa: PLC0415  (as above)
    from tests.factories.people import organisation, person, place, signed_in  # noqa: PLC0415

    make_roles()
    migrate()
    with transaction.atomic():
        bodies = make_communes(0, communes)
        ministry = organisation("Ủy ban Thử", path="/tw/", agency="ub-tcdlcl")
        Compiler.objects.create(organisation=ministry, place=None)
        provinces = []
        for number in range(PROVINCES):
            at = place(f"{number + 50}", f"Số {number}")
            body = organisation(
                f"UBND tỉnh Số {number}", path=f"/{number + 50}/", agency="ubnd-tinh", place=at
            )
            Compiler.objects.create(organisation=body, place=at)
            provinces.append(body)
        asked, form = _catalogue(indicators)
        _rounds(form, ministry, provinces, bodies, months)
        begun = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(_FILL)
            cursor.execute(_TOTAL)
    _settle()
    seconds = time.perf_counter() - begun
    users = {body.pk: person(f"Người {body.pk}", body) for body in (provinces[0], ministry)}
    from chuan.figures.models import Figure, Report  # noqa: PLC0415  (as above)

    report = Report.objects.filter(organisation=bodies[0], round__period=PERIOD).get()
    node = Node(
        province=signed_in(users[provinces[0].pk], provinces[0]),
        country=signed_in(users[ministry.pk], ministry),
        place=provinces[0].place_id or 0,
        code="50",
        uid=str(asked[0].uid),
        report=report,
        indicators=asked,
    )
    return node, {"figures": float(Figure.objects.count()), "filled_seconds": seconds}


def _catalogue(count: int) -> "tuple[tuple[Indicator, ...], Form]":
    from chuan.figures.models import Form, FormLine, Indicator  # noqa: PLC0415

    asked = Indicator.objects.bulk_create(
        Indicator(
            code=f"bench-{n}", name=f"BENCH chỉ tiêu {n}", unit="cơ sở", kind="count",
            level="commune", order=n,
        )
        for n in range(count)
    )  # fmt: skip
    form = Form.objects.create(code="bench", name="BENCH", period_kind="month", in_use=True)
    FormLine.objects.bulk_create(
        FormLine(form=form, order=n, indicator=each) for n, each in enumerate(asked)
    )
    return tuple(asked), form


def _rounds(
    form: "Form",
    ministry: "Organisation",
    provinces: "list[Organisation]",
    communes: "list[Organisation]",
    months: int,
) -> None:
    """Each month the ministry asks the provinces, and each province its communes."""
    from chuan.core import clock  # noqa: PLC0415  (Django is set up first)
    from chuan.figures.models import Report, Round  # noqa: PLC0415  (as above)

    now = clock.now()
    below = {body.path: [c for c in communes if c.path.startswith(body.path)] for body in provinces}
    for month in range(1, months + 1):
        last = date(YEAR, month, calendar.monthrange(YEAR, month)[1])
        for asker in (ministry, *provinces):
            round_ = Round.objects.create(
                form=form, asker=asker, asker_path=asker.path, title=f"BENCH tháng {month}",
                period=f"{YEAR}-M{month:02d}", period_from=last.replace(day=1), period_until=last,
                closing_on=last, printed_on=last, due_on=last, created_at=now,
            )  # fmt: skip
            Report.objects.bulk_create(
                Report(
                    round=round_, organisation=body, path=body.path, asker_path=asker.path,
                    place_id=body.place_id, as_of=last, state="submitted" if n % 7 else "open",
                    version=int(n % 7 > 0), sent_at=now if n % 7 else None,
                )
                for n, body in enumerate(below.get(asker.path, provinces))
            )  # fmt: skip


if __name__ == "__main__":
    run(measure_node)
