"""The hidden words by which a workbook of ours is known again, whatever was moved in it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

META: Final = "_chuan"
"""The hidden sheet that says what the workbook is for."""
MARK: Final = "chuan"


class BookKind(StrEnum):
    """What a workbook holds: one report, many of a round, or figures of former years."""

    REPORT = "report"
    ROUND = "round"
    HISTORY = "history"


class Field(StrEnum):
    """What a column holds of a line."""

    VALUE = "v"
    ESTIMATE = "e"
    NOTE = "n"


@dataclass(frozen=True, slots=True)
class Meta:
    """What the hidden sheet says; empty where it is missing."""

    kind: str = ""
    form: str = ""
    version: str = ""
    round: str = ""
    report: str = ""
    period: str = ""
    checksum: str = ""

    def rows(self) -> tuple[tuple[str, str], ...]:
        """As the hidden sheet holds it."""
        return (
            (MARK, "1"),
            ("kind", self.kind),
            ("form", self.form),
            ("version", self.version),
            ("round", self.round),
            ("report", self.report),
            ("period", self.period),
            ("checksum", self.checksum),
        )


def meta_of(rows: Mapping[str, str]) -> Meta:
    """Read back; unknown words are passed over."""
    names = Meta.__dataclass_fields__
    return Meta(**{name: rows[name] for name in names if name in rows})


def row_key(scope: str, thing: str) -> str:
    """The key of a row, with a check that a dragged or mistyped one fails.

    `scope` is the round that it was made for, so that a row of another round fails too.

    >>> thing_of("r1", row_key("r1", "a")), thing_of("r2", row_key("r1", "a"))
    ('a', '')
    """
    return f"{thing}:{_check(scope, thing)}"


def thing_of(scope: str, key: str) -> str:
    """What a key of a row names; "" for one that is no key of this round."""
    thing, _, check = key.strip().rpartition(":")
    return thing if thing and check == _check(scope, thing) else ""


def column_key(field: Field, line: int | str = "") -> str:
    """The key of a column: what of which line, or of the line that its row names."""
    return f"chuan:{line}:{field.value}"


def column_of_key(key: str) -> tuple[str, Field] | None:
    """The line ("" for that of the row) and the field that a key names."""
    parts = key.strip().split(":")
    if len(parts) != 3 or parts[0] != MARK or parts[2] not in set(Field):
        return None
    return parts[1], Field(parts[2])


def row_print(figures: Mapping[tuple[str, str], object], notes: Mapping[str, str]) -> str:
    """One word for what a row said when the workbook was made: a row left alone is known by it."""
    said = [f"{line}:{field}={value}" for (line, field), value in figures.items()]
    said += [f"{line}:n={text}" for line, text in notes.items() if text]
    return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:16]


def checksum(keys: Iterable[str]) -> str:
    """One word for all keys of a workbook, whatever their order: one lost or changed is told."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]


def _check(scope: str, thing: str) -> str:
    return hashlib.sha256(f"{scope}|{thing}".encode()).hexdigest()[:8]


def base_key(thing: str, line: str, field: str) -> str:
    """Under which the hidden sheet keeps a figure as it was when the workbook was made."""
    return f"base:{thing}:{line}:{field}"


def print_key(thing: str) -> str:
    """Under which it keeps the print of a row."""
    return f"print:{thing}"
