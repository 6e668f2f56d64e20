"""A change of a basis reaches everything that rests on it: once, within the scope, and back again."""

from datetime import date

import pytest
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries

from chuan.core import reliance
from chuan.core.actor import Actor, system_actor
from chuan.core.enums import FlagState
from chuan.core.fresh_rows import over_fresh_rows
from chuan.core.models import Dependant, InboxItem, RelianceFlag
from chuan.core.reliance import Basis, BasisKind, Change
from chuan.core.reliance import Dependant as Thing
from chuan.core.reliance.registry import DependantKind, _kinds
from chuan.domain.provisions import paths_of

pytestmark = pytest.mark.django_db
reliance.register_basis(BasisKind("trial", "Thử", paths=paths_of))
PEOPLE = {"/40/": ("lan", "minh"), "": ("nga",)}
reliance.register_owners(
    lambda paths: {path: PEOPLE[path] for path in paths if path in PEOPLE}
)  # fmt: skip


def thing(number: int, owner: str = "/40/", kind: str = "trial_thing") -> Thing:
    return Thing(kind, str(number), f"Việc {number}", f"/viec/{number}/", owner)


def change(part: str = "", key: str = "one") -> Change:
    return Change(
        key, "trial.replaced", Basis("trial", "37", part), "Văn bản 37 được thay thế", "Hãy xem lại.",
        "/van-ban/37/", date(2026, 7, 1), "A",
    )  # fmt: skip


def flagged() -> set[str]:
    return set(RelianceFlag.objects.values_list("dependant__object_id", flat=True))


@pytest.mark.both
def test_a_change_of_a_part_reaches_the_part_what_is_in_it_and_what_holds_it() -> None:
    parts = (
        "",
        "Điều 66",
        "khoản 1 Điều 66",
        "điểm a khoản 1 Điều 66",
        "khoản 2 Điều 66",
        "Điều 6",
        "Chương IV",
    )
    reliance.rest_on_many(
        (thing(number), [Basis("trial", "37", part)]) for number, part in enumerate(parts)
    )

    reached = reliance.announce(change("Điều 66.1"), actor=system_actor())

    assert flagged() == {"0", "1", "2", "3", "6"}
    assert reached == 5


@pytest.mark.both
def test_a_change_is_told_once_whatever_the_number_of_things_and_withdrawn_with_its_flags() -> None:
    for number in range(3):
        reliance.rest_on(thing(number), [Basis("trial", "37")])
    first = reliance.announce(change(), actor=system_actor())
    again = reliance.announce(change(), actor=system_actor())
    kept = RelianceFlag.objects.order_by("pk")[0]
    reliance.answer([kept.pk], state=FlagState.STILL_RIGHT, reason="Đã đọc", actor=system_actor())

    assert (first, again) == (3, 0)
    assert InboxItem.objects.filter(recipient_id="lan").count() == 1
    assert "3 mục" in InboxItem.objects.filter(recipient_id="lan").get().body
    assert reliance.withdraw("one") == 2
    assert reliance.withdraw("one") == 0
    assert RelianceFlag.objects.get(pk=kept.pk).state == FlagState.STILL_RIGHT
    assert reliance.announce(change(), actor=system_actor()) == 2, "announced again, opened again"


@pytest.mark.both
def test_one_level_further_is_indirect_and_a_ring_ends() -> None:
    act = Thing("trial", "99", "Văn bản 99", "/van-ban/99/", "")
    back = Thing("trial", "37", "Văn bản 37", "/van-ban/37/", "")
    reliance.rest_on(act, [Basis("trial", "37")])
    reliance.rest_on(back, [Basis("trial", "99")])
    reliance.rest_on(thing(1), [Basis("trial", "99", "Điều 2")])
    reliance.rest_on(thing(2), [Basis("trial", "37"), Basis("trial", "99")])

    reliance.announce(change(), actor=system_actor())

    told = dict(RelianceFlag.objects.values_list("dependant__label", "indirect"))
    assert told == {"Văn bản 99": False, "Việc 2": False, "Việc 1": True}


def test_each_body_sees_its_own_and_the_node_sees_what_is_nobodys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reliance.rest_on(thing(1, "/40/skhcn/"), [Basis("trial", "37")])
    reliance.rest_on(thing(2, "/31/"), [Basis("trial", "37")])
    reliance.rest_on(thing(3, ""), [Basis("trial", "37")])
    reliance.announce(change(), actor=system_actor())

    def seen(path: str) -> set[str]:
        actor = Actor("x", "X", path)
        shown = reliance.resting_on(actor, Basis("trial", "37"))
        assert shown.count() == reliance.flags(actor).count()
        return set(shown.values_list("object_id", flat=True))

    assert (seen("/40/"), seen("/31/"), seen("/40/skhcn/"), seen("")) == (
        {"1"},
        {"2"},
        {"1"},
        set(),
    )
    assert seen("/") == {"1", "2", "3"}
    monkeypatch.setitem(_kinds, "trial_thing", DependantKind("trial_thing", "", own_only=True))
    assert (seen("/40/"), seen("/31/"), seen("/")) == (set(), {"2"}, set())
    counted = reliance.count_resting_on(Basis("trial", "37"))
    assert [(each.kind, each.count) for each in counted] == [("trial_thing", 3)]


def test_the_nightly_look_writes_differences_only() -> None:
    rows = {1: "Điều 1", 2: "Điều 2", 3: "Điều 3"}
    kind = DependantKind(
        "trial_thing",
        "Thử",
        lambda: ((thing(n), [Basis("trial", "37", p)]) for n, p in rows.items()),
    )
    assert reliance.rebuild([kind]) == 3
    assert reliance.rebuild([kind]) == 0
    before = Dependant.objects.get(object_id="2").pk
    rows[2] = "Điều 22"
    del rows[3]

    assert reliance.rebuild([kind]) == 2
    assert Dependant.objects.get(object_id="2").pk == before
    assert Dependant.objects.get(object_id="2").bases.get().path == "/d22/"
    reliance.release("trial_thing", "1")
    assert Dependant.objects.filter(kind="trial_thing").count() == 1


@pytest.mark.both
def test_what_comes_to_rest_on_something_ended_is_flagged_by_night_and_told_once(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    reliance.register_endings("trial.replaced")
    reliance.rest_on(thing(1), [Basis("trial", "37")])
    reliance.announce(change(), actor=system_actor())
    reliance.answer(
        list(RelianceFlag.objects.values_list("pk", flat=True)),
        state=FlagState.STILL_RIGHT, reason="Đã đọc", actor=system_actor(),
    )  # fmt: skip
    reliance.rest_on_many((thing(number), [Basis("trial", "37", "Điều 2")]) for number in (2, 3))

    with django_assert_max_num_queries(12):
        laid = reliance.flag_late(actor=system_actor())

    assert (laid, reliance.flag_late(actor=system_actor())) == (2, 0)
    assert RelianceFlag.objects.filter(state=FlagState.OPEN).count() == 2
    assert InboxItem.objects.filter(recipient_id="lan", code="core.reliance.late").count() == 1
    reliance.withdraw("one")
    reliance.rest_on(thing(4), [Basis("trial", "37")])
    assert reliance.flag_late(actor=system_actor()) == 0, "the change was taken back"


@pytest.mark.both
def test_postgresql_joins_rows_that_were_just_written_without_a_loop_for_each() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no statistics that lag behind")

    def plan() -> str:
        joined = RelianceFlag.objects.filter(change_id=1).values_list("dependant__owner_path")
        return joined.explain()

    before = plan()
    with over_fresh_rows():
        assert "Nested Loop" not in plan()
    assert plan() == before
