"""Values that rules, services and the resolver hand each other: links, entries, what was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chuan.identifiers.enums import EntityState, LinkRole


class Link(NamedTuple):
    """One link of an entity.

    `type` is a CURIE of a known vocabulary or a whole URI; `href` an absolute URL or a path of this
    node. No language, medium or context: good for any. `since` and `until` are seconds since 1970
    (UTC), zero for no bound, `until` excluded.
    """

    type: str
    href: str
    title: str
    languages: Sequence[str] = ()
    medium: str = ""
    contexts: Sequence[str] = ()
    role: str = LinkRole.PLAIN
    passes_query: bool = True
    since: float = 0
    until: float = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What the resolver knows of one key: its path, what it is called, its state, its public links.

    `handed_to` is the root of the resolver that answers for it, when another one does.
    """

    key: str
    label: str
    state: str = EntityState.ACTIVE
    handed_to: str = ""
    links: Sequence[Link] = ()

    @property
    def is_timeless(self) -> bool:
        """Whether the same links count at any time."""
        return not any(link.since or link.until for link in self.links)

    def standing(self, now: float) -> Iterator[Link]:
        """The links that count at the moment `now` (seconds since 1970)."""
        return (
            link
            for link in self.links
            if link.since <= now and (not link.until or now < link.until)
        )


Ranges = Sequence[tuple[str, float]]
"""Values of an Accept header in lower case with their qualities; empty: anything."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for beside the key: a link type (CURIE or URI, "" for none), and preferences."""

    link_type: str = ""
    wants_linkset: bool = False
    languages: Ranges = ()
    media: Ranges = ()
    contexts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LinkWords:
    """A link as somebody types it; languages and contexts are parted by spaces or commas.

    `since` and `until` as in `Link`.
    """

    href: str
    title: str
    type: str = "gs1:pip"
    languages: str = ""
    medium: str = ""
    contexts: str = ""
    role: str = LinkRole.PLAIN
    passes_query: bool = True
    since: float = 0
    until: float = 0
