"""What buttons do to a paper: parts are added, moved, doubled and taken out; pure, never destructive."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from chuan.domain.vanban.labels import ALPHABET
from chuan.domain.vanban.writing import Annex, AnnexGroup, Block, BlockKind, Paper, Signature

T = TypeVar("T")
MOST_PASTED: Final = 400
"""Paragraphs that one paste may bring."""
_MARKS: Final = (
    (re.compile(r"^(Điều\s+\d+[.:])\s*"), BlockKind.ARTICLE, 0),
    (re.compile(r"^([IVX]{1,5}\s*[.\-–])\s+"), BlockKind.HEADING, 1),
    (re.compile(r"^(\d{1,2}(?:\.\d{1,2})*[.)])\s+"), BlockKind.CLAUSE, 0),
    (re.compile(r"^([a-zđ]\))\s+"), BlockKind.POINT, 0),
    (re.compile(r"^([-+•–])\s+"), BlockKind.ITEM, 0),
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One press of a button: `verb` (up, down, add, double, delete) on what stands at `place`.

    Places: "body.3", "bases.0", "recipients.2", "addressees.0", "signatures.0", "annexes.0",
    "annexes.0.1" (a group), "annexes.0.1.2" (a row). `end` as the last part means "after the last".
    """

    verb: str
    place: str


def parse_operation(text: str) -> Operation | None:
    """What a button said ("body.3.up"); None for anything else."""
    place, _, verb = text.rpartition(".")
    known = verb in {"up", "down", "add", "double", "delete"}
    shaped = re.fullmatch(
        r"(?:body|bases|recipients|addressees|signatures|annexes)(?:\.(?:\d{1,4}|end)){1,3}", place
    )
    return Operation(verb, place) if known and shaped else None


def apply(paper: Paper, operation: Operation) -> tuple[Paper, str]:
    """The paper after the press, and the place to show next; an odd place changes nothing."""
    name, *path = operation.place.split(".")
    if name == "annexes" and len(path) > 1:
        return _in_annex(paper, operation.verb, path)
    items = getattr(paper, name)
    fresh = {"body": Block(BlockKind.PARAGRAPH), "annexes": _new_annex(), "signatures": Signature()}
    changed, at = _changed(items, operation.verb, path[0], fresh.get(name, ""))
    if name == "body" and operation.verb == "add" and at:
        changed = (*changed[:at], _after(changed[at - 1]), *changed[at + 1 :])
    part: dict[str, Any] = {name: changed}
    return replace(paper, **part), f"{name}.{at}"


def _changed(items: tuple[T, ...], verb: str, at: str, fresh: T) -> tuple[tuple[T, ...], int]:
    """The list after one verb at a place, and the place of the thing spoken of."""
    place = len(items) if at == "end" else int(at)
    if verb == "add":
        place = min(place + (at != "end"), len(items))
        return (*items[:place], fresh, *items[place:]), place
    if place >= len(items):
        return items, max(0, len(items) - 1)
    if verb == "delete":
        return (*items[:place], *items[place + 1 :]), max(0, place - 1)
    if verb == "double":
        return (*items[: place + 1], items[place], *items[place + 1 :]), place + 1
    other = place - 1 if verb == "up" else place + 1
    if not 0 <= other < len(items):
        return items, place
    moved = list(items)
    moved[place], moved[other] = moved[other], moved[place]
    return tuple(moved), other


def _after(block: Block) -> Block:
    """A new block goes on as the one before: the next bullet, the next letter."""
    if block.kind in {BlockKind.HEADING, BlockKind.ARTICLE}:
        return Block(BlockKind.PARAGRAPH)
    return Block(block.kind, next_label(block.label))


def next_label(label: str) -> str:
    """The mark that follows in a list.

    >>> next_label("1."), next_label("a)"), next_label("d)"), next_label("-")
    ('2.', 'b)', 'đ)', '-')
    """
    number = re.fullmatch(r"(.*?)(\d+)(\D*)", label)
    if number:
        return f"{number[1]}{int(number[2]) + 1}{number[3]}"
    letter = re.fullmatch(r"([a-zđ])([).])", label)
    if letter and letter[1] in ALPHABET[:-1]:
        return f"{ALPHABET[ALPHABET.index(letter[1]) + 1]}{letter[2]}"
    return label


def _new_annex() -> Annex:
    return Annex(
        label="Phụ lục",
        columns=("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp",
                 "Thời gian thực hiện", "Sản phẩm"),
        groups=(AnnexGroup(rows=(("1", "", "", "", "", ""),)),),
        landscape=True,
    )  # fmt: skip


def _in_annex(paper: Paper, verb: str, path: list[str]) -> tuple[Paper, str]:
    number = int(path[0]) if path[0].isdigit() else -1
    if not 0 <= number < len(paper.annexes):
        return paper, "annexes"
    annex = paper.annexes[number]
    blank = ("",) * len(annex.columns)
    if len(path) == 2:
        groups, at = _changed(annex.groups, verb, path[1], AnnexGroup(rows=(blank,)))
        return _with_annex(paper, number, replace(annex, groups=groups)), f"annexes.{number}.{at}"
    place = int(path[1]) if path[1].isdigit() else -1
    if not 0 <= place < len(annex.groups):
        return paper, f"annexes.{number}"
    group = annex.groups[place]
    rows, at = _changed(group.rows, verb, path[2], blank)
    groups = (*annex.groups[:place], replace(group, rows=rows), *annex.groups[place + 1 :])
    changed = _with_annex(paper, number, replace(annex, groups=groups))
    return changed, f"annexes.{number}.{place}.{at}"


def _with_annex(paper: Paper, number: int, annex: Annex) -> Paper:
    annexes = (*paper.annexes[:number], annex, *paper.annexes[number + 1 :])
    return replace(paper, annexes=annexes)


def pasted(block: Block) -> tuple[Block, ...]:
    r"""A block into which several paragraphs were pasted, as one block for each, marks read.

    >>> [b.text for b in pasted(Block(BlockKind.ITEM, "-", "Một;\n- Hai."))]
    ['Một;', 'Hai.']
    """
    lines = [" ".join(line.split()) for line in block.text.splitlines()]
    lines = [line for line in lines if line][:MOST_PASTED]
    if len(lines) < 2:
        return (replace(block, text=" ".join(block.text.split())),)
    return (replace(block, text=lines[0]), *(_read(line, block) for line in lines[1:]))


def _read(line: str, before: Block) -> Block:
    for pattern, kind, level in _MARKS:
        found = pattern.match(line)
        if found:
            return Block(kind, found[1].replace(" ", " "), line[found.end() :], level)
    kind = before.kind if before.kind is BlockKind.ITEM else BlockKind.PARAGRAPH
    return Block(kind, before.label if kind is BlockKind.ITEM else "", line)


def mapped(paper: Paper, change: Callable[[Block], tuple[Block, ...]]) -> Paper:
    """The paper with every block of its body turned into the blocks that `change` gives."""
    body = tuple(new for block in paper.body for new in change(block))
    return replace(paper, body=body)
