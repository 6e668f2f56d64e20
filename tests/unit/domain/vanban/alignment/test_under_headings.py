"""A point above that a heading of the child takes up is answered, perhaps, by what stands under it."""

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.alignment import align
from chuan.domain.vanban.alignment.samples import COMMUNE, PROVINCE
from chuan.domain.vanban.alignment.types import Confidence, MatchKind
from chuan.domain.vanban.alignment.under_headings import taken_up
from chuan.domain.vanban.types import Knowledge

AWARE = "Tuyên truyền, nâng cao nhận thức của người dân và doanh nghiệp về vai trò của đo lường"
CHECKS = "Kiểm tra phương tiện đo tại chợ, cửa hàng xăng dầu và cơ sở kinh doanh vàng"
POINT = (
    "Đẩy mạnh công tác tuyên truyền, nâng cao nhận thức, trách nhiệm của cán bộ, người dân và "
    "doanh nghiệp về vị trí, vai trò của đo lường trong đời sống xã hội"
)
ABOVE = [AWARE, AWARE, CHECKS, CHECKS, ""]


def test_a_point_is_taken_up_by_the_one_heading_that_says_it() -> None:
    assert list(taken_up([POINT], ABOVE)) == [(0, [0, 1])]


def test_what_most_headings_say_and_a_single_heading_tell_nothing() -> None:
    common = "về tiêu chuẩn, đo lường, chất lượng sản phẩm, hàng hóa trên địa bàn"
    above = [f"Tập huấn {common}", f"Kiểm tra {common}", f"Thống kê {common}"]

    assert not list(taken_up([f"Bố trí kinh phí cho công tác {common}"], above))
    assert not list(taken_up([POINT], [AWARE, AWARE]))


def test_two_points_that_fit_one_heading_are_left_to_a_person() -> None:
    assert not list(taken_up([POINT, f"{POINT} ở nông thôn"], ABOVE))


def test_clauses_unlike_the_point_answer_it_perhaps_under_its_heading() -> None:
    child = (
        f"I. NHIỆM VỤ\n1. {AWARE}\n- Mở chuyên mục trên loa truyền thanh, mỗi tháng hai kỳ.\n"
        f"- Phát tờ rơi tại hội nghị thôn.\n2. {CHECKS}\n- Kiểm tra cân tại chợ trung tâm.\n"
    )
    texts = [COMMUNE + child, f"{PROVINCE}I. NHIỆM VỤ\n- {POINT}.\n- Kiểm tra cân tại chợ.\n"]
    own, above = (read(from_text(text), Knowledge()) for text in texts)

    matches = align(
        own.documents[-1], [above.documents[-1]], knowledge=Knowledge(),
        child_text=own.text, parent_texts=[above.text],
    ).matches  # fmt: skip

    point = matches[0]
    assert point.parent_clause is not None
    assert point.parent_clause.text.text.startswith("Đẩy mạnh")
    assert (point.kind, point.confidence) == (MatchKind.COVERED, Confidence.POSSIBLE)
    answers = [clause.text.text for clause in (point.child_clause, *point.also) if clause]
    assert sorted(text[:6] for text in answers) == ["Mở chu", "Phát t"]
