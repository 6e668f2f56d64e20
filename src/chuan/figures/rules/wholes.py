"""Which line is a part of which, by the numbering of the form: 2.1 and 2.2 are parts of 2."""

from collections.abc import Mapping, Sequence

Numbered = tuple[int, str, str, str]
"""Key, label, unit, stage of a line."""


def wholes_by_label(lines: Sequence[Numbered]) -> Mapping[int, int]:
    """The whole of each part: the line one number shorter, of the same unit and stage.

    >>> wholes_by_label([(1, "2", "cơ sở", ""), (2, "2.1", "cơ sở", ""), (3, "2.2", "đồng", "")])
    {2: 1}
    """
    by_label: dict[str, Numbered] = {}
    found: dict[int, int] = {}
    for line in lines:
        key, label, unit, stage = line
        number = label.strip().rstrip(".")
        above, dot, _last = number.rpartition(".")
        whole = by_label.get(above) if dot else None
        if whole is not None and unit and whole[2:] == (unit, stage):
            found[key] = whole[0]
        if number:
            by_label[number] = line
    return found
