"""Hands an order to the worker process and takes its files back."""

import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from chuan.documents.writers.errors import FileNotMade

Form = Literal["pdf", "svg", "png"]
_SECONDS: Final = 60
_WORKER: Final = "chuan.documents.writers.worker"
_FACES: Final = re.compile(r'font-family="[^"]*"')


def pressed(form: Form, order: Mapping[str, Any]) -> Iterator[bytes]:
    """The files that the order makes; `FileNotMade` when the worker refuses or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  (our own module, fixed arguments)
            [sys.executable, "-m", _WORKER, form],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=os.environ | {"RAYON_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as late:
        raise FileNotMade from late
    if done.returncode:
        raise FileNotMade
    at = 0
    while at < len(done.stdout):
        (length,) = struct.unpack_from(">I", done.stdout, at)
        yield done.stdout[at + 4 : at + 4 + length]
        at += 4 + length


def in_face(svg: str, family: str) -> str:
    """A picture whose words are set in the typeface of the paper, the only one that is there."""
    return _FACES.sub(f'font-family="{family}"', svg)
