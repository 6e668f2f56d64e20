"""The resolver's own connections: a change is answered at once by every reader, on either engine."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from chuan.identifiers.resolver import memory as kept
from chuan.identifiers.resolver import store
from chuan.identifiers.resolver.postgres_store import PostgresStore
from chuan.identifiers.resolver.signal import Watch, tell_changed
from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast
from tests.factories.codes import HONEY, Scanner, honey

SCENARIO = "tests.integration.identifiers.asking_stores"


@pytest.mark.slow
@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_change_is_answered_at_once_by_every_reader(tmp_path: Path) -> None:
    honey(make_cast().binh.actor)

    found: dict[str, Any] = in_a_process(SCENARIO, tmp_path)

    seen, own = found["seen"], f"{found['uid']}/"
    expected = []
    for number in range(20):
        expected.append([f"https://htx.example.com/{number}"] * 4)
        if number % 5 == 4:
            expected.append([own] * 2)
    assert seen == expected
    assert found["thread"][0].endswith(own)
    assert found["node"] == {
        HONEY: 307, f"{HONEY}/foo": 400, "/lam-viec/ma-dinh-danh/": 302, f"/ma{HONEY}": 307,
        "/.well-known/gs1resolver": 200,
    }  # fmt: skip


def test_the_number_moves_with_each_change_for_every_watch(tmp_path: Path) -> None:
    watches = [Watch(tmp_path / "node") for _each in range(2)]
    numbers = [[watch.number() for watch in watches]]

    for _change in range(3):
        tell_changed(tmp_path / "node")
        numbers.append([watch.number() for watch in watches])

    assert all(first == second for first, second in numbers)
    assert len({first for first, _second in numbers}) == 4


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("", encoding="ascii")

    tell_changed(tmp_path / "file")

    assert Watch(tmp_path / "file").number() == b""


@pytest.mark.parametrize("engine", ["postgresql", "sqlite3"])
def test_a_database_that_does_not_answer_is_told_with_503(tmp_path: Path, engine: str) -> None:
    database = {"ENGINE": f"django.db.backends.{engine}", "NAME": str(tmp_path / "none"),
                "HOST": str(tmp_path)}  # fmt: skip

    answer = Scanner(store.store_of(database, tmp_path)).ask(HONEY)

    assert (answer.status, answer.headers["Retry-After"], answer.body) == (503, "5", b"")


def test_a_memory_that_has_grown_too_large_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_PLAIN", 2)
    memory = kept.Memory()
    for number in range(3):
        memory.plain[f"/01/{number}"] = "https://x.example.com/"

    memory.bound()

    assert not memory.plain


def test_a_store_is_chosen_by_the_engine(tmp_path: Path) -> None:
    database = {"ENGINE": "django.db.backends.postgresql", "NAME": "x"}

    assert isinstance(store.store_of(database, tmp_path), PostgresStore)
    lite = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "x.sqlite3")}
    assert isinstance(store.store_of(lite, tmp_path), store.SqliteStore)
    assert connection.vendor in {"sqlite", "postgresql"}
