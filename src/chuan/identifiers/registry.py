"""Where things of each kind live, and which office watches a place; rooms above say so from `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from chuan.core.actor import Actor

PageOf = Callable[[int, UUID], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: what people call it, and the page of one by its id and uid."""

    key: str
    label: str | Promise
    url: PageOf


_KINDS: dict[str, Kind] = {}
_WATCHERS: list[Callable[[Actor], str]] = []


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


def register_watch(place_of: Callable[[Actor], str]) -> None:
    """Say in which place the office that an actor works for answers for goods; "" for none."""
    if place_of not in _WATCHERS:
        _WATCHERS.append(place_of)


def watched_place(actor: Actor) -> str:
    """The path of the place whose codes the actor's office watches, or ""."""
    return next(filter(None, (place_of(actor) for place_of in _WATCHERS)), "")
