"""Asks another process to read a PDF or pictures, and stops it when it takes too long."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

import chuan
from chuan.documents.readers.errors import ERRORS, CorruptedFile, TookTooLong
from chuan.documents.readers.limits import OCR_SECONDS, PAGE_SECONDS
from chuan.documents.readers.parts import Apart, PagePart
from chuan.documents.readers.wire import unpacked

_CHUNK = 2**16
_LOOKS_A_PAGE = 3
"""A page may be seen upright, turned, and for stamps."""


def parts_read_apart(kind: Apart, paths: Sequence[Path]) -> Iterator[PagePart]:
    """Page after page as the other process reads them; raises its refusal.

    Memory and crashes stay in that process; it is ended, with all it started, when the caller stops
    asking, or when one page takes longer than `PAGE_SECONDS` and its OCR.
    """
    command = [sys.executable, "-m", "chuan.documents.readers.worker", kind, *map(str, paths)]
    source = str(Path(chuan.__file__).parents[1])
    path = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
    )
    try:
        for message in _messages(process):
            found = orjson.loads(message)
            if "refused" in found:
                raise ERRORS.get(found["refused"], CorruptedFile)
            yield unpacked(found)
        if process.wait(PAGE_SECONDS):
            raise CorruptedFile
    finally:
        _end(process)


def _messages(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Lines that the process writes, each within the time a page may take."""
    assert process.stdout is not None  # noqa: S101  (asked for above)
    waiting: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        deadline = _deadline()
        while True:
            if not selector.select(max(deadline - time.monotonic(), 0)):
                raise TookTooLong
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                return
            *lines, rest = chunk.split(b"\n")
            for line in lines:
                yield b"".join([*waiting, line])
                waiting = []
                deadline = _deadline()
            waiting.append(rest)


def _deadline() -> float:
    return time.monotonic() + PAGE_SECONDS + _LOOKS_A_PAGE * OCR_SECONDS


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and the programs it started, if any of them still runs."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
