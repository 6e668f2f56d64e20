"""Lines and pieces of the shown text: what touches is one, what is blank says so, pages begin."""

from chuan.documents.rules.marks import PAGE_BREAK, Piece, PrintedLine, cut


def test_spans_of_one_field_that_touch_or_overlap_light_up_as_one() -> None:
    (line,) = cut("abcdef", {1: [(2, 4), (0, 2), (1, 3), (5, 6)]})

    assert line.pieces == (Piece("abcd", (1,), (1,)), Piece("e"), Piece("f", (1,)))
    assert cut("abcd", {1: [(0, 2), (2, 4)]})[0].pieces == (Piece("abcd", (1,), (1,)),)


def test_a_line_is_blank_when_no_letter_stands_on_it() -> None:
    lines = cut("a\n \n\nb c", {1: [(0, 1), (6, 7)]})

    assert [line.is_blank for line in lines] == [False, True, True, False]
    assert [line.number for line in lines] == [1, 2, 3, 4]


def test_a_page_begins_where_the_text_says_and_the_sign_is_not_shown() -> None:
    lines = cut(f"a\n{PAGE_BREAK}b\nc", {})

    assert [line.page_break for line in lines] == [False, True, False]
    assert lines[1].pieces == (Piece("b"),)
    assert not PrintedLine(1, ()).page_break


def test_spans_outside_the_text_and_empty_ones_light_nothing() -> None:
    (line,) = cut("abc", {1: [(3, 9), (1, 1), (2, 1)], 2: [(-5, 1)]})

    assert line.pieces == (Piece("a", (2,), (2,)), Piece("bc"))
