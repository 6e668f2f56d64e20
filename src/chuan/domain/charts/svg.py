"""Elements of a picture and how they are written: by classes on a page, by attributes on paper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from chuan.domain.charts.inks import HALO, HALOED, PAPER_INKS, ROUND_INKS, Ink

_UNDRAWN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: a name with a control character must not break the page."""


@dataclass(frozen=True, slots=True)
class Node:
    """One element; `ink` says what it is, so that its colour can be told on screen and on paper."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Node | str", ...] = ()
    ink: Ink | None = None


def figure(value: float) -> str:
    """A coordinate with at most one decimal, as short as it can be.

    >>> figure(12.0), figure(0.25), figure(-0.01)
    ('12', '0.2', '0')
    """
    short = f"{value:.1f}"
    short = short.removesuffix(".0")
    return "0" if short == "-0" else short


def node(
    tag: str, ink: Ink | None = None, *children: "Node | str", **attributes: str | float
) -> Node:
    """An element; `_` in names of attributes stands for a hyphen, and after the last letter for none."""
    said = tuple(
        (name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else figure(value))
        for name, value in attributes.items()
    )
    return Node(tag, said, children, ink)


def rect(ink: Ink, x: float, y: float, width: float, height: float, *children: Node | str) -> Node:
    """A rectangle by its upper left corner."""
    return node("rect", ink, *children, x=x, y=y, width=max(width, 0), height=max(height, 0))


def line(ink: Ink, x1: float, y1: float, x2: float, y2: float) -> Node:
    """A straight line."""
    return node("line", ink, x1=x1, y1=y1, x2=x2, y2=y2)


def text(ink: Ink, x: float, y: float, words: str, *, anchor: str = "start") -> Node:
    """Words on a base line; `anchor` is start, middle or end."""
    said: dict[str, str | float] = {} if anchor == "start" else {"text_anchor": anchor}
    return node("text", ink, words, x=x, y=y, **said)


def group(children: Iterable[Node], **attributes: str | float) -> Node:
    """Several elements as one."""
    return node("g", None, *children, **attributes)


def title(words: str) -> Node:
    """The words that a pointer resting on the parent shows, and a screen reader says."""
    return node("title", None, words)


def opened(url: str, label: str, children: Iterable[Node]) -> Node:
    """A link around a part of the picture; without address the part alone, with its words."""
    parts = (title(label), *children)
    if not url:
        return group(parts)
    return node("a", None, *parts, href=url, aria_label=label)


def focusable(url: str, label: str, children: Iterable[Node]) -> Node:
    """A part that the keyboard reaches even when it opens nothing."""
    if url:
        return opened(url, label, children)
    return group((title(label), *children), tabindex="0", role="img", aria_label=label)


def write(root: Node, *, paper: bool) -> str:
    """The text of an element: escaped, without style attributes and scripts."""
    parts: list[str] = []
    _write(root, parts, paper=paper)
    return "".join(parts)


def _write(root: Node, parts: list[str], *, paper: bool) -> None:
    if paper and root.ink == Ink.TIP:
        return
    if paper and root.ink in HALOED:
        # Behind the words, not around each letter: programs that draw letter by letter would eat into them.
        _write(_halo(root), parts, paper=paper)
    attributes = "".join(f' {name}="{_safe(value)}"' for name, value in _said(root, paper=paper))
    if not root.children:
        parts.append(f"<{root.tag}{attributes}/>")
        return
    parts.append(f"<{root.tag}{attributes}>")
    for child in root.children:
        if isinstance(child, str):
            parts.append(_safe(child))
        else:
            _write(child, parts, paper=paper)
    parts.append(f"</{root.tag}>")


def _halo(words: Node) -> Node:
    """The same words as an edge of paper."""
    sizes = ROUND_INKS[words.ink] if words.ink else ()
    return Node("text", (*HALO, *sizes, *words.attributes), words.children)


def _said(root: Node, *, paper: bool) -> Iterable[tuple[str, str]]:
    """The attributes of an element, with those that its ink asks for."""
    if root.ink is None:
        kept = {"tabindex", "role", "aria-label", "href"} if paper and root.tag != "svg" else set()
        return [pair for pair in root.attributes if pair[0] not in kept]
    drawn = ROUND_INKS.get(root.ink, ())
    colours = PAPER_INKS[root.ink] if paper else (("class", f"c-{root.ink}"),)
    taken = {name for name, _ in root.attributes}
    return [*colours, *(pair for pair in drawn if pair[0] not in taken), *root.attributes]


def _safe(words: str) -> str:
    return escape(_UNDRAWN.sub("\ufffd", words), quote=True)
