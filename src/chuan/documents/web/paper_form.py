"""The boxes of the composer: a paper as form fields, and what was typed as a paper again.

One form holds the whole paper, so that no button loses what was typed elsewhere. Boxes of a list
bear one name and keep their order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import QueryDict

from chuan.documents.rules.paper_edits import mapped, pasted
from chuan.domain.vanban.writing import (
    DRAWN,
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Paper,
    Signature,
    Urgency,
)

_LISTS = ("addressees", "bases", "recipients")
_TEXTS = ("superior", "symbol", "place", "title", "competence", "opening")
_MOST_ANNEXES, _MOST_GROUPS, _DEEPEST = 12, 60, 3
LONGEST = 20_000
"""Letters in one box."""


def paper_typed(post: QueryDict, saved: Paper) -> Paper:
    """What the boxes say; a part whose boxes were not sent stays as saved."""
    typed: dict[str, Any] = {name: _line(_said(post, name)) for name in _TEXTS if name in post}
    typed |= {name: _lines(_said(post, name)) for name in _LISTS if name in post}
    paper = replace(saved, **typed)
    if "urgency" in post:
        paper = replace(paper, urgency=_urgency(_said(post, "urgency"), saved.urgency))
    if "issued_on" in post:
        paper = replace(paper, issued_on=_day(_said(post, "issued_on"), saved.issued_on))
    if "b-text" in post or "b-none" in post:
        paper = mapped(replace(paper, body=tuple(_blocks(post, "b", saved.body))), pasted)
    if "s-position" in post or "s-none" in post:
        paper = replace(paper, signatures=tuple(_signatures(post)))
    if "x-count" in post:
        paper = replace(paper, annexes=tuple(_annexes(post, saved.annexes)))
    return paper


def _said(post: QueryDict, name: str, otherwise: str = "") -> str:
    """What stands in one box."""
    return str(post.get(name, otherwise))


def _line(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in text[:LONGEST].splitlines())
    return tuple(line.removeprefix("- ") for line in lines if line)


def _urgency(text: str, saved: Urgency) -> Urgency:
    return Urgency(text) if text in set(Urgency) else saved


def _day(text: str, saved: date | None) -> date | None:
    if not text.strip():
        return None
    parts = text.replace("-", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return saved


def _blocks(post: QueryDict, name: str, saved: Sequence[Block]) -> Iterator[Block]:
    """The blocks of boxes; tables and pictures have no boxes and are found again by their key."""
    known = {block.key: block for block in saved if block.key}
    keys = post.getlist(f"{name}-key")
    kinds, labels = post.getlist(f"{name}-kind"), post.getlist(f"{name}-label")
    levels = post.getlist(f"{name}-level")
    for place, text in enumerate(post.getlist(f"{name}-text")):
        kind = _kind(_at(kinds, place))
        level = _at(levels, place)
        told = int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 0
        depth = min(max(told, 1), _DEEPEST) if kind is BlockKind.HEADING else 0
        typed = Block(kind, _line(_at(labels, place))[:20], text[:LONGEST].strip(), depth)
        old = known.get(_at(keys, place))
        if old is not None:
            drawn = old.kind in DRAWN
            typed = replace(
                typed, key=old.key, table=old.table, drawing=old.drawing,
                kind=old.kind if drawn else kind,
            )  # fmt: skip
        yield typed


def _kind(text: str) -> BlockKind:
    return BlockKind(text) if text in set(BlockKind) - DRAWN else BlockKind.PARAGRAPH


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if place < len(values) else ""


def _signatures(post: QueryDict) -> Iterator[Signature]:
    names = ("authority", "on_behalf", "position", "name")
    columns = [post.getlist(f"s-{name}") for name in names]
    for row in zip(*columns, strict=False):
        yield Signature(*(_line(text)[:160] for text in row))


def _annexes(post: QueryDict, saved: Sequence[Annex]) -> Iterator[Annex]:
    for number in range(min(_number(_said(post, "x-count")), _MOST_ANNEXES)):
        name = f"x{number}"
        old = saved[number] if number < len(saved) else Annex()
        columns = tuple(_line(text) for text in post.getlist(f"{name}-column")) or old.columns
        blocks = old.blocks
        if f"{name}-b-text" in post:
            blocks = tuple(_blocks(post, f"{name}-b", old.blocks))
        yield replace(
            old,
            label=_line(_said(post, f"{name}-label", old.label)),
            title=_line(_said(post, f"{name}-title", old.title)),
            columns=columns,
            groups=tuple(_groups(post, name, len(columns))),
            blocks=blocks,
            landscape=f"{name}-landscape" in post,
        )


def _groups(post: QueryDict, name: str, width: int) -> Iterator[AnnexGroup]:
    for place in range(min(_number(_said(post, f"{name}-groups")), _MOST_GROUPS)):
        cells = [_line(text) for text in post.getlist(f"{name}-g{place}-cell")]
        rows = tuple(
            tuple(cells[at : at + width]) for at in range(0, len(cells) - width + 1, width or 1)
        )
        yield AnnexGroup(
            _line(_said(post, f"{name}-g{place}-label"))[:20],
            _line(_said(post, f"{name}-g{place}-title")),
            rows if width else (),
        )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
