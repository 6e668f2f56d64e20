"""The table "Tổng hợp ý kiến góp ý" as a Word file and an Excel file."""

from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from chuan.core import clock
from chuan.core.tables import harmless
from chuan.documents.writers.docx import write_docx
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
)
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.standards.selectors.wordings import Summary, summary_heads

WIDTHS = (6, 18, 28, 60, 20, 60)


def summary_paper(summary: Summary) -> Paper:
    """A report with the table as its annex, in the frame of official papers."""
    draft = summary.draft
    told = "; ".join(f"{words.lower()}: {number}" for words, number in summary.counts if number)
    lines = [
        _("Số ý kiến góp ý: %(n)s. %(told)s.") % {"n": len(summary.rows), "told": told or "—"},
        _("Thời gian lấy ý kiến: từ %(begins)s đến hết %(until)s.") % {
            "begins": f"{draft.begins:%d/%m/%Y}" if draft.begins else "…",
            "until": f"{draft.until:%d/%m/%Y}" if draft.until else "…",
        },
        _("Cơ quan, tổ chức được hỏi bằng văn bản: %(asked)s; đã trả lời: %(heard)s.")
        % {"asked": summary.asked, "heard": summary.heard},
    ]  # fmt: skip
    rows = tuple(row.cells(number) for number, row in enumerate(summary.rows, start=1))
    return Paper(
        family=Family.STATE, kind=PaperKind.REPORT, issuer=draft.owner.name,
        title=_("Tổng hợp, tiếp thu, giải trình ý kiến góp ý dự thảo %(title)s") % {"title": draft.title},
        body=tuple(Block(BlockKind.PARAGRAPH, text=line) for line in lines),
        annexes=(
            Annex(
                title=_("Bảng tổng hợp ý kiến góp ý"), columns=summary_heads(),
                groups=(AnnexGroup(rows=rows),), landscape=True,
            ),
        ),
    )  # fmt: skip


def summary_docx(summary: Summary) -> bytes:
    """The table as a Word file."""
    paper = summary_paper(summary)
    return write_docx(paper, layout_of(paper, clock.today()))


def write_summary_xlsx(summary: Summary, path: Path) -> None:
    """The table as an Excel file; no cell is taken for a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Tổng hợp"))
    for column, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    heads = []
    for head in summary_heads():
        cell = WriteOnlyCell(sheet, value=head)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        heads.append(cell)
    sheet.append(heads)
    for number, row in enumerate(summary.rows, start=1):
        line = []
        for value in row.cells(number):
            cell = WriteOnlyCell(sheet, value=_plain(value))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            line.append(cell)
        sheet.append(line)
    book.save(path)


def _plain(text: str) -> str:
    """Text that a workbook can hold: no control characters, no formula, within the limit of a cell."""
    kept = "".join(letter for letter in text if letter in "\n\t" or ord(letter) >= 32)
    return harmless(kept)[:32_000]
