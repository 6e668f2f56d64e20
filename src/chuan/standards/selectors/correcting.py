"""What was probably meant when the words of a question find nothing, or almost nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from chuan.core.actor import Actor
from chuan.standards.rules.search_query import Question, Synonyms, Word, terms_of
from chuan.standards.rules.search_words import bare
from chuan.standards.rules.slips import distance, near, parted, pieces, untyped
from chuan.standards.selectors import search_index

TOGETHER: Final = 0.5
"""What it counts that two words stand side by side in a title: a known word is changed only then."""
MOST_CHOICES: Final = 8
"""Other words that are tried for one word."""
MOST_TRIED: Final = 30
"""Questions that are counted before the best one is shown."""
LONGEST_SYLLABLE: Final = 7
LONG: Final = 6
"""Letters from which two slips may be in one word."""


def corrected(actor: Actor, question: Question, synonyms: Synonyms) -> Question | None:
    """The nearest question that finds something; None when there is none.

    First what keyboards do (raw Telex and VNI, lost spaces), then slips in unknown words, then, if all
    words are known but never stand together, a slip in any one of them.
    """
    words = _parted(_untyped(question.words))
    known = _times(words)
    places = [place for place, word in enumerate(words) if not known.get(word.bare)]
    trial = Trial(actor, question, words, synonyms)
    if not places and words != question.words and trial.finds(words):
        return trial.asking(words)
    return _best(trial, places)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question whose words are tried in other spellings."""

    actor: Actor
    question: Question
    words: tuple[Word, ...]
    synonyms: Synonyms

    def asking(self, words: Sequence[Word]) -> Question:
        """The question with these words."""
        return replace(self.question, terms=terms_of(words, self.synonyms))

    def finds(self, words: Sequence[Word]) -> int:
        """How many records these words find."""
        return search_index.count(self.actor, self.asking(words))

    def is_said(self, words: Sequence[Word], place: int) -> float:
        """How well a changed word stands there: as spelt with its neighbours, and beside one of them."""
        exact = tuple(Word(word.exact, "") if word.exact else word for word in words)
        spelt = self.question.spelt_only(exact)
        said = (
            0.4
            if any(word.exact for word in words) and search_index.count(self.actor, spelt)
            else 0.0
        )
        pairs = [words[start : start + 2] for start in (place - 1, place) if start >= 0]
        together = [self.question.phrase(pair) for pair in pairs if len(pair) == 2]
        return said + (
            TOGETHER if any(search_index.count(self.actor, one) for one in together) else 0.0
        )


def _untyped(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words as they were meant by who typed Telex or VNI; known words stay."""
    known = search_index.times([word.bare for word in words])
    meant = [word if known.get(word.bare) else _meant(word) for word in words]
    return tuple(meant)


def _meant(word: Word) -> Word:
    typed = untyped(word.bare)
    return word if typed == word.bare else Word(bare(typed), typed, word.unfinished)


def _times(words: Sequence[Word]) -> dict[str, int]:
    return search_index.times([word.bare for word in words])


def _parted(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words that lost their spaces, taken apart; a short one only if no slip explains it."""
    known = _times(words)
    lost = [
        word.bare
        for word in words
        if not known.get(word.bare)
        and word.bare.isalpha()
        and (len(word.bare) > LONGEST_SYLLABLE or not search_index.times(list(near(word.bare))))
    ]
    if not lost:
        return tuple(words)
    counts = search_index.times(sorted(pieces(lost)))
    said: list[Word] = []
    for word in words:
        found = parted(word.bare, lambda piece: counts.get(piece, 0)) if word.bare in lost else ()
        said += _spelt_pieces(word, found) if found and _is_plausible(found) else [word]
    return tuple(said)


def _spelt_pieces(word: Word, found: Sequence[str]) -> list[Word]:
    """The pieces as they were spelt."""
    said, start = [], 0
    for piece in found:
        spelt = word.exact[start : start + len(piece)]
        start += len(piece)
        said.append(Word(piece, "" if spelt.isascii() else spelt))
    return said


def _is_plausible(found: Sequence[str]) -> bool:
    """Syllables are seldom of two letters only."""
    return sum(len(piece) for piece in found) / len(found) >= 2.5


def _best(trial: Trial, places: Sequence[int]) -> Question | None:
    """The question with fewest slips that is said in titles: one word changed where all are known."""
    words = trial.words
    choices = {place: _choices(words[place]) for place in places or range(len(words))}
    if not places:
        tries = [([(place, word)], cost) for place in choices for word, cost in choices[place]]
    else:
        options = [[(place, *choice) for choice in choices[place]] for place in places]
        tries = [
            ([(place, word) for place, word, _ in combined], sum(cost for *_, cost in combined))
            for combined in product(*options)
        ]
    found: list[tuple[float, int, int, Question]] = []
    for order, (changed, cost) in enumerate(sorted(tries, key=lambda one: one[1])[:MOST_TRIED]):
        mended = list(words)
        for place, word in changed:
            mended[place] = word
        times = trial.finds(mended)
        if times:
            said = max(trial.is_said(mended, place) for place, _ in changed)
            if not places and said < TOGETHER:
                continue
            found.append((cost - said, -times, order, trial.asking(mended)))
    return min(found, key=lambda one: one[:3])[3] if found else None


def _choices(word: Word) -> list[tuple[Word, float]]:
    """Known words near an own one, the nearest and commonest first; a rhyme keeps its diacritics."""
    own = word.bare
    if not own.isalpha() or len(own) < 2:
        return []
    costs = dict(near(own))
    counts = search_index.times(list(costs))
    if len(own) >= LONG:
        for other, times in search_index.long_words(len(own), own[0]).items():
            if other not in counts and other != own and distance(own, other, 2) <= 2:
                costs[other], counts[other] = 2.0, times
    ordered = sorted(counts, key=lambda other: (costs[other], -counts[other], other))
    kept = [other for other in ordered if other != own][:MOST_CHOICES]
    return [(_with_rhyme(word, other), costs[other]) for other in kept]


def _with_rhyme(word: Word, other: str) -> Word:
    """Another beginning before the same rhyme is spelt with that rhyme's diacritics."""
    if not word.exact or len(word.exact) != len(word.bare):
        return Word(other)
    rhyme = next((at for at, sign in enumerate(word.bare) if sign in "aeiouy"), len(word.bare))
    tail = word.bare[rhyme:]
    if not tail or not other.endswith(tail):
        return Word(other)
    spelt = other[: len(other) - len(tail)] + word.exact[rhyme:]
    return Word(other, "" if spelt.isascii() else spelt)
