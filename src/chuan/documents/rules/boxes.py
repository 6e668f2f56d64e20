"""Where the words of values stand on the pages: rectangles in points, so that a picture lights up too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Boxes = Mapping[str, Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page in points from its top left corner, and the marks whose words stand there."""

    x: float
    y: float
    width: float
    height: float
    fields: tuple[int, ...]


def places_by_page(boxes: Boxes, numbers: Mapping[str, int]) -> dict[int, list[Place]]:
    """The rectangles of every page (from 1), the largest first so that the smallest lies on top.

    `boxes` are [page, x0, top, x1, bottom] by pointer; `numbers` are marks by the path of their value.
    A value is lit by what stands below it and by its cell as printed ("…_raw") as well.
    """
    found: dict[tuple[float, ...], set[int]] = {}
    for pointer, rows in boxes.items():
        marks = _marks_above(pointer.removesuffix("_raw"), numbers)
        for row in rows:
            found.setdefault(tuple(row), set()).update(marks)
    pages: dict[int, list[Place]] = {}
    for (page, x0, top, x1, bottom), marks in found.items():
        if marks and x0 < x1 and top < bottom:
            place = Place(x0, top, x1 - x0, bottom - top, tuple(sorted(marks)))
            pages.setdefault(int(page), []).append(place)
    for places in pages.values():
        places.sort(key=lambda place: -place.width * place.height)
    return pages


def _marks_above(path: str, numbers: Mapping[str, int]) -> set[int]:
    marks: set[int] = set()
    while path:
        if path in numbers:
            marks.add(numbers[path])
        path = path.rpartition("/")[0]
    return marks
