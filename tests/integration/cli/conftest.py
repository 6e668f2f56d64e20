"""Whole nodes in folders of their own, driven through the command line as people do."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[3]
ON_POSTGRESQL = bool(os.environ.get("CHUAN_DB_NAME"))


@dataclass
class Node:
    """One node: its folder, its database, and the code of its first administrator."""

    var: Path
    database: str = ""
    code: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What its commands find in their environment."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
        own = {"CHUAN_VAR": str(self.var), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        if self.database:
            own["CHUAN_DB_NAME"] = self.database
        return {**kept, **own, **self.extra}

    def chuan(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command of this node to its end."""
        return subprocess.run(
            self.command(*words),
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def command(self, *words: str | Path) -> list[str]:
        """How to start one of its commands."""
        return [sys.executable, "-m", "chuan.cli.main", *map(str, words)]

    def ask(self, question: str) -> str:
        """Call a function of `node_questions` inside the node; what it prints."""
        call = f"from tests.integration.cli import node_questions as q; q.start(); q.{question}"
        done = subprocess.run(
            [sys.executable, "-c", call],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def _as_owner(statement: str) -> None:
    given = os.environ
    with psycopg.connect(
        host=given["CHUAN_DB_HOST"],
        port=given["CHUAN_DB_PORT"],
        user=given["CHUAN_DB_OWNER"],
        password=given["CHUAN_DB_OWNER_PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute(statement.encode())


def _new_database(template: str = "template1") -> str:
    if not ON_POSTGRESQL:
        return ""
    name = f"node_{uuid4().hex[:12]}"
    _as_owner(f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


@pytest.fixture(scope="session")
def _first_node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    """A real node just made by `chuan node init`."""
    node = Node(tmp_path_factory.mktemp("first") / "var", _new_database())
    made = node.chuan("node", "init", "--name", "UBND tỉnh Thử", "--admin", "nga")
    assert made.returncode == 0, made.stderr
    code = re.search(r"([A-Z2-9]{4}(?:-[A-Z2-9]{4}){2})", made.stdout)
    assert code, made.stdout
    node.code = code[1]
    return node


def _copy_of(first: Node, folder: Path) -> Node:
    shutil.copytree(first.var, folder / "var")
    database = _new_database(first.database) if ON_POSTGRESQL else ""
    return Node(folder / "var", database, first.code)


@pytest.fixture
def node(_first_node: Node, tmp_path: Path) -> Node:
    """A node of its own for the test, with an administrator, without any work yet."""
    return _copy_of(_first_node, tmp_path)


@pytest.fixture(scope="session")
def _first_worked(_first_node: Node, tmp_path_factory: pytest.TempPathFactory) -> Node:
    """A node with a file and a sealed record, something not sealed yet, and a backup of it all."""
    worked = _copy_of(_first_node, tmp_path_factory.mktemp("worked"))
    worked.ask("keep_file(), q.seal(), q.record(2)")
    done = worked.chuan("backup", worked.var.parent / "backup.chuan")
    assert done.returncode == 0, done.stderr
    return worked


@pytest.fixture
def worked(_first_worked: Node, tmp_path: Path) -> Node:
    """A node with a file and a sealed record, and something not sealed yet."""
    return _copy_of(_first_worked, tmp_path)


@pytest.fixture
def backup(_first_worked: Node, tmp_path: Path) -> Path:
    """The backup of such a node, with its keys beside it."""
    for name in ("backup.chuan", "backup.chuan.keys"):
        shutil.copy(_first_worked.var.parent / name, tmp_path / name)
    return tmp_path / "backup.chuan"


@pytest.fixture
def bare(tmp_path: Path) -> Node:
    """A place where no node has ever been."""
    return Node(tmp_path / "bare", _new_database())


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serving() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `chuan run` for a node and wait until it says so; it is stopped after the test."""
    running: list[subprocess.Popen[str]] = []

    def start(node: Node, port: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            node.command("run", "--port", str(port), "--workers", "1"),
            env=node.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        assert process.stdout
        said = []
        for line in process.stdout:
            said.append(line)
            if f"http://localhost:{port}" in line:
                return process
        raise AssertionError("".join(said))

    yield start
    for process in running:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
