"""A returned file gives its edited blocks back, and can take nothing away."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.vanban.writing import BlockKind
from chuan.domain.vanban.writing.bookmarks import bookmark_of, mark_of, parts_of
from chuan.domain.vanban.writing.layouts import Element
from chuan.domain.vanban.writing.printed import Piece
from chuan.figures.rules.returned_words import Paragraph, take_returned
from chuan.figures.rules.rewording import Drafted, Outline, renewed, with_text, without

KEYS = ("bc-0", "bc-1", "bc-2", "bc-3")


def outline_of(*texts: str) -> Outline:
    return renewed(
        (),
        [Drafted(k, BlockKind.ITEM, t, 0, (("số", t),)) for k, t in zip(KEYS, texts, strict=False)],
    )


def printed(outline: Outline) -> list[Piece]:
    pieces = [Piece(Element.BODY, (one.text,), "-", key=one.key) for one in outline]
    last = pieces[-1]
    return [
        *pieces[:-1],
        Piece(Element.BODY, (f"{last.lines[0].rstrip('.')}./.",), "-", key=last.key),
    ]


def file_of(pieces: list[Piece]) -> list[Paragraph]:
    return [("", "Ủy ban nhân dân", False), *((bookmark_of(p), p.text, False) for p in pieces)]


def test_a_file_nobody_touched_changes_nothing_even_after_new_figures() -> None:
    outline = outline_of("87 cơ sở.", "Hết.")
    file = file_of(printed(outline))
    later = renewed(outline, [Drafted("bc-0", BlockKind.ITEM, "91 cơ sở."),
                              Drafted("bc-1", BlockKind.ITEM, "Hết.")])  # fmt: skip

    assert take_returned(outline, printed(outline), file, "./.").outline == outline
    assert take_returned(later, printed(later), file, "./.").outline == later


def test_an_edited_block_loses_its_dash_and_the_end_mark() -> None:
    outline = outline_of("87 cơ sở.", "Hết.")
    pieces = printed(outline)
    file = [*file_of(pieces)[:-1], (bookmark_of(pieces[-1]), "- Hết thật./.", False)]
    taken = take_returned(outline, pieces, file, "./.")

    assert (taken.changed, taken.outline[-1].text) == (1, "Hết thật.")


def test_what_was_changed_on_both_sides_stays_and_is_told() -> None:
    outline = outline_of("87 cơ sở.", "Hết.")
    pieces = printed(outline)
    file = file_of(pieces)
    file[1] = (file[1][0], "- Sửa trong Word.", False)
    here = with_text(outline, "bc-0", "Sửa trên hệ thống.")
    taken = take_returned(here, printed(here), file, "./.")

    assert (taken.outline, taken.held) == (here, ("Sửa trong Word.",))


edits = st.lists(
    st.tuples(st.sampled_from(("keep", "edit", "drop", "insert", "note")), st.integers(0, 9)),
    min_size=3, max_size=3,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(edits)
def test_nothing_is_ever_lost_and_twice_is_once(done: list[tuple[str, int]]) -> None:
    outline = outline_of("Một.", "Hai.", "Ba.", "Cuối.")
    pieces = printed(outline)
    file: list[Paragraph] = []
    for piece, (verb, n) in zip(pieces, done, strict=False):
        words = f"- Lời mới {n} của {piece.key}." if verb == "edit" else piece.text
        if verb != "drop":
            file.append((bookmark_of(piece), words, False))
        if verb in {"insert", "note"}:
            file.append(("", f"Đoạn thêm {n} sau {piece.key}.", verb == "note"))
    file.append((bookmark_of(pieces[-1]), pieces[-1].text, False))
    taken = take_returned(outline, pieces, file, "./.")

    assert [one.key for one in taken.outline if not one.is_added] == list(KEYS)
    assert not any(one.removed for one in taken.outline)
    wanted = [n for n, (verb, _) in enumerate(done) if verb == "edit"]
    assert [
        n for n, one in enumerate(k for k in taken.outline if not k.is_added) if one.edited
    ] == (wanted)
    assert sum(one.is_added for one in taken.outline) <= sum(v == "insert" for v, _ in done)
    again = take_returned(taken.outline, pieces, file, "./.")
    assert again.outline == taken.outline


def test_only_names_of_ours_are_bookmarks_of_ours() -> None:
    piece = Piece(Element.BODY, ("Lời.",), key="bc-0")

    assert parts_of(bookmark_of(piece)) == (mark_of("bc-0"), mark_of("Lời."))
    assert len(bookmark_of(piece)) <= 40
    assert parts_of("_GoBack") is None
    assert parts_of("chuan_x_y") is None


TWO = outline_of("87 cơ sở.", "Hết.")
LATER = renewed(
    TWO, [Drafted(KEYS[0], BlockKind.ITEM, "91 cơ sở.", 0, (("số", "91"),)),
          Drafted(KEYS[1], BlockKind.ITEM, "Hết.", 0, (("số", "Hết."),))],
)  # fmt: skip


def with_words(words: str, at: int = 1) -> list[Paragraph]:
    """The file of `TWO` with one paragraph written anew; the last one has the end mark."""
    file = file_of(printed(TWO))
    file[at] = (file[at][0], words, False)
    return file


def test_a_file_without_a_mark_of_ours_is_not_ours_and_gives_nothing() -> None:
    bare = [("", words, under) for _mark, words, under in with_words("- Lời khác.")]
    taken = take_returned(TWO, printed(TWO), [*bare, ("_GoBack", "x", False)], "./.")

    assert (taken.outline, taken.changed, taken.added, taken.is_ours) == (TWO, 0, 0, False)


def test_words_edited_on_older_figures_are_taken_and_wait_to_be_held_against_the_new_ones() -> None:
    here = with_text(LATER, KEYS[1], "Hết rồi.")
    taken = take_returned(here, printed(here), with_words("- Có 87 cơ sở."), "./.")

    assert (taken.changed, taken.held, taken.is_ours) == (1, (), True)
    assert (taken.outline[0].text, taken.outline[0].has_news) == ("Có 87 cơ sở.", True)
    assert taken.outline[1] == here[1]
    same = take_returned(TWO, printed(TWO), with_words("- Có 87 cơ sở."), "./.")
    assert not same.outline[0].has_news


def test_words_that_say_what_stands_already_or_nothing_change_nothing() -> None:
    for words in ("- 91 cơ sở.", "-", "- ", ""):
        taken = take_returned(LATER, printed(LATER), with_words(words), "./.")
        assert (taken.outline, taken.changed, taken.held) == (LATER, 0, ())


def test_a_block_taken_out_here_meanwhile_is_held_back_and_otherwise_comes_back() -> None:
    gone = without(TWO, KEYS[0])
    pieces = printed(TWO)
    file = with_words("- Lời mới.")

    held = take_returned(gone, pieces[1:], file, "./.")
    assert (held.outline, held.held) == (gone, ("- Lời mới.",))
    back = take_returned(gone, pieces, file, "./.")
    assert (back.outline[0].text, back.outline[0].removed) == ("Lời mới.", False)


def test_new_paragraphs_are_added_in_their_order_but_no_blank_caption_or_repeated_one() -> None:
    head, first, last = file_of(printed(TWO))
    between: list[Paragraph] = [
        ("", "- Đoạn một.", False), ("", "", False), ("", "Nguồn: sổ.", True), ("", first[1], False),
        ("", last[1], False), ("", "Đoạn hai.", False),
    ]  # fmt: skip
    after: Paragraph = ("", "Nơi nhận", False)
    taken = take_returned(TWO, printed(TWO), [head, first, *between, last, after], "./.")

    assert taken.added == 2
    assert [one.text for one in taken.outline] == ["87 cơ sở.", "Đoạn một.", "Đoạn hai.", "Hết."]


def test_without_an_end_mark_words_are_taken_as_they_are() -> None:
    for mark, words, kept in (("", "- Hết thật", "Hết thật"), ("./.", "- Hết thật", "Hết thật"),
                              ("./.", "- Hết thật./.", "Hết thật.")):  # fmt: skip
        taken = take_returned(TWO, printed(TWO), with_words(words, at=2), mark)
        assert taken.outline[-1].text == kept
