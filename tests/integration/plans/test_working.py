"""Heads give work to people, people answer and finish, what comes back is opened for its next date."""

from datetime import date

import pytest

from chuan.core import inbox, worklist
from chuan.domain.errors import NotAllowed
from chuan.domain.workflow import TransitionRefused
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.enums import AssignmentEvent
from chuan.plans.errors import HandOverRefused, TaskNotFound, WorkHasBegun
from chuan.plans.models import Assignment, HandOver, PersonalAssignment, Task
from chuan.plans.types import NewEvidence
from chuan.portal.services import hand_over_work
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import person

ON = date(2026, 11, 22)
DONE = NewEvidence(statement="Đã kiểm tra 14 chiếc cân ở chợ Châu Tiến.")


@pytest.fixture
def accepted(cast: Cast) -> services.Accepted:
    """The small plan, given out by the province."""
    return services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)


@pytest.fixture
def chair(cast: Cast) -> Member:
    """The head of the commune's committee."""
    return Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune)


def commune_share(cast: Cast) -> Assignment:
    return Assignment.objects.get(organisation=cast.commune, task__order=1)


def test_the_head_gives_the_share_to_a_person_of_a_room(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    hoa = cast.hoa

    services.assign_person(
        actor=chair.actor, uid=share.uid, person=hoa.person.uid, note="Làm trước Tết."
    )

    mine = worklist.list_items(hoa.actor, ON)
    assert [item.title for item in mine] == ["Rà soát cân tại chợ"]
    assert mine[0].role_label == "Chủ trì"
    assert mine[0].document_label == "12/KH-UBND"
    assert Task.objects.visible_to(hoa.actor).count() == 1
    assert inbox.unread(hoa.actor) == 1
    page = hoa.client.get(f"/lam-viec/viec/{share.task.uid}/")
    assert "Làm trước Tết." in page.content.decode()


def test_an_officer_may_not_give_work_to_people(cast: Cast, accepted: services.Accepted) -> None:
    share = Assignment.objects.get(organisation=cast.science, task__order=0)
    with pytest.raises(NotAllowed):
        services.assign_person(
            actor=cast.minh.actor, uid=share.uid, person=cast.minh.person.uid, note=""
        )


def test_a_stranger_cannot_even_find_the_share(cast: Cast, accepted: services.Accepted) -> None:
    share = commune_share(cast)
    with pytest.raises(TaskNotFound):
        services.move_share(actor=cast.vy.actor, uid=share.uid, event=AssignmentEvent.FINISH)


def test_the_officer_replies_and_finishes_and_the_next_year_opens(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    services.assign_person(
        actor=chair.actor, uid=share.uid, person=cast.hoa.person.uid, note="Làm ngay."
    )
    services.reply(actor=cast.hoa.actor, uid=share.uid, text="Đã rõ.")
    services.report_done(actor=cast.hoa.actor, uid=share.uid, given=DONE)

    share.refresh_from_db()
    assert share.closed
    following = Assignment.objects.get(task=share.task, organisation=cast.commune, closed=False)
    assert following.due_on.year == share.due_on.year + 1
    assert following.people.get().person == cast.hoa.person
    assert inbox.unread(chair.actor) >= 1


def test_a_finished_share_cannot_be_finished_again(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    act = {"actor": chair.actor, "uid": share.uid}
    services.report_done(**act, given=DONE)
    with pytest.raises(TransitionRefused):
        services.move_share(**act, event=AssignmentEvent.FINISH)
    services.move_share(**act, event=AssignmentEvent.REOPEN, reason="Thiếu chợ Lường.")
    services.move_share(**act, event=AssignmentEvent.FINISH)
    assert Assignment.objects.filter(task=share.task, organisation=cast.commune).count() == 2


def test_not_doing_it_needs_a_reason(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    with pytest.raises(TransitionRefused):
        services.move_share(actor=chair.actor, uid=share.uid, event=AssignmentEvent.DROP)


def test_reassigning_ends_one_person_and_begins_another(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    services.assign_person(
        actor=chair.actor, uid=share.uid, person=cast.hoa.person.uid, note="Giao."
    )
    services.reassign_person(
        actor=chair.actor, uid=share.uid, from_person=cast.hoa.person.uid,
        person=cast.head.person.uid, note="Hoa đi học.",
    )  # fmt: skip
    assert worklist.list_items(cast.hoa.actor, ON) == ()
    assert share.people.get(ended_at=None).person == cast.head.person


def test_the_acceptance_is_undone_while_nobody_has_begun(
    cast: Cast, accepted: services.Accepted
) -> None:
    back = services.undo_acceptance(actor=cast.minh.actor, uid=accepted.copies[0].uid)

    assert back is not None
    assert not Task.objects.exists()
    assert not cast.province.plans.exists()
    assert not Task.objects.visible_to(cast.commune_admin.actor).exists()
    again = services.accept_import(actor=cast.minh.actor, uid=back)
    assert again.task_count == 3


def test_the_acceptance_stays_once_somebody_has_begun(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    services.move_share(actor=chair.actor, uid=share.uid, event=AssignmentEvent.START)
    with pytest.raises(WorkHasBegun, match="xã Châu Tiến"):
        services.undo_acceptance(actor=cast.minh.actor, uid=accepted.copies[0].uid)


def test_a_hand_over_moves_everything_and_leaves_a_record(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    services.assign_person(
        actor=chair.actor, uid=share.uid, person=cast.hoa.person.uid, note="Giao."
    )

    kept = hand_over_work(
        actor=chair.actor, from_person=cast.hoa.person.uid, to_person=cast.head.person.uid,
        reason="Hoa chuyển công tác.",
    )  # fmt: skip

    assert PersonalAssignment.objects.get(ended_at=None).person == cast.head.person
    assert [item["title"] for item in kept.items] == ["Rà soát cân tại chợ"]
    page = chair.client.get(f"/ban-giao/{kept.uid}/")
    assert page.status_code == 200
    assert "Rà soát cân tại chợ" in page.content.decode()
    assert "!!undefined" not in page.content.decode()
    assert chair.client.get("/ban-giao/").status_code == 200
    assert cast.vy.client.get(f"/ban-giao/{kept.uid}/").status_code == 404


def test_a_hand_over_takes_nothing_from_another_organisation(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    share = commune_share(cast)
    services.assign_person(
        actor=chair.actor, uid=share.uid, person=cast.hoa.person.uid, note="Giao."
    )
    with pytest.raises(NotAllowed):
        hand_over_work(
            actor=cast.minh.actor, from_person=cast.hoa.person.uid,
            to_person=cast.minh.person.uid, reason="x",
        )  # fmt: skip
    boss = Member(person("Ông lạ", cast.other_province, role=Role.HEAD), cast.other_province)
    other = person("Người lạ", cast.other_province)
    with pytest.raises(HandOverRefused):
        hand_over_work(
            actor=boss.actor, from_person=cast.hoa.person.uid, to_person=other.uid, reason="x"
        )
    assert PersonalAssignment.objects.get(ended_at=None).person == cast.hoa.person
    assert not HandOver.objects.exists()


def test_the_clock_of_the_worklist_is_told(
    cast: Cast, accepted: services.Accepted, chair: Member
) -> None:
    dated = [item for item in worklist.list_items(chair.actor, date(2030, 1, 1)) if item.due_on]

    assert dated
    assert all(item.overdue for item in dated)
    assert not any(item.overdue for item in worklist.list_items(chair.actor, date(2020, 1, 1)))
