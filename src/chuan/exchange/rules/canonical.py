"""The one way in which manifests and cards are written before they are signed, and read back strictly."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from chuan.domain.ledger.canonical import canonical

HEX_128: Final = re.compile(r"[0-9a-f]{128}")
HEX_64: Final = re.compile(r"[0-9a-f]{64}")
HEX_32: Final = re.compile(r"[0-9a-f]{32}")
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
DEEPEST: Final = 24
"""Levels of nesting in what another node wrote; a plan with its annexes has eight."""

__all__ = (
    "DEEPEST", "HEX_32", "HEX_64", "HEX_128", "MOMENT", "Malformed", "canonical", "object_of", "plain",
)  # fmt: skip


class Malformed(ValueError):
    """Bytes or values that are not what the format says; an English word for the log."""


def object_of(raw: bytes) -> dict[str, Any]:
    """The JSON object that `raw` is, without repeated keys; Malformed for anything else."""
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error
    if not isinstance(value, dict):
        raise Malformed("no object")
    return value


def plain(value: Any, depth: int = 0) -> Any:  # noqa: ANN401  (any JSON in, the same shape out)
    """JSON without NUL signs and lone surrogates, of bounded depth; Malformed for anything else.

    >>> plain({"a": ["đo" + chr(0), 1, None]})
    {'a': ['đo', 1, None]}
    """
    if depth > DEEPEST:
        raise Malformed("too deep")
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list):
        return [plain(each, depth + 1) for each in value]
    if isinstance(value, Mapping):
        return {plain(str(key)): plain(each, depth + 1) for key, each in value.items()}
    raise Malformed("no JSON value")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("a key twice")
    return found


def _refuse(word: str) -> None:
    raise Malformed(f"no number: {word}")
