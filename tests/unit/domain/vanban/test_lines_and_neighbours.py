"""What a line is hangs on the lines next to it: annexes, dates that break, halves of words."""

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.blocks import blocks_of
from chuan.domain.vanban.lines import Grid, Item, Printed
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.secrecy import _first_syllable, _last_syllable
from chuan.domain.vanban.tasks import _WITH
from chuan.domain.vanban.types import Knowledge
from chuan.domain.vanban.zones import _heads_annex

TABLE = Grid(((Passage.at("TT", 0), Passage.at("Việc", 0)),))


def items(*lines: str | Grid) -> list[Item]:
    return [line if isinstance(line, Grid) else Printed(Passage.at(line, 0)) for line in lines]


@pytest.mark.parametrize(
    ("following", "heads"),
    [
        ("DANH MỤC NHIỆM VỤ", True),
        ("(Kèm theo Kế hoạch số 12/KH-UBND)", True),
        (TABLE, True),
        ("của hợp đồng được lưu tại phòng", False),
        (None, False),
    ],
)
@pytest.mark.parametrize("before", ["TỔ CHỨC THỰC HIỆN", "lập danh mục theo"])
def test_a_lone_word_of_annex_heads_one_by_what_follows_it(
    following: str | Grid | None, before: str, *, heads: bool
) -> None:
    lines = items(before, "Phụ lục", *([] if following is None else [following]))

    assert _heads_annex(lines, 1) is heads


def said(*lines: str | Grid) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks_of(items(*lines))]


def test_figures_alone_end_a_date_of_the_line_before_and_nothing_of_a_table() -> None:
    assert said("Hoàn thành trước ngày", "30/6/2026") == ["Hoàn thành trước ngày 30/6/2026"]
    assert said("Hoàn thành đúng hạn.", "12") == ["Hoàn thành đúng hạn."]
    dated = Grid(((Passage.at("TT", 0), Passage.at("Trước ngày", 0)),))
    assert said(dated, "12", "Mở lớp.") == ["Mở lớp."]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("  (mật khẩu", "mật", "khẩu"), ("báo cáo, ", "báo", "cáo"), ("kết thúc.", "kết", ""),
        ("như sau: ", "như", ""), ("", "", ""), ("…", "", ""),
    ],
)  # fmt: skip
def test_the_halves_of_a_word_are_looked_for_at_the_edges_of_lines(
    text: str, first: str, last: str
) -> None:
    assert (_first_syllable(text), _last_syllable(text)) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["phối hợp với ", "chủ trì, phối hợp với ", "chủ trì phối hợp cùng ", "chủ trì,phối hợp với ",
     "phối hợp chặt chẽ với "],
)  # fmt: skip
def test_words_of_working_together_are_known_however_they_are_spaced(words: str) -> None:
    assert _WITH.fullmatch(words)


def test_a_title_ends_where_the_first_article_begins_though_nothing_else_parts_them() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nSố: 12/QĐ-UBND\nAn Hòa, ngày 05 tháng 3 năm 2026\n\n"
        "QUYẾT ĐỊNH\nBan hành Quy chế cân đo\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế.\n"
    )
    (document,) = read(from_text(text), Knowledge()).documents

    assert document.title is not None
    assert document.title.text == "Ban hành Quy chế cân đo"
