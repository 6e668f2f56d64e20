"""Plans tell what they cost by leading body and source, tasks their pillar and the task above them."""

import pytest

from chuan.domain.errors import NotAllowed
from chuan.plans import services
from chuan.plans.enums import FundingSource, Pillar
from chuan.plans.errors import TaskIncomplete, TaskNotFound
from chuan.plans.models import Plan, Task
from chuan.plans.selectors.money import money_of
from chuan.plans.selectors.words import words_of
from tests.factories import drafts
from tests.factories.cast import Cast


@pytest.fixture
def tasks(cast: Cast) -> list[Task]:
    """The tasks of the small plan, in order."""
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    return list(Task.objects.order_by("order"))


def test_a_task_proposes_its_pillar_and_keeps_what_is_said(cast: Cast, tasks: list[Task]) -> None:
    assert tasks[0].pillar == Pillar.PROPAGANDA
    form = {
        "text": tasks[0].text, "repeat": "once", "lead": [cast.science.uid.hex],
        "pillar": "VI", "funding": "25.000.000", "funding_source": "province",
        "funding_programme": "Chương trình OCOP", "reason": "Theo dự toán.",
    }  # fmt: skip

    page = cast.minh.client.post(f"/lam-viec/viec/{tasks[0].uid}/sua/", form)

    assert page.status_code == 302
    task = Task.objects.get(pk=tasks[0].pk)
    assert (task.pillar, task.funding_vnd) == (Pillar.INTEGRATION, 25_000_000)
    shown = cast.minh.client.get(f"/lam-viec/viec/{task.uid}/").content.decode()
    assert "25.000.000 đồng; Ngân sách tỉnh; lồng ghép vào Chương trình OCOP" in shown
    assert words_of(task).money.source == FundingSource.PROVINCE


@pytest.mark.parametrize("typed", ["-5", "1.5", "một triệu", "1,2,3", "9" * 16])
def test_an_amount_that_is_none_is_told_beside_its_box(
    cast: Cast, tasks: list[Task], typed: str
) -> None:
    form = {"text": "x", "repeat": "once", "funding": typed, "reason": "y"}

    page = cast.minh.client.post(f"/lam-viec/viec/{tasks[0].uid}/sua/", form)

    assert page.status_code == 422
    assert "25.000.000" in page.content.decode()


def test_a_plan_adds_its_money_once_by_leading_body_and_source(
    cast: Cast, tasks: list[Task]
) -> None:
    plan = Plan.objects.get()
    assert money_of(plan) is None
    Task.objects.filter(pk=tasks[0].pk).update(funding_vnd=20_000_000, funding_source="province")
    Task.objects.filter(pk=tasks[1].pk).update(funding_vnd=5_000_000)

    table = money_of(plan)

    assert table is not None
    assert [(row.body, row.total) for row in table.rows] == [
        ("Sở Khoa học và Công nghệ tỉnh Nghệ An", "20.000.000"),
        ("UBND các xã, phường", "5.000.000"),
    ]
    assert (table.total, table.untold) == ("25.000.000", 1)
    page = cast.minh.client.get(f"/lam-viec/ke-hoach/{plan.uid}/").content.decode()
    assert "Dự toán theo cơ quan chủ trì" in page


def test_a_task_is_linked_to_the_one_above_and_never_to_itself(
    cast: Cast, tasks: list[Task]
) -> None:
    other = services.create_task(actor=cast.minh.actor, words=words_of(tasks[0]), plan=None)
    services.set_parent_task(actor=cast.minh.actor, uid=other.uid, parent=tasks[0].uid)
    page = cast.minh.client.get(f"/lam-viec/viec/{other.uid}/").content.decode()
    assert "Thực hiện việc của cấp trên" in page
    with pytest.raises(TaskIncomplete):
        services.set_parent_task(actor=cast.minh.actor, uid=tasks[0].uid, parent=other.uid)
    with pytest.raises(TaskNotFound):
        services.set_parent_task(actor=cast.vy.actor, uid=other.uid, parent=None)
    with pytest.raises((NotAllowed, TaskNotFound)):
        services.set_parent_task(actor=cast.hoa.actor, uid=other.uid, parent=None)
    services.set_parent_task(actor=cast.minh.actor, uid=other.uid, parent=None)
    assert Task.objects.get(pk=other.pk).parent_task is None
