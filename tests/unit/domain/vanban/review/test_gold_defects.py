"""On the two documents with worked answers every core defect is found, and little else is said."""

import importlib.util
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chuan.domain.vanban import from_text, read, to_json
from chuan.domain.vanban.review import review
from chuan.domain.vanban.types import Knowledge
from chuan.law.knowledge import load_acts
from chuan.orgs.knowledge import load_agencies, load_places

SHARED = Path(__file__).resolve().parents[5].parent / "shared"
PAIRS = [
    ("binh-dinh.json", "004_bbed9661b332545c.txt"),
    ("tu-hai-phong-xa.json", "000_962f71b5e489d974.txt"),
]


def scorer() -> Any:
    path = SHARED / "gold" / "score_plan.py"
    if not path.exists():
        pytest.skip("the worked answers are not here")
    spec = importlib.util.spec_from_file_location("score_plan", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("answer", "seed"), PAIRS)
def test_core_defects_are_found_with_few_false_alarms(answer: str, seed: str) -> None:
    score = scorer()
    knowledge = Knowledge(load_agencies(), load_acts(), load_places())
    gold = json.loads((SHARED / "gold" / answer).read_text(encoding="utf-8"))
    reading = read(from_text((SHARED / "seeds" / seed).read_text(encoding="utf-8")), knowledge)

    written = to_json(reading, review(reading, knowledge, on=date(2026, 11, 21)))

    found = score.summary(score.score(gold, written))["families"]["defects"]
    assert found["fn"] == 0
    assert found["fp"] <= 2
    errors = [d for d in written["defects"] if d["severity"] == "error"]
    wrong = [d for d in errors if not any(score.defect_f(g, d) for g in gold["defects"])]
    assert len(wrong) * 5 < max(5, len(errors))


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (
            "003_11cd5fe2edb761f3.txt",
            {
                "two-figures-one-target",
                "one-thing-two-scopes",
                "commune-speaks-for-province",
                "misspelt-word",
                "words-run-together",
                "number-or-date-blank",
                "symbol-incomplete",
                "row-without-time",
                "website-named-as-body",
            },
        ),
        ("002_ce58c052457a2f2d.txt", {"body-abolished", "body-renamed-since"}),
        ("001_c7045c8c30d88a9b.txt", {"word-doubtful", "report-without-date"}),
    ],
)
def test_what_a_careful_reader_marks_is_found(seed: str, expected: set[str]) -> None:
    path = SHARED / "seeds" / seed
    if not path.exists():
        pytest.skip("the seed documents are not here")
    knowledge = Knowledge(load_agencies(), load_acts(), load_places())
    reading = read(from_text(path.read_text(encoding="utf-8")), knowledge)

    found = {f.rule for f in review(reading, knowledge, on=date(2026, 11, 21))}

    assert expected <= found
