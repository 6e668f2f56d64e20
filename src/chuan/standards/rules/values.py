"""Single cells of a row read as values: days, amounts, states, fields, degrees."""

import re
from datetime import date
from typing import Final

from chuan.domain.vanban.folding import bare
from chuan.standards.enums import Degree, Status

_SPACES: Final = re.compile(r"\s+")
_ICS: Final = re.compile(r"\d{2}(?:\.\d{3}(?:\.\d{2})?)?")
_NOT_DIGITS: Final = re.compile(r"[^\d]")
_STATES: Final = {
    Status.IN_FORCE: ("a", "active", "con hieu luc", "in force", "published", "hieu luc", "dang hieu luc",
                      "co hieu luc", "confirmed", "current"),
    Status.NOT_YET: ("chua co hieu luc", "not yet", "not_yet"),
    Status.WITHDRAWN: ("w", "withdrawn", "het hieu luc", "huy bo", "da huy bo", "bi thay the", "cancelled",
                       "superseded", "ngung hieu luc"),
    Status.DRAFT: ("draft", "du thao", "project"),
    Status.UNKNOWN: ("unknown", "chua ro", "khong ro"),
}  # fmt: skip
_BY_WORD: Final = {word: status for status, words in _STATES.items() for word in words}
_BY_WORD["in_force"] = Status.IN_FORCE
_CONFIDENCES: Final = {
    "a": "A", "b": "B", "c": "C", "high": "B", "medium": "C", "low": "C", "cao": "B",
    "trung binh": "C", "thap": "C",
}  # fmt: skip
_FIRST_PUBLISHED: Final = 60
_WITHDRAWN: Final = 9599


def plain(text: str, longest: int) -> str:
    """One line without control signs, composed, no longer than asked."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return _SPACES.sub(" ", shown).strip()[:longest]


def day(text: str) -> date | None:
    """ISO or dd/mm/yyyy, perhaps with a time after it; a year or month alone is no day."""
    said = text.strip().split("T")[0].split(" ")[0]
    try:
        if "/" in said:
            dd, mm, yyyy = (int(part) for part in said.split("/"))
            found = date(yyyy, mm, dd)
        else:
            found = date.fromisoformat(said)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2999 else None


def whole(text: str) -> int | None:
    """An amount without its dots, spaces and unit; 1.250.000 đ is 1250000."""
    said = text.strip()
    if re.fullmatch(r"\d+[.,]0+", said):
        said = re.split(r"[.,]", said)[0]
    digits = _NOT_DIGITS.sub("", said)
    return int(digits) if digits and len(digits) <= 12 else None


def status(text: str) -> Status | None:
    """The state in anybody's words; None for words that are not known."""
    return _BY_WORD.get(bare(text.strip()))


def status_of_stage(text: str) -> Status | None:
    """The state that a harmonized stage code means: 60.60 and 90.xx hold, 95.99 is withdrawn."""
    digits = _NOT_DIGITS.sub("", text)
    if len(digits) != 4:
        return None
    if int(digits) == _WITHDRAWN:
        return Status.WITHDRAWN
    return Status.IN_FORCE if int(digits[:2]) >= _FIRST_PUBLISHED else Status.DRAFT


def ics(text: str) -> tuple[str, ...]:
    """Every code of the international classification in the cell, once, in order."""
    return tuple(sorted(set(_ICS.findall(re.sub(r"\s*\.\s*", ".", text)))))[:20]


def degree(text: str) -> str:
    """IDT, MOD or NEQ if the cell says one; else nothing."""
    words = re.findall(r"[A-Z]+", text.upper())
    return next((str(one) for one in Degree if one in words), "")


def confidence(text: str) -> str:
    """A, B or C; a transcription called sure is B, since nobody read the article."""
    return _CONFIDENCES.get(bare(text.strip()), "")


def several(text: str) -> list[str]:
    """The numbers in a cell: one a line, or parted by semicolons or bars; lists of programs too."""
    said = text.strip()
    if said.startswith("[") and said.endswith("]"):
        return [part.strip(" '\"") for part in said[1:-1].split(",") if part.strip(" '\"")]
    return [part.strip() for part in re.split(r"[;\n|]+", said) if part.strip()]
