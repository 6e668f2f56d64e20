"""Clauses read out of a pasted text, and two wordings beside each other."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from chuan.standards.rules.clauses import as_text, read_clauses
from chuan.standards.rules.wordings import (
    Change,
    Kind,
    Worded,
    carried_keys,
    clause_changes,
    word_changes,
)

TEXT = """Lời nói đầu
1 Phạm vi áp dụng
Quy chuẩn này áp dụng cho mật ong.
2 Yêu cầu kỹ thuật
2.1 Yêu cầu cảm quan
Màu vàng.
2.2 Hàm lượng nước không lớn hơn 20 %, tính theo khối lượng.
5 mg/kg là mức của chì.
3. Phương pháp thử
Phụ lục A
A.1 Lấy mẫu
Điều 1. Tổ chức thực hiện
1. Sở chủ trì.
2. Cơ sở chấp hành."""
lines = st.lists(
    st.sampled_from(
        ["1 Một", "2 Hai", "1.1 Con", "2.1 Con", "Điều 1. Chung", "1. Khoản", "2. Khoản dài.", "Phụ lục B",
         "B.1 Thử", "chữ thường", "5 mg/kg", "Chương I", "", "3.1.1", "a) điểm"]
    ) | st.text(max_size=30),
    max_size=40,
)  # fmt: skip


def test_numbers_articles_and_annexes_become_clauses_and_amounts_stay_text() -> None:
    clauses = read_clauses(TEXT.splitlines())
    assert [clause.label for clause in clauses] == [
        "", "1", "2", "2.1", "2.2", "3", "Phụ lục A", "A.1", "Điều 1", "Điều 1 khoản 1", "Điều 1 khoản 2",
    ]  # fmt: skip
    assert [clause.level for clause in clauses][:6] == [1, 1, 1, 2, 2, 1]
    water = clauses[4]
    assert not water.heading
    assert water.text.endswith("5 mg/kg là mức của chì.")


@given(lines)
def test_no_word_of_a_text_is_lost_and_every_label_stands_once(given_lines: list[str]) -> None:
    clauses = read_clauses(given_lines)
    labels = [clause.label for clause in clauses]
    assert len(set(labels)) == len(labels)
    kept = "".join(clause.heading + clause.text for clause in clauses)
    for line in given_lines:
        last = line.split()[-1:] or [""]
        assert last[0] in kept or any(last[0].rstrip(".)") in label for label in labels)


@given(st.text(alphabet="ab \nĐmật,.", max_size=60), st.text(alphabet="ab \nĐmật,.", max_size=60))
def test_changed_words_give_both_wordings_back_to_the_letter(old: str, new: str) -> None:
    pieces = word_changes(old, new)
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == old
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == new


def test_a_long_text_is_compared_in_bounded_time() -> None:
    old = "\n".join(f"từ {number}" for number in range(3000))
    new = "\n".join(f"chữ {number}" for number in range(3000))
    assert "".join(p.text for p in word_changes(old, new) if p.kind is not Kind.ADDED) == old


def test_clauses_keep_their_key_by_number_and_by_words_and_none_is_told_twice() -> None:
    old = [
        Worded("a", "1", "Phạm vi", "x"),
        Worded("b", "2", "Thử", "y"),
        Worded("c", "3", "Bỏ", "z"),
    ]
    fresh = count()
    keys = carried_keys(
        old, [("1", "Phạm vi\nx mới"), ("2", "Thêm"), ("4", "Bỏ\nz")], lambda: f"n{next(fresh)}"
    )
    assert keys == ["a", "b", "c"]
    new = [
        Worded("a", "1", "Phạm vi", "x mới"),
        Worded("d", "2", "Mới", ""),
        Worded("c", "3", "Bỏ", "z"),
    ]
    changes = clause_changes(old, new)
    assert [(each.change, each.shown.key) for each in changes] == [
        (Change.CHANGED, "a"), (Change.GONE, "b"), (Change.NEW, "d"), (Change.SAME, "c"),
    ]  # fmt: skip


def test_a_page_of_numbers_is_read_in_time() -> None:
    assert read_clauses(["1" * 50 + "." * 50 + " " * 50] * 2000)


def test_text_of_clauses_reads_back_as_the_same_clauses() -> None:
    clauses = list(read_clauses(TEXT.splitlines()))
    assert list(read_clauses(as_text(clauses).splitlines())) == clauses
