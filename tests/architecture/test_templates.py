"""Every template of ours compiles, also those that no page of the tests reaches."""

from pathlib import Path

import pytest
from django.template.loader import get_template

SOURCE = Path(__file__).resolve().parents[2] / "src" / "chuan"
TEMPLATES = sorted(
    str(path.relative_to(folder))
    for folder in SOURCE.glob("*/templates")
    for path in folder.rglob("*")
    if path.suffix in {".html", ".txt"}
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert get_template(name)
