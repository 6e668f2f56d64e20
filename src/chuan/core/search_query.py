"""What a person typed, as words to find; nothing of it ever reaches the index's own syntax."""

import re
from dataclasses import dataclass
from typing import Final

from chuan.core.text import fold, lower, words

MOST_TERMS: Final = 12
MOST_WORDS: Final = 24
_PART: Final = re.compile(r'"([^"]*)"?|(\S+)')
_CODE: Final = re.compile(r"(?=\S*\d)\S*[-/]\S*[^\W_]")


@dataclass(frozen=True, slots=True)
class Query:
    """`terms` are phrases of folded words, all to be found; the last word may be unfinished.

    `exact` is the text with diacritics, `codes` the symbols in it, folded.
    """

    text: str
    terms: tuple[tuple[str, ...], ...]
    unfinished: bool
    exact: str
    codes: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every word once, in order."""
        return tuple(dict.fromkeys(word for term in self.terms for word in term))

    def as_fts5(self) -> str:
        """For SQLite: quoted phrases; words hold letters and digits only."""
        phrases = [f'"{" ".join(term)}"' for term in self.terms]
        if self.unfinished:
            phrases[-1] += " *"
        return " ".join(phrases)

    def as_tsquery(self) -> str:
        """For PostgreSQL's to_tsquery('simple', …)."""
        phrases = [" <-> ".join(f"'{word}'" for word in term) for term in self.terms]
        if self.unfinished:
            phrases[-1] += ":*"
        return " & ".join(f"({phrase})" for phrase in phrases)


def parse(text: str) -> Query:
    """Quoted parts and symbols ("38-CT/TW") are phrases, the rest words; signs are nothing."""
    text = text.replace("\x00", " ")[:400]
    terms: list[tuple[str, ...]] = []
    last_is_open = False
    for part in _PART.finditer(text):
        quoted, bare = part.group(1), part.group(2)
        found = tuple(words(bare if quoted is None else quoted))
        if found:
            terms.append(found)
            last_is_open = quoted is None and part.end() == len(text)
    kept = _bounded(terms)
    return Query(
        text=text.strip(),
        terms=kept,
        unfinished=bool(kept) and last_is_open and len(kept) == len(terms),
        exact=lower(text.replace('"', " ")),
        codes=codes_of(text),
    )


def codes_of(text: str) -> tuple[str, ...]:
    """Symbols such as "1703/QĐ-TTg" and "TCVN-1", folded, in order, each once."""
    found = (fold(match.group()).strip(".,;:()\"'") for match in _CODE.finditer(text))
    return tuple(dict.fromkeys(found))


def _bounded(terms: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """No more than a person would type."""
    kept: list[tuple[str, ...]] = []
    room = MOST_WORDS
    for term in terms[:MOST_TERMS]:
        if room <= 0:
            break
        kept.append(term[:room])
        room -= len(term)
    return tuple(kept)
