"""A returned file gives its edited blocks back, and can take nothing away."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.vanban.writing import BlockKind
from chuan.domain.vanban.writing.bookmarks import bookmark_of, mark_of, parts_of
from chuan.domain.vanban.writing.layouts import Element
from chuan.domain.vanban.writing.printed import Piece
from chuan.figures.rules.returned_words import Paragraph, take_returned
from chuan.figures.rules.rewording import Drafted, Outline, renewed, with_text

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
