"""Small pieces of WordprocessingML that the library has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Node = Any
"""An element of the library's own tree, which carries no types."""


def node(name: str, /, **attributes: str | int) -> Node:
    """An element such as `node("w:shd", val="clear")`; its attributes are in the same namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def put(parent: Node, child: Node, *after: str) -> None:
    """Put `child` in the order the schema wants: before the first element named in `after`."""
    for name in after:
        for follower in parent.findall(qn(name)):
            follower.addprevious(child)
            return
    parent.append(child)


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)
