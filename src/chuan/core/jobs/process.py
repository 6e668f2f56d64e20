"""Names this process so that another on the same machine can tell whether it still lives."""

import os
import platform
from functools import cache
from pathlib import Path


@cache
def _host() -> str:
    return platform.node()[:80]


def identity() -> str:
    """host:process:moment of start."""
    return f"{_host()}:{os.getpid()}:{_started(os.getpid())}"


def lives_here(worker: str) -> bool:
    """The named process runs on this machine now; False when dead, elsewhere or not to be known."""
    host, _, rest = worker.rpartition(":")
    host, _, process = host.rpartition(":")
    if host != _host() or not process.isdigit() or not rest:
        return False
    return _started(int(process)) == rest


def _started(process: int) -> str:
    """The start moment of a living process in clock ticks; empty when dead or without /proc."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    after_name = fields.rpartition(")")[2].split()
    return "" if after_name[0] in {"Z", "X"} else after_name[19]
