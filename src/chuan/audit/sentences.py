"""What each audit code says in Vietnamese; rooms add theirs from `apps.py`."""

from collections.abc import Mapping

from django.utils.functional import Promise

_SENTENCES: dict[str, str | Promise] = {}
_FIELDS: dict[str, str | Promise] = {}


class UnknownCode(LookupError):
    """An audit code was used that nobody put into words."""


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Add sentences by code; a code said in two different ways is a mistake of the program."""
    for code, sentence in sentences.items():
        if _SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"audit code {code!r} has two sentences")


def sentence_of(code: str) -> str:
    """The sentence of `code` in the language in use; the bare code for a room taken away."""
    return str(_SENTENCES.get(code, code))


def name_fields(names: Mapping[str, str | Promise]) -> None:
    """Say in Vietnamese what the keys of `changes` mean; the first name given to a key stays."""
    for key, name in names.items():
        _FIELDS.setdefault(key, name)


def field_of(key: str) -> str:
    """The name of a key of `changes`; the bare key when nobody named it."""
    return str(_FIELDS.get(key, key))


def require(code: str) -> None:
    """Refuse a code without a sentence, so that no record is ever unreadable."""
    if code not in _SENTENCES:
        raise UnknownCode(f"audit code {code!r} has no sentence: register it in apps.py")


def codes() -> tuple[str, ...]:
    """Every known code, in order."""
    return tuple(sorted(_SENTENCES))
