"""A worker killed with -9 in the middle of a job: another goes on from the checkpoint by itself."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
STEPS = 40
ENQUEUE = f"""
import django; django.setup()
from chuan.core import jobs
from chuan.core.actor import Actor
hoa = Actor(id="hoa", label="Hoa", path="/40/")
jobs.enqueue("killable.count", {{"steps": {STEPS}}}, actor=hoa, label="Đếm")
"""
Ask = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def node(tmp_path: Path, transactional_db: None) -> dict[str, str]:
    """The environment of a node of its own on the engine under test."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.integration.core.killable.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "CHUAN_VAR": str(tmp_path),
        "CHUAN_SECRET_KEY": "test-only",
        "KILLABLE_PID": str(tmp_path / "pid"),
    }
    if connection.vendor == "postgresql":
        return {**environment, "CHUAN_DB_NAME": str(connection.settings_dict["NAME"])}
    environment["CHUAN_SQLITE"] = str(tmp_path / "node.sqlite3")
    for app in ("core", "django_tasks_database"):
        run(["-m", "django", "migrate", app, "--skip-checks", "-v0"], environment)
    return environment


@pytest.fixture
def ask(node: dict[str, str]) -> Ask:
    """Look into the node's database from outside."""

    def rows(sql: str) -> list[tuple[object, ...]]:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return list(cursor.fetchall())
        with sqlite3.connect(node["CHUAN_SQLITE"]) as database:
            return list(database.execute(sql))

    return rows


@pytest.fixture
def start_worker(node: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start worker processes; none outlives the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        started.append(
            subprocess.Popen([sys.executable, "-m", "chuan.core.worker"], env=node, cwd=ROOT)
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def run(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True, timeout=120)


def wait_until(holds: Callable[[], object], seconds: float) -> float:
    """How long it took until `holds`; fails beyond `seconds`."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < seconds, "it did not come to pass in time"
        time.sleep(0.05)
    return time.monotonic() - began


@pytest.mark.slow
@pytest.mark.both
def test_a_job_killed_in_the_middle_goes_on_by_itself_within_ten_seconds(
    node: dict[str, str], ask: Ask, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    run(["-c", ENQUEUE], node)
    start_worker()
    start_worker()
    done = "SELECT done, attempts, state FROM core_job"
    wait_until(lambda: int(str(ask(done)[0][0])) >= 5, 60)

    os.kill(int(Path(node["KILLABLE_PID"]).read_text(encoding="ascii")), signal.SIGKILL)
    at_death = int(str(ask(done)[0][0]))
    waited = wait_until(lambda: int(str(ask(done)[0][0])) > at_death + 1, 10)

    wait_until(lambda: ask(done)[0][2] == "done", 60)
    assert waited < 10
    assert ask(done)[0][:2] == (STEPS, 2)
    steps = ask("SELECT key FROM core_outboxmessage WHERE topic = 'killable'")
    assert sorted(int(str(row[0])) for row in steps) == list(range(STEPS))
    left = "SELECT count(*) FROM django_tasks_database_dbtaskresult"
    wait_until(lambda: ask(left) == [(0,)], 5)


@pytest.mark.slow
@pytest.mark.both
def test_a_worker_asked_to_end_gives_its_job_back_at_once(
    node: dict[str, str], ask: Ask, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    run(["-c", ENQUEUE], node)
    first = start_worker()
    wait_until(lambda: int(str(ask("SELECT done FROM core_job")[0][0])) >= 2, 60)

    first.terminate()
    first.wait(timeout=10)

    assert first.returncode == 0
    assert ask("SELECT state FROM core_job") == [("queued",)]
    assert ask(
        "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'READY'"
    ) == [(1,)]


@pytest.mark.slow
def test_a_worker_that_only_stood_still_keeps_its_job_and_no_step_is_done_twice(
    node: dict[str, str], ask: Ask, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    run(["-c", ENQUEUE], node)
    start_worker()
    start_worker()
    job = "SELECT done, attempts, state FROM core_job"
    wait_until(lambda: int(str(ask(job)[0][0])) >= 2, 60)
    holder = int(Path(node["KILLABLE_PID"]).read_text(encoding="ascii"))

    os.kill(holder, signal.SIGSTOP)
    time.sleep(9)
    os.kill(holder, signal.SIGCONT)

    wait_until(lambda: ask(job)[0][2] == "done", 60)
    assert ask(job)[0][:2] == (STEPS, 1)
