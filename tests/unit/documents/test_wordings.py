"""Two texts side by side: what was broken elsewhere is the same, what says otherwise is marked."""

from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.rules.numbers import full_symbol, symbol_fits
from chuan.documents.rules.routes import default_route, route_faults
from chuan.documents.rules.wordings import differences, has_differences, likeness, reflowed

WORDS = st.lists(st.sampled_from(("kế", "hoạch", "đo", "lường", "năm", "2027")), min_size=1)


def test_lines_broken_elsewhere_and_other_hyphens_say_the_same() -> None:
    left = ["Phòng Văn hóa - Xã hội chủ trì tuyên truyền.", "Lưu: VT."]
    right = ["Phòng Văn hóa – Xã hội chủ", "trì tuyên truyền.", "Lưu: VT"]

    assert not has_differences(differences(left, right))


def test_words_put_in_and_taken_out_are_marked_on_their_side() -> None:
    rows = differences(["Hoàn thành trước ngày 20/11."], ["Hoàn thành trước ngày 25/11."])

    assert [piece.text for piece in rows[0].left if piece.changed] == ["20/11."]
    assert [piece.text for piece in rows[0].right if piece.changed] == ["25/11."]


@given(WORDS, WORDS)
def test_no_word_is_lost_and_a_text_is_like_itself(one: list[str], other: list[str]) -> None:
    left, right = [" ".join(one)], [" ".join(other)]
    rows = differences(left, right)

    def said(side: str) -> list[str]:
        return [w for row in rows for piece in getattr(row, side) for w in piece.text.split()]

    assert said("left") == one
    assert said("right") == other
    assert not has_differences(differences(left, left))
    assert len(one) < 3 or likeness(left[0], left[0]) == 100


def test_a_line_that_goes_on_is_put_together_and_page_numbers_go() -> None:
    assert reflowed("Nội dung của\nkế hoạch\n2\na) Việc một") == (
        "Nội dung của kế hoạch",
        "a) Việc một",
    )


def test_points_and_bullets_begin_although_their_letter_is_small() -> None:
    said = "Các phòng\nthực hiện.\nđ) kiểm tra\n- rà soát\n12\n-----\nvà báo cáo"

    assert reflowed(said) == ("Các phòng thực hiện.", "đ) kiểm tra", "- rà soát và báo cáo")


def test_texts_too_short_to_tell_are_not_alike_and_other_words_make_them_less_so() -> None:
    assert likeness("một hai", "một hai") == likeness("", "một hai ba") == 0
    assert likeness("một hai ba", "") == 0
    assert likeness("a b c d", "a b c e") == 50
    assert likeness("a b c", "x y z") == 0


def test_one_line_that_differs_is_enough_and_lines_of_one_side_are_told_as_such() -> None:
    rows = differences(["một", "hai"], ["một", "hai", "ba"])

    assert has_differences(rows)
    assert [row.kind for row in rows] == ["same", "same", "added"]
    assert [row.kind for row in differences(["một", "hai"], ["hai"])] == ["removed", "same"]
    assert [row.kind for row in differences(["một bốn"], ["một năm"])] == ["changed"]
    assert not has_differences(())


def test_symbols_of_both_families() -> None:
    assert full_symbol("state", "", "KH-UBND").strip() == "/KH-UBND"
    assert full_symbol("party", 12, "CV/VPTU") == "12-CV/VPTU"
    assert symbol_fits("state", "TTr-SKHCN")
    assert not symbol_fits("party", "KH-UBND")


def test_the_usual_routes_have_no_faults_and_broken_ones_say_why() -> None:
    for family in ("state", "party"):
        for of_itself in (True, False):
            assert route_faults(family, default_route(family, of_itself=of_itself)) == ()
    party = default_route("party", of_itself=False)
    assert len(route_faults("state", party)) == 1
    assert len(route_faults("party", party[1:-1])) == 2
