"""Edges of time: a body, an indicator or a form that ends in the middle of a round."""

from datetime import date
from decimal import Decimal

import pytest

from chuan.domain.cascade import Period
from chuan.figures.errors import FormRefused, MayNotAsk, RoundRefused
from chuan.figures.models import Figure, Form, Report
from chuan.figures.selectors.asking import members_of
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.services.form_lines import LineWords, add_line
from chuan.figures.services.forms import copy_form
from chuan.figures.services.indicators import end_indicator
from chuan.figures.services.steering import add_bodies, draft_round_chase
from chuan.orgs.services import end_organisation
from tests.factories.cast import Cast
from tests.factories.figures import Reporting, indicator, make_round
from tests.factories.reports import at, send

pytestmark = pytest.mark.django_db


def test_who_is_no_more_is_neither_asked_nor_chased(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    minh, both = cast.minh.actor, [cast.commune.uid, cast.ward.uid]
    url = f"/lam-viec/bao-cao/ky/{reporting.round.uid}/don-doc/"
    end_organisation(
        actor=cast.nga.actor, organisation=cast.ward, last_day=date(2026, 11, 20)
    )  # fmt: skip
    at(monkeypatch, 2026, 11, 20, 23, 59)
    first = draft_round_chase(actor=minh, uid=reporting.round.uid, bodies=both)
    assert cast.ward.name in str(first.paper)

    at(monkeypatch, 2026, 11, 21, 0, 0)
    letter = draft_round_chase(actor=minh, uid=reporting.round.uid, bodies=both)

    assert cast.commune.name in str(letter.paper)
    assert cast.ward.name not in str(letter.paper)
    assert "Trường Vinh" not in cast.minh.client.get(url).content.decode()
    with pytest.raises(RoundRefused):
        draft_round_chase(actor=minh, uid=reporting.round.uid, bodies=[cast.ward.uid])
    assert not members_of(cast.province, [cast.ward.uid.hex]).exists()
    with pytest.raises(MayNotAsk):
        add_bodies(
            actor=minh, uid=make_round(cast.minh, reporting.kit, (cast.commune,), year=2027).uid,
            bodies=[cast.ward],
        )  # fmt: skip


def lines_of(cast: Cast, report: Report) -> list[int]:
    """The lines that Hoa is asked to fill."""
    hoa = cast.hoa.actor
    return [row.pk for row in sheet_of(hoa, find_report(hoa, report.uid)).rows]


def test_a_form_that_changes_amid_a_round_changes_no_report_begun_with_it(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, nga = reporting.kit, cast.nga.actor
    at(monkeypatch, 2026, 11, 10)
    before = lines_of(cast, reporting.commune)
    other = indicator("chi-tieu-moi", "Chỉ tiêu mới")

    with pytest.raises(FormRefused):
        add_line(actor=nga, uid=kit.form.uid, words=LineWords(indicator=other))
    newer = copy_form(actor=nga, uid=kit.form.uid, valid_from=date(2026, 11, 11))
    add_line(actor=nga, uid=newer.uid, words=LineWords(indicator=other))
    at(monkeypatch, 2026, 11, 12)
    sent = send(cast.hoa, reporting.commune, kit)

    assert lines_of(cast, sent) == before
    assert sent.round.form_id == kit.form.pk
    assert Form.objects.get(pk=kit.form.pk).valid_until == date(2026, 11, 10)


def test_an_indicator_that_ends_amid_the_year_is_still_answered_where_it_was_asked(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = reporting.kit
    at(monkeypatch, 2026, 11, 10)
    end_indicator(
        actor=cast.nga.actor, uid=kit.informed.uid, until=date(2026, 6, 30),
        reason="Thay bằng chỉ tiêu khác.",
    )  # fmt: skip

    send(cast.hoa, reporting.commune, kit, informed=9)

    assert Figure.objects.get(indicator=kit.informed).value == Decimal(9)
    assert cast.minh.client.get("/lam-viec/so-lieu/?ky=2026").status_code == 200


def test_a_leap_day_and_the_ends_of_years_have_a_year_before() -> None:
    leap = Period.span(date(2024, 2, 29), date(2024, 2, 29))

    assert leap.a_year_before().code == Period.span(date(2023, 2, 28), date(2023, 2, 28)).code
    assert Period.month(2024, 2).last_day == date(2024, 2, 29)
    assert Period.month(2024, 2).a_year_before().last_day == date(2023, 2, 28)
