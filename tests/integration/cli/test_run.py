"""`chuan run` serves, brings back what dies, refuses what cannot be, and ends without a trace."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.cli.conftest import Node

Serve = Callable[[Node, int], subprocess.Popen[str]]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to see processes"),
]
_CHILDREN = {"web": "chuan.config.wsgi", "live": "chuan.config.asgi", "worker": "chuan.core.worker"}


def _children(parent: int) -> dict[str, int]:
    """Names and numbers of the processes that `parent` started."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().decode()
        except OSError:
            continue
        if status[0] != "Z" and int(status[1]) == parent:
            kinds = [kind for kind, word in _CHILDREN.items() if word in command]
            found |= dict.fromkeys(kinds, int(folder.name))  # none: it is not itself yet
    return found


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _wait(condition: Callable[[], bool], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.2)
    return False


def test_what_dies_is_started_again_and_all_end_together(
    node: Node, free_port: int, serving: Serve
) -> None:
    supervisor = serving(node, free_port)
    before = _children(supervisor.pid)
    assert set(before) == set(_CHILDREN)

    for number in before.values():
        os.kill(number, signal.SIGKILL)

    assert _wait(lambda: len(set(_children(supervisor.pid).values()) - set(before.values())) == 3)
    assert _wait(lambda: _answers(free_port))
    after = _children(supervisor.pid)

    supervisor.send_signal(signal.SIGTERM)

    assert supervisor.wait(timeout=30) == 0
    assert not [number for number in after.values() if Path(f"/proc/{number}").exists()]
    assert not _answers(free_port)


def test_a_node_is_served_once_and_not_restored_meanwhile(
    node: Node, free_port: int, serving: Serve, tmp_path: Path
) -> None:
    serving(node, free_port)

    second = node.chuan("run", "--port", str(free_port + 1))
    backup = node.chuan("backup", tmp_path / "b")
    restore = node.chuan("restore", tmp_path / "b", "--force")

    assert second.returncode == 2
    assert "đang chạy rồi" in second.stderr
    assert backup.returncode == 0, "a backup is taken while the node works"
    assert restore.returncode == 2
    assert "Dừng chuan run" in restore.stderr
    assert _wait(lambda: "Tiến trình việc" not in node.chuan("doctor").stdout, 1)


def test_a_busy_port_is_said_in_one_sentence_of_each_language(node: Node) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        refused = node.chuan("run", "--port", str(port))

    assert refused.returncode == 2
    lines = refused.stderr.strip().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"Cổng {port} đang bận.")
    assert lines[1].startswith(f"Port {port} is busy.")


def test_without_a_node_it_says_how_to_make_one(bare: Node, free_port: int) -> None:
    refused = bare.chuan("run", "--port", str(free_port))

    assert refused.returncode == 2
    assert "chuan node init" in refused.stderr


def test_the_worker_seals_the_record(node: Node, free_port: int, serving: Serve) -> None:
    node.ask("record(1)")
    node.ask("due_now()")
    serving(node, free_port)

    assert _wait(lambda: "gốc 1" in node.chuan("audit", "verify").stdout, 60)
