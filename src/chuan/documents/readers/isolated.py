"""Asks another process to read a PDF or pictures, and stops it when it takes too long."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import orjson

from chuan.core.other_process import ProcessFailed, lines_of
from chuan.documents.readers.errors import ERRORS, CorruptedFile, TookTooLong
from chuan.documents.readers.limits import OCR_SECONDS, PAGE_SECONDS
from chuan.documents.readers.parts import Apart, PagePart
from chuan.documents.readers.wire import unpacked

_WORKER = "chuan.documents.readers.worker"
_LOOKS_A_PAGE = 3
"""A page may be seen upright, turned, and for stamps."""


def parts_read_apart(kind: Apart, paths: Sequence[Path]) -> Iterator[PagePart]:
    """Page after page as the other process reads them; raises its refusal.

    Memory and crashes stay in that process; it is ended, with all it started, when the caller stops
    asking, or when one page takes longer than `PAGE_SECONDS` and its OCR.
    """
    told = lines_of(
        _WORKER,
        [kind, *map(str, paths)],
        seconds=PAGE_SECONDS + _LOOKS_A_PAGE * OCR_SECONDS,
        for_each=True,
        environment={"OMP_THREAD_LIMIT": "1"},
    )
    try:
        with closing(told) as messages:
            for message in messages:
                found = orjson.loads(message)
                if "refused" in found:
                    raise ERRORS.get(found["refused"], CorruptedFile)
                yield unpacked(found)
    except TimeoutError as late:
        raise TookTooLong from late
    except ProcessFailed as fault:
        raise CorruptedFile from fault
