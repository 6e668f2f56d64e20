"""The table of the room's README names every reading once."""

import re
from collections import Counter
from pathlib import Path

from chuan.figures import selectors


def test_every_selector_has_its_duty_in_the_readme() -> None:
    room = Path(selectors.__file__).parent
    table = (room.parent / "README.md").read_text(encoding="utf-8").partition("| --- |")[2]

    named = Counter(re.findall(r"`(\w+)`", table))

    assert named == Counter(
        path.stem for path in room.glob("*.py") if not path.stem.startswith("_")
    )
