"""Charts as SVG text from typed numbers: the same picture on screen, in print and in documents.

Every picture says what it shows in one sentence (`spoken`) and has a table twin (`twin`).
"""

from chuan.domain.charts.draw import NARROW, WIDE, to_svg
from chuan.domain.charts.numbers import with_unit, written
from chuan.domain.charts.outline import Outline
from chuan.domain.charts.spoken import spoken
from chuan.domain.charts.twin import Twin, TwinCell, twin
from chuan.domain.charts.types import (
    About,
    Area,
    Bars,
    Bubbles,
    ChartFault,
    Choropleth,
    Dot,
    Lines,
    Multiples,
    Picture,
    Point,
    Progress,
    Series,
    Step,
    Target,
    Words,
)

__all__ = [
    "NARROW",
    "WIDE",
    "About",
    "Area",
    "Bars",
    "Bubbles",
    "ChartFault",
    "Choropleth",
    "Dot",
    "Lines",
    "Multiples",
    "Outline",
    "Picture",
    "Point",
    "Progress",
    "Series",
    "Step",
    "Target",
    "Twin",
    "TwinCell",
    "Words",
    "spoken",
    "to_svg",
    "twin",
    "with_unit",
    "written",
]
