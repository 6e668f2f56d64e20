"""Papers to plain JSON and back without loss; what is not a paper is refused, never guessed."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_origin, get_type_hints

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.writing.errors import PaperUnreadable
from chuan.domain.vanban.writing.types import Annex, Block, Paper

VERSION: Final = 1
_LATER: Final[Mapping[type, frozenset[str]]] = {
    Block: frozenset({"key", "table", "drawing"}),
    Annex: frozenset({"head", "figures", "key"}),
    Paper: frozenset({"mark"}),
}
"""Fields that came after the first papers were kept: written only where they say something."""
_NOT_A_PAPER = gettext_noop(
    "Bản soạn thảo đã lưu không đúng khuôn dạng ở chỗ “%(where)s”; hãy mở lại phiên bản trước đó."
)
_ANOTHER_VERSION = gettext_noop(
    "Bản soạn thảo được lưu bằng phiên bản khác của phần mềm; hãy cập nhật phần mềm rồi mở lại."
)


def to_json(paper: Paper) -> dict[str, Any]:
    """Plain values only: objects, lists, texts, whole numbers, true, false and null."""
    return {"version": VERSION, "paper": _plain(paper)}


def from_json(written: object) -> Paper:
    """The paper written by `to_json`; a missing, unknown or ill-typed field is `PaperUnreadable`."""
    if not isinstance(written, Mapping) or "version" not in written:
        raise _refusal("version")
    version = written["version"]
    if type(version) is not int or version != VERSION:
        raise PaperUnreadable(_ANOTHER_VERSION, where="version")
    if set(written) != {"version", "paper"}:
        raise _refusal("paper")
    paper = _read(Paper, written["paper"], "paper")
    assert isinstance(paper, Paper)  # noqa: S101  (what _read returns for this shape)
    return paper


def _refusal(where: str) -> PaperUnreadable:
    return PaperUnreadable(Sentence(_NOT_A_PAPER, where=where), where=where)


def _plain(value: object) -> object:
    if is_dataclass(value):
        later = _LATER.get(type(value), frozenset())
        return {
            field.name: _plain(said)
            for field in fields(value)
            if (said := getattr(value, field.name)) != field.default or field.name not in later
        }
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _read(shape: Any, written: object, where: str) -> object:  # noqa: ANN401  (any type at all)
    """The value of type `shape` that `written` stands for."""
    if is_dataclass(shape):
        return _record(shape, written, where)
    if get_origin(shape) is tuple:
        return _sequence(get_args(shape)[0], written, where)
    if get_origin(shape) is types.UnionType:
        return None if written is None else _read(get_args(shape)[0], written, where)
    if shape is date or issubclass(shape, StrEnum):
        return _word(shape, written, where)
    if type(written) is not shape:
        raise _refusal(where)
    return written


def _record(shape: Any, written: object, where: str) -> object:  # noqa: ANN401  (any dataclass)
    hints = get_type_hints(shape)
    if not isinstance(written, Mapping):
        raise _refusal(where)
    given = set(written)
    if not set(hints) - _LATER.get(shape, frozenset()) <= given <= set(hints):
        raise _refusal(where)
    said = [name for name in hints if name in given]
    return shape(**{name: _read(hints[name], written[name], f"{where}.{name}") for name in said})


def _sequence(shape: Any, written: object, where: str) -> tuple[object, ...]:  # noqa: ANN401  (as above)
    if not isinstance(written, list):
        raise _refusal(where)
    return tuple(_read(shape, part, f"{where}[{i}]") for i, part in enumerate(written))


def _word(shape: Any, written: object, where: str) -> object:  # noqa: ANN401  (a date or an enum)
    if type(written) is not str:
        raise _refusal(where)
    try:
        value = date.fromisoformat(written) if shape is date else shape(written)
    except ValueError as error:
        raise _refusal(where) from error
    if shape is date and value.isoformat() != written:
        raise _refusal(where)
    return value
