"""How plans stand below: counted where the rows are, shown to whom they concern, chased by a letter."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core import clock
from chuan.documents.models import PaperDraft
from chuan.domain.vanban.writing import from_json
from chuan.orgs.models import Organisation
from chuan.plans import services
from chuan.plans.enums import AssignmentState, DutyState, Pillar
from chuan.plans.errors import NobodyIsLate, PlanNotFound
from chuan.plans.models import Assignment, Plan, PlanDuty, Task
from chuan.plans.selectors.duties import area_of
from chuan.plans.selectors.lateness import late_page
from chuan.plans.selectors.overview import Planning, Work, map_page, own_plans
from chuan.plans.services.chasing import draft_chase_letter
from tests.factories import drafts
from tests.factories.cast import Cast
from tests.factories.people import place

TODAY = clock.today()
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """The province's plan with one task of pillar I; nobody else has anything."""
    plan = services.accept_import(
        actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid
    ).plans[0]
    Assignment.objects.all().delete()
    PlanDuty.objects.all().delete()
    Task.objects.filter(plan=plan).update(pillar=Pillar.PROPAGANDA)
    return plan


def give(plan: Plan, body: Organisation, due_on: object, state: str = "not_started") -> None:
    task = Task.objects.filter(plan=plan).order_by("order").first()
    closed = state in {AssignmentState.DONE, AssignmentState.REPORTED}
    Assignment.objects.create(
        task=task, organisation=body, path=body.path, role="lead", due_on=due_on, state=state,
        closed=closed, closed_at=clock.now() if closed else None, created_at=clock.now(),
    )  # fmt: skip


def owe(plan: Plan, body: Organisation, due_on: object, **given: object) -> None:
    PlanDuty.objects.create(
        plan=plan, organisation=body, name=body.name, path=body.path, area=area_of(body.path),
        due_on=due_on, at=clock.now(), **given,
    )  # fmt: skip


def test_the_map_counts_plans_and_work_and_puts_the_late_first(cast: Cast, plan: Plan) -> None:
    give(plan, cast.commune, YESTERDAY)
    give(plan, cast.ward, YESTERDAY, AssignmentState.DONE)
    give(plan, cast.science, TOMORROW, AssignmentState.REPORTED)
    owe(plan, cast.commune, TOMORROW)
    owe(plan, cast.ward, YESTERDAY, state=DutyState.FULFILLED, fulfilled_on=TODAY)
    owe(plan, cast.science, YESTERDAY, state=DutyState.EXEMPT, reason="Đã lồng ghép")

    page = map_page(cast.minh.actor, plan.uid, TODAY)

    assert page.work == Work(total=3, done=1, reported=1, late=1, late_bodies=1)
    assert page.planning == Planning(asked=3, issued=1, late=0, exempt=1)
    assert page.groups[0].name == cast.commune.name
    assert [row.code for row in page.pillars] == [Pillar.PROPAGANDA]
    assert not page.by_area


def test_a_plan_that_reaches_two_provinces_is_told_by_province(cast: Cast, plan: Plan) -> None:
    place("31", "Hải Phòng", kind="thanh-pho")
    give(plan, cast.commune, YESTERDAY)
    give(plan, cast.other_province, TOMORROW)
    owe(plan, cast.other_province, TOMORROW)

    page = map_page(cast.minh.actor, plan.uid, TODAY)

    assert page.by_area
    assert [row.area for row in page.groups] == ["40", "31"]
    inside = map_page(cast.minh.actor, plan.uid, TODAY, area="31")
    assert [row.name for row in inside.groups] == [cast.other_province.name]
    assert inside.area_name == "Hải Phòng"


def test_a_body_below_sees_its_own_part_and_a_stranger_nothing(cast: Cast, plan: Plan) -> None:
    give(plan, cast.commune, YESTERDAY)
    give(plan, cast.ward, YESTERDAY)
    services.sharing.let_see_plan(plan, [cast.commune.path])

    page = map_page(cast.commune_admin.actor, plan.uid, TODAY)

    assert [row.name for row in page.groups] == [cast.commune.name]
    assert not page.can_chase
    with pytest.raises(PlanNotFound):
        map_page(cast.vy.actor, plan.uid, TODAY)
    assert cast.vy.client.get(f"/lam-viec/ke-hoach/{plan.uid}/toan-canh/").status_code == 404


def test_the_pages_and_the_file_say_the_same(cast: Cast, plan: Plan) -> None:
    give(plan, cast.commune, YESTERDAY)
    give(plan, cast.ward, YESTERDAY, AssignmentState.DONE)
    url = f"/lam-viec/ke-hoach/{plan.uid}/toan-canh/"

    for address in (url, f"{url}?in=1"):
        page = cast.minh.client.get(address).content.decode()
        assert "1 trên 2 phần việc hoàn thành" in page
        assert "1 quá hạn ở 1 cơ quan" in page
    answer = cast.minh.client.get(f"{url}tai-ve.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert f"{cast.commune.name},0,0,0,0,1,0,0,1" in lines
    assert lines[-1] == "Tổng,0,0,0,0,2,1,0,1"


def test_the_map_asks_as_often_for_many_bodies_as_for_few(cast: Cast, plan: Plan) -> None:
    client = cast.minh.client
    url = f"/lam-viec/ke-hoach/{plan.uid}/toan-canh/"
    give(plan, cast.commune, YESTERDAY)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for body in (cast.ward, cast.science, cast.finance, cast.culture):
        give(plan, body, YESTERDAY)
        owe(plan, body, YESTERDAY)

    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) <= len(few) + 1
    assert len(many) <= 15


def test_own_plans_are_told_with_what_is_late(cast: Cast, plan: Plan) -> None:
    give(plan, cast.commune, YESTERDAY)
    owe(plan, cast.ward, YESTERDAY)

    (row,) = own_plans(cast.minh.actor, TODAY)

    assert (row.work.late, row.planning.late) == (1, 1)
    page = cast.minh.client.get("/lam-viec/toan-canh/").content.decode()
    assert "1 quá hạn ở 1 cơ quan" in page


def test_the_late_become_a_draft_of_a_letter_with_its_annex(cast: Cast, plan: Plan) -> None:
    give(plan, cast.commune, YESTERDAY)
    give(plan, cast.science, YESTERDAY)
    owe(plan, cast.ward, YESTERDAY)
    late = late_page(cast.minh.actor, TODAY, plan.uid)
    assert {body.name for body in late.bodies} == {
        cast.commune.name, cast.science.name, cast.ward.name,
    }  # fmt: skip

    answer = cast.minh.client.post(
        "/lam-viec/toan-canh/qua-han/don-doc/",
        {"ke_hoach": plan.uid.hex, "co_quan": [cast.commune.uid.hex, cast.ward.uid.hex]},
    )

    draft = PaperDraft.objects.get()
    paper = from_json(draft.content)
    assert answer.status_code == 302
    assert set(paper.addressees) == {cast.commune.name, cast.ward.name}
    assert sum(len(group.rows) for group in paper.annexes[0].groups) == 2
    assert plan.document.symbol in paper.title
    with pytest.raises(NobodyIsLate):
        draft_chase_letter(actor=cast.minh.actor, bodies=[], plan=plan.uid)


def test_the_message_to_a_body_holds_a_link_and_no_words_of_the_plan(
    cast: Cast, plan: Plan
) -> None:
    give(plan, cast.commune, YESTERDAY)

    page = cast.minh.client.get(f"/lam-viec/toan-canh/qua-han/?ke_hoach={plan.uid}")

    message = page.content.decode().split("<textarea", 1)[1].split("</textarea>")[0]
    assert "1 việc quá hạn" in message
    assert plan.document.symbol not in message
    assert Task.objects.filter(plan=plan).order_by("order")[0].text not in message
