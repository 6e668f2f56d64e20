"""Hangs blocks under their headings: the tree of sections of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.agencies import begins_agency
from chuan.domain.vanban.attributes import is_note
from chuan.domain.vanban.blocks import Block
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.labels import Label, is_section_word
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.subjects import leading_subject, subject_end
from chuan.domain.vanban.types import Section

_TITLE_LIMIT = 330
_LONE_TITLE_LIMIT = 110
_MIN_TITLE = 2
_SENTENCES = re.compile(r"[.;?!]\s+[^\W\d_a-zđ]")
_ALWAYS_TITLED = frozenset({"roman", "part", "chapter", "division", "capital"})
_OWN_NUMBER = re.compile(r"\S+$")


@dataclass(slots=True)
class Node:
    """A label and what stands under it. `blocks` are its unlabelled paragraphs and bullets."""

    label: Label | None = None
    block: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    path: tuple[str, ...] = ()
    titled: bool = False

    @property
    def title(self) -> str:
        """The folded words of the heading, empty for a numbered paragraph."""
        return fold(self.block.text) if self.titled and self.block else ""

    @property
    def where(self) -> str:
        """The path as documents write it: "II.4.b"."""
        return ".".join(self.path)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def grow_tree(blocks: Sequence[Block]) -> Node:
    """The tree of a run of blocks; the root holds what stands before the first label."""
    root = Node()
    stack = [root]
    numbered = any(block.label is not None and block.caps for block in blocks)
    for block in blocks:
        if block.label is None:
            if block.caps and _is_lone_heading(block, numbered=numbered):
                stack = [root]
                _open(stack, block, Label("roman", "", 0))
                continue
            stack[-1].blocks.append(block)
            continue
        while len(stack) > 1 and not _holds(stack[-1], block.label):
            stack.pop()
        _open(stack, block, block.label)
    _give_titles(root)
    return root


def _open(stack: list[Node], block: Block, label: Label) -> None:
    path = stack[-1].path
    node = Node(label=label, block=block, path=(*path, short_label(label)) if label.text else path)
    stack[-1].children.append(node)
    stack.append(node)


def _is_lone_heading(block: Block, *, numbered: bool) -> bool:
    """A heading in capitals without a number; where others have one, only the surest of them."""
    if not numbered:
        return len(block.text) <= _LONE_TITLE_LIMIT and is_section_word(block.text)
    return bool(
        re.fullmatch(
            r"tổ chức thực hiện|kinh phí thực hiện|mục đích, yêu cầu", fold(block.text).strip(" :.")
        )
    )


def _holds(node: Node, label: Label) -> bool:
    if node.label is None:
        return True
    if node.label.family == label.family == "roman" and not node.label.text:
        return False
    return node.label.rank < label.rank


def short_label(label: Label) -> str:
    """The label as paths use it: "II", "1", "a", "Điều 2"; "1" for "Nhiệm vụ 1"."""
    found = _OWN_NUMBER.search(label.text) if label.family == "item" else None
    return found.group() if found else label.text


def _give_titles(root: Node) -> None:
    for node in root.walk():
        if node.block is not None and node.label is not None:
            node.titled = _is_title(node, node.block, node.label)
    for node in root.walk():
        _agree(node.children)


def _agree(siblings: Sequence[Node]) -> None:
    """The last of numbered paragraphs is no heading for the paragraphs that happen to follow it."""
    if len(siblings) < 2 or any(node.titled for node in siblings[:-1]):
        return
    last = siblings[-1]
    if last.block is not None and last.block.text.endswith(".") and not last.children:
        last.titled = last.titled and (last.block.bold or last.block.caps)


def _is_title(node: Node, block: Block, label: Label) -> bool:  # noqa: PLR0911  (one answer a clue)
    text = block.text
    if len(text) < _MIN_TITLE:
        return False
    if label.family in _ALWAYS_TITLED and len(text) <= _TITLE_LIMIT:
        return True
    if block.caps or (block.bold and len(text) <= _TITLE_LIMIT):
        return True
    if len(text) > _TITLE_LIMIT or (_SENTENCES.search(text) and not _names_bodies(text)):
        return False
    if text.endswith(".") and (": " in text or leading_subject(block.passage)):
        return False
    if label.family == "article":
        return (
            bool(node.blocks or node.children)
            and len(text) <= _LONE_TITLE_LIMIT
            and not (text.endswith((".", ";", "./.", ":")))
        )
    if node.blocks or node.children:
        noted = not node.children and all(is_note(below.passage) for below in node.blocks)
        return not text.endswith(";") and not (noted and text.endswith("."))
    return len(text) <= _LONE_TITLE_LIMIT and not text.endswith((".", ";", "./.", ","))


def _names_bodies(text: str) -> bool:
    """Whether nothing but bodies is named, one after another: "Các sở; Ủy ban nhân dân các xã"."""
    return all(begins_agency(part) for part in text.split(";")) and not subject_end(text)


def title_of(block: Block) -> Passage:
    """The words of a heading without a closing full stop or colon."""
    return block.passage.strip(".:;")


def sections_of(root: Node) -> tuple[Section, ...]:
    """The tree as sections."""
    return tuple(_section(child) for child in root.children)


def _section(node: Node) -> Section:
    title = title_of(node.block).value() if node.titled and node.block else None
    whole = (
        node.block.whole[: max(node.label.length if node.label else 0, 1)] if node.block else None
    )
    return Section(
        label=node.label.text if node.label else "",
        title=title,
        children=tuple(_section(child) for child in node.children),
        spans=whole.strip().spans() if whole else (),
    )
