"""Words drafted from facts and changed by people: drafted again, every change of theirs stays; pure.

How it works and why: docs/algorithms/report-paper.md.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chuan.domain.vanban.writing import DRAWN, Block, BlockKind

ADDED: Final = "them-"
"""What the keys of blocks that people added begin with."""
Figures = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A block as the facts say it now."""

    key: str
    kind: BlockKind
    text: str
    level: int = 0
    figures: Figures = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A block as it stands. `text` is what is printed, `drafted` what the facts say now ("" nothing).

    `seen` is what they said when people last looked, `now` and `then` the figures of both.
    """

    key: str
    kind: BlockKind
    text: str
    level: int = 0
    drafted: str = ""
    seen: str = ""
    now: Figures = ()
    then: Figures = ()
    edited: bool = False
    removed: bool = False
    label: str = ""
    """The mark before it that people wrote; "" leaves it to the layout."""

    @property
    def is_added(self) -> bool:
        """Written by people alone."""
        return self.key.startswith(ADDED)

    @property
    def has_news(self) -> bool:
        """People wrote it, and since then its figures (without any: its drafted words) are others."""
        if not self.edited or self.is_added:
            return False
        if self.now or self.then:
            return self.now != self.then
        return self.drafted != self.seen

    @property
    def changed_figures(self) -> tuple[tuple[str, str, str], ...]:
        """Each figure that is another one now: its name, then, now."""
        then, now = dict(self.then), dict(self.now)
        return tuple(
            (name, then.get(name, ""), now.get(name, ""))
            for name in dict.fromkeys((*then, *now))
            if then.get(name) != now.get(name)
        )


Outline = tuple[Kept, ...]


def renewed(kept: Outline, drafted: Sequence[Drafted]) -> Outline:
    """What stands after the facts were told again.

    A block nobody touched says what the facts say, or goes with its fact; one that people changed,
    added, moved or took out stays as they left it. Doing it twice changes nothing more.
    """
    told = {one.key: one for one in drafted}
    standing = [new for one in kept if (new := _renewed(one, told.get(one.key))) is not None]
    known = {one.key for one in standing}
    order = [one.key for one in drafted]
    for at, one in enumerate(drafted):
        if one.key not in known:
            standing.insert(_place(standing, order, at), _fresh(one))
            known.add(one.key)
    return tuple(standing)


def _renewed(one: Kept, told: Drafted | None) -> Kept | None:
    if one.is_added:
        return one
    if told is None:
        return replace(one, drafted="", now=()) if one.edited or one.removed else None
    if one.edited:
        return replace(one, drafted=told.text, now=told.figures)
    return replace(_fresh(told), removed=one.removed)


def _fresh(told: Drafted) -> Kept:
    return Kept(
        told.key, told.kind, told.text, told.level,
        told.text, told.text, told.figures, told.figures,
    )  # fmt: skip


def _place(standing: Sequence[Kept], order: Sequence[str], at: int) -> int:
    """After the nearest block before it that stands, else before the first one after it, else last."""
    places = {one.key: place for place, one in enumerate(standing)}
    for key in reversed(order[:at]):
        if key in places:
            return places[key] + 1
    after = [places[key] for key in order[at + 1 :] if key in places]
    return min(after) if after else len(standing)


def with_text(outline: Outline, key: str, text: str) -> Outline:
    """The outline after somebody wrote a block; the drafted words written again undo the change."""
    return tuple(_written(one, text) if one.key == key else one for one in outline)


def _written(one: Kept, text: str) -> Kept:
    if one.is_added:
        return replace(one, text=text)
    if text == one.text:
        return one
    if text == one.drafted:
        return replace(one, text=text, edited=False, seen=one.drafted, then=one.now)
    if one.edited:
        return replace(one, text=text)
    return replace(one, text=text, edited=True, seen=one.drafted, then=one.now)


def with_new(outline: Outline, key: str) -> Outline:
    """Take what the facts say now; where they say nothing any more the block goes."""
    return tuple(
        replace(
            one, text=one.drafted, edited=False, seen=one.drafted, then=one.now,
            removed=one.removed or not one.drafted,
        )
        if one.key == key and not one.is_added
        else one
        for one in outline
    )  # fmt: skip


def with_own(outline: Outline, key: str) -> Outline:
    """Leave the own words standing, knowing what the facts say now."""
    return tuple(
        replace(one, seen=one.drafted, then=one.now) if one.key == key else one for one in outline
    )


def without(outline: Outline, key: str) -> Outline:
    """Take a block out; an added one is gone, a drafted one can be put back."""
    return tuple(
        replace(one, removed=True) if one.key == key else one
        for one in outline
        if one.key != key or not one.is_added
    )


def with_again(outline: Outline, key: str) -> Outline:
    """Put a block back that was taken out."""
    return tuple(replace(one, removed=False) if one.key == key else one for one in outline)


def with_added(outline: Outline, after: str, text: str = "") -> tuple[Outline, str]:
    """A block of people's own after another one (at the end for an unknown one), and its key."""
    used = [one.key.removeprefix(ADDED) for one in outline if one.is_added]
    key = f"{ADDED}{max((int(n) for n in used if n.isdigit()), default=0) + 1}"
    at = next((n for n, one in enumerate(outline, 1) if one.key == after), len(outline))
    fresh = Kept(key, BlockKind.PARAGRAPH, text, edited=True)
    return (*outline[:at], fresh, *outline[at:]), key


def moved(outline: Outline, key: str, step: int) -> Outline:
    """One place up (-1) or down (1) among what is printed."""
    shown = [one for one in outline if not one.removed]
    at = next((n for n, one in enumerate(shown) if one.key == key), -1)
    if at < 0 or not 0 <= at + step < len(shown):
        return outline
    other = shown[at + step].key
    places = {one.key: place for place, one in enumerate(outline)}
    changed = list(outline)
    changed[places[key]], changed[places[other]] = outline[places[other]], outline[places[key]]
    return tuple(changed)


def read_back(outline: Outline, blocks: Sequence[Block], printed: Collection[str]) -> Outline:
    """The outline after people worked on the paper itself: its words, order, additions, gaps.

    A block is known by its key; what has none, or bears one a second time, was added by people.
    Of the keys that were `printed`, those that are gone were taken out.
    """
    known = {one.key: one for one in outline}
    result: Outline = ()
    for block in blocks:
        one = known.pop(block.key, None) if block.key else None
        if one is not None:
            result = (*result, _as_written(one, block))
            continue
        result, key = with_added(_all(result, known), "", block.text)
        added = replace(
            result[-1], key=key, kind=block.kind, level=block.level, label=_own_label(block)
        )
        result = (*result[: -1 - len(known)], added)
    return _with_gone(result, outline, known, frozenset(printed))


def _all(result: Outline, known: Mapping[str, Kept]) -> Outline:
    """Everything whose key is taken."""
    return (*result, *known.values())


def _as_written(one: Kept, block: Block) -> Kept:
    (written,) = with_text((replace(one, removed=False),), one.key, block.text)
    if one.is_added:
        return replace(written, kind=block.kind, level=block.level, label=_own_label(block))
    if block.kind in DRAWN or (block.kind, block.level) == (one.kind, one.level):
        return written
    changed = replace(written, kind=block.kind, level=block.level)
    return changed if changed.edited else replace(changed, edited=True, seen=one.drafted)


def _own_label(block: Block) -> str:
    """Numbers of headings are given by their order, dashes by their kind."""
    auto = block.kind is BlockKind.HEADING or (block.kind is BlockKind.ITEM and block.label == "-")
    return "" if auto else block.label


def _with_gone(
    result: Outline, before: Outline, gone: Mapping[str, Kept], printed: frozenset[str]
) -> Outline:
    """What is no longer in the paper stays remembered as taken out, where it stood."""
    standing = list(result)
    order = [one.key for one in before]
    for at, one in enumerate(before):
        if one.key in gone and (not one.is_added or one.key not in printed):
            gone_now = one.removed or one.key in printed
            standing.insert(_place(standing, order, at), replace(one, removed=gone_now))
    return tuple(standing)
