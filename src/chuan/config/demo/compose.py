"""Turns a sample document kept as TOML into the DOCX that an office would have sent."""

import io
import tomllib
from importlib import resources
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_MOTTO = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
SAMPLE_MARK = "DỮ LIỆU MẪU - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def load_specimen(name: str) -> dict[str, Any]:
    """The sample document `name` (without ".toml") as a mapping."""
    text = resources.files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def compose_docx(specimen: dict[str, Any]) -> bytes:
    """The DOCX of a sample document; each page carries the mark of sample data in its footer."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    document.sections[0].footer.paragraphs[0].text = SAMPLE_MARK
    _letterhead(document, specimen)
    _title(document, specimen)
    for line in specimen["body"].strip().splitlines():
        document.add_paragraph(line)
    _closing(document, specimen)
    if "rows" in specimen:
        _annex(document, specimen)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _centred(
    document: DocumentType, text: str, *, bold: bool = False, italic: bool = False
) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic


def _letterhead(document: DocumentType, specimen: dict[str, Any]) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    motto = STATE_MOTTO if specimen["form"] == "state" else PARTY_MOTTO
    left.text = "\n".join([*specimen["issuer"], specimen["number"]])
    right.text = "\n".join([*motto, specimen["dateline"]])


def _title(document: DocumentType, specimen: dict[str, Any]) -> None:
    if specimen["name"]:
        _centred(document, specimen["name"], bold=True)
    _centred(document, specimen["title"], bold=True)


def _closing(document: DocumentType, specimen: dict[str, Any]) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "\n".join(["Nơi nhận:", *(f"- {name};" for name in specimen["recipients"])])
    right.text = "\n".join(specimen["signature"])


def _annex(document: DocumentType, specimen: dict[str, Any]) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    heading, name, banner = specimen["annex_title"]
    _centred(document, heading, bold=True)
    _centred(document, name, bold=True)
    _centred(document, banner, italic=True)
    columns = specimen["columns"]
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    for row in [columns, *specimen["rows"]]:
        cells = table.add_row().cells
        if len(row) == 2:  # a heading of the annex runs over the whole width
            cells[0].text = row[0]
            cells[1].merge(cells[-1]).text = row[1]
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
