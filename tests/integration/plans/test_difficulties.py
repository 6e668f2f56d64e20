"""A difficulty goes up level by level, is answered in working days, and ends when the asker agrees."""

from datetime import date, timedelta

import pytest

from chuan.core import clock, inbox, worklist
from chuan.core.actor import system_actor
from chuan.domain.calendar_vn import Calendar
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.enums import DifficultyEvent, DifficultyState
from chuan.plans.errors import DifficultyNotFound, MayNotAnswer, MayNotWork, NobodyAbove
from chuan.plans.models import Assignment, Difficulty
from chuan.plans.selectors.difficulties import difficulty_counts
from chuan.plans.selectors.discussion import bodies_of, can_speak
from chuan.plans.types import NewDifficulty, TaskWords
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import person

ASKED = NewDifficulty("Xã chưa có quả cân chuẩn.", "Đề nghị cho mượn.", once="một")


@pytest.fixture
def chair(cast: Cast) -> Member:
    """The head of the commune's committee."""
    return Member(person("Tâm", cast.commune, role=Role.HEAD), cast.commune)


@pytest.fixture
def science(cast: Cast) -> Member:
    """The head of the department that compiles."""
    return Member(person("Khoa", cast.science, role=Role.HEAD), cast.science)


@pytest.fixture
def raised(cast: Cast, chair: Member, science: Member) -> Difficulty:
    """What the commune asked about its share."""
    services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    share = Assignment.objects.get(organisation=cast.commune, task__order=1)
    return services.raise_difficulty(actor=chair.actor, uid=share.uid, given=ASKED)


def test_it_is_asked_of_the_body_that_compiles_within_five_working_days(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    assert raised.answerer == cast.science
    assert raised.answer_on == Calendar().add_working_days(clock.today(), 5)
    waiting = worklist.list_items(science.actor, raised.answer_on + timedelta(1))
    assert [(i.kind, i.overdue) for i in waiting if i.kind == "difficulty"] == [
        ("difficulty", True)
    ]
    assert inbox.unread(science.actor) >= 1
    again = services.raise_difficulty(actor=chair.actor, uid=raised.assignment.uid, given=ASKED)
    assert again == raised


def test_it_is_answered_asked_again_and_agreed_to(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    answer = {"actor": science.actor, "uid": raised.uid, "text": "Mượn tại Chi cục."}
    react = {"actor": chair.actor, "uid": raised.uid}
    with pytest.raises(MayNotAnswer):
        services.answer_difficulty(**{**answer, "actor": chair.actor}, event=DifficultyEvent.GUIDE)
    services.answer_difficulty(**answer, event=DifficultyEvent.GUIDE)
    services.react_to_answer(**react, event=DifficultyEvent.ASK_AGAIN, text="Mượn bao lâu?")
    services.answer_difficulty(**answer, event=DifficultyEvent.NOTE)
    services.react_to_answer(**react, event=DifficultyEvent.ACCEPT)

    raised.refresh_from_db()
    assert raised.state == DifficultyState.CLOSED
    assert [s.event for s in raised.steps.all()] == [
        "raise",
        "guide",
        "ask_again",
        "note",
        "accept",
    ]
    page = chair.client.get(f"/lam-viec/vuong-mac/{raised.uid}/").content.decode()
    assert "Mượn bao lâu?" in page
    counts = difficulty_counts(cast.minh.actor, date(2020, 1, 1), date(2100, 1, 1), clock.today())
    assert (counts.raised, counts.closed, counts.open) == (1, 1, 0)
    overview = cast.minh.client.get("/lam-viec/toan-canh/").content.decode()
    assert (
        "1 khó khăn, vướng mắc được nêu</a>: 0 chờ trả lời, 0 đã trả lời, 1 đã kết thúc" in overview
    )


def test_it_is_sent_up_with_a_reason_until_nobody_stands_above(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    up = {"uid": raised.uid, "event": DifficultyEvent.FORWARD, "text": "Ngoài thẩm quyền của Sở."}
    services.answer_difficulty(actor=science.actor, **up)

    raised.refresh_from_db()
    assert raised.answerer == cast.province
    with pytest.raises(MayNotAnswer):
        services.answer_difficulty(actor=science.actor, **up)
    with pytest.raises(NobodyAbove):
        services.answer_difficulty(actor=cast.minh.actor, **up)
    assert Difficulty.objects.visible_to(science.actor).exists()


def test_a_late_answer_is_told_to_the_next_level_once(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    later = raised.answer_on + timedelta(1)
    before = inbox.unread(cast.minh.actor)

    assert services.press_late(actor=system_actor(), on=raised.answer_on) == 0
    assert services.press_late(actor=system_actor(), on=later) == 1
    assert services.press_late(actor=system_actor(), on=later) == 0

    assert inbox.unread(cast.minh.actor) == before + 1
    assert Difficulty.objects.visible_to(cast.minh.actor).late(later).exists()


def test_an_answer_that_nobody_speaks_to_ends_it_after_notice(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    services.answer_difficulty(
        actor=science.actor, uid=raised.uid, event=DifficultyEvent.GUIDE, text="Mượn tại Chi cục."
    )
    services.press_late(actor=system_actor(), on=clock.today() + timedelta(3))
    raised.refresh_from_db()
    assert raised.state == DifficultyState.ANSWERED

    services.press_late(actor=system_actor(), on=clock.today() + timedelta(30))

    raised.refresh_from_db()
    assert raised.state == DifficultyState.CLOSED


def test_strangers_neither_raise_nor_find_it(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    ward = Member(person("Phường", cast.ward, role=Role.HEAD), cast.ward)
    with pytest.raises(MayNotWork):
        services.raise_difficulty(actor=ward.actor, uid=raised.assignment.uid, given=ASKED)
    with pytest.raises(DifficultyNotFound):
        services.react_to_answer(
            actor=ward.actor, uid=raised.uid, event=DifficultyEvent.CLOSE, text="x"
        )
    for member in (ward, cast.vy):
        assert member.client.get(f"/lam-viec/vuong-mac/{raised.uid}/").status_code == 404
    listed = cast.vy.client.get("/lam-viec/vuong-mac/").content.decode()
    assert "quả cân chuẩn" not in listed


def test_the_bodies_of_a_task_talk_and_the_named_ones_hear_of_it_once(
    cast: Cast, chair: Member, science: Member, raised: Difficulty
) -> None:
    task = raised.task
    before = inbox.unread(science.actor)
    for text in ("Sở hướng dẫn mẫu biểu giúp.", "Xã gửi lại sau."):
        services.say(actor=chair.actor, uid=task.uid, text=text, mentions=[cast.science.uid])
    services.say(actor=chair.actor, uid=task.uid, text="Một lần", once="một")
    services.say(actor=chair.actor, uid=task.uid, text="Một lần", once="một")

    assert task.messages.count() == 3
    assert inbox.unread(science.actor) == before + 1
    url = f"/lam-viec/viec/{task.uid}/trao-doi/"
    assert "Sở hướng dẫn mẫu biểu giúp." in science.client.get(url).content.decode()
    assert cast.head.client.get(url).status_code in {403, 404}
    assert cast.vy.client.get(url).status_code == 404


def test_the_discussion_of_a_party_task_is_for_party_bodies_alone(cast: Cast) -> None:
    words = TaskWords("Quán triệt Chỉ thị", lead=(cast.party_commune.uid,))
    task = services.create_task(actor=cast.quan.actor, words=words)
    Assignment.objects.create(
        task=task, organisation=cast.commune, path=cast.commune.path, role="coordinate",
        created_at=clock.now(),
    )  # fmt: skip
    secretary = Member(person("Bí thư", cast.party_commune), cast.party_commune)
    chairman = Member(person("Chủ tịch", cast.commune), cast.commune)

    assert can_speak(secretary.actor, task)
    assert can_speak(cast.quan.actor, task)
    assert not can_speak(chairman.actor, task)
    assert cast.commune not in bodies_of(task)
