"""Digital signatures of a PDF: asked of another process that has no network and little memory."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import chuan
from chuan.documents.readers.errors import CorruptedFile

_WORKER: Final = "chuan.documents.readers.signing_worker"
_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Signature:
    """One digital signature as the file and the trusted certificates tell it.

    `at` is ISO with its zone as the signer's machine told it, "" when it told none; `trust` is
    trusted, untrusted, or unchecked when the node trusts no certificate yet. Whether a certificate
    was revoked is never asked of the network.
    """

    name: str
    organisation: str = ""
    issuer: str = ""
    at: str = ""
    in_time: bool = False
    intact: bool = False
    covers_all: bool = False
    modified: bool = True
    trust: str = "unchecked"
    timestamped: bool = False


def signatures_of(path: Path, anchors: Path) -> tuple[Signature, ...]:
    """Every signature of a PDF, in the order of signing; none for a file that has none.

    Raises `CorruptedFile` when the file cannot be parsed or reading it takes too long.
    """
    with path.open("rb") as stream:
        if stream.read(5) != b"%PDF-":
            return ()
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", _WORKER, str(path), str(anchors)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "PYTHONPATH": _python_path()},
            check=True,
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as fault:
        raise CorruptedFile from fault
    if "refused" in told:
        raise CorruptedFile
    return tuple(signature_from(row) for row in told["signatures"])


def signature_from(row: dict[str, Any]) -> Signature:
    """A signature from its stored form; fields of other releases are passed over."""
    known = {key: row[key] for key in Signature.__slots__ if key in row}
    return Signature(**known)


def _python_path() -> str:
    source = str(Path(chuan.__file__).parents[1])
    return os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
