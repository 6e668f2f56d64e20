"""The official vectors of GS1, read from the shared folder."""

import json
from pathlib import Path
from typing import Any


def vectors(shared: Path, family: str) -> list[dict[str, Any]]:
    """The cases of one family, in their order."""
    path = shared / "conformance" / "digital-link" / "vectors" / f"{family}.json"
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    assert cases
    return cases


def asks(case: dict[str, Any], option: str) -> bool:
    """Whether a case was made with an option of the reference engine switched on."""
    return bool(case["engineOptions"].get(option) == "true")


def lets_unknown_attributes_through(case: dict[str, Any]) -> bool:
    """Whether a case was made with attributes outside the table let through."""
    return "UNKNOWN_AI_NOT_DL_ATTR, false" in case["engineOptions"].get("ValidationEnabled", "")
