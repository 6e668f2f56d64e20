"""Lays blocks out as PDF by Typst, with the typeface of official documents and no other."""

from collections.abc import Sequence
from pathlib import Path

import fontpkg_noto_serif
import typst

from tests.factories.documents.blocks import Block, NewPage, Paragraph, Ruled, SideBySide

_HEAD = """#set page(paper: "a4", margin: (left: 3cm, right: 1.5cm, y: 2cm), numbering: "1")
#set text(font: "Noto Serif", size: 12.5pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.7em)
"""


def write_pdf(blocks: Sequence[Block], path: Path) -> Path:
    """Write the blocks to a PDF file with a text layer."""
    source = _HEAD + "\n".join(_typst(block) for block in blocks)
    fonts = Path(fontpkg_noto_serif.ROOT)
    path.write_bytes(
        typst.compile(source.encode(), font_paths=[str(fonts)], ignore_system_fonts=True)
    )
    return path


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _text(text: str, *, bold: bool = False, italic: bool = False) -> str:
    weight, style = "bold" if bold else "regular", "italic" if italic else "normal"
    return f'text(weight: "{weight}", style: "{style}", {_quoted(text)})'


def _typst(block: Block) -> str:
    match block:
        case Paragraph():
            text = _text(block.text, bold=block.bold, italic=block.italic)
            return f"#align(center, {text})\n" if block.centred else f"#par({text})\n"
        case SideBySide():
            return _columns(block)
        case Ruled():
            return _table(block)
        case NewPage():
            return f"#set page(flipped: {str(block.landscape).lower()})\n"


def _columns(block: SideBySide) -> str:
    sides = []
    for lines in (block.left, block.right):
        place = "left" if lines[0].startswith("Nơi nhận") else "center"
        body = " + linebreak() + ".join(f"text(size: 11pt, {_quoted(line)})" for line in lines)
        sides.append(f"align({place}, {body})")
    return f"#block(breakable: false, grid(columns: (2fr, 3fr), {', '.join(sides)}))\n"


def _table(block: Ruled) -> str:
    columns = ", ".join(f"{share}fr" for share in block.shares)
    cells = [f"table.header({', '.join(_text(text, bold=True) for text in block.headings)})"]
    for row in block.rows:
        texts = [f"text(size: 11pt, {_quoted(text)})" for text in row]
        if len(row) == 2:
            texts[1] = f"table.cell(colspan: {len(block.headings) - 1}, {texts[1]})"
        cells += texts
    return f"#[#set par(justify: false)\n#table(columns: ({columns}), {', '.join(cells)})]\n"


def write_encrypted_pdf(path: Path) -> Path:
    """A PDF whose encryption dictionary asks for a password that nobody knows."""
    head = b"%PDF-1.4\n"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>",
    ]
    body = bytearray(head)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        body += b"%010d 00000 n \n" % place
    body += (
        b"trailer << /Size %d /Root 1 0 R /Encrypt 4 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, b"43" * 16, b"43" * 16, start)
    )
    path.write_bytes(bytes(body))
    return path
