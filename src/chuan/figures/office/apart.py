"""Asks another process to read or change an office file, and stops it when it takes too long."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import orjson

from chuan.core.other_process import ProcessFailed, lines_of
from chuan.figures.office.errors import REFUSALS, Damaged, TookTooLong

SECONDS: Final = 180
"""For one file; a round of the whole country takes a few."""
_WORKER: Final = "chuan.figures.office.worker"


def told(command: str, path: Path) -> Iterator[Any]:
    """What the other process tells of the file, message by message; raises its refusal."""
    try:
        with closing(lines_of(_WORKER, [command, str(path)], seconds=SECONDS)) as lines:
            for line in lines:
                message = orjson.loads(line)
                if isinstance(message, dict) and "refused" in message:
                    raise REFUSALS.get(message["refused"], Damaged)
                yield message
    except TimeoutError as late:
        raise TookTooLong from late
    except ProcessFailed as fault:
        raise Damaged from fault
