"""Words of a DOCX that its body does not show, among which a secrecy stamp may stand.

Watermarks (the text of a shape), descriptions of pictures, text struck out under review and text
formatted as hidden: none of it is read as text, all of it is looked through for stamps.
"""

from collections.abc import Iterator

from chuan.documents.readers.word.names import Element, switch, w
from chuan.domain.vanban.types import Line

_SHOWN_BY_SHAPES = ("string", "alt", "descr", "title")
"""Attributes of drawings without a namespace that carry words."""
_LONGEST = 80
"""Letters; a stamp is a few words."""


def hidden_lines(part: Element) -> Iterator[Line]:
    """Short texts of a part that a reader of the page does not see as its text."""
    for words in _hidden(part):
        text = " ".join(words.split())
        if 0 < len(text) <= _LONGEST:
            yield Line(text)


def noted(part: Element) -> list[Element]:
    """The notes or comments of a part one by one; the part itself when it is a header or footer."""
    return list(part.iter(w("footnote"), w("endnote"), w("comment"))) or [part]


def holds_foreign_chunk(part: Element) -> bool:
    """Whether another file stands in the text (HTML, another DOCX) that only Word would unfold."""
    return next(part.iter(w("altChunk")), None) is not None


def _hidden(part: Element) -> Iterator[str]:
    for element in part.iter("{*}textpath", "{*}shape", "{*}docPr", "{*}cNvPr"):
        for name in _SHOWN_BY_SHAPES:
            yield element.get(name, "")
    for paragraph in part.iter(w("p")):
        yield "".join(piece.text or "" for piece in paragraph.iter(w("delText")))
        yield "".join(
            piece.text or ""
            for run in paragraph.iter(w("r"))
            if switch(run.find(w("rPr")), "vanish")
            for piece in run.iter(w("t"))
        )
