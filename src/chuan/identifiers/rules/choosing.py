"""What a key answers: one link, several to choose from, all of them, another resolver, or nothing.

See docs/algorithms/resolver-choice.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from chuan.identifiers.enums import EntityState, LinkRole
from chuan.identifiers.rules.link_types import DEFAULT_MULTI, RECALL
from chuan.identifiers.rules.matching import answers_request, fit
from chuan.identifiers.types import Asked, Entry, Link


@dataclass(frozen=True, slots=True)
class Redirect:
    """One link answers: 307."""

    link: Link
    entry: Entry


@dataclass(frozen=True, slots=True)
class MultipleChoices:
    """Several links are equally good: 300."""

    links: Sequence[Link]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Linkset:
    """All links, level by level, the primary key first: 200."""

    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Another resolver answers for the key: 307 there."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing is known of the key; or nothing that was asked for, but `entries` have other links: 404."""

    entries: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """The key is no longer used: 410."""

    entry: Entry


Answer = Redirect | MultipleChoices | Linkset | HandedOver | NotFound | Gone


def choose(levels: Sequence[Entry], asked: Asked, now: float) -> Answer:
    """What answers for a key. `levels`: the entries of the key itself and of those above it, nearest first.

    A warning goes before all else while it stands, whatever level it is put on; then the state of the
    nearest level is said. A type that the nearest level has no link of is looked for above it.
    """
    if not levels:
        return NotFound()
    anything = not asked.link_type and not asked.wants_linkset
    notice = _notice(levels, asked, now) if anything else None
    return notice or _by_state(levels[0], asked) or _by_links(levels, asked, now)


def _notice(levels: Sequence[Entry], asked: Asked, now: float) -> Answer | None:
    for entry in levels:
        notices = [link for link in entry.standing(now) if link.role == LinkRole.NOTICE]
        if notices:
            return _best(notices, entry, asked)
    return None


def _by_state(nearest: Entry, asked: Asked) -> Answer | None:
    """A code that is no longer used still tells machines whether it was recalled."""
    if nearest.state == EntityState.HANDED_OVER:
        return HandedOver(nearest)
    if nearest.state == EntityState.WITHDRAWN and asked.link_type != RECALL:
        return Gone(nearest)
    return None


def _by_links(levels: Sequence[Entry], asked: Asked, now: float) -> Answer:
    active = [e for e in levels if e.state == EntityState.ACTIVE or e is levels[0]]
    if asked.wants_linkset:
        return _linkset(active, now)
    answer = _of_type(active, asked, now) if asked.link_type else _default(active, asked, now)
    elsewhere = (HandedOver(e) for e in levels if e.state == EntityState.HANDED_OVER)
    return answer or next(elsewhere, NotFound(active))


def _linkset(levels: Sequence[Entry], now: float) -> Answer:
    known = [entry for entry in reversed(levels) if any(True for _ in entry.standing(now))]
    return Linkset(known) if known else NotFound(levels)


def _of_type(levels: Sequence[Entry], asked: Asked, now: float) -> Answer | None:
    """The nearest level that has the type decides."""
    for entry in levels:
        found = [link for link in entry.standing(now) if _is_of(link, asked.link_type)]
        if found:
            return _best(found, entry, asked)
    return None


def _is_of(link: Link, wanted: str) -> bool:
    if wanted == DEFAULT_MULTI:
        return link.role in {LinkRole.DEFAULT, LinkRole.ALTERNATIVE}
    return link.type == wanted


def _best(links: Sequence[Link], entry: Entry, asked: Asked) -> Answer:
    """The one link that fits best, or all that fit equally well: never an arbitrary one."""
    if len(links) == 1:
        return Redirect(links[0], entry)
    fits = [fit(link, asked) for link in links]
    best = max(fits)
    equal = [link for link, each in zip(links, fits, strict=True) if each == best]
    return Redirect(equal[0], entry) if len(equal) == 1 else MultipleChoices(equal, entry)


def _default(levels: Sequence[Entry], asked: Asked, now: float) -> Answer | None:
    """The default link of the nearest level that has one, or what stands in for it for this request."""
    for entry in levels:
        default = next((e for e in entry.standing(now) if e.role == LinkRole.DEFAULT), None)
        alternatives = [e for e in entry.standing(now) if e.role == LinkRole.ALTERNATIVE]
        if default and not alternatives:
            return Redirect(default, entry)
        if alternatives:
            chosen = _alternative(default, alternatives, entry, asked)
            if chosen:
                return chosen
    every = list(chain.from_iterable(entry.standing(now) for entry in levels))
    return MultipleChoices(every, levels[0]) if every else None


def _alternative(
    default: Link | None, alternatives: Sequence[Link], entry: Entry, asked: Asked
) -> Answer | None:
    """The alternative that fits better than the default; the default where none or several do."""
    best = [link for link in alternatives if answers_request(link, asked)]
    if not default:
        return _best(best or alternatives, entry, asked)
    bar = fit(default, asked)
    better = [link for link in best if fit(link, asked) > bar]
    chosen = _best(better, entry, asked) if better else Redirect(default, entry)
    return chosen if isinstance(chosen, Redirect) else Redirect(default, entry)
