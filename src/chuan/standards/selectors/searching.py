"""Search in the register: numbers in any spelling, words however typed, fields; ranked and counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chuan.core.actor import Actor
from chuan.domain.designation import NotADesignation, parse_designation
from chuan.standards.rules.search_facets import Filters, counted, lets_through
from chuan.standards.rules.search_numbers import NEAR, NumberAsked, closeness
from chuan.standards.rules.search_query import Question, terms_of, understand
from chuan.standards.rules.search_ranking import Wanted, in_order
from chuan.standards.search_data import synonyms
from chuan.standards.selectors import search_index
from chuan.standards.selectors.correcting import corrected

FEW: Final = 3
"""Fewer results than this, and another spelling is offered too."""
MOST: Final = 200_000
"""Records that are listed or exported for one question."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of what is found is wanted, in which order ("" is the best first)."""

    order: str = ""
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: ids of the page asked for, counts of the facets, and how it was read.

    `meant` is the text that was searched instead, when nothing was found as typed; `offered` another one.
    """

    question: Question
    ids: Sequence[int]
    counts: Mapping[str, Mapping[str, int]]
    total: int
    first: int
    meant: str = ""
    offered: str = ""
    is_loose: bool = False


def find(
    actor: Actor, text: str, filters: Filters, part: Part = Part(), *, mends: bool = True
) -> Found:
    """What `actor` may see and the text asks for; an empty text lists the register by number.

    Without `mends` the text is taken as it was typed: nothing is corrected, no word left out.
    """
    question = understand(text, synonyms())
    if question.ics:
        filters = replace(filters, ics=question.ics)
    numbered = _numbered(actor, question.number) if question.number else []
    if question.number and not question.terms:
        if not numbered:
            offered = _near_number(actor, question.number)
            return Found(question, (), {}, 0, 0, "", offered)
        return _page_of(question, numbered, filters, part)
    if not question.terms:
        order = part.order or ("" if filters else "so")
        return _register(actor, question, filters, replace(part, order=order))
    reading = _reading(actor, question, filters, part, mends=mends)
    ids = _best(actor, reading, filters, part)
    if numbered and part.offset == 0 and not part.order:
        ids = list(dict.fromkeys([*_taken(numbered, filters), *ids]))[: part.limit]
    stay, counts = counted(reading.times, filters)
    found = max(stay, len(ids))
    return Found(
        reading.question, ids, counts, found, part.offset, reading.meant, "", reading.is_loose
    )


def found_ids(actor: Actor, text: str, filters: Filters, *, order: str = "") -> Sequence[int]:
    """All that is found, in the order of the page, for files and alerts."""
    return find(actor, text, filters, Part(order, MOST)).ids


def _register(actor: Actor, question: Question, filters: Filters, part: Part) -> Found:
    stay, counts = counted(search_index.packed(actor, filters.ics), filters)
    ids = search_index.listed(
        actor, None, filters, order=part.order, limit=part.limit, offset=part.offset
    )
    return Found(question, ids, counts, stay, part.offset)


@dataclass(frozen=True, slots=True)
class Reading:
    """The question that was asked of the index in the end: the best it found, how many of each sort."""

    question: Question
    best: Sequence[tuple[int, float, int]]
    times: Mapping[int, int]
    meant: str = ""
    is_loose: bool = False


def _reading(
    actor: Actor, question: Question, filters: Filters, part: Part, *, mends: bool = True
) -> Reading:
    """The question that finds something: as typed, corrected, or with some of its words."""
    limit = 0 if part.order else max(search_index.FINER, part.offset + part.limit)

    def read(asked: Question, meant: str = "", *, is_loose: bool = False) -> Reading:
        best, times = search_index.found(actor, asked, filters, limit)
        return Reading(asked, best, times, meant, is_loose)

    words = question.words
    if words and words[-1].unfinished and search_index.times([words[-1].bare]):
        question = _finished(question)
    reading = read(question)
    if reading.times or not mends:
        return reading
    whole = _finished(question)
    mended = corrected(actor, whole, synonyms())
    if mended is not None:
        return read(mended, " ".join(word.exact or word.bare for word in mended.words))
    loose = _with_a_word_less(actor, whole) or replace(whole, loose=True)
    return read(loose, is_loose=True)


def _with_a_word_less(actor: Actor, question: Question) -> Question | None:
    """All words but one, the commonest first, where a question of three and more finds nothing."""
    words = question.words
    if len(words) < 3:
        return None
    known = search_index.times([word.bare for word in words])
    for left_out in sorted(words, key=lambda word: -known.get(word.bare, 0)):
        kept = [word for word in words if word is not left_out]
        fewer = replace(question, terms=terms_of(kept, synonyms()))
        if search_index.count(actor, fewer):
            return fewer
    return None


def _finished(question: Question) -> Question:
    """The same with its last word whole."""
    terms = tuple(
        replace(term, words=tuple(replace(word, unfinished=False) for word in term.words))
        for term in question.terms
    )
    return replace(question, terms=terms)


def _best(actor: Actor, reading: Reading, filters: Filters, part: Part) -> list[int]:
    """Ids of one page: the first candidates looked at finely, those beyond as the index orders them."""
    limit, offset, question = part.limit, part.offset, reading.question
    if part.order:
        return search_index.listed(
            actor, question, filters, order=part.order, limit=limit, offset=offset
        )
    finer, ordered = search_index.FINER, reading.best
    words = question.words
    wanted = Wanted(
        tuple(word.exact or word.bare for word in words),
        tuple(word.bare for word in words),
        question.year,
    )
    fine = in_order(search_index.candidates(ordered[:finer]), wanted) if offset < finer else []
    beyond = [row[0] for row in ordered[len(fine) if fine else 0 :]]
    return [*fine, *beyond][offset : offset + limit]


def _numbered(actor: Actor, asked: NumberAsked) -> list[int]:
    """Records near a number: those that have it, then those that adopt it."""
    rows = search_index.by_number(actor, asked.main)
    if not rows and len(asked.main) > 1:
        rows = search_index.by_beginning(actor, asked.main)
    points: dict[int, float] = {}
    for pk, printed, status in rows:
        try:
            points[pk] = closeness(asked, parse_designation(printed), status)
        except NotADesignation:
            continue
    if asked.whole:
        for pk, _, status in search_index.adopters(actor, asked.whole.key, asked.whole.family):
            adopting = NEAR + 20 + (5.0 if status != "withdrawn" else -10.0)
            points[pk] = max(points.get(pk, 0.0), adopting)
    if any(each > 0 for each in points.values()):
        points = {pk: each for pk, each in points.items() if each > 0}
    return sorted(points, key=lambda pk: (-points[pk], pk))


def _near_number(actor: Actor, asked: NumberAsked) -> str:
    """A registered number with one digit other, more, less or swapped."""
    if not asked.main.isdigit():
        return ""
    digits = asked.main
    tries = {
        digits[:at] + sign + digits[at + 1 :] for at in range(len(digits)) for sign in "0123456789"
    }
    tries |= {digits[:at] + digits[at + 1 :] for at in range(len(digits))}
    tries |= {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
    }
    rows = search_index.by_numbers(actor, sorted(tries - {digits, ""}))
    scored = []
    for _, printed, status in rows:
        try:
            one = parse_designation(printed)
        except NotADesignation:
            continue
        meant = replace(asked, main=one.number, whole=None)
        scored.append((closeness(meant, one, status), printed))
    return max(scored, default=(0.0, ""))[1]


def _taken(ids: Sequence[int], filters: Filters) -> list[int]:
    if not filters:
        return list(ids)
    packed = search_index.packed_of(ids)
    through = lets_through(packed.values(), filters)
    return [pk for pk in ids if packed.get(pk) in through]


def _page_of(question: Question, ids: Sequence[int], filters: Filters, part: Part) -> Found:
    """One page of ids that are known already."""
    kept = _taken(ids, filters)
    if part.order:
        kept = search_index.in_column(kept, part.order)
    _stay, counts = counted(Counter(search_index.packed_of(ids).values()), filters)
    page = kept[part.offset : part.offset + part.limit]
    return Found(question, page, counts, len(kept), part.offset)
