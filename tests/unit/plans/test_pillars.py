"""The six pillars are told from headings, else from the words of the task."""

import json
from pathlib import Path

import pytest

from chuan.plans.enums import Pillar
from chuan.plans.rules.pillars import propose_pillar


@pytest.mark.parametrize(
    ("heading", "pillar"),
    [
        ("Đẩy mạnh tuyên truyền, nâng cao nhận thức về đo lường", Pillar.PROPAGANDA),
        ("Hoàn thiện cơ chế, chính sách, pháp luật", Pillar.LAW),
        ("Đào tạo, bồi dưỡng nguồn nhân lực", Pillar.PEOPLE),
        ("Bố trí ngân sách nhà nước, đầu tư trang thiết bị", Pillar.BUDGET),
        ("Tăng cường thanh tra, kiểm tra, giám sát", Pillar.INSPECTION),
        ("Tăng cường hội nhập quốc tế", Pillar.INTEGRATION),
        ("TỔ CHỨC THỰC HIỆN", None),
        ("KINH PHÍ THỰC HIỆN", None),
        ("- Tổ chức thực hiện, kiểm tra", None),
        ("Yêu cầu về tuyên truyền", None),
        ("Kinh phí cho đo lường", Pillar.BUDGET),
        ("", None),
    ],
)
def test_a_heading_tells_its_pillar(heading: str, pillar: Pillar | None) -> None:
    assert propose_pillar([heading]) == pillar


def test_the_nearest_heading_wins_and_the_text_speaks_where_headings_are_silent() -> None:
    near, far = "Kiểm tra, giám sát", "Tuyên truyền"

    assert propose_pillar([near, far]) == Pillar.INSPECTION
    assert propose_pillar(["NHIỆM VỤ VÀ GIẢI PHÁP"], "Tập huấn cho cán bộ xã") == Pillar.PEOPLE
    assert propose_pillar(["NHIỆM VỤ"], "Thực hiện theo kế hoạch") is None


@pytest.mark.parametrize("name", ["binh-dinh.json", "tu-hai-phong-xa.json"])
def test_the_six_headings_of_real_plans_are_the_six_pillars(shared: Path, name: str) -> None:
    plans = json.loads((shared / "gold" / name).read_text(encoding="utf-8"))["documents"]
    parts = [part for plan in plans for part in plan["sections"] if part["label"] == "II"]

    told = [propose_pillar([child["title"]]) for part in parts for child in part["children"]]

    assert told == list(Pillar)
