"""How far a state plan, or one task of it, has come, as one node tells the other: this and no more."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Final

from chuan.domain.vanban.plain_text import from_text
from chuan.domain.vanban.secrecy import detect_secrecy
from chuan.exchange.enums import Standing
from chuan.exchange.rules.canonical import HEX_32, Malformed, plain

PARTY_SYMBOL: Final = r"^[0-9]+[A-ZĐ]*-[^/]+/"
"""A number of a party document has its dash first ("03-KH/TU"), one of the state its stroke.

Basis: Hướng dẫn 36-HD/VPTW; Phụ lục III Nghị định 30/2020/NĐ-CP.
"""
_LONGEST: Final = {
    "sender": 300, "note": 1000, "plan_issuer": 300, "plan_symbol": 120, "plan_date": 10,
    "clause": 80, "text": 500, "closed_on": 10, "result": 300, "symbol": 120, "issued_on": 10,
}  # fmt: skip
_DATES: Final = ("plan_date", "closed_on", "issued_on")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class TaskState:
    """`key` names the plan (`whole`) or task at its own node; the plan is known by issuer, number, date.

    Dates are ISO, or empty. `symbol` and `issued_on` are of the document issued as the result. No person,
    no evidence and no discussion has a place here.
    """

    sender: str
    note: str
    key: str
    whole: bool
    plan_issuer: str
    plan_symbol: str
    plan_date: str
    clause: str
    text: str
    state: Standing
    done: int
    total: int
    closed_on: str = ""
    result: str = ""
    symbol: str = ""
    issued_on: str = ""


_KEYS: Final = frozenset(field.name for field in fields(TaskState))


def write_task_state(told: TaskState) -> dict[str, Any]:
    """The body of an item that carries one state."""
    return asdict(told) | {"state": str(told.state)}


def read_task_state(body: Mapping[str, Any], files: int) -> TaskState:
    """The state of such a body; Malformed when anything is missing, wrong or more than the format has."""
    given = plain(dict(body))
    if files or set(given) != _KEYS:
        raise Malformed("task state")
    for key, longest in _LONGEST.items():
        if not isinstance(given[key], str) or len(given[key]) > longest:
            raise Malformed(key)
    _check_dates(given)
    if not isinstance(given["key"], str) or not HEX_32.fullmatch(given["key"]):
        raise Malformed("key")
    if not isinstance(given["state"], str) or given["state"] not in set(Standing):
        raise Malformed("state")
    if not (given["whole"] is True or given["whole"] is False) or not given["text"].strip():
        raise Malformed("text")
    _check_figures(given)
    return TaskState(**given | {"state": Standing(given["state"])})


def bears_stamp(*texts: str) -> bool:
    """Whether one of these texts bears a secrecy stamp.

    Basis: Điều 8 Luật Bảo vệ bí mật nhà nước 2018.
    """
    return any(detect_secrecy(from_text(text)) for text in texts if text.strip())


def is_secret(told: TaskState) -> bool:
    """Whether anything said bears a stamp."""
    return bears_stamp(told.text, told.result, told.note)


def _check_dates(given: Mapping[str, Any]) -> None:
    for key in _DATES:
        if not given[key]:
            continue
        try:
            date.fromisoformat(given[key])
        except ValueError as error:
            raise Malformed(key) from error
        if not _ISO.fullmatch(given[key]):
            raise Malformed(key)


def _check_figures(given: Mapping[str, Any]) -> None:
    done, total = given["done"], given["total"]
    whole = all(isinstance(n, int) and not isinstance(n, bool) for n in (done, total))
    if not whole or not 0 <= done <= total <= _MOST:
        raise Malformed("figures")
    if given["closed_on"] and given["state"] != Standing.DONE:
        raise Malformed("closed")
