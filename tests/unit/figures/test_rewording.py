"""Whatever people do to a report and however its figures change, drafting again keeps all they did."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.vanban.writing import Block, BlockKind
from chuan.figures.rules.rewording import (
    Drafted,
    Kept,
    Outline,
    moved,
    read_back,
    renewed,
    with_added,
    with_again,
    with_new,
    with_own,
    with_text,
    without,
)

P = BlockKind.PARAGRAPH
KEYS = tuple(f"bc-{n}" for n in range(7))
TEXTS = ("", "87 cơ sở.", "91 cơ sở.", "Câu của cơ quan.", "Lời khác.")


def told(*said: tuple[str, str]) -> tuple[Drafted, ...]:
    return tuple(Drafted(key, P, text, 0, (("số", text),)) for key, text in said)


facts = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(TEXTS[1:])),
    unique_by=lambda pair: pair[0],
    max_size=7,
).map(lambda rows: told(*sorted(rows)))
presses = st.lists(
    st.tuples(
        st.sampled_from(("write", "out", "again", "up", "down", "add", "new", "own")),
        st.integers(0, 9),
        st.sampled_from(TEXTS[1:]),
    ),
    max_size=12,
)


def press(outline: Outline, verb: str, at: int, text: str) -> Outline:
    if verb == "add":
        return with_added(outline, outline[at % len(outline)].key if outline else "", text)[0]
    if not outline:
        return outline
    key = outline[at % len(outline)].key
    presses: dict[str, Outline] = {
        "write": with_text(outline, key, text),
        "out": without(outline, key),
        "again": with_again(outline, key),
        "up": moved(outline, key, -1),
        "down": moved(outline, key, 1),
        "new": with_new(outline, key),
        "own": with_own(outline, key),
    }
    return presses[verb]


def by_people(outline: Outline) -> list[tuple[str, str, bool]]:
    """What people made: words of theirs, and what they took out, in their order."""
    return [
        (one.key, one.text if one.edited else "", one.removed)
        for one in outline
        if one.edited or one.removed
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(facts, presses), min_size=1, max_size=4))
def test_every_change_of_people_survives_and_twice_is_once(
    rounds: list[tuple[tuple[Drafted, ...], list[tuple[str, int, str]]]],
) -> None:
    outline: Outline = ()
    for drafted, done in rounds:
        before = by_people(outline)
        order = [one.key for one in outline]
        outline = renewed(outline, drafted)

        assert by_people(outline) == before
        kept = [key for key in order if any(one.key == key for one in outline)]
        assert [one.key for one in outline if one.key in kept] == kept
        assert renewed(outline, drafted) == outline
        now = {one.key: one.text for one in drafted}
        for one in outline:
            if not one.edited and not one.removed:
                assert one.text == now[one.key]
        assert set(now) <= {one.key for one in outline}
        for verb, at, text in done:
            outline = press(outline, verb, at, text)
        assert len({one.key for one in outline}) == len(outline)


@settings(max_examples=150, deadline=None)
@given(facts, presses, st.permutations(range(10)), st.sets(st.integers(0, 9)), st.integers(0, 3))
def test_what_people_did_to_the_paper_is_taken_up_once(
    drafted: tuple[Drafted, ...],
    done: list[tuple[str, int, str]],
    order: list[int],
    cut: set[int],
    added: int,
) -> None:
    outline = renewed((), drafted)
    for verb, at, text in done:
        outline = press(outline, verb, at, text)
    shown = [one for one in outline if not one.removed and one.text]
    keys = [one.key for one in shown]
    blocks = [Block(one.kind, "", one.text, one.level, one.key) for one in shown]
    blocks = [blocks[at] for at in order if at < len(blocks) and at not in cut]
    blocks += [Block(P, "", f"Đoạn thêm {n}.") for n in range(added)]

    back = read_back(outline, blocks, keys)

    said = [one.text for one in back if not one.removed and one.text]
    assert said == [block.text for block in blocks]
    again = [replace_key(block, one) for block, one in zip(blocks, _shown(back), strict=True)]
    assert read_back(back, again, [one.key for one in _shown(back)]) == back
    assert len({one.key for one in back}) == len(back)


def _shown(outline: Outline) -> list[Kept]:
    return [one for one in outline if not one.removed and one.text]


def replace_key(block: Block, one: Kept) -> Block:
    return replace(block, key=one.key)


def test_a_changed_figure_is_told_beside_the_own_words_until_they_are_looked_at() -> None:
    outline = renewed((), told(("bc-0", "87 cơ sở.")))
    outline = with_text(outline, "bc-0", "Có 87 cơ sở, hầu hết là hộ kinh doanh.")
    (one,) = renewed(outline, told(("bc-0", "91 cơ sở.")))

    assert one.has_news
    assert one.changed_figures == (("số", "87 cơ sở.", "91 cơ sở."),)
    assert one.text == "Có 87 cơ sở, hầu hết là hộ kinh doanh."
    (kept,) = with_own((one,), "bc-0")
    assert (kept.has_news, kept.text) == (False, one.text)
    (taken,) = with_new((one,), "bc-0")
    assert (taken.has_news, taken.text, taken.edited) == (False, "91 cơ sở.", False)


def test_words_whose_fact_is_gone_stay_and_say_so() -> None:
    outline = with_text(renewed((), told(("bc-0", "87 cơ sở."))), "bc-0", "Lời của cơ quan.")
    (one,) = renewed(outline, ())

    assert (one.text, one.drafted, one.has_news) == ("Lời của cơ quan.", "", True)
    assert with_new((one,), "bc-0")[0].removed
    assert renewed(renewed((), told(("bc-0", "87 cơ sở."))), ()) == ()


def test_the_drafted_words_written_again_are_no_change() -> None:
    outline = renewed((), told(("bc-0", "87 cơ sở.")))
    outline = with_text(with_text(outline, "bc-0", "Khác."), "bc-0", "87 cơ sở.")

    assert not outline[0].edited
    assert renewed(outline, told(("bc-0", "91 cơ sở.")))[0].text == "91 cơ sở."


H, ITEM, TABLE = BlockKind.HEADING, BlockKind.ITEM, BlockKind.TABLE
THREE = renewed((), told(("bc-0", "Một."), ("bc-1", "Hai."), ("bc-2", "Ba.")))


def keys(outline: Outline) -> list[str]:
    return [one.key for one in outline]


def test_what_is_done_to_one_block_leaves_the_others_as_they_were() -> None:
    for changed in (
        with_text(THREE, "bc-1", "Khác."), without(THREE, "bc-1"),
        with_own(with_text(THREE, "bc-1", "Khác."), "bc-1"),
    ):  # fmt: skip
        assert (changed[0], changed[2]) == (THREE[0], THREE[2])
        assert changed[1] != THREE[1]
    edited = renewed(
        with_text(with_text(THREE, "bc-0", "A."), "bc-1", "B."),
        told(("bc-0", "Một mới."), ("bc-1", "Hai mới."), ("bc-2", "Ba.")),
    )
    assert [one.has_news for one in with_own(edited, "bc-0")] == [False, True, False]
    assert [one.has_news for one in with_new(edited, "bc-0")] == [False, True, False]


def test_a_block_taken_out_is_remembered_and_put_back_and_an_added_one_is_gone() -> None:
    gone = without(THREE, "bc-1")
    more, key = with_added(THREE, "bc-0", "Của cơ quan.")

    assert [one.removed for one in gone] == [False, True, False]
    assert with_again(gone, "bc-1") == THREE
    assert with_new(gone, "bc-1") == gone
    assert without(more, key) == THREE
    assert keys(without(more, "bc-0")) == keys(more)


def test_added_blocks_stand_where_they_were_put_under_keys_of_their_own() -> None:
    one, first = with_added(THREE, "bc-1")
    two, second = with_added(one, first)
    three, third = with_added(two, "nobody")

    assert [first, second, third] == ["them-1", "them-2", "them-3"]
    assert keys(three) == ["bc-0", "bc-1", first, second, "bc-2", third]
    assert with_added(without(three, first), "bc-0")[1] == "them-4"


@pytest.mark.parametrize(
    ("key", "step", "order"),
    [("bc-0", 1, "102"), ("bc-2", -1, "021"), ("bc-0", -1, "012"), ("bc-2", 1, "012"),
     ("nobody", 1, "012"), ("bc-0", 2, "210"), ("bc-1", -1, "102")],
)  # fmt: skip
def test_a_block_is_moved_among_those_that_are_printed(key: str, step: int, order: str) -> None:
    assert keys(moved(THREE, key, step)) == [f"bc-{at}" for at in order]


def test_a_block_is_moved_past_what_was_taken_out() -> None:
    assert keys(moved(without(THREE, "bc-1"), "bc-0", 1)) == ["bc-2", "bc-1", "bc-0"]


@pytest.mark.parametrize(
    ("known", "drafted"),
    [("12", "012"), ("02", "012"), ("01", "012"), ("2", "012"), ("", "012"), ("1", "012")],
)
def test_a_new_fact_stands_between_those_it_is_told_between(known: str, drafted: str) -> None:
    standing = renewed((), told(*((f"bc-{at}", at) for at in known)))

    found = renewed(standing, told(*((f"bc-{at}", at) for at in drafted)))

    assert keys(found) == [f"bc-{at}" for at in drafted]


@pytest.mark.parametrize(
    ("block", "label"),
    [
        (Block(ITEM, "-", "Việc."), ""), (Block(ITEM, "a)", "Việc."), "a)"),
        (Block(H, "IV.", "MỤC", 1), ""), (Block(P, "1.", "Lời."), "1."), (Block(P, "-", "Lời."), "-"),
    ],
)  # fmt: skip
def test_an_added_block_keeps_its_own_mark_and_not_one_that_is_given_by_order(
    block: Block, label: str
) -> None:
    added = read_back(THREE, [*_blocks(THREE), block], keys(THREE))[-1]
    (again,) = read_back((added,), [replace(block, key=added.key)], [added.key])

    assert (added.kind, added.text, added.level, added.label) == (
        block.kind, block.text, block.level, label,
    )  # fmt: skip
    assert again == added


def _blocks(outline: Outline) -> list[Block]:
    return [Block(one.kind, "", one.text, one.level, one.key) for one in outline]


def test_a_block_of_another_kind_was_changed_by_people_and_a_caption_was_not() -> None:
    drafted = [
        Drafted("bc-0", P, "Lời."),
        Drafted("bc-1", TABLE, "Bảng"),
        Drafted("bc-2", H, "A", 1),
    ]
    outline = renewed((), drafted)
    as_items = [replace(block, kind=ITEM, level=2) for block in _blocks(outline)]
    as_captions = [replace(block, kind=TABLE) for block in _blocks(outline)]

    assert [(one.kind, one.level, one.edited) for one in read_back(outline, as_items, ())] == (
        [(ITEM, 2, True)] * 3
    )
    assert read_back(outline, as_captions, ()) == outline
    assert read_back(outline, _blocks(outline), ()) == outline
    deeper = replace(_blocks(outline)[2], level=2)
    assert read_back(outline, [*_blocks(outline)[:2], deeper], ())[2].edited


def test_what_is_gone_from_the_paper_was_taken_out_where_it_was_printed_and_else_stays() -> None:
    more, key = with_added(THREE, "bc-2", "Thêm.")
    left = _blocks(THREE)[:1]

    printed = read_back(more, left, keys(more))
    unseen = read_back(more, left, ["bc-0"])

    assert [(one.key, one.removed) for one in printed] == [
        ("bc-0", False), ("bc-1", True), ("bc-2", True),
    ]  # fmt: skip
    assert [(one.key, one.removed) for one in unseen] == [
        ("bc-0", False), ("bc-1", False), ("bc-2", False), (key, False),
    ]  # fmt: skip


def test_a_key_that_comes_twice_or_from_nowhere_is_an_addition() -> None:
    one, two = (replace(block, key="bc-0") for block in _blocks(THREE)[:2])
    stranger = Block(P, "", "Lạ.", key="bc-9")

    found = read_back(THREE, [one, two, stranger, *_blocks(THREE)[1:]], keys(THREE))

    assert keys(found) == ["bc-0", "them-1", "them-2", "bc-1", "bc-2"]
    assert [block.text for block in found] == ["Một.", "Hai.", "Lạ.", "Hai.", "Ba."]
