"""The overview: the sentence, who is missing, targets with their outlook, the map; for one's own desk."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.core import clock
from chuan.domain.cascade import Period
from chuan.figures.enums import Comparator, Outlook, ReportState
from chuan.figures.models import Compiler, Report, Round, Target
from chuan.figures.selectors.desk import desk_of
from chuan.figures.selectors.overview import overview
from chuan.figures.services.facts import Stated, put_figures
from tests.factories.cast import Cast
from tests.factories.figures import Kit, Reporting

D = Decimal


def _sent(report: Report, kit: Kit, informed: str, producers: str, estimate: str = "") -> None:
    """The report as sent on 10/11/2026, without its pages."""
    put_figures(
        report=report,
        stated=[
            Stated(kit.informed.pk, "", D(informed), D(estimate) if estimate else None),
            Stated(kit.producers.pk, "", D(producers), None),
        ],
    )
    at = clock.now().replace(year=2026, month=11, day=10)
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.SUBMITTED, version=1, sent_at=at, last_sent_at=at
    )


def _target(cast: Cast, kit: Kit, value: str | None) -> Target:
    return Target.objects.create(
        indicator=kit.rate, owner=cast.province, owner_path=cast.province.path,
        comparator=Comparator.AT_LEAST, value=None if value is None else D(value),
        created_at=clock.now(), by_label="Minh", clause="Mục I.2", quote="100% cơ sở",
    )  # fmt: skip


@pytest.fixture
def desk_url() -> str:
    return f"{reverse('figures:overview')}?ky=2026"


def test_the_province_reads_who_has_sent_and_how_its_target_stands(
    cast: Cast, reporting: Reporting, desk_url: str
) -> None:
    _sent(reporting.commune, reporting.kit, "87", "100", estimate="95")
    _target(cast, reporting.kit, "100")

    text = cast.minh.client.get(desk_url).content.decode()

    assert "1 trên 2 đơn vị đã gửi" in text
    assert "Trường Vinh" in text
    assert "1 chỉ tiêu khó đạt" in text
    assert cast.minh.client.get(f"{desk_url}&in=1").status_code == 200
    assert (
        "Châu Tiến"
        in cast.minh.client.get(f"{reverse('figures:overview_units')}?ky=2026").getvalue().decode()
    )


def test_a_rate_is_the_quotient_of_sums_and_an_estimate_makes_the_forecast(
    cast: Cast, reporting: Reporting
) -> None:
    _sent(reporting.commune, reporting.kit, "10", "10")
    _sent(reporting.ward, reporting.kit, "30", "90", estimate="90")
    _target(cast, reporting.kit, "100")
    _target(cast, reporting.kit, None)
    desk = desk_of(cast.minh.actor)
    assert desk is not None

    page = overview(cast.minh.actor, desk, Period.year(2026), date(2026, 11, 22))

    rate, unnumbered = page.goals
    assert rate.sum is not None
    assert rate.sum.value == D(40)
    assert rate.reach.outlook is Outlook.ON_COURSE
    assert unnumbered.reach.outlook is Outlook.NO_NUMBER
    assert (page.standing.asked, page.standing.sent, page.standing.overdue) == (2, 2, 0)


def test_what_is_wanted_by_the_end_of_a_later_year_stands_there_from_the_beginning(
    cast: Cast, reporting: Reporting
) -> None:
    _sent(reporting.commune, reporting.kit, "10", "10")
    target = _target(cast, reporting.kit, "100")
    Target.objects.filter(pk=target.pk).update(year_from=2030, year_until=2030)
    desk = desk_of(cast.minh.actor)
    assert desk is not None

    def goals(year: int) -> list[tuple[int, Outlook]]:
        period, on = Period.year(year), date(2026, 11, 22)
        found = overview(cast.minh.actor, desk, period, on).goals
        return [(goal.year, goal.reach.outlook) for goal in found]

    assert goals(2026) == [(2030, Outlook.ON_COURSE)]
    assert not goals(2031)


def test_the_page_asks_the_database_a_fixed_number_of_questions(
    cast: Cast, reporting: Reporting, desk_url: str
) -> None:
    _sent(reporting.commune, reporting.kit, "87", "100")
    for value in ("90", "95", "100"):
        _target(cast, reporting.kit, value)
    client = cast.minh.client
    client.get(desk_url)

    with CaptureQueriesContext(connection) as asked:
        client.get(desk_url)
    own = [query for query in asked if "figures_" in query["sql"] or "orgs_place" in query["sql"]]

    assert len(own) <= 15, [query["sql"][:120] for query in own]


def test_nobody_reads_the_overview_of_another_place(
    cast: Cast, reporting: Reporting, desk_url: str
) -> None:
    _sent(reporting.commune, reporting.kit, "87", "100")

    commune = cast.hoa.client.get(desk_url).content.decode()

    assert "Trường Vinh" not in commune
    assert cast.vy.client.get(desk_url).status_code == 403
    assert cast.binh.client.get(desk_url).status_code in {200, 403}


def test_the_country_is_drawn_by_province_and_a_province_by_commune(
    cast: Cast, reporting: Reporting
) -> None:
    _sent(reporting.commune, reporting.kit, "87", "100")
    lan = cast.lan
    assert lan.organisation is not None
    url = f"{reverse('figures:overview_map')}?ky=2026&chi_tieu={reporting.kit.rate.uid.hex}"

    province = cast.minh.client.get(url).content.decode()
    Compiler.objects.create(organisation=lan.organisation, place=None)
    country = lan.client.get(url).content.decode()

    assert "Châu Tiến" in province
    assert "Nghệ An" in country
    assert "87" in country
    assert cast.minh.client.get(f"{url}&in=1").status_code == 200


def test_every_page_counts_what_was_sent_late_and_never_in_the_same_words(
    cast: Cast, reporting: Reporting, desk_url: str
) -> None:
    _sent(reporting.commune, reporting.kit, "87", "100")
    Report.objects.filter(pk=reporting.commune.pk).update(
        state=ReportState.RETURNED, sent_at=clock.now() + timedelta(days=1)
    )
    past = clock.now() - timedelta(days=2)
    Round.objects.update(due_on=past.date(), due_at=past)
    said = "<strong>1 trên 2 đơn vị đã gửi</strong> (1 gửi chậm, 1 đang bổ sung)"
    missing = '<strong class="warn">1 chưa gửi, đã quá hạn</strong>; 0 đã chấp nhận.'

    pages = (desk_url, reverse("figures:round_detail", args=[reporting.round.uid]))

    for url in pages:
        text = cast.minh.client.get(url).content.decode()
        assert f"{said}; {missing}" in text
    listed = cast.minh.client.get(reverse("figures:round_list")).content.decode()
    assert "1/2" in listed
    narrowed = cast.minh.client.get(f"{pages[1]}?tien_do=overdue").content.decode()
    assert "Trường Vinh" in narrowed
    assert "Châu Tiến" not in narrowed
