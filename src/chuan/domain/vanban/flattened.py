"""Puts the lines of a flattened row back into their cells.

Text taken out of a table comes cell after cell, cells wrapped, some missing, and after a page break
each cell goes on in turn. The pieces of a row are walked once; a piece belongs to one column; the
best walk is found by dynamic programming (Viterbi) over scores of three kinds: what a column can
hold (a time, bodies, free text), how a cell may begin and end, and how a line may go on (small
letter, hanging word, width of the column). A column may be skipped at a price, so a missing cell
stays empty; going back to an earlier column costs much, except where a page turns.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chuan.domain.vanban.atoms import Atom, atoms_of
from chuan.domain.vanban.columns import COORDINATE, LEAD, OTHER, PRODUCT, TASK, TIME
from chuan.domain.vanban.flattened_rows import FlatRow, cut_rows, heads_rows
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.rows import RawRow, TaskTable, assemble, label_rank, settle_bodies
from chuan.domain.vanban.spelling.lexicon import key_of, lexicon

_SKIP = {TASK: 4.0, LEAD: 3.0, COORDINATE: 1.5, TIME: 1.5, PRODUCT: 1.2, OTHER: 0.2}
_BODIES = (LEAD, COORDINATE)
_DEEPEST_GROUP = 1
"""The rank of roman numerals: rows with deeper labels are work, even where others follow them."""
_RESET, _TURNED_RESET, _BACK_IN_LINE = -4.5, -0.5, -9.0
_ENOUGH = 4
_TIMELY, _MIXED = 0.95, 0.8
_FULL, _OVERFLOW = 0.8, 1.5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to an atom in one column: its score and the last atom of each column on it."""

    score: float
    column: int
    last: dict[int, Atom]


def read_flattened(columns: tuple[str, ...], lines: list[Printed]) -> TaskTable:
    """The rows of a flattened table with these columns, its number column aside."""
    rows = cut_rows(lines)
    heads = [
        label_rank(row.label) <= _DEEPEST_GROUP and heads_rows(rows, index)
        for index, row in enumerate(rows)
    ]
    pieces = [[] if head else atoms_of(row.lines) for row, head in zip(rows, heads, strict=True)]
    model = _Model(columns, gaps=_gap_share(lines), pairs=word_pairs(lines))
    paths = [model.walk(atoms) for atoms in pieces]
    model.learn_widths(pieces, paths)
    paths = [model.walk(atoms) for atoms in pieces]
    raw = [
        RawRow(row.label, row.whole()) if head else _cells(columns, row, atoms, path)
        for row, head, atoms, path in zip(rows, heads, pieces, paths, strict=True)
    ]
    settle_bodies(raw)
    return assemble(columns, raw)


def _gap_share(lines: Sequence[Printed]) -> float:
    return sum(line.gap for line in lines) / len(lines) if lines else 0.0


def _cells(columns: tuple[str, ...], row: FlatRow, atoms: list[Atom], path: list[int]) -> RawRow:
    cells: dict[str, Passage] = {}
    for index, role in enumerate(columns):
        parts = [atom.passage for atom, column in zip(atoms, path, strict=True) if column == index]
        if parts:
            name = role if role not in cells else f"{role}{index}"
            cells[name] = join(parts)
    return RawRow(label=row.label, cells=cells)


def word_pairs(lines: Sequence[Printed]) -> Counter[tuple[str, str]]:
    """How often one word follows another inside the lines: what may go on after a break."""
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        words = _WORD.findall(line.folded)
        pairs.update(pairwise(words))
    return pairs


class _Model:
    """Scores of one table: its columns, what parts its cells, how wide it is, which words meet."""

    def __init__(
        self, columns: tuple[str, ...], *, gaps: float, pairs: Counter[tuple[str, str]]
    ) -> None:
        self._columns = columns
        self._gap = 1.2 * (1.0 - gaps)
        self._pairs = pairs
        self._widths: dict[int, float] = {}

    def learn_widths(self, pieces: list[list[Atom]], paths: list[list[int]]) -> None:
        """Takes the width of a column from lines that another line of the same cell follows."""
        seen: dict[int, list[int]] = {}
        for atoms, path in zip(pieces, paths, strict=True):
            for i in range(len(atoms) - 1):
                whole = atoms[i].first and atoms[i + 1].first
                if whole and path[i] == path[i + 1] and not atoms[i + 1].turned:
                    seen.setdefault(path[i], []).append(len(atoms[i].text))
        for column, lengths in seen.items():
            if len(lengths) >= _ENOUGH:
                self._widths[column] = sorted(lengths)[int(0.85 * (len(lengths) - 1))]

    def walk(self, atoms: list[Atom]) -> list[int]:
        """The column of each atom on the best way through the row."""
        if not atoms:
            return []
        count = range(len(self._columns))
        ways = [
            _Way(
                self._enter(atoms[0], None, c) + self._skipped(0, c) + self._holds(atoms[0], c),
                c,
                {c: atoms[0]},
            )
            for c in count
        ]
        back: list[list[int]] = []
        for atom in atoms[1:]:
            steps = [[way.score + self._step(way, atom, c) for way in ways] for c in count]
            origin = [max(count, key=steps[c].__getitem__) for c in count]
            ways = [
                _Way(steps[c][b] + self._holds(atom, c), c, {**ways[b].last, c: atom})
                for c, b in enumerate(origin)
            ]
            back.append(origin)
        last = max(count, key=lambda c: ways[c].score + self._close(ways[c], atoms[-1]))
        path = [last]
        for origin in reversed(back):
            path.append(origin[path[-1]])
        return path[::-1]

    def _close(self, way: _Way, atom: Atom) -> float:
        empty = [r for c, r in enumerate(self._columns) if c > way.column and c not in way.last]
        return self._leave(atom, way.column) - 0.6 * sum(_SKIP.get(role, 0.2) for role in empty)

    def _skipped(self, start: int, end: int) -> float:
        return -sum(_SKIP.get(role, 0.2) for role in self._columns[start:end])

    def _holds(self, atom: Atom, column: int) -> float:
        """How well an atom fits into a column, wherever in the cell it stands."""
        role = self._columns[column]
        width = self._widths.get(column)
        if width and len(atom.text) > _OVERFLOW * width:
            return -4.0
        if role == TIME:
            return 0.4 if atom.time_share > _TIMELY else 0.0 if atom.time_share > _MIXED else -6.0
        if atom.is_time and atom.first:
            return -2.5 if role in _BODIES else -1.2
        if atom.is_time:
            return -1.0 if role in _BODIES else -0.4
        if role in _BODIES:
            return (-0.6 if atom.text[:1].isdigit() else 0.0) - 0.7 * min(atom.verbs, 2)
        return 0.0

    def _enter(self, atom: Atom, before: Atom | None, column: int) -> float:  # noqa: PLR0911  (one answer a clue)
        """How well a cell of this column may begin with the atom."""
        role = self._columns[column]
        if role in _BODIES:
            if atom.opens_name:
                return 3.0
            return 1.0 if atom.opens_body else -1.0 if atom.opens_acronym else -4.0
        if role == TIME:
            if atom.is_time or (atom.opens_period and atom.time_share > _TIMELY):
                return 3.0
            return 1.5 if atom.opens_time else -0.5 if atom.time_share > _TIMELY else -4.0
        if before is None:
            return 0.0 if role == TASK else -0.5
        if role == PRODUCT and atom.opens_product:
            return 2.0
        if atom.lower:
            return -2.5
        return -1.5 if atom.opens_name and role == PRODUCT else 0.4

    def _leave(self, atom: Atom, column: int) -> float:
        """How well a cell of this column may end with the atom."""
        if atom.hangs:
            return -3.0
        if self._columns[column] in _BODIES and atom.text.endswith((";", ",")):
            return -4.5
        return 0.6 if atom.text.endswith((".", "...")) else 0.0

    def _step(self, way: _Way, atom: Atom, new: int) -> float:
        old, before = way.column, way.last[way.column]
        if new == old:
            return self._stay(before, atom, old)
        parted = self._gap if atom.gap else 0.0
        if not atom.first:
            parted = -0.6
        begun = way.last.get(new)
        start = self._resume(begun, atom, new) if begun else self._enter(atom, before, new)
        score = self._leave(before, old) + start + parted
        if new > old:
            empty = [c for c in range(old + 1, new) if c not in way.last]
            return score - sum(_SKIP.get(self._columns[c], 0.2) for c in empty)
        if not atom.first:
            return score + _BACK_IN_LINE
        return score + (_TURNED_RESET if atom.turned else _RESET)

    def _resume(self, last: Atom, atom: Atom, column: int) -> float:
        """How well the atom goes on in a cell that another cell interrupted."""
        score = self._meets(last, atom)
        if last.hangs or (self._columns[column] in _BODIES and last.text.endswith((";", ","))):
            score += 1.0
        elif last.text.endswith("."):
            score -= 1.5
        if not atom.lower and not (atom.opens_name and self._columns[column] in _BODIES):
            score -= 0.8
        width = self._widths.get(column)
        if width and last.reach + 1 + len(atom.first_word) < _FULL * width:
            score -= 1.2
        if last.is_time and not atom.text.startswith("("):
            score -= 1.0
        return score

    def _meets(self, before: Atom, atom: Atom) -> float:
        """Whether the document elsewhere, or the lexicon, goes on with the same two words."""
        if not before.last_word or not atom.first_word:
            return 0.0
        if (before.last_word, atom.first_word) in self._pairs:
            return 1.2
        known = lexicon().joins(key_of(before.last_word), key_of(atom.first_word))
        return 0.8 if known and not before.text.endswith((",", ";", ".")) else -0.4

    def _stay(self, before: Atom, atom: Atom, column: int) -> float:
        """How well the atom goes on in the cell of the one before it."""
        bodies = self._columns[column] in _BODIES
        if not atom.first:
            return 0.4 if not (bodies and atom.is_time) else -0.5
        score = -0.6 * self._gap if atom.gap else 0.3
        if atom.turned:
            score += self._meets(before, atom) - 1.0
        if before.hangs or (bodies and before.text.endswith((";", ","))):
            return score + 1.5
        if atom.lower and not (bodies and atom.opens_body):
            score += 1.0
        elif atom.opens_name:
            score -= 2.0
        elif not atom.text[:1].isdigit():
            score -= 0.8
        return score + self._fits(before, atom, column)

    def _fits(self, before: Atom, atom: Atom, column: int) -> float:
        """Whether the line broke because it was full."""
        width = self._widths.get(column)
        if not width:
            return 0.0
        return -1.2 if before.reach + 1 + len(atom.first_word) < _FULL * width else 0.4
