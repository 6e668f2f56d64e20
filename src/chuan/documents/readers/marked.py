"""Paragraphs of a DOCX by the bookmarks that its writer left in them, and what stands between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chuan.documents.readers.archive import check_archive
from chuan.documents.readers.word.names import Element, w
from chuan.documents.readers.word.package import open_word

_SPACES = frozenset({w("tab"), w("br"), w("cr")})
_GONE = frozenset({w("del"), w("moveFrom")})


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph of the text itself. `mark` is its bookmark, "" when it has none of ours.

    `after_table`: it stands right under a table, as notes do.
    """

    mark: str
    text: str
    after_table: bool = False


def marked_paragraphs(path: Path, prefix: str) -> tuple[Marked, ...]:
    """The paragraphs in their order, those in tables left out; raises a child of `UnreadableFile`.

    Only bookmarks whose names begin with `prefix` count. Words struck out by a reviser are gone.
    """
    check_archive(path)
    body = open_word(path).document.find(w("body"))
    found: list[Marked] = []
    waiting, after_table = "", False
    for element in _children(body) if body is not None else ():
        if element.tag == w("bookmarkStart"):
            waiting = _name(element, prefix) or waiting
        elif element.tag == w("tbl"):
            after_table = True
        elif element.tag == w("p"):
            names = (_name(one, prefix) for one in element.iter(w("bookmarkStart")))
            mark = next((name for name in names if name), "") or waiting
            found.append(Marked(mark, _text(element), after_table))
            waiting, after_table = "", False
    return tuple(found)


def _children(body: Element) -> Iterator[Element]:
    """Paragraphs, tables and loose bookmarks of the body; content controls are opened."""
    for element in body:
        if element.tag == w("sdt"):
            content = element.find(w("sdtContent"))
            yield from _children(content) if content is not None else ()
        else:
            yield element


def _name(element: Element, prefix: str) -> str:
    name = str(element.get(w("name")) or "")
    return name if name.startswith(prefix) else ""


def _text(paragraph: Element) -> str:
    parts: list[str] = []
    for element in paragraph.iter():
        if element.tag == w("t") and not _is_gone(element):
            parts.append(element.text or "")
        elif element.tag in _SPACES:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _is_gone(element: Element) -> bool:
    return any(above.tag in _GONE for above in element.iterancestors())
