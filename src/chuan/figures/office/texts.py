"""Every text that a workbook shows or prints, wherever it stands: cells, notes, drawings, page headers."""

import re
from collections.abc import Iterator
from typing import Final

from chuan.figures.office.errors import Damaged
from chuan.figures.office.markup import Attributes, Marked
from chuan.figures.office.package import Package

_PARTS: Final = re.compile(
    r"xl/(?:sharedStrings|(?:worksheets|chartsheets|drawings|charts|comments|threadedComments)\b.*"
    r"|comments[^/]*)\.(?:xml|vml)|docProps/(?:core|app)\.xml"
)
_WHOLE: Final = frozenset({
    "si", "is", "comment", "threadedComment", "p", "str", "title", "subject", "keywords",
    "description", "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter",
    "firstFooter",
})  # fmt: skip
_HEADER_CODE: Final = re.compile(r"&(?:[LCR]|\"[^\"]*\"|\d+|K[0-9A-F]{6}|[A-Z])")
_NUMBER: Final = re.compile(r"[\d.,E+\-\s%]*")


def texts_of(package: Package) -> Iterator[str]:
    """Each text once, numbers left out; a drawing that is no proper XML is passed over."""
    seen: set[str] = set()
    for name in package.names:
        if not _PARTS.fullmatch(name):
            continue
        try:
            found = _texts(package.read(name))
        except Damaged:
            if name.endswith(".vml"):
                continue
            raise
        for text in found:
            if text not in seen and not _NUMBER.fullmatch(text):
                seen.add(text)
                yield text


def _texts(data: bytes) -> list[str]:
    found: list[str] = []
    depth = [0]
    pieces: list[str] = []

    def start(name: str, _given: Attributes) -> None:
        if name in _WHOLE:
            depth[0] += 1

    def end(name: str) -> None:
        if name in _WHOLE:
            depth[0] -= 1
            if not depth[0]:
                said = "".join(pieces)
                pieces.clear()
                found.append(
                    _HEADER_CODE.sub("\n", said) if name.endswith(("Header", "Footer")) else said
                )

    def text(said: str) -> None:
        if depth[0]:
            pieces.append(said)

    if data:
        Marked(data, start, end, text).run()
    return found
