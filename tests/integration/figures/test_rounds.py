"""A round is opened by who compiles; everybody asked gets one report, and sees no other's."""

from datetime import date

import pytest

from chuan.figures.enums import Reading, ReportState
from chuan.figures.errors import MayNotAsk
from chuan.figures.models import Compiler, Report
from chuan.figures.rules.timing import last_day_in_time
from tests.factories.cast import Cast
from tests.factories.figures import Reporting, make_round


def test_a_round_gives_every_body_asked_one_open_report(reporting: Reporting) -> None:
    assert reporting.round.reports.count() == 2
    assert reporting.commune.state == ReportState.OPEN
    assert reporting.round.due_on == date(2026, 11, 19)
    assert reporting.round.form.in_use


def test_a_room_that_compiles_sees_the_report_of_its_commune_only(
    cast: Cast, reporting: Reporting
) -> None:
    assert list(Report.objects.visible_to(cast.hoa.actor)) == [reporting.commune]
    assert set(Report.objects.visible_to(cast.minh.actor)) == {reporting.commune, reporting.ward}
    assert not Report.objects.visible_to(cast.vy.actor).exists()
    assert not Report.objects.visible_to(cast.quan.actor).exists()


def test_a_cooperative_or_an_administrator_asks_nobody(cast: Cast, reporting: Reporting) -> None:
    with pytest.raises(MayNotAsk):
        make_round(cast.commune_admin, reporting.kit, (cast.ward,), year=2025)


def test_the_day_that_is_printed_counts_only_when_it_is_read_so() -> None:
    assert last_day_in_time(date(2026, 11, 20), Reading.EXCLUSIVE) == date(2026, 11, 19)
    assert last_day_in_time(date(2026, 11, 20), Reading.INCLUSIVE) == date(2026, 11, 20)
    assert last_day_in_time(None, Reading.INCLUSIVE) is None


def test_who_compiles_the_country_sees_what_was_asked_there_but_nothing_of_the_party(
    cast: Cast, reporting: Reporting
) -> None:
    lan = cast.lan
    assert lan.organisation is not None
    Compiler.objects.create(organisation=lan.organisation, place=None)
    party = Report.objects.create(
        round=reporting.round, organisation=cast.party_commune, path=cast.party_commune.path,
        asker_path=cast.party.path, place=cast.commune.place, as_of=date(2026, 11, 15),
    )  # fmt: skip

    assert set(Report.objects.visible_to(lan.actor)) == {reporting.commune, reporting.ward}
    assert party not in Report.objects.visible_to(cast.minh.actor)
    assert party in Report.objects.visible_to(cast.quan.actor)
