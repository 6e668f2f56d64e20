"""A room names pages of its own and of the rooms below it, never of those above."""

import configparser
import re

from tests.architecture.source import ROOT, SOURCE

NAMED = re.compile(r"""["']([a-z_]+):[a-z_]+["']""")
FRAME = "core"
"""Its layouts are the frame around every page: they name the doors of the node."""


def _rooms_from_below() -> list[str]:
    bands = configparser.ConfigParser()
    bands.read(ROOT / ".importlinter")
    layers = bands["importlinter:contract:bands"]["layers"].split("\n")
    return [name for line in reversed(layers) for name in re.findall(r"[a-z]+", line)]


def test_no_room_names_a_page_of_a_higher_one() -> None:
    rooms = _rooms_from_below()
    upward = [
        f"{path.relative_to(SOURCE)}: {named}"
        for path in sorted(SOURCE.rglob("*"))
        if path.suffix in {".py", ".html"} and (room := path.relative_to(SOURCE).parts[0]) != FRAME
        for named in NAMED.findall(path.read_text(encoding="utf-8"))
        if room in rooms and named in rooms and rooms.index(named) > rooms.index(room)
    ]

    assert len(rooms) > 10
    assert upward == []
