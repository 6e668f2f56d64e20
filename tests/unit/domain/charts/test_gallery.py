"""Every picture of the gallery is drawn as it was when somebody last looked at it and approved it.

Changed a drawing on purpose? `CHUAN_APPROVE=1 pytest tests/unit/domain/charts/test_gallery.py` draws them
anew into `approved/`; look at each of them before you commit it.
"""

import os
from pathlib import Path

import pytest

from chuan.domain.charts import to_svg
from tests.unit.domain.charts.gallery import GALLERY

APPROVED = Path(__file__).with_name("approved")


def drawn(name: str) -> str:
    """The picture with each part on a line of its own, so that a change is read where it is."""
    shown = GALLERY[name]
    return to_svg(shown.picture, width=shown.width, paper=shown.paper).replace("><", ">\n<") + "\n"


@pytest.mark.parametrize("name", GALLERY)
def test_a_picture_is_drawn_as_it_was_approved(name: str) -> None:
    kept = APPROVED / f"{name}.svg"
    if os.environ.get("CHUAN_APPROVE"):
        kept.write_text(drawn(name), encoding="utf-8")

    assert drawn(name) == kept.read_text(encoding="utf-8")


def test_every_approved_drawing_is_one_of_the_gallery() -> None:
    assert {kept.stem for kept in APPROVED.glob("*.svg")} == set(GALLERY)
