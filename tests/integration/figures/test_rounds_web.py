"""Asking for reports on the pages: whom, until when, what is there already, who is late."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.documents.models import PaperDraft
from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import Reading, RoundState
from chuan.figures.errors import MayNotAsk, RoundNotFound, RoundRefused
from chuan.figures.models import Compiler, Figure, Form, Round
from chuan.figures.rules.timing import Timing
from chuan.figures.selectors.asking import may_be_asked
from chuan.figures.services.compilers import appoint_compiler
from chuan.figures.services.rounds import Asking, open_round
from chuan.figures.services.schedules import Duty, end_schedule, lay_schedule, open_due_rounds
from chuan.figures.services.steering import cancel_round, change_days
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting, make_compiler, make_kit
from tests.factories.people import person

BEFORE_20_NOVEMBER = Timing(PeriodKind.YEAR, 11, 20, Reading.EXCLUSIVE)


def _typed(form: Form, cast: Cast, **given: object) -> dict[str, object]:
    return {
        "title": "Báo cáo năm 2026", "period": "2026", "closing_on": "15/11/2026",
        "printed_on": "20/11/2026", "reading": "exclusive", "internal_on": "", "basis": "",
        "note": "", "into": "", "groups": ["commune_government"],
    } | given  # fmt: skip


def _department(cast: Cast) -> Member:
    return Member(person("Thảo", cast.science), cast.science)


def test_a_department_that_compiles_the_province_asks_its_communes(cast: Cast) -> None:
    form, thao = make_kit().form, _department(cast)
    make_compiler(cast.science, of=cast.province)
    url = f"{reverse('figures:round_create')}?bieu_mau={form.uid.hex}"

    page = thao.client.get(url)
    answer = thao.client.post(url, _typed(form, cast))

    assert page.status_code == 200
    assert answer.status_code == 302
    asked = Round.objects.get().reports.values_list("organisation__path", flat=True)
    assert set(asked) == {cast.commune.path, cast.ward.path}
    assert thao.client.get(answer["Location"]).status_code == 200


def test_who_compiles_nothing_asks_only_those_below(cast: Cast) -> None:
    form, thao = make_kit().form, _department(cast)
    asking = Asking(form=form, period=Period.year(2026), closing_on=date(2026, 11, 15))

    assert cast.commune not in may_be_asked(cast.science)
    with pytest.raises(MayNotAsk):
        open_round(actor=thao.actor, asking=asking, bodies=[cast.commune])
    make_compiler(cast.science, of=cast.province)
    assert cast.other_province not in may_be_asked(cast.science)
    assert cast.party_commune not in may_be_asked(cast.science)
    with pytest.raises(MayNotAsk):
        open_round(actor=thao.actor, asking=asking, bodies=[cast.other_province])


def test_a_form_filled_wrongly_keeps_what_was_typed_and_opens_nothing(cast: Cast) -> None:
    form = make_kit().form
    url = f"{reverse('figures:round_create')}?bieu_mau={form.uid.hex}"

    answer = cast.minh.client.post(url, _typed(form, cast, groups=[], closing_on="31/02/2026"))

    assert answer.status_code == 422
    assert "Báo cáo năm 2026" in answer.content.decode()
    assert not Round.objects.exists()


def test_an_extraordinary_request_asks_only_those_who_have_not_said_it(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    for indicator in (kit.informed, kit.producers):
        Figure.objects.create(
            indicator=indicator, period="2026", organisation=cast.commune,
            place=cast.commune.place, value=Decimal(3), as_of=date(2026, 11, 15),
        )  # fmt: skip
    url = f"{reverse('figures:round_create')}?bieu_mau={kit.form.uid.hex}&dot_xuat=1"

    seen = cast.minh.client.post(url, _typed(kit.form, cast, xem="1"))
    answer = cast.minh.client.post(url, _typed(kit.form, cast, con_thieu="1"))

    assert "1/2" in seen.content.decode()
    assert answer.status_code == 302
    made = Round.objects.get(kind="extraordinary")
    assert [report.organisation for report in made.reports.all()] == [cast.ward]


def test_a_schedule_opens_each_round_once_and_stops_when_ended(cast: Cast) -> None:
    form = make_kit().form
    schedule = lay_schedule(
        actor=cast.minh.actor,
        duty=Duty(form, BEFORE_20_NOVEMBER, ["commune_government"], date(2026, 1, 1)),
    )

    assert open_due_rounds(on=date(2026, 10, 1)) == 0
    assert open_due_rounds(on=date(2026, 10, 6)) == 1
    assert open_due_rounds(on=date(2026, 10, 7)) == 0
    made = schedule.rounds.get()
    assert (made.due_on, made.closing_on) == (date(2026, 11, 19), date(2026, 11, 15))
    assert made.due_at is not None
    assert made.due_at.astimezone(clock.VIETNAM).isoformat() == "2026-11-20T00:00:00+07:00"
    end_schedule(actor=cast.minh.actor, pk=schedule.pk, reason="Thay bằng lịch mới")
    assert open_due_rounds(on=date(2027, 10, 6)) == 0


def test_a_schedule_may_ask_one_body_and_a_quarter_is_due_on_the_25th(cast: Cast) -> None:
    form = make_kit().form
    Form.objects.filter(pk=form.pk).update(period_kind=PeriodKind.QUARTER)
    form.refresh_from_db()
    url = f"{reverse('figures:schedule_create')}?bieu_mau={form.uid.hex}"
    typed = {
        "due_day": "25", "due_month": "0", "reading": "exclusive", "closing_days": "5",
        "internal_days": "0", "opens_before": "20", "valid_from": "01/01/2026", "basis": "",
        "groups": [], "bodies": [cast.science.uid.hex, cast.other_province.uid.hex],
    }  # fmt: skip

    refused = cast.minh.client.post(url, typed)
    typed["bodies"] = [cast.science.uid.hex]
    cast.minh.client.post(url, typed)

    assert refused.status_code == 422
    assert open_due_rounds(on=date(2026, 12, 10)) == 1
    made = Round.objects.get()
    assert made.due_on == date(2026, 12, 24)
    assert [report.organisation for report in made.reports.all()] == [cast.science]
    assert "Khoa học" in cast.minh.client.get(reverse("figures:schedule_list")).content.decode()


def test_only_an_unanswered_round_is_taken_back_and_dates_move_with_a_reason(
    cast: Cast, reporting: Reporting
) -> None:
    uid, minh = reporting.round.uid, cast.minh.actor

    with pytest.raises(RoundRefused):
        change_days(
            actor=minh, uid=uid, closing_on=date(2026, 11, 10), internal_on=None, reason=" "
        )
    change_days(
        actor=minh, uid=uid, closing_on=date(2026, 11, 10), internal_on=date(2026, 11, 12),
        reason="Kịp tổng hợp",
    )  # fmt: skip
    reporting.commune.refresh_from_db()
    assert reporting.commune.as_of == date(2026, 11, 10)
    with pytest.raises(RoundNotFound):
        cancel_round(actor=cast.hoa.actor, uid=uid, reason="không phải việc của tôi")
    assert cancel_round(actor=minh, uid=uid, reason="Mở nhầm").state == RoundState.CANCELLED


def test_the_letter_goes_to_those_who_are_late_and_chosen(cast: Cast, reporting: Reporting) -> None:
    past = clock.today() - timedelta(days=2)
    Round.objects.update(due_on=past)
    url = reverse("figures:round_chase", args=[reporting.round.uid])

    page = cast.minh.client.get(url).content.decode()
    refused = cast.minh.client.post(url)
    assert refused.status_code == 422
    assert "Hãy chọn ít nhất một đơn vị chưa gửi báo cáo." in refused.content.decode()
    cast.minh.client.post(url, {"don_vi": [cast.ward.uid.hex]})

    assert "Trường Vinh" in page
    draft = PaperDraft.objects.get(about_kind="figures.chase")
    assert "Trường Vinh" in str(draft.content)
    assert "Châu Tiến" not in str(draft.content)


def test_a_head_appoints_who_compiles_and_an_officer_does_not(cast: Cast) -> None:
    with pytest.raises(MayNotAsk):
        appoint_compiler(actor=cast.minh.actor, organisation=cast.science.uid)
    with pytest.raises(MayNotAsk):
        appoint_compiler(actor=cast.head.actor, organisation=cast.culture.uid)
    appoint_compiler(actor=cast.province_admin.actor, organisation=cast.science.uid)

    assert Compiler.objects.get().place == cast.province.place
    assert cast.province_admin.client.get(reverse("figures:compiler_list")).status_code == 200


@pytest.mark.parametrize("name", ["round_add", "round_chase", "round_bodies_export"])
def test_steering_a_round_is_no_page_for_those_it_asks_nor_for_another_province(
    cast: Cast, reporting: Reporting, name: str
) -> None:
    url = reverse(f"figures:{name}", args=[reporting.round.uid])

    assert cast.minh.client.get(url).status_code == 200
    assert cast.hoa.client.get(url).status_code in {403, 404}
    assert cast.vy.client.get(url).status_code == 404


def test_who_was_asked_is_led_from_the_round_to_the_own_report(
    cast: Cast, reporting: Reporting
) -> None:
    url = reverse("figures:round_detail", args=[reporting.round.uid])

    led = cast.hoa.client.get(url)

    assert led.status_code == 302
    assert led["Location"] == reverse("figures:report_detail", args=[reporting.commune.uid])
    assert cast.minh.client.get(url).status_code == 200
    assert cast.vy.client.get(url).status_code == 404


def test_asking_more_bodies_without_choosing_any_is_told_on_the_page(
    cast: Cast, reporting: Reporting
) -> None:
    url = reverse("figures:round_add", args=[reporting.round.uid])

    answer = cast.minh.client.post(url)

    assert answer.status_code == 422


def test_the_system_opens_rounds_for_the_asker_only_within_its_reach(cast: Cast) -> None:
    asking = Asking(form=make_kit().form, period=Period.year(2026), closing_on=date(2026, 11, 15))

    with pytest.raises(MayNotAsk):
        open_round(
            actor=system_actor(), asking=asking, bodies=[cast.ward], asker=cast.other_province
        )
