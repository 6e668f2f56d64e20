"""Draws any picture as SVG text: for a page (classes, so that dark mode works) or for paper."""

from chuan.domain.charts.bars import draw_bars
from chuan.domain.charts.bubbles import draw_bubbles
from chuan.domain.charts.canvas import Canvas, Drawing
from chuan.domain.charts.choropleth import draw_choropleth
from chuan.domain.charts.columns import draw_columns
from chuan.domain.charts.lines import draw_lines
from chuan.domain.charts.multiples import draw_multiples
from chuan.domain.charts.progress import draw_progress
from chuan.domain.charts.spoken import spoken
from chuan.domain.charts.svg import figure, node, write
from chuan.domain.charts.types import (
    Bars,
    Bubbles,
    Choropleth,
    Lines,
    Multiples,
    Picture,
    Progress,
    Words,
)

WIDE, NARROW = 680.0, 344.0
"""Widths in pixels that a page uses: for a screen or a sheet, and for a phone of 390."""

FACES = "Be Vietnam Pro, Noto Sans, Arial, sans-serif"
"""Typefaces asked for on paper; a page says its own in its style sheet."""

VIETNAMESE = Words()


def to_svg(
    picture: Picture,
    *,
    paper: bool = False,
    width: float = WIDE,
    words: Words = VIETNAMESE,
    face: str = FACES,
) -> str:
    """One `<svg>` element. On paper it stands alone: colours and `face` are in it, links are not.

    The ids in it begin with the key of the picture and its width, so that the wide and the narrow one
    may stand on one page.
    """
    prefix = f"{picture.about.key}-{round(width)}"
    drawing = _drawing(picture, Canvas(width, words, prefix))
    high = drawing.height
    head = [
        node("title", None, picture.about.title, id=f"{prefix}-title"),
        node("desc", None, spoken(picture, words), id=f"{prefix}-desc"),
    ]
    defs = [node("defs", None, *drawing.defs)] if drawing.defs else []
    links = drawing.is_walked or any(_has_links(picture))
    said: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 -2 {figure(width)} {figure(high + 4)}",
        "width": width,
        "height": high + 4,
        "role": "group" if links and not paper else "img",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        **({"font-family": face} if paper else {"class": "chart-picture"}),
    }
    return write(node("svg", None, *head, *defs, *drawing.nodes, **said), paper=paper)


def _drawing(picture: Picture, canvas: Canvas) -> Drawing:
    if isinstance(picture, Bars):
        return draw_columns(picture, canvas) if picture.upright else draw_bars(picture, canvas)
    if isinstance(picture, Lines):
        return draw_lines(picture, canvas)
    if isinstance(picture, Multiples):
        return draw_multiples(picture, canvas)
    if isinstance(picture, Progress):
        return draw_progress(picture, canvas)
    if isinstance(picture, Choropleth):
        return draw_choropleth(picture, canvas)
    return draw_bubbles(picture, canvas)


def _has_links(picture: Picture) -> list[bool]:
    """Which parts of a picture open something; the areas of a map are walked anyhow."""
    if isinstance(picture, Bars | Lines):
        return [bool(point.url) for one in picture.series for point in one.points]
    if isinstance(picture, Progress):
        return [bool(row.url) for row in picture.rows]
    if isinstance(picture, Bubbles):
        return [bool(dot.url) for dot in picture.dots]
    return []
