"""Reads a table flattened line by line: each printed line holds a piece of several cells.

Nothing but single spaces parts the pieces. Each line is cut into one run of words a column, left to
right; a cell runs on in the next line or has ended. What speaks for a cut: how a cell of a column
begins (a body, a time), which two words belong side by side (the lexicon, the rest of the document)
and, once learnt, how wide each column is. The best ways through the lines of a row are kept.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from chuan.domain.vanban.agencies import begins_agency, begins_name
from chuan.domain.vanban.agency_words import FIELDS, PROPER_HEADS, SUBJECTS
from chuan.domain.vanban.atoms import is_hanging, opens_period
from chuan.domain.vanban.columns import COORDINATE, LEAD, OTHER, PRODUCT, TASK, TIME
from chuan.domain.vanban.flattened_rows import cut_rows, heads_rows
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.periods import TIME as TIME_WORDS
from chuan.domain.vanban.periods import is_time, time_share
from chuan.domain.vanban.rows import RawRow, TaskTable, assemble, label_rank, settle_bodies
from chuan.domain.vanban.spelling.lexicon import key_of, lexicon

_SKIP = {TASK: 6.0, LEAD: 3.0, COORDINATE: 2.0, TIME: 2.0, PRODUCT: 1.5, OTHER: 0.1}
_BODIES = (LEAD, COORDINATE)
_KEPT, _PASSES, _OWN_PAIR = 6, 3, 3
_LATE, _ENOUGH, _ROOM = -4.0, 3, 60
_MOST_TIME, _SHARE_OF_ROWS = 0.8, 0.6
_WIDER, _NARROW = 1.12, 0.72
_CUT = 0.7
_NAME_WITHIN, _TIME_WITHIN, _TIME_CUT = -2.0, -1.2, -3.0
_MORE_TIME = frozenset(["năm", "hằng", "hàng", "đến", "và", "-", "–"])
_NAME_INSIDE = re.compile(r"(?<=\S)\s+(?=[^\W\d_a-zđ])")
_NAMED = frozenset(
    pair
    for name in (*FIELDS, *SUBJECTS, *PROPER_HEADS)
    for pair in pairwise(key_of(word.strip(",")) for word in name.split())
)
"""Words that follow each other in names of bodies."""
_PLACE_WORDS = frozenset(["xã", "tỉnh", "phường", "huyện", "thành", "phố"])
"""How the name of a body may end on a line of its own: "Hội Nông dân" "xã"."""
_SIGNS = '"“”(),;:.…'
_PAUSE = re.compile(r"[,;:.)\]…]$")

Cut = tuple[tuple[int, int], ...]
"""For each column the first word of its run on a line and the one after the last."""


@dataclass(frozen=True)
class _Words:
    """One printed line as words; `keys` are what the lexicon knows them by."""

    line: Printed

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the line."""
        return [found.span() for found in re.finditer(r"\S+", self.line.text)]

    @cached_property
    def texts(self) -> list[str]:
        """The words as printed."""
        return [self.line.text[a:b] for a, b in self.spans]

    @cached_property
    def keys(self) -> list[str]:
        """The words as the lexicon knows them."""
        return [key_of(text.strip('"“”(),;:.…').lower()) for text in self.texts]

    @cached_property
    def opens_name(self) -> list[bool]:
        """Whether a body is named from each word on that nothing before it waits for."""
        text = self.line.text
        return [
            text[at].isupper()
            and begins_agency(text[at : at + _ROOM])
            and not is_hanging(text[:at].rstrip())
            and not (at and _PAUSE.search(text[:at].rstrip()))
            for at, _ in self.spans
        ]

    @cached_property
    def in_time(self) -> list[bool]:
        """Whether an expression of time runs on through each word from the one before it."""
        found = [match.span() for match in TIME_WORDS.finditer(fold(self.line.text))]
        return [any(low < at < high for low, high in found) for at, _ in self.spans]

    @cached_property
    def opens_time(self) -> list[bool]:
        """Whether a cell of time may begin at each word."""
        starts = {match.start() for match in TIME_WORDS.finditer(fold(self.line.text))}
        texts = zip(self.spans, self.texts, strict=True)
        return [at in starts and not text[:1].islower() for (at, _), text in texts]

    def run(self, start: int, end: int) -> str:
        """Some words as printed."""
        return self.line.text[self.spans[start][0] : self.spans[end - 1][1]]

    def passage(self, start: int, end: int) -> Passage:
        """Some words, with their places."""
        return self.line.passage[self.spans[start][0] : self.spans[end - 1][1]]


@dataclass(frozen=True, slots=True)
class _Cell:
    """The last run of a cell that has begun."""

    last: str
    key: str
    length: int
    open: bool
    lines: int


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the lines so far: its score, the cells as they stand, the cuts made."""

    score: float
    cells: tuple[_Cell | None, ...]
    cuts: tuple[Cut, ...]


def is_interleaved(lines: Sequence[Printed]) -> bool:
    """Whether the first lines of most rows hold more than the beginning of one cell."""
    rows = [
        row for row in cut_rows(list(lines)) if len(row.lines) > 1 and label_rank(row.label) > 1
    ]
    mixed = sum(_holds_several(row.lines[0].text) for row in rows)
    return bool(rows) and mixed >= max(1.0, _SHARE_OF_ROWS * len(rows))


def _holds_several(text: str) -> bool:
    inner = [found.end() for found in _NAME_INSIDE.finditer(text)]
    return any(begins_name(text[at : at + _ROOM]) and not is_hanging(text[:at]) for at in inner)


def read_interleaved(
    columns: tuple[str, ...], lines: Sequence[Printed], around: Sequence[str]
) -> TaskTable:
    """The rows of the table; `around` are other lines of the document, whose words tell which
    belong together.
    """
    rows = cut_rows(list(lines))
    reader = _Reader(columns, _pairs([*around, *(line.text for line in lines)], len(around)))
    words = [[_Words(line) for line in row.lines] for row in rows]
    heads = [heads_rows(rows, index) for index in range(len(rows))]
    cuts: list[tuple[Cut, ...]] = [()] * len(rows)
    for _ in range(_PASSES):
        cuts = [() if group else reader.read(row) for row, group in zip(words, heads, strict=True)]
        reader.learn(words, cuts)
    raw = [
        RawRow(row.label, row.whole() if group else reader.cells(own, cut))
        for row, own, cut, group in zip(rows, words, cuts, heads, strict=True)
    ]
    settle_bodies(raw)
    return assemble(columns, raw)


def _pairs(texts: Sequence[str], plain: int) -> frozenset[tuple[str, str]]:
    """Words that stand side by side around the table, or so often in it that chance is out."""
    seen: Counter[tuple[str, str]] = Counter()
    for number, text in enumerate(texts):
        keys = [_key(word) for word in text.split()]
        for pair in pairwise(keys):
            seen[pair] += _OWN_PAIR if number < plain else 1
    return frozenset(pair for pair, count in seen.items() if count >= _OWN_PAIR)


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    return key_of(word.strip('"“”(),;:.…').lower())


class _Reader:
    """Cuts the lines of rows; learns the widths of the columns on the way."""

    def __init__(self, columns: tuple[str, ...], pairs: frozenset[tuple[str, str]]) -> None:
        self._columns = columns
        self._pairs = pairs
        self._widths: dict[int, float] = {}
        self._joins = lexicon().joins
        self._grammar = lexicon().grammar

    def learn(self, rows: Sequence[Sequence[_Words]], cuts: Sequence[tuple[Cut, ...]]) -> None:
        """Takes the width of each column from runs that another run of the same cell follows."""
        lengths: dict[int, list[int]] = {}
        for row, own in zip(rows, cuts, strict=True):
            for number in range(len(own) - 1):
                for column, (start, end) in enumerate(own[number]):
                    after = own[number + 1][column]
                    if end > start and after[1] > after[0]:
                        lengths.setdefault(column, []).append(len(row[number].run(start, end)))
        for column, found in lengths.items():
            if len(found) >= _ENOUGH:
                self._widths[column] = sorted(found)[int(0.8 * (len(found) - 1))]

    def cells(self, row: Sequence[_Words], cuts: tuple[Cut, ...]) -> dict[str, Passage]:
        """The cells of a row by column."""
        found: dict[str, Passage] = {}
        for column, role in enumerate(self._columns):
            parts = [
                words.passage(*cut[column])
                for words, cut in zip(row, cuts, strict=True)
                if cut[column][1] > cut[column][0]
            ]
            if parts:
                found[role if role not in found else f"{role}{column}"] = join(parts)
        return found

    def read(self, row: Sequence[_Words]) -> tuple[Cut, ...]:
        """The cuts of the lines of one row."""
        ways = [_Way(0.0, (None,) * len(self._columns), ())]
        for number, words in enumerate(row):
            found = [way for before in ways for way in self._line(before, words, first=number == 0)]
            ways = sorted(found, key=lambda way: -way.score)[:_KEPT]
        return max(ways, key=lambda way: way.score + self._close(way)).cuts

    def _close(self, way: _Way) -> float:
        score = 0.0
        for role, cell in zip(self._columns, way.cells, strict=True):
            if cell is None:
                score -= _SKIP.get(role, 0.2)
            elif cell.open:
                score += _leave(role, cell.last)
        return score

    def _line(self, way: _Way, words: _Words, *, first: bool) -> list[_Way]:
        """The best ways on over one line: best cuts up to each column and word, kept by score."""
        total = len(words.texts)
        inner = self._inner(words)
        best: list[list[tuple[float, Cut]]] = [[] for _ in range(total + 1)]
        best[0] = [(0.0, ())]
        for column in range(len(self._columns)):
            following: list[list[tuple[float, Cut]]] = [[] for _ in range(total + 1)]
            for start in range(total + 1):
                if not best[start]:
                    continue
                for end, score in self._runs(way, words, inner, column, start, first=first):
                    for before, cut in best[start]:
                        following[end].append((before + score, (*cut, (start, end))))
            best = [sorted(f, key=lambda item: -item[0])[:_KEPT] for f in following]
        return [self._onward(way, words, score, cut) for score, cut in best[total]]

    def _onward(self, way: _Way, words: _Words, score: float, cut: Cut) -> _Way:
        cells: list[_Cell | None] = []
        for cell, (start, end) in zip(way.cells, cut, strict=True):
            if end > start:
                run = words.run(start, end)
                lines = (cell.lines if cell else 0) + 1
                cells.append(_Cell(run, words.keys[end - 1], len(run), True, lines))
            elif cell is None:
                cells.append(None)
            else:
                cells.append(_Cell(cell.last, cell.key, cell.length, False, cell.lines))
        return _Way(way.score + score, tuple(cells), (*way.cuts, cut))

    def _inner(self, words: _Words) -> list[float]:
        """How well each word goes on from the one before it; summed up from the left."""
        sums = [0.0]
        for at in range(1, len(words.texts)):
            beside = self._beside(words.texts[at - 1], *words.keys[at - 1 : at + 1])
            name = _NAME_WITHIN if words.opens_name[at] else 0.0
            time = _TIME_WITHIN if words.opens_time[at] else 0.0
            sums.append(sums[-1] + beside + name + time)
        return sums

    def _beside(self, before: str, left: str, right: str) -> float:
        if (left, right) in _NAMED:
            return 0.9
        if (left, right) in self._pairs or self._joins(left, right):
            return 0.6
        if _PAUSE.search(before):
            return 0.0
        return 0.1 if left in self._grammar or right in self._grammar else -0.7

    def _runs(
        self, way: _Way, words: _Words, inner: list[float], column: int, start: int, *, first: bool
    ) -> list[tuple[int, float]]:
        """Where a run of this column that starts at a word may end, with its score."""
        cell, role = way.cells[column], self._columns[column]
        gone = _leave(role, cell.last) if cell is not None and cell.open else 0.0
        found = [(start, gone)]
        total = len(words.texts)
        if start == total or (cell is not None and not cell.open and not words.line.turned):
            return found
        if cell is None:
            opening = _enter(role, words.line.text[words.spans[start][0] :])
            opening += 0.0 if first or words.line.turned else _LATE
        else:
            opening = self._goes_on(cell, words, start, column)
        if start:
            pair = self._beside(words.texts[start - 1], *words.keys[start - 1 : start + 1])
            opening -= _CUT * pair - (_TIME_CUT if words.in_time[start] else 0.0)
        for end in range(start + 1, total + 1):
            length = words.spans[end - 1][1] - words.spans[start][0]
            score = opening + inner[end - 1] - inner[start] + self._fits(column, length)
            run = words.run(start, end)
            if cell is not None and role == TIME and _completes(cell.last, run):
                score += 1.5
            found.append((end, score + _holds(role, run)))
        return found

    def _goes_on(self, cell: _Cell, words: _Words, start: int, column: int) -> float:
        word = words.texts[start]
        role = self._columns[column]
        score = 1.5 * self._beside(cell.last, cell.key, words.keys[start])
        if role in _BODIES and word.strip(_SIGNS) in _PLACE_WORDS:
            score += 1.0
        waits = cell.last.endswith(("-", "–", "/"))
        ended = role == TIME and is_time(cell.last) and not waits
        if ended and word.lower() not in _MORE_TIME and word[:1] != "(":
            score -= 3.0
        if role in (TASK, PRODUCT) and word[:1].isupper() and score <= 0:
            score -= 0.8
        if _hangs(cell.last) or cell.last.endswith((",", ";")):
            score += 1.0
        elif word[:1].isupper() and cell.last.endswith("."):
            score -= 0.5
        width = self._widths.get(column)
        if width and cell.length + 1 + len(word) < _NARROW * width:
            score -= 1.5
        return score

    def _fits(self, column: int, length: int) -> float:
        width = self._widths.get(column)
        if not width or length <= _WIDER * width:
            return 0.0
        return -6.0 * (length / width - _WIDER)


@lru_cache(maxsize=65536)
def _enter(role: str, text: str) -> float:
    """How well a cell of this column begins with these words."""
    head = text[:_ROOM]
    if role in _BODIES:
        if begins_name(head):
            return 2.5
        return 2.0 if begins_agency(head) and head[:1].isupper() else -3.5
    if role == TIME:
        if head[:1].islower():
            return -4.0
        return 2.5 if TIME_WORDS.match(fold(head)) else 1.0 if opens_period(head) else -4.0
    if head[:1].isupper() or head[:1].isdigit() or head[:1] in '"“':
        named = begins_agency(head) and head[:1].isupper()
        return -1.0 if role == PRODUCT and named else 0.6
    return -4.0


@lru_cache(maxsize=65536)
def _holds(role: str, run: str) -> float:
    if role == TIME:
        return 0.5 if time_share(run) >= _MOST_TIME else -5.0
    return -1.5 if time_share(run) == 1.0 and not run[:1].islower() else 0.0


def _leave(role: str, last: str) -> float:
    """How well a cell of this column ends with these words."""
    if _hangs(last) or (role == TIME and not is_time(last)):
        return -2.5
    return -3.0 if role in _BODIES and last.endswith((",", ";")) else 0.2


@lru_cache(maxsize=16384)
def _hangs(text: str) -> bool:
    return is_hanging(text) and (text.endswith(("-", "–")) or not is_time(text))


@lru_cache(maxsize=16384)
def _completes(last: str, run: str) -> bool:
    """Whether two lines make one time, the first of them none that could stand alone."""
    waits = _hangs(last) or not is_time(last)
    return waits and is_time(f"{last} {run}")
