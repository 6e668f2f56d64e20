"""Where words stand in a document is told by the headings above them."""

import pytest

from chuan.plans.rules.headings import heading_above

TEXT = """I. MỤC ĐÍCH
1. Nâng cao nhận thức.
II. MỤC TIÊU
1. Mục tiêu chung.
2. Mục tiêu cụ thể.
a) Đến năm 2030.
- 60% sản phẩm chủ
lực được hỗ trợ.
III. NHIỆM VỤ
Hỗ trợ 50 doanh nghiệp.
"""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("60% sản phẩm chủ lực được hỗ trợ", "Mục II.2.a"),
        ("Hỗ trợ 50 doanh nghiệp", "Mục III"),
        ("Nâng cao nhận thức", "Mục I"),
        ("không có trong văn bản", ""),
        ("", ""),
    ],
)
def test_the_place_of_some_words(words: str, place: str) -> None:
    assert heading_above(TEXT, words) == place
