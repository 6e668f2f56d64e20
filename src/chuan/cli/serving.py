"""Keeps the web server, the job worker and the server of listeners alive, and ends them together."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

PATIENCE: Final = 15.0
"""Seconds that a process is given to end by itself."""
START: Final = 300.0
"""Seconds that the web server is given to answer for the first time."""
MOST_STARTS: Final = 5
SHORT_LIFE: Final = 10.0
"""A process that dies this many times in a row, each within this many seconds, is given up."""
_PR_SET_PDEATHSIG: Final = 1


def trouble_with_port(host: str, port: int) -> OSError | None:
    """Why nobody could listen on the port now; None when it is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as trouble:
            return trouble
    return None


def _die_with_parent() -> None:
    """On Linux, be asked to end when the supervisor dies without a word."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One process that is to live as long as we do."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    short_lives: int = 0
    is_vital: bool = True
    is_given_up: bool = False
    """One that is not vital may be given up while the others go on."""

    def start(self, environment: Mapping[str, str]) -> None:
        """Begin a new life; what a dead one left behind in its group is ended first."""
        self._clear()
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  (our own command)
            self.command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  (the supervisor has one thread)
        )

    def is_alive(self) -> bool:
        """It runs now."""
        return self.process is not None and self.process.poll() is None

    def ask_to_end(self) -> None:
        """Ask politely."""
        if self.process is not None and self.is_alive():
            self.process.terminate()

    def end(self, until: float) -> None:
        """Wait until the moment, then end it whatever it does."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=max(0.1, until - time.monotonic()))
        self._clear()
        self.process.wait()

    def _clear(self) -> None:
        """End every process of its group: a server killed outright leaves its workers behind."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


@dataclass
class Supervisor:
    """Runs its children until asked to stop; a dead one is started again, after a growing pause."""

    children: Sequence[Child]
    environment: Mapping[str, str]
    complain: Callable[[Child], None]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self, when_started: Callable[[], None]) -> int:
        """0 after a stop that was asked for, 1 when a child cannot be kept alive."""
        previous = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
        for number in previous:
            signal.signal(number, lambda *_: self.stopping.set())
        try:
            for child in self.children:
                child.start(self.environment)
            when_started()
            while not self.stopping.wait(0.3):
                if not all(self._keep(child) for child in self.children):
                    return 1
            return 0
        finally:
            self._end()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _keep(self, child: Child) -> bool:
        """Start it again when dead; False when it cannot live and must."""
        if child.is_alive() or child.is_given_up:
            return True
        lived = time.monotonic() - child.started_at
        child.short_lives = child.short_lives + 1 if lived < SHORT_LIFE else 1
        if child.short_lives >= MOST_STARTS:
            self.complain(child)
            child.is_given_up = not child.is_vital
            return child.is_given_up
        self.stopping.wait(0.2 * (2**child.short_lives - 2))
        if not self.stopping.is_set():
            child.start(self.environment)
        return True

    def _end(self) -> None:
        until = time.monotonic() + PATIENCE
        for child in self.children:
            child.ask_to_end()
        for child in self.children:
            child.end(until)


def web(host: str, port: int, workers: int) -> Child:
    """The web server: as many workers as cores, one thread each."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host]
    command += ["--port", str(port), "--workers", str(workers), "--blocking-threads", "1"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "10"]
    command += ["--log-level", "warning"]
    return Child("web", [*command, "chuan.config.wsgi:application"])


def live(host: str, port: int) -> Child:
    """The small server of WebSocket listeners, on a port of its own."""
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", host]
    command += ["--port", str(port), "--workers", "1", "--http", "1", "--workers-kill-timeout", "5"]
    command += ["--log-level", "warning"]
    return Child("live", [*command, "chuan.config.asgi:application"], is_vital=False)


def worker() -> Child:
    """The job worker."""
    return Child("worker", [sys.executable, "-m", "chuan.core.worker"])


def answers(url: str, still_alive: Callable[[], bool]) -> bool:
    """Wait until something answers at `url`; False when it takes too long or has died."""
    until = time.monotonic() + START
    while time.monotonic() < until and still_alive():
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310  (our own address)
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False
