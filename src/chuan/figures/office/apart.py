"""Asks another process to read or change an office file, and stops it when it takes too long."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson

import chuan
from chuan.figures.office.errors import REFUSALS, Damaged, TookTooLong

SECONDS: Final = 180
"""For one file; a round of the whole country takes a few."""
_CHUNK: Final = 2**18


def told(command: str, path: Path) -> Iterator[Any]:
    """What the other process tells of the file, message by message; raises its refusal."""
    process = _started(command, path)
    try:
        for line in _lines(process):
            message = orjson.loads(line)
            if isinstance(message, dict) and "refused" in message:
                raise REFUSALS.get(message["refused"], Damaged)
            yield message
        if process.wait(SECONDS):
            raise Damaged
    finally:
        _end(process)


def _started(command: str, path: Path) -> subprocess.Popen[bytes]:
    source = str(Path(chuan.__file__).parents[1])
    python = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(  # noqa: S603  (our own interpreter and module)
        [sys.executable, "-m", "chuan.figures.office.worker", command, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": python},
        start_new_session=True,
    )


def _lines(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Lines that the process writes; `TookTooLong` when it is still at it after its time."""
    assert process.stdout is not None  # noqa: S101  (asked for above)
    waiting: list[bytes] = []
    ends_at = time.monotonic() + SECONDS
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(ends_at - time.monotonic(), 0)):
                raise TookTooLong
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                return
            *lines, rest = chunk.split(b"\n")
            for line in lines:
                yield b"".join([*waiting, line])
                waiting = []
            waiting.append(rest)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
