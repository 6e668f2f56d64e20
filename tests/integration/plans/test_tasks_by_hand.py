"""Tasks are made, corrected, split, merged and withdrawn by their owner, each with its reason."""

from datetime import date
from uuid import UUID

import pytest

from chuan.plans import services
from chuan.plans.enums import AssignmentEvent, Repeat
from chuan.plans.errors import TaskIncomplete, TaskNotFound, TaskNotYours, WorkHasBegun
from chuan.plans.models import Task
from chuan.plans.types import TaskWords
from tests.factories import drafts
from tests.factories.cast import Cast


@pytest.fixture
def tasks(cast: Cast) -> list[Task]:
    """The tasks of the small plan, given out by the province."""
    made = services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    return list(made.plans[0].tasks.order_by("order"))


def words(cast: Cast, text: str, *bodies: UUID, due: date | None = None) -> TaskWords:
    return TaskWords(text=text, due_on=due, lead=bodies or (cast.finance.uid,))


def test_a_task_by_hand_is_given_to_bodies_below(cast: Cast) -> None:
    task = services.create_task(
        actor=cast.minh.actor, words=words(cast, "Kiểm kê cân", due=date(2027, 3, 1))
    )
    assert task.assignments.get().organisation == cast.finance
    assert task.due_basis[0]["code"] == "set_by_hand"


def test_no_body_elsewhere_can_be_given_work(cast: Cast) -> None:
    with pytest.raises(TaskIncomplete):
        services.create_task(actor=cast.minh.actor, words=words(cast, "x", cast.other_province.uid))


def test_a_repeating_task_needs_its_next_date(cast: Cast) -> None:
    asked = TaskWords(text="x", repeat=Repeat.ANNUAL, lead=(cast.finance.uid,))
    with pytest.raises(TaskIncomplete):
        services.create_task(actor=cast.minh.actor, words=asked)


def test_a_correction_keeps_what_was_and_why(cast: Cast, tasks: list[Task]) -> None:
    asked = words(cast, "Tuyên truyền rộng", cast.finance.uid, due=date(2027, 5, 1))
    services.correct_task(
        actor=cast.minh.actor, uid=tasks[0].uid, words=asked, reason="Theo công văn 15"
    )
    task = Task.objects.get(pk=tasks[0].pk)
    change = task.changes.get()
    assert change.reason == "Theo công văn 15"
    assert change.changes["text"][0] == "Tuyên truyền đến doanh nghiệp"
    assert {s.organisation for s in task.assignments.all()} == {cast.finance}
    assert {s.due_on for s in task.assignments.all()} == {date(2027, 5, 1)}
    assert cast.minh.client.get(f"/lam-viec/viec/{task.uid}/").status_code == 200


def test_every_change_needs_a_reason(cast: Cast, tasks: list[Task]) -> None:
    with pytest.raises(TaskIncomplete):
        services.correct_task(
            actor=cast.minh.actor, uid=tasks[0].uid, words=words(cast, "x"), reason=" "
        )


def test_a_split_gives_new_tasks_and_closes_the_old(cast: Cast, tasks: list[Task]) -> None:
    made = services.split_task(
        actor=cast.minh.actor, uid=tasks[0].uid, parts=[words(cast, "Một"), words(cast, "Hai")],
        reason="Hai việc khác nhau",
    )  # fmt: skip
    old = Task.objects.get(pk=tasks[0].pk)
    assert old.state == "split"
    assert not old.assignments.exists()
    assert set(old.became.all()) == set(made)
    assert made[0].plan == old.plan


def test_a_merger_takes_several_of_one_plan(cast: Cast, tasks: list[Task]) -> None:
    merged = services.merge_tasks(
        actor=cast.minh.actor, uids=[tasks[0].uid, tasks[1].uid], words=words(cast, "Chung"),
        reason="Trùng nhau",
    )  # fmt: skip
    assert set(merged.came_from.all()) == {tasks[0], tasks[1]}
    assert Task.objects.filter(state="merged").count() == 2


def test_begun_work_is_neither_split_nor_withdrawn(cast: Cast, tasks: list[Task]) -> None:
    share = tasks[0].assignments.filter(role="lead").get()
    head = cast.minh.actor.__class__(
        id=cast.tuan.actor.id, label="Tuấn", path=share.path, roles=frozenset({"head"})
    )
    services.move_share(actor=head, uid=share.uid, event=AssignmentEvent.START)
    act = {"actor": cast.minh.actor, "uid": tasks[0].uid, "reason": "x"}
    with pytest.raises(WorkHasBegun):
        services.split_task(**act, parts=[words(cast, "1"), words(cast, "2")])
    with pytest.raises(WorkHasBegun):
        services.withdraw_task(**act)
    with pytest.raises(WorkHasBegun):
        services.correct_task(**act, words=words(cast, "x", cast.finance.uid))


def test_only_the_giving_organisation_changes_a_task(cast: Cast, tasks: list[Task]) -> None:
    with pytest.raises(TaskNotFound):
        services.withdraw_task(actor=cast.vy.actor, uid=tasks[1].uid, reason="x")
    with pytest.raises(TaskNotYours):
        services.withdraw_task(actor=cast.commune_admin.actor, uid=tasks[1].uid, reason="x")
