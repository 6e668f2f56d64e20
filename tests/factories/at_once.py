"""People who do something in the same moment, and a process that is killed amid its work."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.db import connection, connections

from chuan.core.actor import Actor
from chuan.domain.errors import DomainError
from chuan.orgs.models import RoleAssignment
from tests.factories.people import acting

ROOT = Path(__file__).resolve().parents[2]


def in_a_process(scenario: str, folder: Path, *, seconds: int = 200) -> dict[str, Any]:
    """What `python -m scenario` tells as JSON, on this database, with threads that write for real.

    A database in memory has one writer: it is laid out as a file in `folder` first.
    """
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "CHUAN_VAR": str(folder),
        "CHUAN_SECRET_KEY": settings.SECRET_KEY,
    }
    if connection.vendor == "sqlite":
        file = folder / "node.sqlite3"
        environment["CHUAN_SQLITE"] = str(file)
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()
    else:
        environment["CHUAN_DB_NAME"] = str(connection.settings_dict["NAME"])
    done = subprocess.run(
        [sys.executable, "-m", scenario], env=environment, cwd=ROOT, check=False, timeout=seconds,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def killed_amid(act: Callable[[], object]) -> int:
    """The signal that ended a process of its own which did `act`; `kill` is to be met on the way."""
    connections.close_all()
    child = os.fork()
    if child:
        return os.WTERMSIG(os.waitpid(child, 0)[1])
    try:
        act()
    finally:
        os._exit(1)


def kill(*_given: object, **_more: object) -> NoReturn:
    """As if the power went: nothing after it runs."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("a killed process went on")


def named(name: str) -> Actor:
    """The person of this name, acting for the own body."""
    role = RoleAssignment.objects.filter(person__full_name=name).select_related("person")[0]
    return acting(role.person, role.organisation)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """The acts in threads of their own, begun together: "done", or the name of the refusal."""
    gate, said = threading.Barrier(len(acts)), ["?"] * len(acts)

    def act(at: int) -> None:
        gate.wait(20)
        try:
            acts[at]()
            said[at] = "done"
        except DomainError as refusal:
            said[at] = type(refusal).__name__
        except Exception as error:  # noqa: BLE001  (what a user would meet as an error page)
            said[at] = f"ERROR {error!r}"
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(at,)) for at in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return said
