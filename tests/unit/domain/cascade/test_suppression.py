"""No small count of people is shown, and none can be worked out from the margins."""

from collections.abc import Hashable, Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.cascade.suppression import TOTAL, PublicTable, suppress

Cell = tuple[Hashable, Hashable]


def tables() -> st.SearchStrategy[dict[Cell, int]]:
    """Up to five rows and four columns of mostly small counts."""

    def of(size: tuple[int, int]) -> st.SearchStrategy[dict[Cell, int]]:
        cells: list[Cell] = [
            (f"r{row}", f"c{at}") for row in range(size[0]) for at in range(size[1])
        ]
        count = st.one_of(st.integers(0, 9), st.integers(0, 60))
        return st.fixed_dictionaries(dict.fromkeys(cells, count))

    return st.tuples(st.integers(1, 5), st.integers(1, 4)).flatmap(of)


def whole(table: PublicTable) -> dict[Cell, int | None]:
    """Cells and margins alike."""
    return {
        **table.cells,
        **{(row, TOTAL): count for row, count in table.rows.items()},
        **{(TOTAL, column): count for column, count in table.columns.items()},
        (TOTAL, TOTAL): table.total,
    }


def worked_out(shown: Mapping[Cell, int | None]) -> set[Cell]:
    """Hidden counts that follow from the shown ones: those whose value the equations fix."""
    hidden = [cell for cell, count in shown.items() if count is None]
    rows = {row for row, _ in shown}
    columns = {column for _, column in shown}
    equations = [
        [
            Fraction(0) if cell[at] != line else Fraction(-1 if cell[1 - at] is TOTAL else 1)
            for cell in hidden
        ]
        for lines, at in ((rows, 0), (columns, 1))
        for line in lines
    ]
    rank = 0
    for column in range(len(hidden)):
        pivot = next((row for row in range(rank, len(equations)) if equations[row][column]), None)
        if pivot is None:
            continue
        equations[rank], equations[pivot] = equations[pivot], equations[rank]
        by = equations[rank][column]
        equations[rank] = [value / by for value in equations[rank]]
        for row in range(len(equations)):
            factor = equations[row][column]
            if row != rank and factor:
                equations[row] = [
                    a - factor * b for a, b in zip(equations[row], equations[rank], strict=True)
                ]
        rank += 1
    return {
        hidden[next(at for at, value in enumerate(row) if value)]
        for row in equations
        if sum(bool(value) for value in row) == 1
    }


@settings(max_examples=200)
@given(tables())
def test_no_hidden_count_follows_from_what_is_shown(counts: dict[Cell, int]) -> None:
    table = suppress(counts)
    shown = whole(table)

    assert not worked_out(shown)
    assert all(count is None or count == 0 or count >= 5 for count in shown.values())
    assert all(shown[cell] in {None, count} for cell, count in counts.items())
    for (row, column), count in shown.items():
        if count is not None and (row is TOTAL) != (column is TOTAL):
            line = [
                counts[cell]
                for cell in counts
                if cell[0 if column is TOTAL else 1] == (row if column is TOTAL else column)
                and shown[cell] is None
            ]
            assert not line or (sum(line) >= 5 and sum(line) > len(line))


def test_a_table_without_small_counts_is_shown_whole() -> None:
    counts: dict[Cell, int] = {("a", "x"): 5, ("a", "y"): 0, ("b", "x"): 12, ("b", "y"): 9}

    table = suppress(counts)

    assert table.cells == counts
    assert table.rows == {"a": 5, "b": 21}
    assert table.total == 26


def test_one_small_count_takes_the_smallest_others_that_hide_it() -> None:
    counts: dict[Cell, int] = {
        (row, column): 10 * (at + 1) + 3 * down
        for down, row in enumerate("abc")
        for at, column in enumerate("xyz")
    }
    counts["a", "x"] = 2

    table = suppress(counts)

    hidden = {cell for cell, count in table.cells.items() if count is None}
    assert hidden == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}
    assert table.total == sum(counts.values())


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer"):
        suppress({("a", "x"): -1})
    assert suppress({}).total is None
