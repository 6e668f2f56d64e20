"""Small counts of people are not shown, nor anything from which they could be worked out."""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

SMALLEST = 5
"""The smallest count of people that a public table shows. Zero is shown: it is about nobody."""

Cell = tuple[Hashable, Hashable]
"""Row and column."""
Node = tuple[str, Hashable]
"""A line of the table: a row or a column with its total."""


class _Total:
    """Stands for "all rows" or "all columns" in the key of a total."""

    def __repr__(self) -> str:
        return "TOTAL"


TOTAL = _Total()


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table with its margins as the public may see it; None is not shown."""

    cells: Mapping[Cell, int | None]
    rows: Mapping[Hashable, int | None]
    columns: Mapping[Hashable, int | None]
    total: int | None


def suppress(counts: Mapping[Cell, int], k: int = SMALLEST) -> PublicTable:
    """The table without counts below `k`, nor the others that would give them away.

    A row or a column and its total are an equation; a hidden count can be worked out exactly when it
    is a bridge of the graph whose lines are the hidden counts between their row and their column. So
    further counts, small ones first, are hidden until there is no bridge, and until what is
    hidden in any line adds up to at least `k` and to more than one for each hidden count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("nobody counts fewer than none")
    table = _with_totals(counts)
    hidden = {cell for cell, count in table.items() if 0 < count < k}
    while True:
        further = _around_a_bridge(table, hidden) or _for_thin_lines(table, hidden, k)
        if not further:
            break
        hidden |= further
    shown = {cell: None if cell in hidden else count for cell, count in table.items()}
    return PublicTable(
        cells={cell: shown[cell] for cell in counts},
        rows={row: shown[row, TOTAL] for row in _rows(counts)},
        columns={column: shown[TOTAL, column] for column in _columns(counts)},
        total=shown.get((TOTAL, TOTAL)),
    )


def _rows(counts: Iterable[Cell]) -> list[Hashable]:
    return list(dict.fromkeys(row for row, _ in counts))


def _columns(counts: Iterable[Cell]) -> list[Hashable]:
    return list(dict.fromkeys(column for _, column in counts))


def _with_totals(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    table: dict[Cell, int] = dict(counts)
    for (row, column), count in counts.items():
        for cell in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            table[cell] = table.get(cell, 0) + count
    return table


def _ends(cell: Cell) -> tuple[Node, Node]:
    return ("row", cell[0]), ("column", cell[1])


def _around_a_bridge(table: Mapping[Cell, int], hidden: set[Cell]) -> set[Cell]:
    """The cheapest counts that, hidden too, lead around the first bridge; nothing when there is none."""
    bridge = _first_bridge(hidden)
    if bridge is None:
        return set()
    price = {cell: _price(table, cell) for cell, count in table.items() if count}
    ways: dict[Node, list[tuple[Node, Cell]]] = defaultdict(list)
    for cell in price:
        one, other = _ends(cell)
        if cell != bridge:
            ways[one].append((other, cell))
            ways[other].append((one, cell))
    start, goal = _ends(bridge)
    best: dict[Node, int] = {start: 0}
    came: dict[Node, tuple[Node, Cell]] = {}
    queue: list[tuple[int, int, Node]] = [(0, 0, start)]
    made = 0
    while queue:
        paid, _, at = heapq.heappop(queue)
        if at == goal:
            break
        for to, cell in ways[at]:
            cost = paid + (0 if cell in hidden else price[cell])
            if cost < best.get(to, cost + 1):
                made += 1
                best[to], came[to] = cost, (at, cell)
                heapq.heappush(queue, (cost, made, to))
    found: set[Cell] = set()
    at = goal
    while at != start:
        at, cell = came[at]
        found.add(cell)
    return found - hidden


def _price(table: Mapping[Cell, int], cell: Cell) -> int:
    """What is lost by hiding it; the total of everything is the last to go."""
    return table[cell] * (1000 if cell == (TOTAL, TOTAL) else 1) + 1


def _for_thin_lines(table: Mapping[Cell, int], hidden: set[Cell], k: int) -> set[Cell]:
    """One more count for a line whose hidden ones add up to too little to hide anybody."""
    lines: dict[Node, list[Cell]] = defaultdict(list)
    for cell in table:
        for node in _ends(cell):
            lines[node].append(cell)
    for (side, _key), cells in lines.items():
        inner = [cell for cell in cells if (cell[1] if side == "row" else cell[0]) is not TOTAL]
        secret = [cell for cell in inner if cell in hidden]
        total = next(cell for cell in cells if cell not in inner)
        if not secret or total in hidden:
            continue
        held = sum(table[cell] for cell in secret)
        if held >= k and held > len(secret):
            continue
        others = [cell for cell in inner if cell not in hidden and table[cell]]
        return {min(others, key=lambda cell: _price(table, cell))} if others else {total}
    return set()


def _first_bridge(hidden: set[Cell]) -> Cell | None:
    """A hidden count without which its row and its column would not hang together."""
    ways: dict[Node, list[tuple[Node, Cell]]] = defaultdict(list)
    for cell in sorted(hidden, key=repr):
        one, other = _ends(cell)
        ways[one].append((other, cell))
        ways[other].append((one, cell))
    seen: dict[Node, int] = {}
    low: dict[Node, int] = {}
    for root in ways:
        if root in seen:
            continue
        seen[root] = low[root] = len(seen)
        stack: list[tuple[Node, Cell | None, int]] = [(root, None, 0)]
        while stack:
            at, by, turn = stack.pop()
            if turn < len(ways[at]):
                stack.append((at, by, turn + 1))
                to, cell = ways[at][turn]
                if cell == by:
                    continue
                if to in seen:
                    low[at] = min(low[at], seen[to])
                else:
                    seen[to] = low[to] = len(seen)
                    stack.append((to, cell, 0))
            elif by is not None and stack:
                above = stack[-1][0]
                low[above] = min(low[above], low[at])
                if low[at] > seen[above]:
                    return by
    return None
