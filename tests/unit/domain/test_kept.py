"""Answers are kept for short texts only, and a bounded number of them."""

from chuan.domain.kept import kept


def test_a_short_text_is_worked_out_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @kept(2, longest=5)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("năm"), length("năm"), length("dài hơn"), length("dài hơn")] == [3, 3, 7, 7]
    assert asked == ["năm", "dài hơn", "dài hơn"]


def test_no_more_answers_are_kept_than_were_allowed() -> None:
    asked: list[str] = []

    @kept(1)
    def itself(text: str) -> str:
        asked.append(text)
        return text

    for text in "aba":
        itself(text)
    assert asked == ["a", "b", "a"]
