"""Reads, marks or fills one office file in a process of its own, with bounded memory.

A hostile file may make the reading crash, loop or swallow memory. Here that ends this process and
nothing else. What is asked comes as arguments, what is found goes out as lines of JSON.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from chuan.figures.office.errors import Damaged, OfficeRefused
from chuan.figures.office.grids import fill, grids_of
from chuan.figures.office.marking import Marks, mark
from chuan.figures.office.package import opened
from chuan.figures.office.sheets import Cell, Reader, SheetPart
from chuan.figures.office.texts import texts_of

MOST_BYTES: Final = 1_000 * 2**20
"""Address space: mapped libraries count, resident or not."""
META: Final = "_chuan"
"""The hidden sheet of our own workbooks, told before all others."""
_AT_ONCE: Final = 100
_HEAVY: Final = 2**20
"""So much in waiting rows that they are told before they are as many."""
_HEAD_ROWS: Final = 40
"""Rows in which a table may begin: they are told together, however wide."""
_LONGEST: Final = 4_000
Out = Callable[[Any], None]


def bound_memory() -> None:
    """Refuse this process more memory than reading can need, where the system can."""
    try:
        import resource  # noqa: PLC0415  (absent on Windows)
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tell_rows(path: Path, out: Out) -> None:
    """Every sheet, our own hidden one first, then the others as they stand; rows in handfuls."""
    with opened(path) as package:
        reader = Reader(package)
        order = sorted(enumerate(reader.sheets), key=lambda pair: pair[1].name != META)
        for number, sheet in order:
            if sheet.hidden and sheet.name != META:
                continue
            out({"sheet": number, "name": sheet.name})
            _tell_sheet(reader, sheet, out)


def _tell_sheet(reader: Reader, sheet: SheetPart, out: Out) -> None:
    waiting: list[tuple[int, bool, list[Cell]]] = []
    weight = 0

    def told(row: int, hidden: bool, cells: list[Cell]) -> None:  # noqa: FBT001  (as the reader tells)
        nonlocal weight
        waiting.append((row, hidden, cells))
        weight += sum(20 + len(said) for _at, _kind, said in cells)
        heavy = weight > _HEAVY and row >= _HEAD_ROWS
        if heavy or len(waiting) >= _AT_ONCE:
            out({"rows": waiting})
            waiting.clear()
            weight = 0

    found = reader.read(sheet, told)
    if waiting:
        out({"rows": waiting})
    out({"end": len(found.merged)})


def _tell_texts(path: Path, out: Out) -> None:
    """Every text of a workbook, a handful at a time."""
    with opened(path) as package:
        waiting: list[str] = []
        for text in texts_of(package):
            waiting.append(text[:_LONGEST])
            if len(waiting) >= _AT_ONCE:
                out({"texts": waiting})
                waiting.clear()
        out({"texts": waiting})


def _mark(path: Path, out: Out) -> None:
    """Marks come in a file beside the one to be marked; so does the file that is written."""
    asked = orjson.loads(path.with_suffix(".json").read_bytes())
    cells = {(row, column): text for row, column, text in asked.pop("cells")}
    rows = {int(row): text for row, text in asked.pop("rows").items()}
    mark(path, path.with_suffix(".out"), Marks(cells=cells, rows=rows, **asked))
    out({"done": True})


def _grids(path: Path, out: Out) -> None:
    """The tables of a form."""
    for grid in grids_of(path):
        out({"grid": grid})


def _fill(path: Path, out: Out) -> None:
    """Values come in a file beside the form; so does the form that is written."""
    fill(path, path.with_suffix(".out"), orjson.loads(path.with_suffix(".json").read_bytes()))
    out({"done": True})


COMMANDS: Final[dict[str, Callable[[Path, Out], None]]] = {
    "read": tell_rows,
    "texts": _tell_texts,
    "mark": _mark,
    "grids": _grids,
    "fill": _fill,
}


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; a refusal is told by its code."""
    stream: BinaryIO = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    bound_memory()

    def out(said: Any) -> None:  # noqa: ANN401  (JSON)
        stream.write(orjson.dumps(said) + b"\n")

    try:
        COMMANDS[arguments[0]](Path(arguments[1]), out)
    except OfficeRefused as refused:
        out({"refused": refused.code})
    except Exception:  # noqa: BLE001  (the boundary of the process: any fault is the file's)
        out({"refused": Damaged.code})
    stream.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
