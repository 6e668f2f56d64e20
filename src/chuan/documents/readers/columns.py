"""Unbraids a letterhead or a signature block that a DOCX sets side by side with tabs."""

from dataclasses import replace

from chuan.documents.readers.furniture import is_furniture
from chuan.domain.vanban.types import Line, Table

_SHORT = 60
_TAB_WIDTH = "    "
_LONGEST = 60
"""Lines; a letterhead or a block of signatures is far shorter."""


def unbraid_tabs(items: list[Line | Table]) -> list[Line | Table]:
    """Left column first, then right; everywhere else a tab becomes spaces."""
    found: list[Line | Table] = []
    place = 0
    while place < len(items):
        braid = _braid(items, place)
        if len(braid) > 1 and is_furniture("\n".join(line.text for line in braid)):
            found += _unbraided(braid)
            place += len(braid)
            continue
        item = items[place]
        found.append(_spaced(item) if isinstance(item, Line) else item)
        place += 1
    return found


def _braid(items: list[Line | Table], place: int) -> list[Line]:
    """The run of lines from `place` to the last with a tab, short lines between included."""
    run: list[Line] = []
    last = 0
    for at in range(place, min(place + _LONGEST, len(items))):
        item = items[at]
        if not isinstance(item, Line) or (len(item.text) > _SHORT and "\t" not in item.text):
            break
        run.append(item)
        if "\t" in item.text:
            last = len(run)
        if not last:
            break
    return run[:last]


def _unbraided(braid: list[Line]) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in braid:
        before, _, after = line.text.partition("\t")
        if before.strip():
            left.append(replace(line, text=before.strip()))
        if after.strip():
            right.append(replace(line, text=" ".join(after.split()), label=""))
    return left + right


def _spaced(line: Line) -> Line:
    return replace(line, text=line.text.replace("\t", _TAB_WIDTH)) if "\t" in line.text else line
