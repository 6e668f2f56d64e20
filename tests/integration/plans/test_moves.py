"""A body ends: its open work is proposed to who follows, and moves only when an officer says so."""

from datetime import date

import pytest

from chuan.core import inbox
from chuan.core.actor import system_actor
from chuan.orgs.enums import Extent, Role
from chuan.orgs.models import Organisation, RoleAssignment
from chuan.orgs.services import add_successor
from chuan.plans import services
from chuan.plans.enums import DutyState, MoveState
from chuan.plans.errors import MayNotPlan, MoveRefused
from chuan.plans.models import Assignment, MoveProposal, Plan
from chuan.plans.selectors.duties import clause_views
from chuan.plans.selectors.moves import proposal_page
from chuan.plans.selectors.progress import progress_of
from tests.architecture.pages import faults_of
from tests.factories.cascade import province_plan
from tests.factories.cast import Cast, Member
from tests.factories.people import organisation, person

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
ON = date(2026, 11, 22)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """The province's plan, with shares and duties of the commune and the ward."""
    made = province_plan(cast)
    keep = [view.clause.uid for view in clause_views(made, ON)]
    services.confirm_duties(actor=cast.minh.actor, plan_uid=made.uid, keep=keep)
    return made


def ended(body: Organisation, heir: Organisation | None, extent: str = Extent.WHOLE) -> None:
    """The body's last day is 30/6/2025; `heir` follows it on the next."""
    Organisation.objects.filter(pk=body.pk).update(valid_until=LAST)
    body.refresh_from_db()
    if heir is not None:
        add_successor(
            actor=system_actor(), predecessor=body, successor=heir, extent=extent,
            effective_on=FIRST, basis_symbol="1678/NQ-UBTVQH15", basis_date=date(2025, 6, 16),
        )  # fmt: skip


def notice(on: date = FIRST) -> MoveProposal:
    services.notice_ended_bodies(actor=system_actor(), on=on)
    return MoveProposal.objects.get()


def test_nothing_is_proposed_on_the_last_day_and_once_on_the_next(cast: Cast, plan: Plan) -> None:
    ended(cast.ward, cast.commune)

    assert services.notice_ended_bodies(actor=system_actor(), on=LAST) == 0
    assert services.notice_ended_bodies(actor=system_actor(), on=FIRST) == 1
    assert services.notice_ended_bodies(actor=system_actor(), on=FIRST) == 0

    proposal = MoveProposal.objects.get()
    assert (proposal.owner, proposal.ended, proposal.ended_on) == (plan.owner, cast.ward, LAST)
    assert Assignment.objects.filter(organisation=cast.ward, closed=False).exists()
    work = cast.minh.client.get("/viec-cua-toi/").content.decode()
    assert 'href="/lam-viec/chuyen-viec/"' in work
    assert "Quyết định chuyển việc của Ủy ban nhân dân phường Trường Vinh" in work


def test_what_moves_keeps_its_history_and_the_old_share_stays_readable(
    cast: Cast, plan: Plan
) -> None:
    heir = organisation("Ủy ban nhân dân phường Thành Vinh", cast.province, agency="ubnd-xa")
    chair = Member(person("Chủ tịch", heir, role=Role.HEAD), heir)
    ended(cast.ward, heir)
    proposal = notice()
    page = proposal_page(cast.minh.actor, proposal.uid, ON)
    assert page.only_heir is not None
    assert {row.chosen for row in page.rows} == {heir.pk}
    old = Assignment.objects.get(organisation=cast.ward)
    before = progress_of([old.task_id])[old.task_id].total

    moved = services.accept_moves(
        actor=cast.minh.actor, uid=proposal.uid,
        choices={row.key: heir.pk for row in page.rows},
    )  # fmt: skip

    assert moved == len(page.rows) == 2
    old.refresh_from_db()
    new = Assignment.objects.get(organisation=heir)
    assert (old.closed, old.moved_to, new.due_on) == (True, new, old.due_on)
    assert progress_of([old.task_id])[old.task_id].total == before
    reason = old.task.changes.first()
    assert reason is not None
    assert "theo 1678/NQ-UBTVQH15" in reason.reason
    states = dict(plan.plan_duties.values_list("name", "state"))
    assert states[cast.ward.name] == DutyState.MOVED
    assert states[heir.name] == DutyState.EXPECTED
    told = {row.title: row.body for row in inbox.list_notices(chair.actor).notices}
    assert set(told) == {
        f"Việc mới: {old.task.text}", f"Phải ban hành kế hoạch thực hiện {plan.document.label}",
    }  # fmt: skip
    assert all("sang Ủy ban nhân dân phường Thành Vinh theo 1678/" in why for why in told.values())
    seen = cast.minh.client.get(f"/lam-viec/viec/{old.task.uid}/").content.decode()
    assert "Đã chuyển sang cơ quan kế thừa" in seen

    services.undo_moves(actor=cast.minh.actor, uid=proposal.uid)

    old.refresh_from_db()
    assert (old.closed, old.moved_to) == (False, None)
    assert not Assignment.objects.filter(organisation=heir).exists()
    assert not plan.plan_duties.filter(organisation=heir).exists()
    assert chair.client.get(f"/lam-viec/ke-hoach/{plan.uid}/").status_code == 404


def test_a_split_is_never_guessed_and_goes_only_to_heirs(cast: Cast, plan: Plan) -> None:
    one = organisation("Ủy ban nhân dân phường Thành Vinh", cast.province, agency="ubnd-xa")
    ended(cast.ward, one, Extent.PART)
    ended(cast.ward, cast.commune, Extent.PART)
    proposal = notice()
    page = proposal_page(cast.minh.actor, proposal.uid, ON)

    assert page.only_heir is None
    assert {row.chosen for row in page.rows} == {None}
    share = next(row for row in page.rows if row.kind == "share")
    with pytest.raises(MoveRefused):
        services.accept_moves(
            actor=cast.minh.actor, uid=proposal.uid, choices={share.key: cast.finance.pk}
        )
    with pytest.raises(MoveRefused):
        services.accept_moves(actor=cast.minh.actor, uid=proposal.uid, choices={})
    services.accept_moves(
        actor=cast.minh.actor, uid=proposal.uid, choices={share.key: cast.commune.pk}
    )

    task = Assignment.objects.get(organisation=cast.ward).task
    assert Assignment.objects.filter(task=task, organisation=cast.commune).count() == 1
    assert plan.plan_duties.get(organisation=cast.ward).state == DutyState.EXPECTED


def test_what_has_begun_since_is_not_taken_back(cast: Cast, plan: Plan) -> None:
    heir = organisation("Ủy ban nhân dân phường Thành Vinh", cast.province, agency="ubnd-xa")
    ended(cast.ward, heir)
    proposal = notice()
    rows = proposal_page(cast.minh.actor, proposal.uid, ON).rows
    services.accept_moves(
        actor=cast.minh.actor, uid=proposal.uid, choices={row.key: heir.pk for row in rows}
    )
    new = Assignment.objects.get(organisation=heir)
    new.notes.create(
        kind="reply", author_id="x", author_label="Ai đó", text="Đã làm", at=new.created_at
    )

    with pytest.raises(MoveRefused):
        services.undo_moves(actor=cast.minh.actor, uid=proposal.uid)


def test_only_planners_of_the_body_that_gave_the_work_decide(cast: Cast, plan: Plan) -> None:
    ended(cast.ward, cast.commune)
    proposal = notice()

    with pytest.raises(MayNotPlan):
        services.keep_as_is(actor=cast.province_admin.actor, uid=proposal.uid, reason="Không")
    assert cast.vy.client.get(f"/lam-viec/chuyen-viec/{proposal.uid}/").status_code == 404
    services.keep_as_is(actor=cast.minh.actor, uid=proposal.uid, reason="Chờ quyết định")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.note) == (MoveState.DECIDED, "Chờ quyết định")
    assert plan.owner_path == proposal.owner_path


def test_the_pages_and_the_draft_of_the_decision(cast: Cast, plan: Plan) -> None:
    ended(cast.ward, cast.commune)
    proposal = notice()
    base = f"/lam-viec/chuyen-viec/{proposal.uid}/"
    for url in ("/lam-viec/chuyen-viec/", base):
        assert not faults_of(cast.minh.client.get(url)), url
    rows = proposal_page(cast.minh.actor, proposal.uid, ON).rows

    moved = cast.minh.client.post(
        f"{base}chuyen/", {f"den:{row.key}": cast.commune.pk for row in rows}, follow=True
    )
    assert "Đã chuyển 2 mục" in moved.content.decode()
    drafted = services.draft_amendment(actor=cast.minh.actor, uid=proposal.uid)

    text = str(drafted.content)
    assert "Ủy ban nhân dân phường Trường Vinh" in text
    assert "giao Ủy ban nhân dân xã Châu Tiến" in text
    assert RoleAssignment.objects.filter(organisation=plan.owner).exists()
