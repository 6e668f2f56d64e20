"""A workbook that comes back: its keys are known again, its cells read exactly or told what is wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.errors import RuleBroken
from chuan.figures.enums import IndicatorKind
from chuan.figures.rules.workbook_keys import (
    MARK,
    Field,
    Meta,
    base_key,
    checksum,
    column_key,
    column_of_key,
    meta_of,
    print_key,
    row_key,
    row_print,
    thing_of,
)
from chuan.figures.rules.workbook_rows import (
    LONGEST_NOTE,
    Layout,
    LineSpec,
    Row,
    RowRead,
    figure_of,
    find_layout,
    plain,
    read_row,
)

COUNT = LineSpec("7", "Số cơ sở", 0, IndicatorKind.COUNT, with_estimate=True)
AMOUNT = LineSpec("8", "Chênh lệch", 1, IndicatorKind.AMOUNT)
SPECS = {
    "7": COUNT,
    "8": AMOUNT,
    "9": LineSpec("9", "Tỷ lệ", 1, IndicatorKind.RATE, writable=False),
}
HEADINGS = {
    "so lieu": ("", Field.VALUE),
    "uoc ca nam": ("", Field.ESTIMATE),
    "ghi chu": ("", Field.NOTE),
}
NAMES = {"noi dung": 1, "tt": 0}
HEAD: Row = (
    3, False,
    [(1, "s", "Nội dung"), (2, "s", "TT"), (3, "s", "Số  liệu"), (4, "s", "Ước cả năm"),
     (5, "s", "Ghi chú"), (7, "s", "Cần kiểm tra lại")],
)  # fmt: skip
words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12)


def layout_of(*rows: Row) -> Layout:
    found = find_layout(rows, HEADINGS, NAMES)
    assert found is not None
    return found


def line_row(*cells: tuple[int, str, str], key: str = "7") -> RowRead:
    """One row of a report, whose line is named by its key in column 9."""
    keyed = [*cells, (9, "s", row_key("r1", key))]
    layout = replace(layout_of(HEAD, (4, False, keyed)), key_column=9)
    return read_row((4, False, keyed), layout, SPECS, "r1", by_line=True)


@given(words, words, words)
def test_a_key_of_a_row_names_its_thing_in_its_own_round_only(
    one: str, other: str, thing: str
) -> None:
    key = row_key(one, thing)

    assert thing_of(one, f" {key} ") == thing
    assert one == other or thing_of(other, key) == ""
    assert thing_of(one, f"x{key}") == ""
    assert thing_of(one, row_key(one, "")) == ""


@given(st.sampled_from(list(Field)), st.sampled_from(["", "7", "312"]))
def test_a_key_of_a_column_is_read_back(field: Field, line: str) -> None:
    assert column_of_key(f" {column_key(field, line)} ") == (line, field)


@pytest.mark.parametrize(
    "key", ["", "chuan:7", "chuan:7:v:x", "khac:7:v", "chuan:7:z", "Số liệu", "chuan:7:"]
)
def test_other_words_are_no_key_of_a_column(key: str) -> None:
    assert column_of_key(key) is None


def test_the_hidden_sheet_is_read_back_and_unknown_words_are_passed_over() -> None:
    meta = Meta("report", "bao-cao-nam", "2", "r1", "b1", "2026", "abc")
    rows = dict(meta.rows())

    assert rows[MARK] == "1"
    assert meta_of(rows) == meta
    assert meta_of({}) == Meta()


@given(st.lists(words, max_size=5), words)
def test_the_word_for_all_keys_tells_a_lost_one_and_no_order(keys: list[str], more: str) -> None:
    assert checksum(keys) == checksum(reversed(keys))
    assert checksum([*keys, more]) != checksum(keys)
    assert len(checksum(keys)) == 16


def test_a_row_says_the_same_in_any_order_and_another_thing_when_a_word_changes() -> None:
    figures = {("7", "v"): "12", ("8", "v"): "3"}
    said = row_print(figures, {"7": "tạm tính", "8": ""})

    assert said == row_print(dict(reversed(figures.items())), {"7": "tạm tính"})
    assert said != row_print(figures, {})
    assert said != row_print({**figures, ("8", "v"): "4"}, {"7": "tạm tính"})
    assert len(said) == 16


def test_the_table_stands_where_most_header_words_are() -> None:
    above: Row = (1, False, [(2, "s", "Số liệu"), (3, "s", "UBND xã")])

    layout = layout_of(above, HEAD, (4, False, [(8, "n", "3")]))

    assert layout.head_row == 3
    assert layout.columns == {
        3: ("", Field.VALUE), 4: ("", Field.ESTIMATE), 5: ("", Field.NOTE),
    }  # fmt: skip
    assert layout.names == (2, 1)
    assert (layout.check_column, layout.last_column, layout.key_column) == (7, 8, 0)


def test_hidden_keys_go_before_the_words_that_people_may_change() -> None:
    keys: Row = (
        2,
        True,
        [(3, "s", column_key(Field.NOTE, 7)), (4, "s", column_key(Field.VALUE, 7))],
    )
    fewer: Row = (5, False, [(6, "s", column_key(Field.VALUE, 8))])

    layout = layout_of(keys, HEAD, fewer)

    assert layout.columns == {3: ("7", Field.NOTE), 4: ("7", Field.VALUE)}
    assert layout.head_row == 3
    assert layout_of(keys).head_row == 2
    assert layout_of(keys).check_column == 0


def test_a_sheet_without_a_table_or_with_a_column_twice_is_not_guessed() -> None:
    assert find_layout([(1, False, [(1, "s", "Thư mời")])], HEADINGS, NAMES) is None
    assert find_layout([(3, False, [(1, "s", "Nội dung")])], HEADINGS, NAMES) is None
    twice: Row = (3, False, [(1, "s", "Số liệu"), (2, "s", "Số liệu")])
    assert find_layout([twice], HEADINGS, NAMES) is None
    assert find_layout([], HEADINGS, NAMES) is None


def test_the_column_of_row_keys_is_told_by_its_cells() -> None:
    rows: list[Row] = [
        HEAD,
        (
            4,
            False,
            [(3, "s", "tx:12345678"), (6, "s", "ab:12345678"), (9, "s", row_key("r1", "7"))],
        ),
        (5, False, [(6, "s", "ghi lúc:12345678"), (9, "s", row_key("r1", "8"))]),
        (6, False, [(6, "s", ":12345678"), (6, "s", "ab:1234567")]),
    ]

    assert layout_of(*rows).key_column == 9


def test_a_row_says_its_figures_its_estimate_and_its_note() -> None:
    read = line_row(
        (1, "s", " Cơ sở "),
        (3, "n", "12"),
        (4, "s", "1.234"),
        (5, "s", f"  tạm\n tính {'x' * 2000}"),
    )

    assert read.thing == "7"
    assert read.figures == {("7", Field.VALUE): 12, ("7", Field.ESTIMATE): 1234}
    assert read.notes["7"].startswith("tạm tính xx")
    assert len(read.notes["7"]) == LONGEST_NOTE
    assert read.names == ("", "Cơ sở")
    assert read.says_something
    assert not read.faults
    assert not read.was_marked
    assert line_row((7, "s", "Cần kiểm tra lại: ô C4")).was_marked


def test_an_empty_row_says_nothing_and_a_dash_is_no_figure() -> None:
    assert not line_row((3, "s", " – "), (4, "s", "")).says_something
    assert line_row((3, "s", "0")).says_something
    assert line_row((5, "s", "x")).says_something
    assert line_row((3, "s", "x")).says_something


def test_what_is_computed_or_not_asked_is_not_taken_from_the_sheet() -> None:
    assert not line_row((3, "n", "5"), key="9").says_something
    assert line_row((5, "s", "do làm tròn"), key="9").notes == {"9": "do làm tròn"}
    assert line_row((3, "n", "5"), (4, "n", "6"), key="8").figures == {("8", Field.VALUE): 5}


def test_a_changed_row_key_is_told_at_the_row_and_a_bad_cell_at_its_column() -> None:
    layout = Layout(3, {3: ("7", Field.VALUE), 4: ("8", Field.VALUE)}, key_column=9)

    def read(key: str, *cells: tuple[int, str, str]) -> RowRead:
        row: Row = (4, True, [*cells, (9, "s", key)])
        return read_row(row, layout, SPECS, "r1", by_line=False)

    assert set(read("7:00000000", (3, "n", "5")).faults) == {0}
    assert not read("cộng").faults
    assert not read(row_key("r1", "xa")).faults
    good = read(row_key("r1", "xa"), (3, "n", "-5"), (4, "n", "-2.5"))
    assert good.hidden
    assert (good.thing, set(good.faults)) == ("xa", {3})
    assert good.figures == {("8", Field.VALUE): Decimal("-2.5")}
    assert set(read(row_key("r1", "xa"), (3, "f", "")).faults) == {3}


def test_a_row_left_alone_is_known_by_what_it_said() -> None:
    said = line_row((3, "s", "1.200"), (4, "n", "1300"))

    assert said.print == line_row((4, "n", "1300.0"), (3, "n", "1200")).print
    assert said.print != line_row((3, "n", "1300"), (4, "n", "1200")).print


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_figure_is_read_from_a_sheet_as_it_was_typed(figure: int, decimals: int) -> None:
    typed = Decimal(figure).scaleb(-decimals)
    spec = replace(AMOUNT, decimals=decimals)

    assert figure_of("n", repr(float(typed)), spec) == typed
    assert figure_of("s", f"{typed:f}".replace(".", ","), spec) == typed


@pytest.mark.parametrize(
    ("text", "figure"),
    [("0.30000000000000004", "0.3"), ("12345678901", "12345678901"), ("1E+3", "1000"),
     ("4000000000.0000004", "4000000000"), ("2.9999999999999996", "3"), ("10000000000000", "1e13")],
)  # fmt: skip
def test_the_noise_of_binary_fractions_is_no_fraction(text: str, figure: str) -> None:
    spec = replace(AMOUNT, decimals=1) if figure == "0.3" else COUNT
    assert figure_of("n", text, spec) == Decimal(figure)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("n", "2.5"), ("n", "0.000001"), ("n", "2.0000002"), ("n", "NaN"), ("n", "Infinity"),
     ("n", "chữ"), ("n", "-1"), ("s", "-1"), ("s", "mười"), ("s", "1,5"), ("d", "2026-01-01"),
     ("b", "1"), ("e", "#REF!"), ("f", ""), ("n", "10000000000001"), ("n", "1e99"), ("?", "5")],
)  # fmt: skip
def test_what_is_no_figure_of_the_line_is_refused_with_a_sentence(kind: str, text: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        figure_of(kind, text, COUNT)

    assert refusal.value.message
    assert "%(" not in refusal.value.message


@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False))
def test_the_one_written_form_is_exact_and_has_no_idle_zeros(value: Decimal) -> None:
    said = plain(value)

    assert Decimal(said) == value
    assert said == plain(value.normalize())
    assert "." not in said or not said.endswith(("0", "."))


def test_keys_of_rows_are_not_looked_for_among_the_columns_of_figures() -> None:
    likeness = [(at, False, [(3, "s", "tx:12345678")]) for at in range(5, 9)]

    assert layout_of(HEAD, (4, False, [(9, "s", row_key("r1", "7"))]), *likeness).key_column == 9
    assert layout_of(HEAD, *likeness).key_column == 0
    assert Layout(3, {}) == Layout(3, {}, 0, (), 0, 0)


@pytest.mark.parametrize(
    ("text", "figure"),
    [("2.0000001", 2), ("1.9999999", 2), ("0.00000005", 0), ("3000000.0000003", 3_000_000)],
)
def test_noise_of_a_ten_millionth_is_none_and_more_where_the_figure_is_large(
    text: str, figure: int
) -> None:
    assert figure_of("n", text, COUNT) == figure


@pytest.mark.parametrize("text", ["2.00000011", "3000000.00000031", "0.00000011"])
def test_what_is_more_than_noise_is_a_fraction(text: str) -> None:
    with pytest.raises(RuleBroken):
        figure_of("n", text, COUNT)


def test_a_note_keeps_its_first_thousand_letters() -> None:
    assert LONGEST_NOTE == 1000
    assert line_row((5, "s", "x" * 1000)).notes == {"7": "x" * 1000}


def test_what_the_hidden_sheet_keeps_of_a_row_has_a_name_of_its_own() -> None:
    names = [base_key(thing, line, field) for thing in "ab" for line in "12" for field in "ve"]
    names += [print_key(thing) for thing in "ab"]

    assert names[0] == "base:a:1:v"
    assert names[-1] == "print:b"
    assert len(set(names)) == len(names)
