"""What each part of a picture is, and how it looks on paper; css/charts.css says the same for screens."""

from enum import StrEnum
from typing import Final


class Ink(StrEnum):
    """The roles that parts of a picture play."""

    LABEL = "label"
    VALUE = "value"
    FAINT = "faint"
    TINY = "tiny"
    TIP = "tip"
    AXIS = "axis"
    GRID = "grid"
    TARGET = "target"
    TARGET_WORDS = "target-words"
    TARGET_MARK = "target-mark"
    TRACK = "track"
    BREAK = "break"
    BAR_1 = "bar-1"
    BAR_2 = "bar-2"
    BAR_3 = "bar-3"
    BAR_4 = "bar-4"
    FORECAST = "forecast"
    LINE_1 = "line-1"
    LINE_2 = "line-2"
    LINE_3 = "line-3"
    LINE_4 = "line-4"
    MARK_1 = "mark-1"
    MARK_2 = "mark-2"
    MARK_3 = "mark-3"
    MARK_4 = "mark-4"
    HOLLOW_1 = "hollow-1"
    HOLLOW_2 = "hollow-2"
    HOLLOW_3 = "hollow-3"
    HOLLOW_4 = "hollow-4"
    HATCH = "hatch"
    NONE = "none"
    LAND = "land"
    BUBBLE = "bubble"
    CROWD = "crowd"
    FRAME = "frame"
    RAMP_1 = "r1"
    RAMP_2 = "r2"
    RAMP_3 = "r3"
    RAMP_4 = "r4"
    RAMP_5 = "r5"
    RAMP_6 = "r6"


BARS: Final = (Ink.BAR_1, Ink.BAR_2, Ink.BAR_3, Ink.BAR_4)
LINES: Final = (Ink.LINE_1, Ink.LINE_2, Ink.LINE_3, Ink.LINE_4)
HOLLOWS: Final = (Ink.HOLLOW_1, Ink.HOLLOW_2, Ink.HOLLOW_3, Ink.HOLLOW_4)
MARKS: Final = (Ink.MARK_1, Ink.MARK_2, Ink.MARK_3, Ink.MARK_4)

RAMPS: Final = {
    1: (Ink.RAMP_4,),
    2: (Ink.RAMP_2, Ink.RAMP_5),
    3: (Ink.RAMP_1, Ink.RAMP_3, Ink.RAMP_5),
    4: (Ink.RAMP_1, Ink.RAMP_2, Ink.RAMP_4, Ink.RAMP_5),
    5: (Ink.RAMP_1, Ink.RAMP_2, Ink.RAMP_3, Ink.RAMP_4, Ink.RAMP_5),
    6: (Ink.RAMP_1, Ink.RAMP_2, Ink.RAMP_3, Ink.RAMP_4, Ink.RAMP_5, Ink.RAMP_6),
}
"""The shades of one deep teal for that many classes, light to dark: grey tells them apart too."""

_SIZES: Final = {
    Ink.LABEL: "13",
    Ink.VALUE: "13",
    Ink.FAINT: "12",
    Ink.TINY: "10",
    Ink.TIP: "13",
    Ink.TARGET_WORDS: "12",
}
_STRONG: Final = {Ink.VALUE, Ink.TIP}
_STROKES: Final = {
    Ink.AXIS: ("1", ""),
    Ink.GRID: ("1", ""),
    Ink.TARGET: ("1.5", "5 3"),
    Ink.TARGET_MARK: ("2", ""),
    Ink.BREAK: ("1.5", "1.5 4"),
    Ink.LINE_1: ("2.5", ""),
    Ink.LINE_2: ("2", ""),
    Ink.LINE_3: ("2", ""),
    Ink.LINE_4: ("2", "1.5 3.5"),
    **dict.fromkeys(HOLLOWS, ("2", "")),
    Ink.HATCH: ("1.2", ""),
    Ink.BUBBLE: ("1", ""),
    Ink.FRAME: ("0.8", "3 2"),
    Ink.LAND: ("0.6", ""),
    Ink.NONE: ("0.8", ""),
    Ink.BAR_2: ("1", ""),
    Ink.BAR_3: ("1", ""),
    Ink.BAR_4: ("1", ""),
    Ink.FORECAST: ("1.2", "4 2.5"),
    Ink.TRACK: ("1", ""),
    **dict.fromkeys(RAMPS[6], ("0.6", "")),
}


def _drawn(ink: Ink) -> tuple[tuple[str, str], ...]:
    """Sizes and strokes: the same on screen and on paper."""
    said: list[tuple[str, str]] = []
    if ink in _SIZES:
        said.append(("font-size", _SIZES[ink]))
    if ink in _STRONG:
        said.append(("font-weight", "600"))
    if ink in _STROKES:
        width, dashes = _STROKES[ink]
        said.append(("stroke-width", width))
        said += [("stroke-dasharray", dashes)] if dashes else []
    if ink == Ink.CROWD:
        said += [("fill", "none"), ("stroke-linecap", "round")]
    if ink in LINES:
        said += [("fill", "none"), ("stroke-linejoin", "round"), ("stroke-linecap", "round")]
    return tuple(said)


ROUND_INKS: Final = {ink: _drawn(ink) for ink in Ink if _drawn(ink)}

_INK, _QUIET, _FAINT, _LINE, _TEAL, _SOFT = (
    "#14201e", "#43514d", "#5f6c68", "#dbe2df", "#0b5d5e", "#a9cfcb",
)  # fmt: skip


HALO: Final = (
    ("fill", "#ffffff"),
    ("stroke", "#ffffff"),
    ("stroke-width", "3"),
    ("stroke-linejoin", "round"),
)
"""An edge of paper behind words, so that a line behind them does not cross them out."""
HALOED: Final = {Ink.LABEL, Ink.VALUE, Ink.FAINT, Ink.TINY}


def _fill(colour: str, stroke: str = "") -> tuple[tuple[str, str], ...]:
    return (("fill", colour), ("stroke", stroke)) if stroke else (("fill", colour),)


def _stroke(colour: str) -> tuple[tuple[str, str], ...]:
    return (("stroke", colour),)


PAPER_INKS: Final[dict[Ink, tuple[tuple[str, str], ...]]] = {
    Ink.LABEL: _fill(_INK),
    Ink.VALUE: _fill(_INK),
    Ink.FAINT: _fill(_QUIET),
    Ink.TINY: _fill(_QUIET),
    Ink.TIP: _fill(_INK),
    Ink.TARGET_WORDS: _fill(_INK),
    Ink.AXIS: _stroke("#7b8884"),
    Ink.GRID: _stroke(_LINE),
    Ink.TARGET: _stroke(_INK),
    Ink.TARGET_MARK: _stroke(_INK),
    Ink.TRACK: _fill("#ffffff", "#7b8884"),
    Ink.BREAK: _stroke(_QUIET),
    Ink.BAR_1: _fill(_TEAL),
    Ink.BAR_2: _fill(_SOFT, _TEAL),
    Ink.BAR_3: _fill("#ffffff", _TEAL),
    Ink.BAR_4: _fill("#43514d", _INK),
    Ink.FORECAST: _fill("#e3f0ee", _TEAL),
    Ink.LINE_1: _stroke(_TEAL),
    Ink.LINE_2: _stroke(_INK),
    Ink.LINE_3: _stroke("#4f9f9a"),
    Ink.LINE_4: _stroke(_FAINT),
    Ink.MARK_1: _fill(_TEAL),
    Ink.MARK_2: _fill(_INK),
    Ink.MARK_3: _fill("#4f9f9a"),
    Ink.MARK_4: _fill(_FAINT),
    Ink.HOLLOW_1: _fill("#ffffff", _TEAL),
    Ink.HOLLOW_2: _fill("#ffffff", _INK),
    Ink.HOLLOW_3: _fill("#ffffff", "#4f9f9a"),
    Ink.HOLLOW_4: _fill("#ffffff", _FAINT),
    Ink.HATCH: _stroke("#7b8884"),
    Ink.NONE: _stroke("#7b8884"),
    Ink.LAND: _fill("#eef2f0", "#7b8884"),
    Ink.BUBBLE: (("fill", _TEAL), ("fill-opacity", "0.55"), ("stroke", "#ffffff")),
    Ink.CROWD: (("stroke", _TEAL), ("stroke-opacity", "0.5")),
    Ink.FRAME: _fill("none", "#7b8884"),
    Ink.RAMP_1: _fill("#e2f0ee", _QUIET),
    Ink.RAMP_2: _fill("#b3d6d2", _QUIET),
    Ink.RAMP_3: _fill("#7db8b3", _QUIET),
    Ink.RAMP_4: _fill("#438f8c", "#ffffff"),
    Ink.RAMP_5: _fill("#0b5d5e", "#ffffff"),
    Ink.RAMP_6: _fill("#053536", "#ffffff"),
}
