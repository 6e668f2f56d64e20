"""Things of any room that can be shown as evidence: by kind and id, with a label, an address, who may see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from chuan.core.actor import Actor

MOST: int = 20
"""Rows that a search of one kind answers."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that a reader may see: `object_id` is opaque to all rooms but its own."""

    kind: str
    object_id: str
    label: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceKind:
    """A kind of thing that can be named as evidence.

    `find` answers a search of words with what `actor` may see, newest first ("" asks for the latest);
    `look_up` tells of these ids the ones that `actor` may see, by id. A kind that is not `offered`
    can be opened where it is named (a row behind a figure), and is no choice as evidence.
    """

    kind: str
    label: str | Promise
    find: Callable[[Actor, str], Sequence[Reference]]
    look_up: Callable[[Actor, Sequence[str]], Mapping[str, Reference]]
    offered: bool = True


_kinds: dict[str, ReferenceKind] = {}


def register(kind: ReferenceKind) -> None:
    """Add a kind of thing; its name belongs to one room."""
    if _kinds.get(kind.kind, kind) is not kind:
        raise ValueError(f"reference kind {kind.kind!r} is taken")
    _kinds[kind.kind] = kind


def kinds() -> Sequence[ReferenceKind]:
    """Every kind that is offered as evidence, in the order of registration."""
    return tuple(kind for kind in _kinds.values() if kind.offered)


def find(actor: Actor, kind: str, words: str) -> Sequence[Reference]:
    """What `actor` may name of this kind; nothing for a kind that is not offered."""
    known = _kinds.get(kind)
    if known is None or not known.offered:
        return ()
    return tuple(known.find(actor, " ".join(words.split())[:200]))[:MOST]


def look_up(actor: Actor, named: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], Reference]:
    """Of these (kind, id) the ones that `actor` may see; one question for each kind."""
    found: dict[tuple[str, str], Reference] = {}
    for kind in dict.fromkeys(kind for kind, _id in named):
        known = _kinds.get(kind)
        if known is None:
            continue
        ids = [object_id for of, object_id in named if of == kind]
        found |= {(kind, key): value for key, value in known.look_up(actor, ids).items()}
    return found
