"""Our own code in a process of its own, for what strangers sent: told line by line, ended in time."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Final

import chuan

_CHUNK: Final = 2**18


class ProcessFailed(Exception):
    """It ended otherwise than it should: by a fault, or by what the system allows it."""


def lines_of(
    module: str,
    arguments: Sequence[str],
    *,
    seconds: float,
    for_each: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Generator[bytes, None, None]:
    """The lines that `python -m module` writes; it is ended, with all it started, at `close`.

    `seconds` are for all of it, or `for_each` line anew. `TimeoutError` when they are over,
    `ProcessFailed` when it did not end well.
    """
    process = _started(module, arguments, environment or {})
    try:
        yield from _told(process, seconds, for_each=for_each)
        if process.wait(seconds):
            raise ProcessFailed(module)
    except subprocess.TimeoutExpired as late:
        raise TimeoutError from late
    finally:
        _end(process)


def _started(
    module: str, arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    source = str(Path(chuan.__file__).parents[1])
    python = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(  # noqa: S603  (our own interpreter and module)
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": python, **environment},
        start_new_session=True,
    )


def _told(
    process: subprocess.Popen[bytes], seconds: float, *, for_each: bool
) -> Generator[bytes, None, None]:
    assert process.stdout is not None  # noqa: S101  (asked for above)
    waiting: list[bytes] = []
    ends_at = time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(ends_at - time.monotonic(), 0)):
                raise TimeoutError
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                return
            *lines, rest = chunk.split(b"\n")
            for line in lines:
                yield b"".join([*waiting, line])
                waiting = []
                if for_each:
                    ends_at = time.monotonic() + seconds
            waiting.append(rest)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and the programs it started, if any of them still runs."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
