"""What a question asks for: a number, a field, words with their synonyms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chuan.standards.rules.search_numbers import NumberAsked, number_in
from chuan.standards.rules.search_words import bare, spelt

MOST_WORDS: Final = 14
LONGEST: Final = 200
_ICS: Final = re.compile(r"^(?:ics\s*)?(\d\d(?:\.\d{3}(?:\.\d\d)?)?)$", re.I)
_HS: Final = re.compile(
    r"^(?:m[aã]\s*)?hs\s*[:.]?\s*([\d. ]{2,14})$|^(\d{4}\.\d\d(?:\.\d{2,4}){0,2})$", re.I
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_EMPTY: Final = frozenset(
    ("cua", "cho", "ve", "va", "cac", "nhung", "theo", "the", "of", "for", "and", "tai", "trong")
)
_OPENING: Final = (
    ("tieu", "chuan"),
    ("quy", "chuan", "ky", "thuat", "quoc", "gia"),
    ("quy", "chuan", "ky", "thuat"),
    ("quy", "chuan"),
    ("ap", "dung"),
)
"""Words with which people open a question, that most titles do not carry."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: as spelt (empty when it carried no diacritics), folded; may be unfinished."""

    bare: str
    exact: str = ""
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Words that belong together, and other ways to say them."""

    words: tuple[Word, ...]
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood; `loose`: any of the terms will do."""

    text: str
    number: NumberAsked | None = None
    ics: str = ""
    hs: str = ""
    terms: tuple[Term, ...] = ()
    year: int | None = None
    loose: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return tuple(word for term in self.terms for word in term.words)

    def spelt_only(self, words: Sequence[Word]) -> "Question":
        """Just these words, each as it is."""
        return replace(self, terms=tuple(Term((word,)) for word in words), loose=False)

    def phrase(self, words: Sequence[Word]) -> "Question":
        """Just these words, one behind the other."""
        only = Term((), (tuple(word.exact or word.bare for word in words),))
        return replace(self, terms=(only,), loose=False)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of phrases that mean the same: each folded phrase, how it is spelt, and the others."""

    groups: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
    spelt: Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]
    longest: int

    def others(self, words: Sequence[Word]) -> tuple[tuple[str, ...], ...]:
        """Other ways to say these words; none where they are spelt as another word is."""
        plain = tuple(word.bare for word in words)
        if plain not in self.groups:
            return ()
        own = tuple(word.exact or word.bare for word in words)
        if any(word.exact for word in words) and own not in self.spelt[plain]:
            return ()
        return self.groups[plain]


def synonyms_of(groups: Sequence[Sequence[str]]) -> Synonyms:
    """The groups of a data file, made ready.

    >>> synonyms_of([["mật ong", "honey"]]).groups[("honey",)]
    (('mật', 'ong'),)
    """
    ready: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    spellings: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}
    for group in groups:
        phrases = [tuple(spelt(phrase)) for phrase in group]
        for phrase in phrases:
            plain = tuple(bare(word) for word in phrase)
            others = tuple(other for other in phrases if other != phrase)
            ready[plain] = (*ready.get(plain, ()), *others)
            spellings[plain] = spellings.get(plain, frozenset()) | {phrase}
    return Synonyms(ready, spellings, max((len(phrase) for phrase in ready), default=0))


def understand(text: str, synonyms: Synonyms) -> Question:
    """Read a question.

    >>> nothing = synonyms_of([])
    >>> understand("ICS 67.180", nothing).ics, understand("mã HS 0409", nothing).hs
    ('67.180', '0409')
    >>> [word.bare for word in understand("tiêu chuẩn về Mật ong", nothing).words]
    ['mat', 'ong']
    """
    text = " ".join(text.replace("\x00", " ").split())[:LONGEST]
    field = _ICS.match(text)
    if field and ("." in text or "ics" in text.lower()):
        return Question(text, ics=field[1])
    if goods := _HS.match(text):
        return Question(text, hs="".join(sign for sign in goods[1] or goods[2] if sign.isdigit()))
    number, rest = number_in(text)
    words = [word for word in map(_word, spelt(rest)) if word.bare][:MOST_WORDS]
    year = next((int(word.bare) for word in words if _YEAR.match(word.bare)), None)
    if year and len(words) > 1:
        words = [word for word in words if word.bare != str(year)]
    kept = _without_opening([word for word in words if word.bare not in _EMPTY] or words)
    if kept and text[-1:].isalnum():
        kept[-1] = replace(kept[-1], unfinished=True)
    return Question(text, number=number, terms=terms_of(kept, synonyms), year=year)


def _word(word: str) -> Word:
    return Word(bare(word), "" if word.isascii() else word)


def _without_opening(words: list[Word]) -> list[Word]:
    """Without "tiêu chuẩn …" at the beginning, when something else is left."""
    plain = tuple(word.bare for word in words)
    for opening in _OPENING:
        if plain[: len(opening)] == opening and len(plain) > len(opening):
            return words[len(opening) :]
    return words


def terms_of(words: Sequence[Word], synonyms: Synonyms) -> tuple[Term, ...]:
    """Words grouped where a group has synonyms, the longest groups first."""
    terms: list[Term] = []
    place = 0
    while place < len(words):
        length = _known_length(words, place, synonyms)
        group = tuple(words[place : place + max(1, length)])
        terms.append(Term(group, synonyms.others(group) if length else ()))
        place += len(group)
    return tuple(terms)


def _known_length(words: Sequence[Word], place: int, synonyms: Synonyms) -> int:
    for length in range(min(synonyms.longest, len(words) - place), 0, -1):
        if synonyms.others(words[place : place + length]):
            return length
    return 0


def as_fts5(question: Question) -> str:
    """For SQLite: quoted words and phrases only; an exact spelling counts beside the folded one."""
    joint = " OR " if question.loose else " AND "
    return joint.join(_term_fts5(term) for term in question.terms)


def _term_fts5(term: Term) -> str:
    own = " AND ".join(_word_fts5(word) for word in term.words)
    if not term.others:
        return own if len(term.words) == 1 else f"({own})"
    others = " OR ".join(_phrase_fts5(phrase) for phrase in term.others)
    if not own:
        return f"({others})"
    return f"(({own}) OR {others})"


def _phrase_fts5(phrase: Sequence[str]) -> str:
    """As spelt where it carries diacritics, so that "trà" does not find "tra"."""
    text = " ".join(phrase)
    return f'{"{words more}" if text.isascii() else "exact"} : "{text}"'


def _word_fts5(word: Word) -> str:
    plain = f'{{words more}} : "{word.bare}"{" *" if word.unfinished else ""}'
    return f'({plain} OR exact : "{word.exact}")' if word.exact else plain


def as_tsquery(question: Question) -> str:
    """For PostgreSQL's to_tsquery('simple', …): the same."""
    joint = " | " if question.loose else " & "
    return joint.join(_term_tsquery(term) for term in question.terms)


def _term_tsquery(term: Term) -> str:
    own = " & ".join(_word_tsquery(word) for word in term.words)
    if not term.others:
        return f"({own})"
    others = " | ".join(f"({_phrase_tsquery(phrase)})" for phrase in term.others)
    return f"(({own}) | {others})" if own else f"({others})"


def _phrase_tsquery(phrase: Sequence[str]) -> str:
    where = "AC" if " ".join(phrase).isascii() else "B"
    return " <-> ".join(f"'{word}':{where}" for word in phrase)


def _word_tsquery(word: Word) -> str:
    plain = f"'{word.bare}':{'*' if word.unfinished else ''}AC"
    return f"({plain} | '{word.exact}':B)" if word.exact else plain


def ics_token(code: str) -> str:
    """A field as the index keeps it.

    >>> ics_token("67.180.10")
    'ics6718010'
    """
    return f"ics{''.join(sign for sign in code if sign.isdigit())}"
