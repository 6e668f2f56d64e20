"""What old papers say of a unit gives way to what it reports itself, and no unit counts twice."""

from datetime import date
from decimal import Decimal

import pytest

from chuan.core.jobs.worker import drain
from chuan.domain.cascade import Period
from chuan.figures.models import Figure, Total
from chuan.figures.services.facts import Stated, put_history
from chuan.figures.services.totals import recount_totals
from chuan.figures.services.workbooks import take_workbook
from tests.factories.cast import Cast
from tests.factories.figures import Reporting, make_round
from tests.factories.reports import at, send
from tests.integration.figures.test_history_books import book

pytestmark = pytest.mark.django_db


def test_a_report_replaces_what_others_brought_in_for_its_place(
    cast: Cast, reporting: Reporting
) -> None:
    kit, place = reporting.kit, cast.commune.place
    assert place is not None
    put_history(
        actor=cast.minh.actor, organisation=cast.province, place=place, period=Period.year(2025),
        as_of=date(2025, 12, 31), stated=[
            Stated(kit.informed.pk, "", Decimal(70), None),
            Stated(kit.money.pk, "settled", Decimal(5), None),
        ],
    )  # fmt: skip
    asked = make_round(cast.minh, kit, (cast.commune,), year=2025).reports.get()

    send(cast.hoa, asked, kit, informed=9, producers=12)

    stated = Figure.objects.filter(period="2025", place=place)
    assert {(f.indicator_id, f.organisation_id): f.value for f in stated} == {
        (kit.informed.pk, cast.commune.pk): 9,
        (kit.producers.pk, cast.commune.pk): 12,
        (kit.money.pk, cast.province.pk): 5,
    }
    assert Total.objects.get(period="2025", indicator=kit.informed).value == 9
    assert cast.province.place is not None
    assert recount_totals(actor=cast.nga.actor, provinces=[cast.province.place]) == 0


def test_a_period_that_is_not_over_is_no_former_one(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[list[object]] = [
        ["16792", "Xã Châu Tiến", when, 5] for when in (2026, 2027, "2026-Q4")
    ]
    at(monkeypatch, 2026, 12, 31, 23, 59)
    taken = take_workbook(
        actor=cast.minh.actor, stream=book(rows), name="cu.xlsx", round_uid=None
    )  # fmt: skip
    drain()
    taken.refresh_from_db()
    assert (taken.good, taken.bad) == (0, 3), taken.summary
    assert "chưa kết thúc" in taken.summary["errors"][0][2]

    at(monkeypatch, 2027, 1, 1, 0, 0)
    again = take_workbook(
        actor=cast.minh.actor, stream=book(rows), name="cu.xlsx", round_uid=None
    )  # fmt: skip
    drain()
    again.refresh_from_db()
    assert (again.good, again.bad) == (2, 1), again.summary
