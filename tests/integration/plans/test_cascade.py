"""Parents, duties to plan and what fulfils them, from acceptance to acceptance."""

from datetime import date
from uuid import UUID

import pytest

from chuan.core import inbox
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.enums import DutyProof, DutyState, LinkState, ParentRole
from chuan.plans.errors import LinkIncomplete, MayNotPlan, OwnAncestor
from chuan.plans.models import Plan, PlanDuty
from chuan.plans.selectors.duties import clause_views, duties_due, tallies
from chuan.plans.selectors.parents import parents_of, thread_above
from tests.factories.cascade import commune_member, commune_plan, province_plan
from tests.factories.cast import Cast, Member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
COMMUNE = "Ủy ban nhân dân xã Châu Tiến"
ON = date(2026, 11, 22)


def confirm(cast: Cast, plan: Plan) -> int:
    """Minh confirms every paragraph."""
    keep = [view.clause.uid for view in clause_views(plan, ON)]
    return services.confirm_duties(actor=cast.minh.actor, plan_uid=plan.uid, keep=keep)


def test_a_plan_just_accepted_proposes_its_parent_and_the_bodies_that_must_plan(cast: Cast) -> None:
    plan = province_plan(cast)

    clauses = clause_views(plan, ON)

    assert [view.clause.due_on for view in clauses] == [date(2026, 3, 30)]
    assert {asked.body.path for asked in clauses[0].asked} == {cast.commune.path, cast.ward.path}
    assert [(p.symbol, p.role, p.state) for p in plan.parents.all()] == []
    assert not PlanDuty.objects.exists()


def test_a_duty_is_fulfilled_by_the_plan_of_that_body_and_open_again_when_it_is_undone(
    cast: Cast,
) -> None:
    plan = province_plan(cast)
    assert confirm(cast, plan) == 2
    officer = commune_member(cast)

    child = commune_plan(officer, COMMUNE)

    link = child.parents.get()
    assert (link.document_id, link.role) == (plan.document_id, ParentRole.SUPERIOR)
    duty = plan.plan_duties.get(path=cast.commune.path)
    assert (duty.state, duty.proof, duty.child) == (DutyState.FULFILLED, DutyProof.PLAN, child)
    assert (duty.child_symbol, duty.fulfilled_on) == ("7/KH-UBND", date(2026, 2, 10))
    assert plan.plan_duties.get(path=cast.ward.path).state == DutyState.EXPECTED

    services.undo_acceptance(actor=officer.actor, uid=child.copy.uid)

    duty.refresh_from_db()
    assert (duty.state, duty.child_symbol) == (DutyState.EXPECTED, "")


def test_a_plan_accepted_before_the_duty_was_confirmed_fulfils_it_as_well(cast: Cast) -> None:
    officer = commune_member(cast)
    child = commune_plan(officer, COMMUNE)
    assert child.parents.get().document is None

    plan = province_plan(cast)
    confirm(cast, plan)

    assert child.parents.get().document_id == plan.document_id
    assert plan.plan_duties.get(path=cast.commune.path).child == child


def test_a_plan_that_another_body_brought_in_fulfils_nothing_of_its_own(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan)

    commune_plan(commune_member(cast), "Ủy ban nhân dân phường Trường Vinh")

    states = dict(plan.plan_duties.values_list("path", "state"))
    assert states[cast.commune.path] == DutyState.EXPECTED
    assert states[cast.ward.path] == DutyState.FULFILLED


def test_a_dismissed_parent_parts_the_plan_from_the_duty(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan)
    officer = commune_member(cast)
    child = commune_plan(officer, COMMUNE)
    link = child.parents.get()

    with pytest.raises(LinkIncomplete):
        services.answer_parent(
            actor=officer.actor, plan_uid=child.uid, uid=link.uid, role="", keep=False
        )
    services.answer_parent(
        actor=officer.actor, plan_uid=child.uid, uid=link.uid, role="", keep=False,
        reason="Kế hoạch này chỉ dẫn chiếu.",
    )  # fmt: skip

    assert plan.plan_duties.get(path=cast.commune.path).state == DutyState.EXPECTED
    assert child.parents.get().state == LinkState.DISMISSED


def test_a_plan_cannot_stand_above_itself_over_other_plans(cast: Cast) -> None:
    plan = province_plan(cast)
    child = commune_plan(commune_member(cast), COMMUNE)
    services.confirm_parents(actor=commune_member(cast, "Hiệp").actor, plan_uid=child.uid)

    for above in (child.document, plan.document):
        with pytest.raises(OwnAncestor):
            services.add_parent(
                actor=cast.minh.actor, plan_uid=plan.uid, role=ParentRole.SUPERIOR,
                document=above.uid,
            )  # fmt: skip


def test_the_thread_goes_up_and_shows_only_what_the_reader_may_read(cast: Cast) -> None:
    province_plan(cast)
    officer = commune_member(cast)
    child = commune_plan(officer, COMMUNE)

    knots = thread_above(cast.minh.actor, child)
    own = parents_of(officer.actor, child)

    assert [knot.identity for knot in knots] == ["12/KH-UBND"]
    assert knots[0].title == "Đẩy mạnh công tác tiêu chuẩn, đo lường, chất lượng năm 2026"
    assert knots[0].url.startswith("/lam-viec/ke-hoach/")
    assert own[0].is_proposed
    stranger = parents_of(cast.vy.actor, child)
    assert (stranger[0].title, stranger[0].url, stranger[0].plan_url) == ("", "", "")


def test_only_the_body_itself_says_what_stands_above_and_below_its_plan(cast: Cast) -> None:
    plan = province_plan(cast)
    clause = plan.duty_clauses.get()

    for stranger in (cast.hoa, cast.province_admin, cast.ha):
        with pytest.raises((MayNotPlan, Exception)):
            services.confirm_duties(actor=stranger.actor, plan_uid=plan.uid, keep=[clause.uid])
    assert not plan.plan_duties.exists()


def test_counts_by_province_and_duties_that_are_due(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan)
    commune_plan(commune_member(cast), COMMUNE)

    (tally,) = tallies(cast.minh.actor, plan, ON)

    assert (tally.area, tally.label) == ("40", "Nghệ An")
    assert (tally.counts.done, tally.counts.late, tally.counts.asked) == (1, 1, 2)
    assert [duty.path for duty in duties_due(ON)] == [cast.ward.path]
    assert not duties_due(date(2026, 1, 6))


def test_marks_by_hand_exemptions_and_removals_say_why(cast: Cast) -> None:
    plan = province_plan(cast)
    confirm(cast, plan)
    actor, duty = cast.minh.actor, plan.plan_duties.get(path=cast.ward.path)

    services.mark_duty(
        actor=actor, plan_uid=plan.uid, uid=duty.uid, proof=DutyProof.LETTER,
        symbol="09/KH-UBND", issued_on=date(2026, 3, 1),
    )  # fmt: skip
    duty.refresh_from_db()
    assert (duty.state, duty.child_symbol) == (DutyState.FULFILLED, "09/KH-UBND")

    services.reopen_duty(actor=actor, plan_uid=plan.uid, uid=duty.uid)
    services.exempt_duty(actor=actor, plan_uid=plan.uid, uid=duty.uid, reason="Sắp sáp nhập")
    duty.refresh_from_db()
    assert (duty.state, duty.reason) == (DutyState.EXEMPT, "Sắp sáp nhập")

    services.remove_duty(actor=actor, plan_uid=plan.uid, uid=duty.uid, reason="Ghi nhầm")
    assert not plan.plan_duties.filter(path=cast.ward.path).exists()
    paper = services.add_duty(
        actor=actor, plan_uid=plan.uid, organisation="", name="UBND phường Vinh Hưng"
    )
    assert (paper.organisation, paper.due_on) == (None, date(2026, 3, 30))

    chair = Member(person("Chủ tịch phường", cast.ward, role=Role.HEAD), cast.ward)
    services.add_duty(actor=actor, plan_uid=plan.uid, organisation=cast.ward.uid.hex)
    (told,) = inbox.list_notices(chair.actor).notices
    assert plan.document.label in told.title
    assert f"{cast.province.name} thêm cơ quan bạn vào danh sách" in told.body


def test_a_commune_that_takes_in_the_plan_of_those_above_is_asked_itself(cast: Cast) -> None:
    officer = commune_member(cast)
    from tests.factories.cascade import ASKED, accepted
    from tests.factories.drafts import document

    own = accepted(
        officer, document(duties=[{"actor": "UBND các xã, phường", "text": ASKED, "due": None}])
    )

    (view,) = clause_views(own, ON)

    assert [asked.body.path for asked in view.asked] == [cast.commune.path]


def test_unknown_rows_are_not_found(cast: Cast) -> None:
    plan = province_plan(cast)
    from chuan.plans.errors import DutyNotFound, ParentNotFound

    with pytest.raises(ParentNotFound):
        services.answer_parent(
            actor=cast.minh.actor, plan_uid=plan.uid, uid=UUID(int=1), role="basis", keep=True
        )
    with pytest.raises(DutyNotFound):
        services.exempt_duty(actor=cast.minh.actor, plan_uid=plan.uid, uid=UUID(int=1), reason="a")
