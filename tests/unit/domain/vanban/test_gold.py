"""Reads the two documents with worked answers and scores every family but the defects."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from chuan.domain.vanban import from_text, read, to_json
from chuan.domain.vanban.types import Knowledge

SHARED = Path(__file__).resolve().parents[4].parent / "shared"
PAIRS = [
    ("binh-dinh.json", "004_bbed9661b332545c.txt"),
    ("tu-hai-phong-xa.json", "000_962f71b5e489d974.txt"),
]
OTHERS_WORK = {"defects"}
LEAST, LEAST_OF_ROWS = 0.95, 0.95


def scorer() -> ModuleType:
    path = SHARED / "gold" / "score_plan.py"
    if not path.exists():
        pytest.skip("the worked answers are not here")
    spec = importlib.util.spec_from_file_location("score_plan", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("gold", "seed"), PAIRS)
def test_reads_each_family_of_a_worked_answer(gold: str, seed: str) -> None:
    score = scorer()
    answer = json.loads((SHARED / "gold" / gold).read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / seed).read_text(encoding="utf-8")

    reading = read(from_text(text), Knowledge())
    families = score.summary(score.score(answer, to_json(reading)))["families"]

    weak = {name: found["f"] for name, found in families.items() if found["f"] < LEAST}
    assert set(weak) <= OTHERS_WORK, weak
    for name in {"lead", "coordinate"} & set(families):
        assert families[name]["f"] >= LEAST_OF_ROWS


def test_reads_the_flattened_annex_of_five_columns() -> None:
    path = SHARED / "seeds" / "003_11cd5fe2edb761f3.txt"
    if not path.exists():
        pytest.skip("the seeds are not here")

    (document,) = read(from_text(path.read_text(encoding="utf-8")), Knowledge()).documents
    rows = {(task.section, task.number): task for task in document.tasks}

    assert len(rows) == 11
    assert all(len(task.lead) in {1, 2} for task in rows.values())
    assert rows["III", "1"].time is None
    assert rows["III", "1"].product is not None
    assert str(rows["III", "1"].product).startswith("100% cán bộ")
    assert str(rows["II", "3"].coordinate[-1]) == "các tổ chức, cá nhân khác có liên quan"
    assert str(rows["IV", "2"].text).endswith("hàng hóa Quốc gia")
    assert [str(lead) for lead in rows["IV", "1"].lead] == [
        "Phòng Kinh tế",
        "Phòng Văn hoá – Xã hội",
    ]
