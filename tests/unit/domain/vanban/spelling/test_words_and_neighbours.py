"""Words are cut where signs part them, spelt as the language spells them, and weighed by neighbours."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.spelling import find_slips
from chuan.domain.vanban.spelling.check import _is_name, _one_slip_away
from chuan.domain.vanban.spelling.context import survey
from chuan.domain.vanban.spelling.distance import (
    slip_kind,
    sounds_alike,
    spell,
    unaccented,
    within_one,
)
from chuan.domain.vanban.spelling.lexicon import key_of, lexicon
from chuan.domain.vanban.spelling.syllables import is_well_marked, parse, strip_tone, write
from chuan.domain.vanban.spelling.tokens import tokenise

LETTERS = "abc"


def one_slip_away(word: str) -> set[str]:
    """Every text that one letter lost, added, changed or two neighbours swapped make of a word."""
    found = {word}
    for at in range(len(word) + 1):
        found |= {word[:at] + letter + word[at:] for letter in LETTERS}
        found |= {word[:at] + letter + word[at + 1 :] for letter in LETTERS}
        found.add(word[:at] + word[at + 1 :])
        found.add(word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :])
    return found


@given(st.text(LETTERS, max_size=5), st.text(LETTERS, max_size=5))
def test_two_words_are_one_slip_apart_exactly_when_one_slip_makes_the_other(
    one: str, other: str
) -> None:
    assert within_one(one, other) == (other in one_slip_away(one))


@pytest.mark.parametrize(
    ("printed", "meant", "alike"),
    [
        ("sẽ", "sẻ", True), ("cũng", "củng", True), ("trí", "chí", True), ("xa", "sa", True),
        ("dành", "giành", True), ("nghỉ", "nhỉ", True), ("nghe", "nhe", True), ("vào", "dào", False),
        ("rành", "dành", True), ("lên", "nên", True), ("nhành", "ngành", True),
        ("bien", "biên", False), ("biên", "biến", True), ("biến", "biên", False),
        ("bàn", "bàng", True), ("các", "cát", True), ("lam", "lap", False), ("bán", "bạn", False),
        ("trí", "chỉ", False), ("nghành", "ngành", False), ("xyz", "xa", False), ("xa", "xyz", False),
    ],
)  # fmt: skip
def test_words_that_many_speakers_say_alike_are_known(
    printed: str, meant: str, alike: object
) -> None:
    assert sounds_alike(printed, meant) == alike


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        ("xã", "xã", ""), ("phương", "phường", "tone"), ("phưong", "phương", "accent"),
        ("duơng", "dương", "accent"), ("sử", "xử", "onset"),
        ("tă", "ta", "accent"), ("nghành", "ngành", "letter"), ("ngnàh", "ngành", "letter"),
        ("ngàh", "ngành", "letter"), ("kế", "kết", "letter"), ("lí", "lý", ""), ("quýt", "q", ""),
    ],
)  # fmt: skip
def test_a_slip_has_a_name_and_two_slips_have_none(printed: str, meant: str, kind: str) -> None:
    assert slip_kind(printed, meant) == kind


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("trung", "chung"), ("sung", "xung"), ("dao", "giao"), ("rao", "giao"), ("vao", "rao"),
        ("nam", "lam"), ("tao", "thao"), ("pòng", "phòng"), ("gủ", "ngủ"), ("nà", "nhà"),
        ("cợ", "chợ"), ("kông", "không"), ("tung", "trung"), ("hải", "phải"), ("hông", "không"),
        ("hì", "thì"), ("hà", "nhà"),
    ],
)  # fmt: skip
def test_beginnings_that_hand_and_ear_mix_up_are_one_slip_either_way(
    printed: str, meant: str
) -> None:
    kinds = {slip_kind(printed, meant), slip_kind(meant, printed)}

    assert kinds <= {"onset", "letter"}
    assert sounds_alike(printed, meant) == sounds_alike(meant, printed)


@pytest.mark.parametrize(
    ("printed", "meant"), [("hì", "thì"), ("hải", "phải"), ("hông", "không"), ("hà", "nhà")]
)
def test_a_letter_lost_before_h_is_a_slip_of_the_beginning(printed: str, meant: str) -> None:
    assert slip_kind(printed, meant) == "onset"


@pytest.mark.parametrize(
    "word", ["kỳ", "kỹ", "ký", "kỵ", "lý", "mỹ", "tỷ", "tị", "hỉ", "hi", "sĩ", "vĩ", "quý", "kia"]
)
def test_i_and_y_are_written_as_most_write_them(word: str) -> None:
    assert spell(key_of(word)) == word


def test_accents_are_taken_away_letter_by_letter() -> None:
    assert unaccented("đường ĐƯỜNG quýt") == "duong DUONG quyt"


@pytest.mark.parametrize(
    "word",
    ["hòa", "thúy", "quý", "gì", "giếng", "khuỷu", "người", "ngoẻo", "tuần", "ước", "yếu", "quốc"],
)
def test_the_usual_spelling_is_written_back(word: str) -> None:
    syllable = parse(word)

    assert syllable is not None
    assert write(syllable) == word
    assert spell(syllable.key) == word
    assert is_well_marked(word)
    assert is_well_marked(word.upper())


@pytest.mark.parametrize("word", ["hoà", "thuý", "hòa", "Hoà", "ma"])
def test_both_manners_are_well_marked(word: str) -> None:
    assert is_well_marked(word)


@pytest.mark.parametrize("word", ["ngừơi", "trừơng", "tiêú", "đuờng"])
def test_a_mark_on_another_letter_is_not(word: str) -> None:
    assert parse(word) is None or not is_well_marked(word)


@pytest.mark.parametrize(
    ("word", "plain", "tone", "marks"),
    [("xã", "xa", 3, 1), ("xa", "xa", 0, 0), ("xảã", "xaa", 3, 2), ("đặng", "đăng", 5, 1)],
)
def test_the_tone_is_taken_off_a_word(word: str, plain: str, tone: int, marks: int) -> None:
    assert strip_tone(word) == (plain, tone, marks)


@pytest.mark.parametrize(
    "word", ["cap", "hoach", "cãch", "bảt", "ke6", "ngi", "ce", "ka", "qua1", "aa"]
)
def test_a_syllable_that_ends_with_a_stop_or_breaks_the_spelling_is_none(word: str) -> None:
    assert parse(word) is None


def test_words_are_parted_by_what_stands_between_them() -> None:
    text = "Mở lớp, tập\nhuấn. Tại xã\n\nHòa An\n\nvà xã; a/b 38-CT/TW x@y.vn đo"

    gaps = [(token.text, token.gap) for token in tokenise(text)]

    assert gaps == [
        ("Mở", "break"), ("lớp", "space"), ("tập", "comma"), ("huấn", "line"), ("Tại", "break"),
        ("xã", "space"), ("Hòa", "break"), ("An", "space"), ("và", "line"), ("xã", "space"),
        ("a", "break"), ("b", "comma"), ("đo", "break"),
    ]  # fmt: skip


def test_a_word_knows_its_place_its_capital_and_its_tone() -> None:
    text = "Mở lớp ba"

    tokens = tokenise(text)

    assert [text[token.start : token.end] for token in tokens] == ["Mở", "lớp", "ba"]
    assert [token.is_capital for token in tokens] == [True, False, False]
    assert [token.has_tone for token in tokens] == [True, True, False]
    assert [token.text for token in tokenise(text, 3, 6)] == ["lớp"]


def test_neighbours_are_those_that_no_sign_parts() -> None:
    context = survey(tokenise("mở lớp, tập huấn. báo cáo"), ())

    def words(i: int, *, across: bool) -> tuple[str | None, str | None]:
        left, right = context.left(i, across=across), context.right(i, across=across)
        return (left.text if left else None, right.text if right else None)

    assert [words(i, across=True) for i in range(6)] == [
        (None, "lớp"), ("mở", "tập"), ("lớp", "huấn"), ("tập", None), (None, "cáo"), ("báo", None),
    ]  # fmt: skip
    assert words(1, across=False) == ("mở", None)
    assert words(2, across=False) == (None, "huấn")


def test_what_a_paper_prints_three_times_side_by_side_is_its_own_word() -> None:
    strange = "xoong quốc"
    left, right = key_of("xoong"), key_of("quốc")

    twice, thrice = (survey(tokenise(f"{strange}. " * times), ()) for times in (2, 3))

    assert not twice.words.joins(left, right)
    assert not twice.known(left, right)
    assert thrice.known(left, right)
    broken = survey(tokenise("xoong\nquốc. " * 3), ())
    assert broken.pairs[left, right] == 3
    assert not broken.known(left, right)


def test_triples_are_counted_only_where_nothing_parts_them() -> None:
    context = survey(tokenise("mở lớp học. mở lớp, học. mở lớp học"), ())

    assert context.triples[key_of("mở"), key_of("lớp"), key_of("học")] == 2
    assert context.pairs[key_of("mở"), key_of("lớp")] == 3
    assert context.pairs[key_of("lớp"), key_of("học")] == 2


def test_a_word_is_held_by_neighbours_that_the_language_joins() -> None:
    context = survey(tokenise("kế hoạch xoong"), ())

    assert context.holds(0) == (False, True)
    assert context.holds(1) == (True, False)
    assert context.holds(2) == (False, False)


def test_names_hold_together_only_with_their_capitals() -> None:
    named = survey(tokenise("Krông Pắc; krông pắc"), ("Krông Pắc",))

    assert named.holds(0) == (False, True)
    assert named.holds(3) == (False, False)


def test_the_lexicon_skips_remarks_and_knows_both_sides_of_a_pair() -> None:
    words = lexicon()

    known = words.attested | words.foreign | words.free
    assert not [key for key in known if not key or (key.startswith("#") and key != "#")]
    assert all(
        left in words.precedes[right] for left, rights in words.follows.items() for right in rights
    )
    assert words.grammar <= words.free <= words.attested
    assert words.joins(key_of("kế"), key_of("hoạch"))
    assert not words.joins(key_of("hoạch"), key_of("kế"))
    assert all(len(chain) > 2 for chain in words.chains)


@pytest.mark.parametrize(
    ("line", "start", "end", "shown"),
    [
        ("Đăng trên báo trí, truyền hình.", 14, 17, "báo trí, truyền"),
        ("Ban hành kế hoạchkiểm tra.", 12, 21, "kế hoạchkiểm tra"),
        ("Các đơn vị nghiêm túc th ực hiện.", 22, 27, "túc th ực"),
    ],
)
def test_a_slip_says_where_it_stands_and_what_shows_it(
    line: str, start: int, end: int, shown: str
) -> None:
    (slip,) = find_slips(line)

    assert (slip.start, slip.end) == (start, end)
    assert line[slip.start : slip.end] == slip.printed
    assert line[slip.first : slip.last] == shown


@pytest.mark.parametrize(
    ("line", "reasons"),
    [
        ("Ban hành kế hoạchkiểm tra.", ["joined"]),
        ("Các đơn vị nghiêm túc th ực hiện.", ["split"]),
        ("Nâng cao chất lựơng sản phẩm.", ["impossible"]),
        ("Bảo đảm an toàn thực phẫm cho nhân dân.", ["unknown"]),
        ("Đăng trên báo trí, truyền hình.", ["context"]),
        ("NÂNG CAO CHẤT LƯỢNG; báo chí, truyền hình.", []),
    ],
)
def test_the_reason_of_a_slip_is_told(line: str, reasons: list[str]) -> None:
    assert [slip.reason for slip in find_slips(line)] == reasons


def test_slips_come_in_the_order_of_the_text_and_never_overlap() -> None:
    text = "Đăng trên báo trí, truyền hinh; kế hoạchkiểm tra; th ực hiện; chia sẽ dữ liệu."

    slips = find_slips(text)

    assert len(slips) >= 4
    assert all(one.end <= other.start for one, other in pairwise(slips))


@pytest.mark.parametrize("printed", ["phẫm", "hiên", "xoong"])
def test_words_that_may_have_been_meant_are_one_slip_away_and_known(printed: str) -> None:
    near = _one_slip_away(printed)

    assert all(slip_kind(printed, spell(key)) for key in near)
    assert set(near) <= lexicon().attested
    assert printed not in {spell(key) for key in near}


def test_what_may_have_been_meant_is_found_for_a_word_that_cannot_be() -> None:
    assert "phẩm" in {spell(key) for key in _one_slip_away("phẫm")}
    assert slip_kind("can", "quan") == slip_kind("quan", "can") == "onset"


def test_a_part_of_a_known_name_is_one_only_with_its_capital_and_no_common_word() -> None:
    context = survey(tokenise("Krông krông An Hòa và xã"), ("Krông An", "An Hòa"))

    assert [_is_name(context, token) for token in context.tokens] == [
        True, False, False, False, False, False
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["Ban hành kế hoạchkiểm tra.", "Nâng cao chất lựơng sản phẩm."])
def test_a_page_read_from_a_picture_is_told_of_no_word_that_cannot_be(line: str) -> None:
    assert find_slips(line, quiet=True) == []
