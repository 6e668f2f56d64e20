"""Whatever people do to a report and however its figures change, drafting again keeps all they did."""

from dataclasses import replace

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
