"""The registries: filled from above, shown in order, to those who may."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chuan.core import navigation, panels, worklist
from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.navigation import FEW, Duty, NavItem, sections
from chuan.core.panels import Panel
from chuan.core.worklist import HandedOver, Source, WorkItem

HOA = Actor(id="hoa", label="Hoa", path="/40/x1/", roles=frozenset({"officer"}))
MOMENT = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(worklist, "_providers", {})
    monkeypatch.setattr(panels, "_providers", {})


def place(key: str, order: int, *, phone: bool = False, role: str = "") -> NavItem:
    return NavItem(
        key=key,
        label=key,
        url_name="core:inbox",
        icon="bell",
        order=order,
        visible=lambda actor: not role or actor.has_role(role),
        phone=phone,
    )


def item(title: str, due_on: date | None, *, overdue: bool = False) -> WorkItem:
    return WorkItem(
        uid=uuid.uuid4(),
        kind="task",
        title=title,
        url="/",
        role_label="Chủ trì",
        due_on=due_on,
        overdue=overdue,
    )


class Room:
    """A room that gives work."""

    def __init__(self, key: str) -> None:
        self.key = key

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:  # noqa: ARG002  (the protocol)
        """Nothing waits."""
        return ()

    def hand_over(
        self,
        actor: Actor,  # noqa: ARG002  (the protocol)
        from_person: str,
        to_person: str,
        at: datetime,  # noqa: ARG002  (the protocol)
    ) -> Sequence[HandedOver]:
        """One line that names the room."""
        return [HandedOver(kind="task", title=f"{self.key}: {from_person} → {to_person}", url="/")]


def test_places_are_in_order_and_only_those_one_works_in() -> None:
    for made in (place("b", 20), place("a", 10), place("c", 5, role="auditor")):
        navigation.register(made)

    assert [each.key for each in navigation.items(HOA)] == ["a", "b"]
    assert navigation.items(HOA)[0].url == "/he-thong/hop-thu/"


def test_a_phone_has_four_places_at_most() -> None:
    for number in range(6):
        navigation.register(place(str(number), number, phone=number != 1))

    assert [each.key for each in navigation.phone_items(HOA)] == ["0", "2", "3", "4"]


def test_many_places_fold_by_duty_and_a_few_or_one_alone_do_not() -> None:
    many = [place(str(number), number) for number in range(FEW)]
    work = [replace(place(key, 50), duty=Duty.WORK) for key in ("a", "b")]
    alone = replace(place("c", 60), duty=Duty.NODE)

    assert [len(each.items) for each in sections(many)] == [FEW]
    assert [(bool(each.label), list(each.keys)) for each in sections([*many, *work, alone])] == [
        (False, [*(each.key for each in many), "c"]),
        (True, ["a", "b"]),
    ]
    assert sections([]) == ()


def test_a_key_belongs_to_one_place_and_one_room() -> None:
    navigation.register(place("a", 1))
    worklist.register(Room("plans"))

    with pytest.raises(ValueError, match="taken"):
        navigation.register(place("a", 2))
    with pytest.raises(ValueError, match="taken"):
        worklist.register(Room("plans"))


def test_work_is_overdue_first_then_by_date_and_without_date_last() -> None:
    items = [
        item("sau", date(2026, 9, 1)),
        item("không hạn", None),
        item("trước", date(2026, 8, 1)),
        item("trễ", date(2026, 8, 15), overdue=True),
    ]

    titles = [each.title for each in worklist.in_order(items)]

    assert titles == ["trễ", "trước", "sau", "không hạn"]
    assert worklist.list_items(ANONYMOUS, date(2026, 8, 20)) == ()


def test_a_hand_over_goes_through_every_room() -> None:
    worklist.register(Room("a"))
    worklist.register(Room("b"))

    moved = worklist.hand_over(HOA, "hoa", "lan", MOMENT)

    assert [each.title for each in moved] == ["a: hoa → lan", "b: hoa → lan"]


def test_panels_come_in_order_and_may_have_nothing_to_say() -> None:
    panels.register("document", lambda _actor, thing: Panel("b", str(thing), "x.html"), order=20)
    panels.register("document", lambda _actor, _thing: None, order=10)
    panels.register("document", lambda _actor, _thing: Panel("a", "A", "x.html"), order=15)

    assert [each.key for each in panels.panels("document", HOA, "B")] == ["a", "b"]
    assert panels.panels("elsewhere", HOA, "B") == ()
