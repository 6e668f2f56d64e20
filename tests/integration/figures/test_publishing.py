"""Figures are made public by a head, as a snapshot that later figures do not change, and taken back."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from chuan.core.actor import system_actor
from chuan.domain.cascade import Period
from chuan.figures.enums import ReportState
from chuan.figures.errors import MayNotReport, ReportIncomplete
from chuan.figures.models import Indicator, Publication, Report
from chuan.figures.services.publishing import publish_figures, withdraw_publication
from chuan.orgs.enums import Role
from chuan.orgs.services import set_role
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting
from tests.integration.figures.test_overview import _sent

YEAR = Period.year(2026)


@pytest.fixture
def head(cast: Cast, reporting: Reporting) -> Member:
    """Minh as the head of the province's government; one commune has sent and was accepted."""
    minh = cast.minh
    assert minh.person is not None
    assert minh.organisation is not None
    set_role(
        actor=system_actor(), person=minh.person, organisation=minh.organisation, role=Role.HEAD,
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
    _sent(reporting.commune, reporting.kit, "87", "100")
    Report.objects.filter(pk=reporting.commune.pk).update(state=ReportState.APPROVED)
    return minh


def test_anybody_reads_what_was_published_and_later_figures_do_not_change_it(
    head: Member, reporting: Reporting
) -> None:
    made = publish_figures(actor=head.actor, period=YEAR)
    _sent(reporting.commune, reporting.kit, "11", "100")
    visitor = Client()

    listed = visitor.get(reverse("figures:public_list")).content.decode()
    page = visitor.get(reverse("figures:public_detail", args=[made.uid])).content.decode()
    file = visitor.get(reverse("figures:public_export", args=[made.uid])).getvalue().decode()

    assert made.title in listed
    assert "87" in page
    assert "Châu Tiến" in file
    assert ";11" not in file.replace(",", ";")


def test_only_a_head_publishes_and_only_what_was_judged(
    cast: Cast, head: Member, reporting: Reporting
) -> None:
    with pytest.raises(MayNotReport):
        publish_figures(actor=cast.hoa.actor, period=YEAR)
    for unsettled in (ReportState.DRAFTING, ReportState.SUBMITTED):
        Report.objects.filter(pk=reporting.commune.pk).update(state=unsettled)
        with pytest.raises(ReportIncomplete):
            publish_figures(actor=head.actor, period=YEAR)
    answer = head.client.post(reverse("figures:publication_list"), {"ky": "2026"})
    assert answer.status_code == 422
    assert "chưa được chấp nhận" in answer.content.decode()


def test_a_withdrawn_publication_shows_its_reason_and_no_figure(head: Member) -> None:
    made = publish_figures(actor=head.actor, period=YEAR)
    with pytest.raises(ReportIncomplete):
        publish_figures(actor=head.actor, period=YEAR)
    withdraw_publication(actor=head.actor, uid=made.uid, reason="Sai kỳ báo cáo")

    answer = Client().get(reverse("figures:public_detail", args=[made.uid]))

    assert answer.status_code == 410
    assert "Sai kỳ báo cáo" in answer.content.decode()
    shown = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    assert ">87<" not in shown
    assert Client().get(reverse("figures:public_export", args=[made.uid])).status_code == 410
    assert publish_figures(actor=head.actor, period=YEAR).pk != made.pk


def test_a_longer_period_tells_nothing_of_the_few_people_that_a_shorter_one_left_out(
    head: Member, reporting: Reporting
) -> None:
    kit = reporting.kit
    Indicator.objects.filter(pk=kit.informed.pk).update(people=True)
    _sent(reporting.commune, kit, "3", "100")
    Report.objects.update(state=ReportState.APPROVED)
    month = publish_figures(actor=head.actor, period=YEAR)
    Publication.objects.filter(pk=month.pk).update(
        period="2026-M03", content=month.content | {"period": "2026-M03"}
    )
    _sent(reporting.commune, kit, "60", "100")
    Report.objects.update(state=ReportState.APPROVED)

    made = publish_figures(actor=head.actor, period=YEAR)

    shown = {column["key"]: column for column in made.content["columns"]}
    assert shown[f"{kit.informed.code}:"]["total_hidden"]
    assert shown[f"{kit.rate.code}:"]["total_hidden"]
    assert shown[f"{kit.producers.code}:"]["total"] == "100"


def test_the_head_sees_what_the_public_will_read_and_publishes_just_that(
    head: Member, cast: Cast, reporting: Reporting
) -> None:
    Indicator.objects.filter(pk=reporting.kit.informed.pk).update(people=True)
    _sent(reporting.commune, reporting.kit, "3", "100")
    Report.objects.filter(pk=reporting.commune.pk).update(state=ReportState.APPROVED)
    url = reverse("figures:publication_list")
    asked = {"xem": "1", "ky": "2026", "chi_tieu": f"{reporting.kit.informed.code}:"}

    shown = head.client.get(url, asked)
    text = shown.content.decode()
    seen = shown.context["seen"]
    _sent(reporting.ward, reporting.kit, "50", "100")
    Report.objects.filter(pk=reporting.ward.pk).update(state=ReportState.APPROVED)
    given = {"ky": "2026", "seen": seen, "ghi_chu": "Số chính thức."}
    moved = head.client.post(url, given)

    assert "không nêu, để bảo vệ người được nói đến" in text
    assert ">3<" not in text
    assert "Châu Tiến" in text
    assert not Publication.objects.exists()
    assert moved.status_code == 422
    assert "Số chính thức." in moved.content.decode()
    published = head.client.post(url, given | {"seen": moved.context["seen"]})
    assert published.status_code == 302
    assert Publication.objects.get().sha256 == moved.context["seen"]
    assert cast.vy.client.get(url, asked).context.get("seen", "") == ""
