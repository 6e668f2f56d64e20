"""Names of bookmarks in written files: which block a paragraph is, and what it said when it was written."""

from hashlib import sha256
from typing import Final

from chuan.domain.vanban.writing.printed import Piece
from chuan.domain.vanban.writing.wording import clean

PREFIX: Final = "chuan_"
_DIGITS: Final = 12
"""Word processors keep forty letters of a name."""


def bookmark_of(piece: Piece) -> str:
    """As in "chuan_4f2c8e01a9b7_0d5e7c3b2a91": the key of the piece and its words, both hashed."""
    return f"{PREFIX}{mark_of(piece.key)}_{mark_of(piece.text)}"


def mark_of(text: str) -> str:
    """The hash of a key or of words, whatever their spaces."""
    return sha256(clean(text).encode()).hexdigest()[:_DIGITS]


def parts_of(bookmark: str) -> tuple[str, str] | None:
    """The hashes of key and words; None for a name that is not ours."""
    key, _line, words = bookmark.removeprefix(PREFIX).partition("_")
    ours = bookmark.startswith(PREFIX) and len(key) == len(words) == _DIGITS
    return (key, words) if ours else None
