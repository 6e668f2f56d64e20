"""Buttons add, move, double and take out parts of a paper, and an odd place changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.rules.paper_edits import (
    MOST_PASTED,
    Operation,
    apply,
    mapped,
    next_label,
    parse_operation,
    pasted,
)
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)

ROWS = (("1", "a"), ("2", "b"), ("3", "c"))
GROUPS = (AnnexGroup("I", "Một", ROWS), AnnexGroup("II", "Hai"))
PAPER = Paper(
    Family.STATE,
    PaperKind.PLAN,
    "UBND xã",
    bases=("a", "b", "c"),
    body=(
        Block(BlockKind.HEADING, "I.", "Mục", 1),
        Block(BlockKind.CLAUSE, "1.", "Khoản"),
        Block(BlockKind.POINT, "d)", "Điểm"),
    ),
    annexes=(Annex("Phụ lục 1", columns=("TT", "Việc"), groups=GROUPS), Annex("Phụ lục 2")),
)
PLACES = st.from_regex(
    r"(?:body|bases|recipients|addressees|signatures|annexes)(?:\.(?:\d{1,2}|end)){1,3}",
    fullmatch=True,
)


def pressed(place: str, verb: str, paper: Paper = PAPER) -> tuple[Paper, str]:
    return apply(paper, Operation(verb, place))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("body.3.up", Operation("up", "body.3")),
        ("annexes.0.1.2.delete", Operation("delete", "annexes.0.1.2")),
        ("bases.end.add", Operation("add", "bases.end")),
        ("body.up", None),
        ("body.3.burn", None),
        ("issuer.3.up", None),
        ("body.12345.up", None),
        ("annexes.0.1.2.3.up", None),
        ("body.-1.up", None),
        ("", None),
    ],
)
def test_only_what_buttons_say_is_an_operation(text: str, found: Operation | None) -> None:
    assert parse_operation(text) == found


@pytest.mark.parametrize(
    ("place", "verb", "left", "shown"),
    [
        ("bases.0", "down", "bac", "bases.1"),
        ("bases.1", "up", "bac", "bases.0"),
        ("bases.0", "up", "abc", "bases.0"),
        ("bases.2", "down", "abc", "bases.2"),
        ("bases.1", "delete", "ac", "bases.0"),
        ("bases.0", "delete", "bc", "bases.0"),
        ("bases.1", "double", "abbc", "bases.2"),
        ("bases.3", "delete", "abc", "bases.2"),
        ("bases.end", "double", "abc", "bases.2"),
    ],
)
def test_a_line_is_moved_doubled_or_taken_out(place: str, verb: str, left: str, shown: str) -> None:
    paper, at = pressed(place, verb)

    assert ("".join(paper.bases), at) == (left, shown)


@pytest.mark.parametrize(
    ("place", "bases", "shown"),
    [
        ("bases.0", ("a", "", "b", "c"), "bases.1"),
        ("bases.2", ("a", "b", "c", ""), "bases.3"),
        ("bases.99", ("a", "b", "c", ""), "bases.3"),
        ("bases.end", ("a", "b", "c", ""), "bases.3"),
    ],
)
def test_a_line_is_added_after_the_one_spoken_of(
    place: str, bases: tuple[str, ...], shown: str
) -> None:
    paper, at = pressed(place, "add")

    assert (paper.bases, at) == (bases, shown)


@pytest.mark.parametrize(
    ("place", "new"),
    [
        ("body.0", Block(BlockKind.PARAGRAPH)),
        ("body.1", Block(BlockKind.CLAUSE, "2.")),
        ("body.2", Block(BlockKind.POINT, "đ)")),
        ("body.end", Block(BlockKind.POINT, "đ)")),
    ],
)
def test_a_new_block_goes_on_as_the_one_before(place: str, new: Block) -> None:
    paper, shown = pressed(place, "add")
    at = int(shown.removeprefix("body."))

    assert paper.body[at] == new
    assert (*paper.body[:at], *paper.body[at + 1 :]) == PAPER.body


def test_the_first_block_of_an_empty_body_is_a_paragraph() -> None:
    paper, _ = pressed("body.end", "add", replace(PAPER, body=()))

    assert paper.body == (Block(BlockKind.PARAGRAPH),)


@pytest.mark.parametrize(
    ("label", "following"),
    [
        ("1.", "2."), ("9)", "10)"), ("1.9.", "1.10."), ("Điều 3.", "Điều 4."), ("a)", "b)"),
        ("d)", "đ)"), ("đ)", "e)"), ("y)", "y)"), ("-", "-"), ("", ""), ("I.", "I."),
    ],
)  # fmt: skip
def test_marks_follow_one_another_as_lists_go(label: str, following: str) -> None:
    assert next_label(label) == following


def test_a_new_annex_and_a_new_signature_have_their_parts() -> None:
    paper, shown = pressed("annexes.1", "add")
    signed, _ = pressed("signatures.end", "add")
    annex = paper.annexes[2]

    assert shown == "annexes.2"
    assert annex.columns == (
        "TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện",
        "Sản phẩm",
    )  # fmt: skip
    assert [len(row) for row in annex.groups[0].rows] == [len(annex.columns)]
    assert annex.landscape
    assert signed.signatures == (Signature(),)


def test_rows_and_groups_of_an_annex_change_where_they_stand() -> None:
    moved, at = pressed("annexes.0.0.2", "up")
    added, row = pressed("annexes.0.1.end", "add")
    grown, group = pressed("annexes.0.0", "add")
    doubled, _ = pressed("annexes.0.1", "double")

    assert ([r[0] for r in moved.annexes[0].groups[0].rows], at) == (
        ["1", "3", "2"],
        "annexes.0.0.1",
    )
    assert (added.annexes[0].groups, row) == (
        (GROUPS[0], replace(GROUPS[1], rows=(("", ""),))),
        "annexes.0.1.0",
    )
    assert (grown.annexes[0].groups, group) == (
        (GROUPS[0], AnnexGroup(rows=(("", ""),)), GROUPS[1]),
        "annexes.0.1",
    )
    assert doubled.annexes[0].groups == (GROUPS[0], GROUPS[1], GROUPS[1])
    assert all(paper.annexes[1] == PAPER.annexes[1] for paper in (moved, added, grown, doubled))


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("annexes.2.0", "annexes"),
        ("annexes.end.0", "annexes"),
        ("annexes.0.2.0", "annexes.0"),
        ("annexes.0.end.0", "annexes.0"),
    ],
)
def test_a_place_that_is_not_there_changes_nothing(place: str, shown: str) -> None:
    assert pressed(place, "delete") == (PAPER, shown)


@given(PLACES, st.sampled_from(["up", "down", "add", "double", "delete"]))
def test_no_press_of_a_button_breaks_a_paper(place: str, verb: str) -> None:
    paper, shown = pressed(place, verb)

    size = {"add": 1, "double": 1, "delete": -1}.get(verb, 0)
    assert sum(map(len, parts(paper))) - sum(map(len, parts(PAPER))) in {0, size}
    assert shown.startswith(place.split(".", maxsplit=1)[0])


def parts(paper: Paper) -> list[tuple[object, ...]]:
    """What a press may make longer or shorter; groups count once for themselves."""
    own = [paper.body, paper.bases, paper.recipients, paper.addressees, paper.signatures]
    if len(paper.annexes) != len(PAPER.annexes):
        return [*own, paper.annexes, *((group, *group.rows) for group in GROUPS)]
    groups = [group for annex in paper.annexes for group in annex.groups]
    if len(groups) != len(GROUPS):
        return [*own, paper.annexes, tuple(groups), *(g.rows for g in GROUPS)]
    return [*own, paper.annexes, *((group, *group.rows) for group in groups)]


def test_several_paragraphs_pasted_become_several_blocks_with_their_marks_read() -> None:
    text = "Mở đầu\n\n Điều 1. Phạm vi \nII. MỤC TIÊU\n1.2. Khoản  hai\nb) Điểm\n+ Gạch\nLời thường"
    found = pasted(Block(BlockKind.PARAGRAPH, "", text))

    assert [(b.kind, b.label, b.text, b.level) for b in found] == [
        (BlockKind.PARAGRAPH, "", "Mở đầu", 0),
        (BlockKind.ARTICLE, "Điều 1.", "Phạm vi", 0),
        (BlockKind.HEADING, "II.", "MỤC TIÊU", 1),
        (BlockKind.CLAUSE, "1.2.", "Khoản hai", 0),
        (BlockKind.POINT, "b)", "Điểm", 0),
        (BlockKind.ITEM, "+", "Gạch", 0),
        (BlockKind.PARAGRAPH, "", "Lời thường", 0),
    ]


def test_what_is_pasted_into_a_list_goes_on_as_the_list() -> None:
    first, second = pasted(Block(BlockKind.ITEM, "-", "Một;\nHai."))
    (alone,) = pasted(Block(BlockKind.CLAUSE, "1.", "  Một \n"))

    assert (first.text, second) == ("Một;", Block(BlockKind.ITEM, "-", "Hai."))
    assert alone == Block(BlockKind.CLAUSE, "1.", "Một")
    assert pasted(Block(BlockKind.CLAUSE, "1.", " \n ")) == (Block(BlockKind.CLAUSE, "1."),)


def test_a_paste_brings_no_more_than_it_may() -> None:
    assert len(pasted(Block(BlockKind.PARAGRAPH, "", "a\n" * (MOST_PASTED + 5)))) == MOST_PASTED


def test_a_body_is_mapped_block_by_block() -> None:
    doubled = mapped(PAPER, lambda block: (block, block))

    assert doubled.body[:2] == (PAPER.body[0], PAPER.body[0])
    assert len(doubled.body) == 6
    assert mapped(PAPER, lambda _: ()).body == ()
