"""What was sent counts at once, once, and for every place above; drafts and contributions never."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from chuan.core.actor import system_actor
from chuan.domain.cascade import Period
from chuan.figures.enums import OverTime, Stage
from chuan.figures.errors import FigureRefused, MayNotReport
from chuan.figures.models import Figure, Report, Total
from chuan.figures.selectors.adder import spread_of
from chuan.figures.selectors.adding import expected_bodies, rolled_up, sum_of
from chuan.figures.selectors.sums import Sum, View
from chuan.figures.services.facts import Stated, put_figures, put_history
from chuan.figures.services.totals import recount_totals
from chuan.orgs.models import Place, PlaceSuccession
from tests.factories.cast import Cast
from tests.factories.figures import Kit, Reporting, make_compiler, make_round


def says(kit: Kit, informed: str | None, producers: str | None = None, **more: str) -> list[Stated]:
    """Figures of a commune: informed producers, all producers, money at two stages."""
    values = [
        (kit.informed, Stage.NONE, informed),
        (kit.producers, Stage.NONE, producers),
        (kit.money, Stage.ESTIMATED, more.get("estimated")),
        (kit.money, Stage.SETTLED, more.get("settled")),
    ]
    return [
        Stated(which.pk, stage, None if text is None else Decimal(text), None)
        for which, stage, text in values
    ]


def province(cast: Cast) -> Place:
    assert cast.province.place is not None
    return cast.province.place


def test_figures_of_two_communes_add_up_in_their_province_and_the_country(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    put_figures(report=reporting.commune, stated=says(kit, "30", "40", settled="1500000.25"))
    put_figures(report=reporting.ward, stated=says(kit, "10", "60", estimated="7"))

    here = sum_of(indicator=kit.informed, period="2026", place=province(cast))
    rate = sum_of(indicator=kit.rate, period="2026", place=None)
    money = [
        sum_of(indicator=kit.money, period="2026", stage=stage, place=None)
        for stage in (Stage.ESTIMATED, Stage.SETTLED)
    ]

    assert here == Sum(Decimal(40), Decimal(40), 2, as_of=date(2026, 11, 15))
    assert rate is not None
    assert rate.value == 40
    assert [each and each.value for each in money] == [7, Decimal("1500000.25")]
    spread = spread_of(
        indicator=kit.rate, period="2026", stage="", place=province(cast), view=View.AS_NOW
    )
    rows = {row.place.short_name: row.sum and row.sum.value for row in spread.rows}
    assert rows == {
        "Châu Tiến": 75,
        "Trường Vinh": Decimal(10) * 100 / 60,
    }


def test_sending_again_replaces_and_taking_back_leaves_no_total_behind(
    reporting: Reporting,
) -> None:
    kit = reporting.kit
    put_figures(report=reporting.commune, stated=says(kit, "30", "40"))
    put_figures(report=reporting.commune, stated=says(kit, "31", None, settled="5"))

    assert {(t.indicator_id, t.value, t.bodies) for t in Total.objects.all()} == {
        (kit.informed.pk, 31, 1),
        (kit.money.pk, 5, 1),
    }
    put_figures(report=reporting.commune, stated=())
    assert not Figure.objects.exists()
    assert not Total.objects.exists()


def test_an_estimate_stands_until_the_period_is_closed(reporting: Reporting) -> None:
    kit, report = reporting.kit, reporting.commune
    both = [Stated(kit.informed.pk, "", Decimal(30), Decimal(36))]
    put_figures(report=report, stated=both)
    alone = [Stated(kit.informed.pk, "", None, Decimal(5))]
    put_figures(report=reporting.ward, stated=alone)
    before = sum_of(indicator=kit.informed, period="2026", place=None)

    report.as_of = date(2026, 12, 31)
    put_figures(report=report, stated=both)
    after = sum_of(indicator=kit.informed, period="2026", place=None)

    assert before is not None
    assert after is not None
    assert (before.value, before.expected, before.bodies) == (30, 41, 2)
    assert (after.value, after.expected, after.as_of) == (30, 35, date(2026, 12, 31))


def test_what_a_lower_tier_states_is_never_stated_again_above(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    assert cast.lan.organisation is not None
    make_compiler(cast.lan.organisation)
    upper = make_round(cast.lan, kit, (cast.province,)).reports.get()
    put_figures(report=reporting.commune, stated=says(kit, "30", "40"))

    put_figures(report=upper, stated=says(kit, "30", "40"))

    assert Figure.objects.count() == 2
    sums = rolled_up(upper)
    assert {sums[line.pk].value for line in upper.round.form.lines.filter(indicator=kit.rate)} == {
        75
    }
    assert sums[kit.line(kit.informed).pk].bodies == 1


def test_a_contribution_of_a_room_goes_into_its_commune_and_counts_once(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    inner = make_round(cast.hoa, kit, (cast.economy,), into=reporting.commune).reports.get()
    for which, value in ((kit.informed, 4), (kit.producers, 8)):
        inner.cells.create(
            line=kit.line(which), value=value, origin="typed", by_label="",
            edited_at=inner.round.created_at,
        )  # fmt: skip
    assert rolled_up(reporting.commune) == {}
    Report.objects.filter(pk=inner.pk).update(
        state="submitted", version=1, sent_at=inner.round.created_at
    )
    inner.refresh_from_db()

    put_figures(report=inner, stated=says(kit, "4", "8"))

    assert not Figure.objects.exists()
    sums = rolled_up(reporting.commune)
    assert sums[kit.line(kit.informed).pk].value == 4
    assert sums[kit.line(kit.rate).pk].value == 50
    assert (expected_bodies(reporting.commune).asked, expected_bodies(reporting.commune).sent) == (
        1,
        1,
    )


def test_two_reports_of_one_body_state_a_figure_once(cast: Cast, reporting: Reporting) -> None:
    kit = reporting.kit
    again = make_round(cast.minh, kit, (cast.commune,)).reports.get()
    put_figures(report=reporting.commune, stated=says(kit, "30", "40"))

    put_figures(report=again, stated=says(kit, "33"))

    found = sum_of(indicator=kit.informed, period="2026", place=None)
    assert found is not None
    assert (found.value, found.bodies) == (33, 1)


def test_a_figure_that_no_column_holds_is_refused(reporting: Reporting) -> None:
    for value in ("1e30", "0.00001", "NaN"):
        with pytest.raises(FigureRefused):
            put_figures(report=reporting.commune, stated=says(reporting.kit, value))


def quarters(cast: Cast, reporting: Reporting, values: Iterable[str]) -> None:
    """The commune states the quarters of 2026, one after the other."""
    for index, value in enumerate(values, 1):
        put_history(
            actor=system_actor(), organisation=cast.commune, place=cast.commune.place or _none(),
            period=Period.quarter(2026, index), as_of=date(2026, 3 * index, 28),
            stated=says(reporting.kit, value),
        )  # fmt: skip


def _none() -> Place:
    raise AssertionError


def test_quarters_make_a_year_by_adding_or_by_the_last(cast: Cast, reporting: Reporting) -> None:
    kit = reporting.kit
    quarters(cast, reporting, ("5", "6", "7"))

    flow = sum_of(indicator=kit.informed, period="2026", place=province(cast))
    kit.informed.over_time = OverTime.LAST
    stock = sum_of(indicator=kit.informed, period="2026", place=cast.commune.place)

    assert flow is not None
    assert stock is not None
    assert (flow.value, stock.value) == (18, 7)


@pytest.fixture
def former(cast: Cast) -> dict[str, Place]:
    """Wards of before in a district of Nghệ An: one merged into Châu Tiến, one divided."""
    june, july = date(2025, 6, 30), date(2025, 7, 1)

    def made(code: str, name: str, parent: Place, level: str) -> Place:
        return Place.objects.create(
            code=code, name=name, short_name=name, folded=name.lower(), kind="xa", level=level,
            parent=parent, valid_until=june,
        )  # fmt: skip

    district = made("427", "Quỳ Châu", province(cast), "district")
    whole = made("16001", "Châu Cũ", district, "commune")
    divided = made("16002", "Châu Chia", district, "commune")
    for old, heirs in ((whole, (cast.commune,)), (divided, (cast.commune, cast.ward))):
        for body in heirs:
            assert body.place is not None
            PlaceSuccession.objects.create(
                predecessor=old, successor=body.place, effective_on=july, confidence="B",
                extent="whole" if len(heirs) == 1 else "part",
            )  # fmt: skip
    return {"district": district, "whole": whole, "divided": divided}


def test_figures_of_before_go_where_the_reform_put_them_and_are_never_guessed(
    cast: Cast, reporting: Reporting, former: dict[str, Place]
) -> None:
    kit = reporting.kit
    for place, value in ((former["whole"], "12"), (former["divided"], "5")):
        put_history(
            actor=system_actor(), organisation=cast.province, place=place,
            period=Period.year(2024), as_of=date(2024, 12, 31), stated=says(kit, value),
        )  # fmt: skip

    now = spread_of(
        indicator=kit.informed, period="2024", stage="", place=province(cast), view=View.AS_NOW
    )
    was = spread_of(
        indicator=kit.informed, period="2024", stage="", place=province(cast), view=View.AS_WAS
    )

    assert now.total is not None
    assert now.unallotted is not None
    assert (now.total.value, now.total.unallotted, now.unallotted.value) == (17, 5, 5)
    assert {r.place.short_name: r.sum and r.sum.value for r in now.rows} == {
        "Châu Tiến": 12,
        "Trường Vinh": None,
    }
    assert {r.place.short_name: r.sum.value for r in was.rows if r.sum} == {"Quỳ Châu": 17}
    in_district = sum_of(
        indicator=kit.informed, period="2024", place=former["district"], view=View.AS_WAS
    )
    commune = sum_of(indicator=kit.informed, period="2024", place=cast.commune.place)
    assert in_district is not None
    assert commune is not None
    assert (in_district.value, commune.value) == (17, 12)


def test_history_is_put_by_its_keeper_and_never_over_a_report(
    cast: Cast, reporting: Reporting, former: dict[str, Place]
) -> None:
    kit = reporting.kit
    put_figures(report=reporting.commune, stated=says(kit, "30"))
    given = {"period": Period.year(2026), "as_of": date(2026, 12, 31), "stated": says(kit, "1")}
    assert cast.commune.place is not None
    assert cast.other_province.place is not None

    with pytest.raises(FigureRefused):
        put_history(
            actor=cast.minh.actor, organisation=cast.province, place=cast.commune.place, **given
        )
    with pytest.raises(FigureRefused):
        put_history(
            actor=cast.minh.actor, organisation=cast.province, place=cast.other_province.place,
            **given,
        )  # fmt: skip
    with pytest.raises(MayNotReport):
        put_history(
            actor=cast.hoa.actor, organisation=cast.province, place=former["whole"], **given
        )
    put_history(actor=cast.minh.actor, organisation=cast.province, place=former["whole"], **given)
    put_history(actor=cast.minh.actor, organisation=cast.province, place=former["whole"], **given)
    assert Total.objects.get().bodies == 2


def test_the_nightly_recount_finds_and_repairs_what_differs(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    put_figures(report=reporting.commune, stated=says(kit, "30", "40"))
    every = list(Place.objects.provinces())
    assert recount_totals(actor=system_actor(), provinces=every) == 0
    Total.objects.filter(indicator=kit.informed).update(value=7)
    Total.objects.filter(indicator=kit.producers).delete()

    assert recount_totals(actor=system_actor(), provinces=every) == 2

    assert {total.value for total in Total.objects.all()} == {30, 40}
