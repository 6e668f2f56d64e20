"""A report as DOCX, from its facts to the file, against python-docx writing the same text and tables."""

import io
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import median

from docx import Document

from chuan.documents.rules.house_style import House
from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.raster import png_of
from chuan.domain.vanban.writing import Annex, Family, Paper, Signature, Table
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.figures.enums import Comparator
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.report_facts import Aim, Facts, Measure, Proof, Trouble, Wanted, Work
from chuan.figures.rules.report_outline import outline_of
from chuan.figures.rules.report_paper import report_paper
from chuan.figures.rules.rewording import renewed

ON = date(2026, 11, 22)
ROUNDS = 7
LIMITS = {"commune_to_python_docx": 10.0, "province_to_python_docx": 10.0}
_PLAN = "Kế hoạch số 298/KH-UBND ngày 28/4/2025 của Ủy ban nhân dân tỉnh Nghệ An"
_HOUSE = House(
    "Ủy ban nhân dân xã Châu Tiến", "UBND xã Châu Tiến", Family.STATE, "UBND", "", "Châu Tiến",
    Signature("TM. Ủy ban nhân dân", "", "Chủ tịch", "Nguyễn Văn An"),
)  # fmt: skip


def facts_of(lines: int, proofs: int, bodies: int) -> Facts:
    """A report of so many lines, pieces of evidence, and bodies of which a tenth is missing."""
    names = tuple(f"xã Số {n}" for n in range(max(bodies // 10, 1)))
    return Facts(
        body=_HOUSE.name, short=_HOUSE.short, family=Family.STATE, shape="commune",
        asker="Sở Khoa học và Công nghệ tỉnh Nghệ An",
        subject="kết quả thực hiện công tác tiêu chuẩn, đo lường, chất lượng",
        period="năm 2026", before="năm 2025", is_over=False, as_of=date(2026, 11, 15),
        whole="cả năm 2026", basis=_PLAN,
        groups=tuple((label, f"Nhóm nhiệm vụ {label}") for label in ("I", "II", "III", "IV")),
        measures=tuple(_measure(n) for n in range(lines)),
        works=(Work("a", _PLAN, 24, 18, 12, ("Tổ chức diễn đàn đối thoại",)),),
        troubles=(Trouble("b", "Chưa có cán bộ chuyên trách.", "Bố trí biên chế", "UBND tỉnh"),),
        gaps=Gaps(bodies, bodies - len(names), names, noun="xã, phường"),
        proofs=tuple(
            Proof(f"Danh sách lớp tập huấn số {n}", "Tệp", "Tổ chức tập huấn", f"MC-{n:08X}")
            for n in range(proofs)
        ),
        wanted=(Wanted("ket-qua", "Kết quả thực hiện"), Wanted("kien-nghi", "Kiến nghị")),
    )  # fmt: skip


def _measure(number: int) -> Measure:
    rate = number % 4 == 3
    return Measure(
        key=str(number), name=f"Số cơ sở được kiểm tra theo nội dung {number + 1}",
        unit="%" if rate else "cơ sở", decimals=1 if rate else 0,
        value=Decimal("90.6") if rate else Decimal(87 + number), estimate=None,
        last_year=Decimal("83.3") if rate else Decimal(80),
        aim=Aim(Decimal(100), Comparator.AT_LEAST, _PLAN) if rate else None, is_rate=rate,
        above=Decimal(87) if rate else None, below=Decimal(96) if rate else None,
        line=str(number + 1), group=("I", "II", "III", "IV")[number % 4], origin="typed",
    )  # fmt: skip


def ours(facts: Facts) -> Paper:
    """From facts to the bytes of the file; the picture is drawn anew each time."""
    png_of.cache_clear()
    paper = report_paper(facts, renewed((), outline_of(facts)), _HOUSE, drafter="VHXH")
    write_docx(paper, layout_of(paper, ON))
    return paper


def plainly(paper: Paper) -> None:
    """The same words and cells by python-docx alone, row by row, without any layout."""
    file = Document()
    for text in (paper.issuer, paper.title, *paper.recipients):
        file.add_paragraph(text)
    for block in paper.body:
        file.add_paragraph(f"{block.label} {block.text}")
        if block.table is not None:
            _table(file, block.table)
    for annex in paper.annexes:
        file.add_paragraph(annex.title)
        _table(file, annex)
    file.save(io.BytesIO())


def _table(file: object, grid: Table | Annex) -> None:
    rows = [grid.columns]
    for group in grid.groups:
        rows += [(group.label, group.title)] if group.title else []
        rows += group.rows
    table = file.add_table(len(rows), len(grid.columns))  # type: ignore[attr-defined]  # untyped library
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text


def seconds(work: Callable[[], object]) -> float:
    """The median of several rounds."""
    found = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return median(found)


def main() -> dict[str, float]:
    """Ratios of both sizes, and our seconds for information."""
    measured: dict[str, float] = {}
    for name, facts in (("commune", facts_of(24, 20, 8)), ("province", facts_of(62, 300, 130))):
        paper = ours(facts)
        own = seconds(lambda facts=facts: ours(facts))  # type: ignore[misc]  # bound at once
        plain = seconds(lambda paper=paper: plainly(paper))  # type: ignore[misc]  # as above
        measured |= {f"{name}_to_python_docx": own / plain, f"{name}_seconds": own}
    return measured


if __name__ == "__main__":
    print(main())
