"""Two whole nodes, a state one and a party one, that know each other by their keys alone."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Node:
    """One node: its folder with database, keys and files, and the process that works in it."""

    var: Path
    process: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What its processes find in their environment."""
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith("DJANGO") and not k.startswith("CHUAN_DB")
        }
        return {
            **kept, "CHUAN_VAR": str(self.var), "CHUAN_SECRET_KEY": "test-only",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }  # fmt: skip

    def start(self) -> "Node":
        """Begin to listen."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.exchange.node_process"],
            env=self.environment, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return self

    def stop(self) -> None:
        """End the process."""
        if self.process is not None:
            assert self.process.stdin
            assert self.process.stdout
            self.process.stdin.close()
            self.process.wait(20)
            self.process.stdout.close()

    def chuan(self, *words: str | Path, code: int = 0) -> str:
        """A command of this node: what it says; its exit status must be `code`."""
        answer = self._ask({"chuan": ["exchange", *map(str, words)]})
        assert answer["code"] == code, answer["said"]
        return str(answer["said"])

    def act(self, *calls: str) -> Any:
        """Functions of `node_acts` inside the node; what the last one told."""
        answer = {"said": ""}
        for call in calls:
            answer = self._ask({"act": call})
            assert answer["code"] == 0, answer["said"]
        last = answer["said"].strip().splitlines()[-1:]
        return json.loads(last[0]) if last else None

    def restore(self, from_folder: Path) -> None:
        """As it was when the folder was put aside."""
        self._ask({"rest": True})
        shutil.rmtree(self.var)
        shutil.copytree(from_folder, self.var)

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@dataclass(frozen=True)
class Pair:
    """The two nodes, and the stick that is carried between them."""

    state: Node
    party: Node
    stick: Path

    def carry(self, sender: Node, *words: str, name: str) -> Path:
        """Make a bundle on one node and put it on the stick."""
        file = self.stick / f"{name}.chuan-goi"
        sender.chuan(*words, "--output", file)
        return file


@pytest.fixture(scope="package")
def _trusting(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Node, Node, Path]]:
    """Both nodes with keys that were compared, and the bodies that take part."""
    place = tmp_path_factory.mktemp("pair")
    state, party = Node(place / "state"), Node(place / "party")
    for node in (state, party):
        node.var.mkdir()
        with django_db_blocker.unblock():
            if connection.vendor != "sqlite":
                pytest.skip("the two nodes are laid out as two SQLite files")
            connection.ensure_connection()
            with sqlite3.connect(node.var / "chuan.sqlite3") as file:
                connection.connection.backup(file)
            file.close()
    try:
        for node in (state, party):
            node.start().act("build()")
        _introduce(state, party, place)
        for node in (state, party):
            node._ask({"rest": True})
            shutil.copytree(node.var, place / f"{node.var.name}-aside")
        yield state, party, place
    finally:
        state.stop()
        party.stop()


def _introduce(state: Node, party: Node, place: Path) -> None:
    state.act(
        "name_node('Nút tỉnh Nghệ An')", "open_for('/40/', '/40/skhcn/')",
        "bring_in('vanthu', '12/KH-UBND', '13/KH-UBND', '14/KH-UBND')",
    )  # fmt: skip
    party.act("name_node('Nút Tỉnh ủy Nghệ An')", "open_for('/d40/')")
    for node, other, kind in ((state, party, "state"), (party, state, "party")):
        card = place / f"{kind}.chuan-nut"
        said = node.chuan("key", "--kind", kind, "--output", card)
        other.chuan(
            "trust", card, "--fingerprint", said.partition(":")[2].strip(), "--compared-with", "Nga"
        )


@pytest.fixture
def pair(_trusting: tuple[Node, Node, Path], tmp_path: Path) -> Pair:
    """Both as they were at the beginning, for one test."""
    state, party, place = _trusting
    for node in (state, party):
        node.restore(place / f"{node.var.name}-aside")
    return Pair(state, party, tmp_path)
