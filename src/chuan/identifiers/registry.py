"""Where things of each kind live; rooms above say so from their `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

PageOf = Callable[[int, UUID], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: what people call it, and the page of one by its id and uid."""

    key: str
    label: str | Promise
    url: PageOf


_KINDS: dict[str, Kind] = {}


def register(key: str, *, label: str | Promise, url: PageOf) -> None:
    """Say what things of kind `key` are called and where they live; a kind has one home."""
    if key in _KINDS and _KINDS[key].url is not url:
        raise ValueError(f"identity kind {key!r} is registered already")
    _KINDS[key] = Kind(key, label, url)


def label_of(key: str) -> str:
    """What a kind is called; the bare key when its room is not installed."""
    return str(_KINDS[key].label) if key in _KINDS else key


def page_of(key: str, object_id: int, uid: UUID) -> str:
    """The page of a thing; empty when its room is not installed."""
    return _KINDS[key].url(object_id, uid) if key in _KINDS else ""
