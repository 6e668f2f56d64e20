"""Gives a workbook back to who sent it: red cells with notes, a column of what to look at, a summary."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from chuan.figures.office.cells import Edit, Place, pieces_of, surveyed
from chuan.figures.office.markup import Attributes, Marked, prefix_at, spliced, written
from chuan.figures.office.notes import (
    MOST_NOTES,
    before_end,
    links_of,
    noted_places,
    relation,
    with_comments,
    with_relations,
    with_shapes,
)
from chuan.figures.office.package import opened
from chuan.figures.office.sheets import Cell, Reader, SheetPart, letters_of
from chuan.figures.office.styles import reddened

_TYPES: Final = "[Content_Types].xml"
_SHEET_TYPE: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NOTE_TYPE: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_LINK: Final = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REF: Final = re.compile(rb"""\sref\s*=\s*("[^"]*"|'[^']*')""")
_WIDTH: Final = 46


class Read(Protocol):
    """Gives the bytes of a part, none when it is not there."""

    def __call__(self, name: str) -> bytes:
        """The bytes of the part `name`."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What to write: into which sheet, what beside each row, what is told of each cell.

    `rows` by number, "" clears what an earlier marking said; `summary` begins with its title.
    """

    sheet: int
    head_row: int
    column: int
    heading: str
    rows: Mapping[int, str] = field(default_factory=dict)
    cells: Mapping[Place, str] = field(default_factory=dict)
    summary_name: str = "Tóm tắt"
    summary: Sequence[Sequence[str]] = ()


def mark(path: Path, target: Path, marks: Marks) -> None:
    """Write the file at `path` to `target` with the marks; all else of it stays as it was."""
    with opened(path) as package:
        reader = Reader(package)
        sheet = reader.sheets[marks.sheet]
        changed: dict[str, bytes] = {}
        added: list[bytes] = []
        data = package.read(sheet.part)
        styles = _styles_at(data, marks.cells)
        new_styles, red = reddened(package.read("xl/styles.xml"), {*styles.values(), 0})
        if red:
            changed["xl/styles.xml"] = new_styles
        edits = _edits(marks, styles, red)
        noted = _with_notes(package.read, sheet.part, marks.cells, changed, added)
        changed[sheet.part] = _patched(data, marks, edits, noted)
        _add_summary(reader, marks, changed, added)
        changed[_TYPES] = before_end(package.read(_TYPES), b"Types", added)
        package.rewrite(target, changed)


def _styles_at(data: bytes, cells: Mapping[Place, str]) -> dict[Place, int]:
    plan = surveyed(data, dict.fromkeys(cells, Edit()))
    found = {place: plan.cells[place].style if place in plan.cells else "" for place in cells}
    return {place: int(style) if style.isdecimal() else 0 for place, style in found.items()}


def _edits(marks: Marks, styles: Mapping[Place, int], red: Mapping[int, int]) -> dict[Place, Edit]:
    ground = red.get(0)
    edits = {
        (row, marks.column): Edit(text, style=ground if text else 0)
        for row, text in marks.rows.items()
    }
    edits[marks.head_row, marks.column] = Edit(marks.heading, style=ground)
    for place in marks.cells:
        edits[place] = Edit(style=red.get(styles[place]))
    return edits


def _patched(data: bytes, marks: Marks, edits: Mapping[Place, Edit], drawing: bytes) -> bytes:
    plan = surveyed(data, edits)
    pieces = pieces_of(data, plan, edits)
    if plan.dimension is not None:
        begins, ends, ref = plan.dimension
        last = max([row for row, _ in edits] + [int(n) for n in re.findall(r"\d+", ref)])
        new = b' ref="A1:%s%d"' % (letters_of(marks.column).encode(), last)
        pieces.append((begins, ends, _REF.sub(new, data[begins:ends], count=1)))
    if plan.columns is not None and plan.columns[0] and plan.columns[1] < marks.column:
        prefix = prefix_at(data, plan.columns[0] + 1).encode()
        col = b'<%scol min="%d" max="%d" width="%d" customWidth="1"/>'
        at = plan.columns[0]
        pieces.append((at, at, col % (prefix, marks.column, marks.column, _WIDTH)))
    if drawing and plan.data is not None:
        prefix = prefix_at(data, plan.data.begins).encode()
        pieces.append((plan.tail, plan.tail, drawing.replace(b"<legacy", b"<%slegacy" % prefix)))
    return spliced(data, pieces)


def _with_notes(
    read: Read, sheet: str, cells: Mapping[Place, str],
    changed: dict[str, bytes], added: list[bytes],
) -> bytes:  # fmt: skip
    """Add the notes to the parts; the line that the sheet itself needs, or nothing."""
    folder, _, name = sheet.rpartition("/")
    links = links_of(sheet, read(f"{folder}/_rels/{name}.rels"))
    if links.threaded or not cells:
        return b""
    before = read(links.comments) if links.comments else b""
    taken = noted_places(before)
    notes = dict(sorted((p, text) for p, text in cells.items() if p not in taken)[:MOST_NOTES])
    comments = links.comments or "xl/comments_chuan.xml"
    drawing = links.drawing or "xl/drawings/chuan_ghichu.vml"
    changed[comments] = with_comments(before, notes)
    changed[drawing] = with_shapes(read(links.drawing) if links.drawing else b"", notes)
    lines = []
    if not links.comments:
        lines.append(relation("rIdChuanA", "comments", comments))
        added.append(_override(comments, _NOTE_TYPE))
    if not links.drawing:
        lines.append(relation("rIdChuanB", "vmlDrawing", drawing))
        types = read(_TYPES)
        if b'"vml"' not in types:
            kind = b"application/vnd.openxmlformats-officedocument.vmlDrawing"
            added.append(b'<Default Extension="vml" ContentType="%s"/>' % kind)
    if lines:
        changed[links.part] = with_relations(links.data, lines)
    if links.drawing:
        return b""
    return b'<legacyDrawing xmlns:r="%s" r:id="rIdChuanB"/>' % _LINK


def _override(part: str, kind: bytes) -> bytes:
    return b'<Override PartName="/%s" ContentType="%s"/>' % (written(part), kind)


def _add_summary(
    reader: Reader, marks: Marks, changed: dict[str, bytes], added: list[bytes]
) -> None:
    """A sheet more at the end; one that an earlier marking made is written anew."""
    if not marks.summary:
        return
    made = _summary_sheet(marks.summary)
    old = next((s for s in reader.sheets if s.name == marks.summary_name), None)
    if old is not None and _first_text(reader, old) == marks.summary[0][0]:
        changed[old.part] = made
        return
    taken = {sheet.name for sheet in reader.sheets}
    name = next(n for n in _names(marks.summary_name) if n not in taken)
    package, part = reader.package, "xl/worksheets/chuan_tomtat.xml"
    changed[part] = made
    added.append(_override(part, _SHEET_TYPE))
    links = "xl/_rels/workbook.xml.rels"
    line = relation("rIdChuanTomTat", "worksheet", part)
    changed[links] = with_relations(package.read(links), [line])
    changed["xl/workbook.xml"] = _with_sheet(package.read("xl/workbook.xml"), name)


def _names(name: str) -> Sequence[str]:
    return [name, *(f"{name} ({number})" for number in range(2, 400))]


def _first_text(reader: Reader, sheet: SheetPart) -> str:
    found: list[str] = []

    def told(_row: int, _hidden: bool, cells: list[Cell]) -> None:  # noqa: FBT001  (as the reader tells)
        found.append(cells[0][2])

    reader.read(sheet, told)
    return found[0] if found else ""


def _with_sheet(data: bytes, name: str) -> bytes:
    numbers = [0]
    at = [0]

    def start(tag: str, given: Attributes) -> None:
        if tag == "sheet" and given.get("sheetId", "").isdecimal():
            numbers.append(int(given["sheetId"]))

    def end(tag: str) -> None:
        if tag == "sheets":
            at[0] = marked.place

    marked = Marked(data, start, end)
    marked.run()
    prefix = prefix_at(data, at[0] + 1).encode()
    line = b'<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="rIdChuanTomTat"/>' % (
        prefix, _LINK, written(name), max(numbers) + 1,
    )  # fmt: skip
    return data[: at[0]] + line + data[at[0] :]


def _summary_sheet(rows: Sequence[Sequence[str]]) -> bytes:
    edits = {
        (row, column): Edit(text)
        for row, cells in enumerate(rows, start=1)
        for column, text in enumerate(cells, start=1)
    }
    empty = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%s"><cols>'
        b'<col min="1" max="1" width="34" customWidth="1"/><col min="2" max="2" width="20" '
        b'customWidth="1"/><col min="3" max="3" width="80" customWidth="1"/></cols><sheetData/>'
        b"</worksheet>"
    ) % _MAIN
    return spliced(empty, pieces_of(empty, surveyed(empty, edits), edits))
