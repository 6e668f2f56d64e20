"""Signs made comparable and cut into tokens; every token knows where it stood."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_FACES: Final = {"đ": "D", "Đ": "D", "∶": ":", "꞉": ":", "_": " "} | dict.fromkeys(
    "‐‑‒–—―−﹘﹣－⁃", "-"
)
_STRANGE: Final = "\x00"
"""A sign that no number contains."""
_TOKEN: Final = re.compile(r"[A-Z]+|[0-9]+|\S")


class _Signs(dict[int, str]):
    """Each sign as capital ASCII where it has such a face; filled as signs are met."""

    def __missing__(self, code: int) -> str:
        sign = _face(chr(code))
        if len(self) < 20_000:
            self[code] = sign
        return sign


def _face(sign: str) -> str:
    known = _FACES.get(sign)
    if known is not None:
        return known
    if sign.isspace():
        return " "
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    if unicodedata.decomposition(sign).startswith(("<super>", "<sub>", "<circle>", "<fraction>")):
        return _STRANGE
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if part.isascii()).upper()
    return plain if len(plain) == 1 else _STRANGE


_SIGNS: Final = _Signs()


def fold(text: str) -> str:
    """Capital ASCII of the same length or shorter: marks are dropped, dashes and spaces made one.

    >>> fold("Sửa đổi 1:2018 ＱＣＶＮ 3–1")
    'SUA DOI 1:2018 QCVN 3-1'
    """
    return text.translate(_SIGNS)


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of a text, ended by an empty one; `starts` and `ends` count in the folded text."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    places: Sequence[int] | None

    def place(self, folded: int) -> int:
        """Where a place of the folded text stands in the text itself."""
        if self.places is None:
            return min(folded, len(self.text))
        return self.places[folded] if folded < len(self.places) else len(self.text)

    def end(self, token: int) -> int:
        """Where a token ends in the folded text."""
        return self.starts[token] + len(self.words[token])

    def touches(self, token: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return self.starts[token] == self.starts[token - 1] + len(self.words[token - 1])

    def raw(self, first: int, beyond: int) -> str:
        """The text as written from one token up to another."""
        start, end = self.place(self.starts[first]), self.place(self.end(beyond - 1) - 1)
        end += 1
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return unicodedata.normalize("NFC", self.text[start:end])


def scan(text: str) -> Scan:
    """Cut a text into runs of letters, runs of digits and single signs; spaces only part them."""
    folded = text.upper() if text.isascii() and "_" not in text else fold(text)
    places: list[int] | None = None
    if len(folded) != len(text):
        places = [place for place, sign in enumerate(text) if _SIGNS[ord(sign)]]
    words, starts = [], []
    for match in _TOKEN.finditer(folded):
        words.append(match[0])
        starts.append(match.start())
    words += ("", "")
    starts += (len(folded) + 1, len(folded) + 2)
    return Scan(text, words, starts, places)
