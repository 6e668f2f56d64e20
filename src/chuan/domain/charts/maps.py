"""What both kinds of maps share: shapes as paths, the frame they are put in, names and credit."""

from dataclasses import dataclass
from functools import lru_cache

from chuan.domain.charts.canvas import LEAD, Canvas
from chuan.domain.charts.inks import Ink
from chuan.domain.charts.letters import wrapped
from chuan.domain.charts.outline import Outline, Ring, Shape
from chuan.domain.charts.svg import Node, figure, text


@dataclass(frozen=True, slots=True)
class Frame:
    """How map units become pixels: scaled, then moved."""

    scale: float
    right: float = 0.0
    down: float = 0.0

    def x(self, place: float) -> float:
        """The pixel of a map unit from the left."""
        return place * self.scale + self.right

    def y(self, place: float) -> float:
        """The pixel of a map unit from the top."""
        return place * self.scale + self.down


@lru_cache(maxsize=256)
def path_of(shape: Shape, frame: Frame) -> str:
    """The rings of a shape as path data: one move, then relative steps of at least half a pixel."""
    return "".join(_ring(ring, frame) for ring in shape.rings)


def _ring(ring: Ring, frame: Frame) -> str:
    """Steps are kept in tenths and told from where the pen really is, so that no rounding adds up."""
    places = [(round(frame.x(x) * 10), round(frame.y(y) * 10)) for x, y in ring]
    (x, y), steps = places[0], []
    for to_x, to_y in places[1:]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{_short(to_x - x)}{_joined(to_y - y)}")
            x, y = to_x, to_y
    course = "l" + _run(steps) if steps else ""
    return f"M{figure(places[0][0] / 10)} {figure(places[0][1] / 10)}{course}z"


def _run(steps: list[str]) -> str:
    return "".join(
        step if not at or step[0] == "-" else f" {step}" for at, step in enumerate(steps)
    )


def _short(tenths: int) -> str:
    """Tenths as SVG takes them: no nought before the point."""
    said = figure(tenths / 10)
    return said.replace("0.", ".", 1) if said.startswith(("0.", "-0.")) else said


def _joined(tenths: int) -> str:
    """The second number of a pair; a minus needs no space before it."""
    said = _short(tenths)
    return said if said[0] == "-" else f" {said}"


def island_names(outline: Outline, frame: Frame, canvas: Canvas) -> list[Node]:
    """The archipelagos by name with the province of each, above their islets."""
    provinces = {shape.code: shape.name for shape in outline.shapes}
    nodes: list[Node] = []
    for islands in outline.islands:
        x, y = frame.x(islands.label[0]), frame.y(islands.label[1])
        x = min(x, canvas.width - 62)
        nodes += [
            text(Ink.TINY, x, y - 18, islands.name, anchor="middle"),
            text(Ink.TINY, x, y - 6, f"({provinces[islands.code]})", anchor="middle"),
        ]
    return nodes


def notes_below(canvas: Canvas, notes: list[str], y: float) -> tuple[float, list[Node]]:
    """Small sentences under a map, the credit among them; gives the place below."""
    nodes: list[Node] = []
    for note in notes:
        for words in wrapped(note, canvas.width, 10, most=3):
            nodes.append(text(Ink.TINY, 0, y + 10, words))
            y += LEAD - 2
    return y, nodes


def credit(canvas: Canvas, outline: Outline) -> str:
    """Who drew the shapes: said on every map."""
    return canvas.words.credit % {"author": outline.author}
