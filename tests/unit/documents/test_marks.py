"""The text is cut into lines and marked pieces that together are the text."""

from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.rules.marks import SpanIndex, cut

LETTERS = st.text(alphabet="aăbđ \nxỹ", max_size=60)


def test_marks_the_words_of_each_field() -> None:
    lines = cut("Số: 12/KH\nSở KH&CN", {1: [(4, 9)], 2: [(10, 18)]})
    assert [(p.text, p.fields) for p in lines[0].pieces] == [
        ("Số: ", ()),
        ("12/KH", (1,)),
        ("", ()),
    ]
    assert lines[1].pieces[0].starts == (2,)


def test_pieces_that_overlap_belong_to_both_fields() -> None:
    (line,) = cut("abcdef", {1: [(0, 4)], 2: [(2, 6)]})
    assert [(p.text, p.fields) for p in line.pieces] == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]
    assert [p.starts for p in line.pieces] == [(1,), (2,), ()]


def test_an_index_finds_all_that_stands_below_a_path() -> None:
    spans = {"/a/0/lead/0": [[0, 2]], "/a/0/lead_raw": [[0, 5]], "/a/0/text": [[7, 9]]}
    assert SpanIndex(spans).at("/a/0/lead") == [(0, 2), (0, 5)]
    assert SpanIndex(spans).at("/a/0") == [(0, 2), (0, 5), (7, 9)]
    assert SpanIndex(spans).at("/a/1") == []


@given(
    LETTERS,
    st.dictionaries(
        st.integers(1, 5),
        st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=3),
        max_size=5,
    ),
)
def test_the_pieces_together_are_the_text(
    text: str, marked: dict[int, list[tuple[int, int]]]
) -> None:
    lines = cut(text, marked)
    assert "\n".join("".join(p.text for p in line.pieces) for line in lines) == text.removesuffix(
        "\n"
    )
    for field, spans in marked.items():
        inside = {at for start, end in spans for at in range(start, min(end, len(text)))}
        lit = sum(len(p.text) for line in lines for p in line.pieces if field in p.fields)
        assert lit == sum(text[at] != "\n" for at in inside)
