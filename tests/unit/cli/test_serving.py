"""The supervisor brings back what dies, gives up what cannot live, and ends all of it."""

import socket
import sys
import threading
import time

import pytest

from chuan.cli import serving
from chuan.cli.serving import Child, Supervisor, trouble_with_port

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES = [sys.executable, "-c", "raise SystemExit(3)"]


def test_a_process_that_cannot_live_is_given_up_and_the_others_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving, "MOST_STARTS", 2)
    complained: list[str] = []
    healthy, sick = Child("healthy", SLEEPS), Child("sick", DIES)
    supervisor = Supervisor((healthy, sick), {}, lambda child: complained.append(child.name))

    code = supervisor.run(lambda: None)

    assert code == 1
    assert complained == ["sick"]
    assert not healthy.is_alive()


def test_a_process_that_is_not_vital_is_given_up_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "MOST_STARTS", 2)
    complained: list[str] = []
    healthy, sick = Child("healthy", SLEEPS), Child("sick", DIES, is_vital=False)

    def complain(child: Child) -> None:
        complained.append(child.name)
        threading.Timer(1, supervisor.stopping.set).start()

    supervisor = Supervisor((sick, healthy), {}, complain)

    assert supervisor.run(lambda: None) == 0
    assert complained == ["sick"]


def test_a_dead_process_lives_again_until_the_end_is_asked_for() -> None:
    child = Child("web", SLEEPS)
    supervisor = Supervisor((child,), {}, lambda _child: None)
    numbers: list[int] = []

    def kill_once_then_stop() -> None:
        assert child.process
        numbers.append(child.process.pid)
        child.process.kill()
        until = time.monotonic() + 20
        while child.process.pid == numbers[0] and time.monotonic() < until:
            time.sleep(0.05)
        numbers.append(child.process.pid)
        supervisor.stopping.set()

    thread = threading.Thread(target=kill_once_then_stop)
    code = supervisor.run(thread.start)
    thread.join()

    assert code == 0
    assert len(set(numbers)) == 2
    assert not child.is_alive()


def test_a_busy_port_and_a_strange_address_are_told_apart() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        busy = trouble_with_port("127.0.0.1", other.getsockname()[1])
    strange = trouble_with_port("192.0.2.1", 8000)

    assert busy is not None
    assert strange is not None
    assert busy.errno != strange.errno
