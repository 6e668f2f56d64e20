"""Notes on cells added to a sheet, beside those it has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chuan.figures.office.cells import Place
from chuan.figures.office.markup import Attributes, Marked, prefix_at, written
from chuan.figures.office.sheets import column_of, letters_of, part_name

_MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DIGITS: Final = re.compile(r"\d+")
AUTHOR: Final = "Chuẩn"
MOST_NOTES: Final = 2_000
"""A sheet of more notes opens slowly; the column beside the table says all of them."""


@dataclass(frozen=True, slots=True)
class Links:
    """The relations of a sheet: where its notes and their drawing are, "" for none."""

    part: str
    data: bytes
    comments: str
    drawing: str
    threaded: bool


def links_of(sheet: str, data: bytes) -> Links:
    """Read the relations of the sheet whose part is `sheet`."""
    folder, _, name = sheet.rpartition("/")
    comments = drawing = ""
    threaded = False

    def start(tag: str, given: Attributes) -> None:
        nonlocal comments, drawing, threaded
        kind, target = given.get("Type", ""), part_name(folder, given.get("Target", ""))
        if tag == "Relationship" and kind.endswith("/comments"):
            comments = target
        elif tag == "Relationship" and kind.endswith("/vmlDrawing"):
            drawing = target
        elif tag == "Relationship" and kind.endswith("/threadedComment"):
            threaded = True

    if data:
        Marked(data, start, lambda _name: None).run()
    return Links(f"{folder}/_rels/{name}.rels", data, comments, drawing, threaded)


def noted_places(data: bytes) -> set[Place]:
    """Places that have a note already."""
    found: set[Place] = set()

    def start(name: str, given: Attributes) -> None:
        if name == "comment":
            place = given.get("ref", "")
            row = _DIGITS.search(place)
            found.add((int(row[0]) if row else 0, column_of(place)))

    if data:
        Marked(data, start, lambda _name: None).run()
    return found


def with_comments(data: bytes, notes: Mapping[Place, str]) -> bytes:
    """The part of notes with these added; made when there is none."""
    if not data:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="%s">'
        authors = b"<authors><author>%s</author></authors>" % written(AUTHOR)
        listed = b"<commentList>%s</commentList></comments>" % _comments(notes, b"")
        return head % _MAIN + authors + listed
    ends = data.rfind(b"commentList>")
    begins = data.rfind(b"<", 0, ends)
    prefix = prefix_at(data, begins + 1).encode() if data[begins + 1 : begins + 2] == b"/" else b""
    return data[:begins] + _comments(notes, prefix) + data[begins:]


def with_shapes(data: bytes, notes: Mapping[Place, str]) -> bytes:
    """The drawing of notes with boxes for these added; made when there is none."""
    if not data:
        data = (
            b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:'
            b'office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype '
            b'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
            b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
            b"</v:shapetype></xml>"
        )
    ends = data.rfind(b"</xml>")
    if ends < 0:
        return data
    return data[:ends] + b"".join(_shape(place) for place in sorted(notes)) + data[ends:]


def relation(key: str, kind: str, target: str) -> bytes:
    """One line of a part of relations; `target` from the root of the archive."""
    return b'<Relationship Id="%s" Type="%s/%s" Target="/%s"/>' % (
        key.encode(), _LINK.encode(), kind.encode(), written(target),
    )  # fmt: skip


def with_relations(data: bytes, lines: list[bytes]) -> bytes:
    """The part of relations with these lines; made when there is none."""
    if not data:
        data = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
            b'"http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        )
    return before_end(data, b"Relationships", lines)


def before_end(data: bytes, name: bytes, lines: list[bytes]) -> bytes:
    """Lines put before the end of the root element `name`; their prefix is that of the root."""
    ends = data.rfind(b"<")
    if data[ends:].startswith(b"</"):
        return data[:ends] + b"".join(lines) + data[ends:]
    root = data[ends:].rstrip()
    return data[:ends] + root.removesuffix(b"/>") + b">" + b"".join(lines) + b"</" + name + b">"


def _comments(notes: Mapping[Place, str], prefix: bytes) -> bytes:
    lines = []
    for (row, column), text in sorted(notes.items()):
        tags = b"<%stext><%sr><%st>%s</%st></%sr></%stext>"
        said = tags % (prefix, prefix, prefix, written(text), prefix, prefix, prefix)
        where = f"{letters_of(column)}{row}".encode()
        lines.append(
            b'<%scomment ref="%s" authorId="0">%s</%scomment>' % (prefix, where, said, prefix)
        )
    return b"".join(lines)


def _shape(place: Place) -> bytes:
    row, column = place[0] - 1, place[1] - 1
    anchor = f"{column + 1}, 15, {row}, 4, {column + 4}, 15, {row + 5}, 4"
    return (
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel" '
        f'id="_chuan_{row}_{column}" type="#_x0000_t202" '
        'style="position:absolute;visibility:hidden" fillcolor="#ffffe1">'
        f'<x:ClientData ObjectType="Note"><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False'
        f"</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    ).encode("ascii")
