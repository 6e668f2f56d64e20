"""What a reader hands on: the document, and what stands in its margins."""

from collections.abc import Callable
from dataclasses import dataclass

from chuan.documents.readers.errors import SecrecyStamp
from chuan.domain.vanban.secrecy import detect_secrecy
from chuan.domain.vanban.types import Line, Source

Progress = Callable[[int, int, str], None]
"""Told after each step: steps done, steps in all, one Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A document and the lines of its margins (page headers, text boxes, annotations).

    The margins are looked through for stamps and then forgotten: they are no part of the text.
    """

    source: Source
    margins: tuple[Line, ...] = ()


def refuse_secret(extract: Extract) -> None:
    """Raise `SecrecyStamp` when the document or its margins bear a stamp.

    Basis: Luật Bảo vệ bí mật nhà nước 2018.
    """
    margins = Source(extract.margins, kind=extract.source.kind)
    if detect_secrecy(margins) or detect_secrecy(extract.source):
        raise SecrecyStamp
