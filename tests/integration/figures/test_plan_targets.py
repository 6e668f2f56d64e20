"""Targets of a plan are proposed and tied by people; what registers know is counted with its rows."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from chuan.core import references
from chuan.domain.cascade import Period
from chuan.figures.models import Form, Indicator, Target, TaskTie
from chuan.figures.providers import provider
from chuan.figures.selectors.live import live_values
from chuan.figures.selectors.live_plans import own_tier
from chuan.figures.selectors.plan_targets import plan_targets_page
from chuan.figures.services.rounds import Asking, open_round
from chuan.figures.services.shipped import load_catalogue
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.plans.enums import Verdict
from chuan.plans.models import Assignment, Plan
from chuan.plans.services import confirm_share, report_done
from chuan.plans.types import NewEvidence
from tests.factories.cascade import province_plan, target
from tests.factories.cast import Cast, Member
from tests.factories.drafts import task
from tests.factories.people import person

FORUM = (
    "Tổ chức định kỳ hằng năm diễn đàn đối thoại với doanh nghiệp, tổ chức, cá nhân về hoạt động "
    "tiêu chuẩn, đo lường, chất lượng"
)
OFFICIALS = "95% cán bộ, công chức làm công tác TCĐLCL, an toàn thực phẩm được đào tạo, tập huấn"
SPENDING = (
    "Ưu tiên tăng tỷ lệ kinh phí đối với công tác tiêu chuẩn, đo lường, chất lượng trong tổng chi "
    "ngân sách nhà nước về khoa học và công nghệ"
)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """The province's plan: a figure, a forum, and words without a number."""
    load_catalogue()
    return province_plan(
        cast,
        targets=[target(OFFICIALS, 95.0, by=2030)],
        tasks=[
            task(FORUM, ["UBND các xã, phường"], time="Hằng năm",
                 period={"start": None, "end": None, "recurrence": "annual"}),
            task(SPENDING, ["Sở KH&CN"]),
        ],
    )  # fmt: skip


def _url(plan: Plan) -> str:
    return f"/lam-viec/chi-tieu/ke-hoach/{plan.uid}/"


def _tie(plan: Plan, code: str, value: str = "95", **more: str) -> dict[str, str]:
    """What the form of the first printed target sends."""
    printed = plan.targets.order_by("order")[0]
    key = f"m{printed.pk}"
    indicator = Indicator.objects.get(code=code)
    return {
        "muc_tieu": str(printed.pk), f"{key}-what": f"{indicator.pk}:{indicator.stages[0]}",
        f"{key}-comparator": "at_least", f"{key}-value": value, f"{key}-year_until": "2030",
    } | more  # fmt: skip


def test_a_target_is_proposed_and_tied_by_nobody_but_an_officer(cast: Cast, plan: Plan) -> None:
    page = plan_targets_page(cast.minh.actor, plan.uid, date(2026, 11, 22))
    row = page.rows[0]
    assert row.chosen is not None
    assert row.chosen.code == "ty-le-cong-chuc-tcdlcl-attp-duoc-dao-tao"
    assert not Target.objects.exists()

    url = _url(plan)
    code = "ty-le-cong-chuc-tcdlcl-attp-duoc-dao-tao"
    assert cast.hoa.client.post(url, _tie(plan, code)).status_code in {403, 404}
    assert cast.minh.client.post(url, _tie(plan, code, "195")).status_code == 422
    assert cast.minh.client.post(url, _tie(plan, code)).status_code == 302
    assert cast.minh.client.post(url, _tie(plan, code, "90")).status_code == 302

    kept = Target.objects.get()
    assert (kept.value, kept.year_until, kept.quote) == (Decimal(90), 2030, OFFICIALS)
    assert kept.owner_path == "/40/"
    shown = cast.minh.client.get(f"/lam-viec/ke-hoach/{plan.uid}/").content.decode()
    assert "ít nhất 90%" in shown
    assert cast.minh.client.get(url).status_code == 200


def test_words_without_a_number_are_kept_as_no_number(cast: Cast, plan: Plan) -> None:
    page = plan_targets_page(cast.minh.actor, plan.uid, date(2026, 11, 22))
    (mention,) = (row for row in page.mentions if row.indicator.code == "ty-le-chi-tcdlcl")
    minh: Client = cast.minh.client
    pressed = {"viec": mention.task.pk, "chi_tieu": mention.indicator.pk, "khong_so": "1"}

    minh.post(_url(plan), pressed)
    minh.post(_url(plan), pressed)

    kept = Target.objects.get()
    assert (kept.value, kept.quote) == (None, SPENDING)
    again = plan_targets_page(cast.minh.actor, plan.uid, date(2026, 11, 22))
    assert mention.indicator not in {row.indicator for row in again.mentions}
    minh.post(_url(plan), _tie(plan, "ty-le-co-so-chu-luc-ocop-duoc-tap-huan", khong_so="1"))
    assert Target.objects.filter(value=None).count() == 2


def _head(body: Organisation) -> Member:
    return Member(person(f"Chủ tịch {body.pk}", body, role=Role.HEAD), body)


def test_a_forum_counts_once_it_is_confirmed_with_evidence(cast: Cast, plan: Plan) -> None:
    page = plan_targets_page(cast.minh.actor, plan.uid, date(2026, 11, 22))
    held = page.tasks[0].task
    forum = Indicator.objects.get(code="dien-dan-doi-thoai")
    count = provider("plans.tied_shares")
    assert count is not None
    year, today = Period.year(2026), date(2026, 12, 31)
    assert count.counting(forum.pk)(cast.commune, year, today) is None, "not known is not zero"

    cast.minh.client.post(_url(plan), {"viec": held.pk, "chi_tieu": forum.pk})
    assert TaskTie.objects.get().indicator == forum
    asking = Asking(form=Form.objects.get(code="bao-cao-nam-cap-xa"), period=year, closing_on=today)
    round_ = open_round(actor=cast.minh.actor, asking=asking, bodies=(cast.commune,))
    (report,) = round_.reports.all()
    line = round_.form.lines.get(indicator=forum)
    assert live_values(report)[line.pk].value == 0

    share = Assignment.objects.filter(task=held, organisation=cast.commune).order_by("due_on")[0]
    head = _head(cast.commune)
    given = NewEvidence(statement="Đã tổ chức diễn đàn ngày 10/10.")
    report_done(actor=head.actor, uid=share.uid, given=given)
    confirmer = Member(cast.minh.person, Organisation.objects.get(path=_confirmer(share)))
    confirm_share(actor=confirmer.actor, uid=share.uid, verdict=Verdict.CONFIRMED)
    confirmed_in = Assignment.objects.get(pk=share.pk).confirmed_at
    assert confirmed_in is not None

    span = Period.year(confirmed_in.year)
    known = count.counting(forum.pk)(cast.commune, span, span.last_day)
    assert known is not None
    assert known.value == 1
    (row,) = known.rows
    found = references.look_up(head.actor, [row[:2]])[row[:2]]
    assert found.url == f"/lam-viec/viec/{held.uid}/"
    assert references.look_up(cast.vy.actor, [row[:2]]) == {}
    assert row[0] not in {kind.kind for kind in references.kinds()}, "no choice as evidence"


def _confirmer(share: Assignment) -> str:
    return Assignment.objects.get(pk=share.pk).confirmer_path


def test_every_count_answers_for_every_tier_and_no_tier_counts_twice(
    cast: Cast, plan: Plan
) -> None:
    year, today = Period.year(2026), date(2026, 12, 31)
    names = [
        row.provider for row in Indicator.objects.exclude(provider="")
    ]  # fmt: skip
    for name in {*names, "documents.issued", "documents.received", "plans.shares_with_evidence"}:
        known = provider(name)
        assert known is not None, name
        for body in (cast.province, cast.science, cast.commune):
            counted = known.count(body, year, today)
            assert counted is None or counted.value == len(counted.rows)

    province = Assignment.objects.filter(own_tier(cast.province))
    assert province.exists()
    assert not province.filter(path__startswith=cast.commune.path).exists()


def test_who_may_only_read_is_shown_what_is_tied_and_no_proposals(cast: Cast, plan: Plan) -> None:
    reader = cast.lan if Plan.objects.visible_to(cast.lan.actor).exists() else cast.hoa
    seen = Plan.objects.visible_to(reader.actor).filter(pk=plan.pk).exists()
    answer = reader.client.get(_url(plan))

    assert answer.status_code == (200 if seen else 404)
    if seen:
        page = plan_targets_page(reader.actor, plan.uid, date(2026, 11, 22))
        assert not page.can_set
        assert not page.mentions
        assert not page.tasks
