"""A definition out of TOML: every key known, every value of its kind, or a sentence about it."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.procedures.enums import Wanted
from chuan.procedures.types import (
    EVERY_CLOCK,
    OPENING,
    WITHDRAWAL,
    Definition,
    Fault,
    StateSpec,
    StepSpec,
)

SINGULAR = {
    "role": "roles", "state": "states", "step": "steps", "field": "fields", "paper": "papers",
    "reason": "reasons", "flag": "flags", "clock": "clocks", "alternative": "alternatives",
    "from": "sources",
}  # fmt: skip
"""How a file names what the value calls otherwise."""
Made = TypeVar("Made")


class _Notes:
    """Faults found so far, each with its place."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, place: str, text: str, **values: object) -> None:
        """One more."""
        self.faults.append(Fault(place, Sentence(text, **values)))


def read_definition(text: str) -> tuple[Definition | None, tuple[Fault, ...]]:
    """The definition that a TOML text holds, or None and what is wrong with its form."""
    notes = _Notes()
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        notes.add("TOML", gettext_noop("Tệp không đọc được: %(error)s."), error=str(error))
        return None, tuple(notes.faults)
    withdrawal = table.pop("withdraw", None)
    opening = table.setdefault("opening", {})
    if isinstance(opening, dict):
        opening.setdefault("event", OPENING)
        opening.setdefault("label", "Mở hồ sơ")
    made = _made(Definition, table, "", notes)
    if made is None or notes.faults:
        return None, tuple(notes.faults)
    if withdrawal is not None:
        made = _with_withdrawal(made, withdrawal, notes)
    return (None if notes.faults else made), tuple(notes.faults)


def _with_withdrawal(given: Definition, table: object, notes: _Notes) -> Definition:
    """The short form of taking a file back: one step out of every state that is not final."""
    if not isinstance(table, dict):
        notes.add("withdraw", gettext_noop("Phải là một bảng."))
        return given
    row: dict[str, Any] = {
        "event": WITHDRAWAL, "label": "Rút hồ sơ", "note": Wanted.MUST.value,
        "from": [state.key for state in given.states if not state.final],
        "stop": [EVERY_CLOCK], "undoable": False, **table,
    }  # fmt: skip
    step = _made(StepSpec, row, "withdraw", notes)
    if step is None:
        return given
    states = given.states
    if step.to not in {state.key for state in states}:
        states = (*states, StateSpec(step.to, "Đã rút hồ sơ", final=True))
    return _replaced(given, states=states, steps=(*given.steps, step))


def _replaced(given: Definition, **changes: Any) -> Definition:  # noqa: ANN401  (fields of the value)
    kept = {each.name: getattr(given, each.name) for each in fields(given)}
    return Definition(**{**kept, **changes})


def _made(kind: type[Made], table: object, place: str, notes: _Notes) -> Made | None:
    """A value of one of the dataclasses out of a table of the file."""
    if not isinstance(table, Mapping):
        notes.add(place or "TOML", gettext_noop("Phải là một bảng."))
        return None
    hints = get_type_hints(kind)
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]  # dataclasses
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = _name_of(key, known)
        where = f"{place}.{key}" if place else key
        if name is None:
            notes.add(where, gettext_noop("Không có mục nào tên như vậy."))
            continue
        values[name] = _read(hints[name], value, where, notes)
    for name, each in known.items():
        required = each.default is MISSING and each.default_factory is MISSING
        if required and name not in values:
            notes.add(place or "TOML", gettext_noop("Thiếu mục %(key)s."), key=name)
            return None
    try:
        return kind(**values)
    except TypeError:
        return None


def _name_of(key: str, known: Mapping[str, object]) -> str | None:
    singular = SINGULAR.get(key)
    if singular in known and key not in known:
        return singular
    return key if key in known else None


def _read(hint: Any, value: object, where: str, notes: _Notes) -> Any:  # noqa: ANN401  (any of the kinds)
    """One value of the kind that the dataclass asks for."""
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            notes.add(where, gettext_noop("Phải là một danh sách."))
            return ()
        inner = get_args(hint)[0]
        return tuple(
            _read(inner, item, f"{where}[{_tag(item, number)}]", notes)
            for number, item in enumerate(value, 1)
        )
    if get_origin(hint) in {Union, UnionType}:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if is_dataclass(hint) and isinstance(hint, type):
        return _made(hint, value, where, notes)
    return _plain(hint, value, where, notes)


def _tag(item: object, number: int) -> str:
    """How a row of a list is told from its neighbours."""
    if isinstance(item, Mapping):
        return str(item.get("key") or item.get("event") or item.get("symbol") or number)
    return str(number)


def _plain(hint: Any, value: object, where: str, notes: _Notes) -> Any:  # noqa: ANN401  (as above)
    """A text, a number, a day, yes or no, or one of a closed list."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(str(value))
        except ValueError:
            among = ", ".join(each.value for each in hint)
            notes.add(where, gettext_noop("Phải là một trong: %(among)s."), among=among)
            return next(iter(hint))
    fits: Mapping[type, Callable[[object], bool]] = {
        bool: lambda each: isinstance(each, bool),
        int: lambda each: isinstance(each, int) and not isinstance(each, bool),
        str: lambda each: isinstance(each, str),
        date: lambda each: type(each) is date,
    }
    if not fits[hint](value):
        notes.add(where, gettext_noop("Giá trị không đúng loại."))
        return hint() if hint is not date else date.min
    return value
