"""Tables and pictures in the body: merged headings, figures to the right, words for ears, read back."""

import io
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan.documents.readers.files import read_files
from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.pdf import write_pages, write_pdf
from chuan.domain.charts import About, Bars, Point, Series, to_svg
from chuan.domain.vanban.types import Line
from chuan.domain.vanban.types import Table as ReadTable
from chuan.domain.vanban.writing import (
    AnnexGroup,
    Block,
    BlockKind,
    Drawing,
    HeadCell,
    Paper,
    PaperKind,
    Table,
    from_json,
    to_json,
)
from chuan.domain.vanban.writing.bookmarks import mark_of, parts_of
from chuan.domain.vanban.writing.compose import compose
from chuan.domain.vanban.writing.grids import print_table
from chuan.domain.vanban.writing.layouts import Align, Element, layout_of
from chuan.domain.vanban.writing.wording import clean
from tests.unit.documents.writers.measured import measure
from tests.unit.documents.writers.some_papers import NASTY, WORDS, party, plan

TODAY = date(2026, 11, 22)
COLUMNS = ("TT", "Chỉ tiêu", "Năm 2025", "Năm 2026", "Ghi chú")
HEAD = (
    (
        HeadCell("TT", rows=2), HeadCell("Chỉ tiêu", rows=2), HeadCell("Kết quả", columns=2),
        HeadCell("Ghi chú", rows=2),
    ),
    (HeadCell("Năm 2025"), HeadCell("Năm 2026")),
)  # fmt: skip
ROWS = (("1", "Số cơ sở được tập huấn", "80", "1.087", ""), ("2", "Tỷ lệ", "83,3", "90,6", "ước"))
TABLE = Table(COLUMNS, HEAD, (AnnexGroup("I", "Tuyên truyền", ROWS),), (2, 3), "Nguồn: biểu số 1")
PICTURE = Bars(
    About("ty-le", "Tỷ lệ thực hiện", "%"),
    (Series("Năm 2026", (Point("Cơ sở được tập huấn", 90.6), Point("Cán bộ", None))),),
)


sentences = st.lists(st.sampled_from((*WORDS, *NASTY)), min_size=1, max_size=14).map(" ".join)


def report(*blocks: Block) -> Paper:
    body = (
        Block(BlockKind.HEADING, "I.", "KẾT QUẢ THỰC HIỆN", 1),
        *(blocks or (Block(BlockKind.TABLE, "", "Kết quả các chỉ tiêu", key="bang-1", table=TABLE),)),
        Block(BlockKind.PARAGRAPH, "", "Số liệu chốt đến ngày 15/11/2026.", key="chot"),
    )  # fmt: skip
    return plan(kind=PaperKind.REPORT, symbol="BC-UBND", annexes=(), body=body)


def drawn() -> Block:
    drawing = Drawing(to_svg(PICTURE, paper=True, width=520), "Cao nhất: 90,6 %.", 150)
    return Block(BlockKind.PICTURE, "", "Tỷ lệ thực hiện", key="hinh", drawing=drawing)


def test_tables_and_pictures_are_numbered_each_in_their_own_order() -> None:
    table = Block(BlockKind.TABLE, "", "Kết quả", table=TABLE)
    printed = compose(report(table, drawn(), table), layout_of(report(), TODAY)).body

    captions = [piece.text for piece in printed if piece.element is Element.CAPTION and piece.lines]
    assert captions == ["Bảng 1. Kết quả", "Hình 1. Tỷ lệ thực hiện", "Bảng 2. Kết quả"]
    grid = next(piece.table for piece in printed if piece.table)
    assert grid.sides[1:4] == (Align.LEFT, Align.RIGHT, Align.RIGHT)
    assert [(cell.at, cell.columns, cell.rows) for row in grid.head for cell in row] == [
        (0, 1, 2), (1, 1, 2), (2, 2, 1), (4, 1, 2), (2, 1, 1), (3, 1, 1),
    ]  # fmt: skip
    assert sum(grid.widths_mm) == pytest.approx(165)


spans = st.integers(-1, 3)
heads = st.lists(
    st.lists(st.builds(HeadCell, st.just("Ô"), spans, spans), max_size=4).map(tuple), max_size=3
).map(tuple)


@settings(max_examples=80, deadline=None)
@given(heads)
def test_a_heading_that_does_not_cover_its_columns_falls_back_to_their_names(
    head: tuple[tuple[HeadCell, ...], ...],
) -> None:
    printed = print_table(COLUMNS, TABLE.groups, size=12, room_mm=165, head=head)

    assert printed
    covered = [
        (at + row, cell.at + column)
        for at, cells in enumerate(printed.head)
        for cell in cells
        for row in range(cell.rows)
        for column in range(cell.columns)
    ]
    assert sorted(covered) == [(at, c) for at in range(len(printed.head)) for c in range(5)]


@pytest.mark.parametrize("paper", [report(), party(report())], ids=["state", "party"])
def test_a_table_in_the_body_is_read_back_cell_by_cell(paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(write_docx(paper, layout_of(paper, TODAY)))
    source = read_files([path])

    tables = [item for item in source.items if isinstance(item, ReadTable)]
    cells = [[cell.text if cell else None for cell in row] for row in tables[0].rows]
    assert cells[0] == ["TT", "Chỉ tiêu", "Kết quả", None, "Ghi chú"]
    assert cells[1][2:4] == ["Năm 2025", "Năm 2026"]
    assert cells[2][:2] == ["I", "Tuyên truyền"]
    assert [tuple(cell or "" for cell in row) for row in cells[3:]] == list(ROWS)
    lines = [item.text for item in source.items if isinstance(item, Line)]
    assert "Bảng 1. Kết quả các chỉ tiêu" in lines
    assert "Nguồn: biểu số 1" in lines


@pytest.mark.slow
def test_a_table_in_the_body_is_read_back_from_pdf_too(tmp_path: Path) -> None:
    assert _cells(report(), "pdf", tmp_path)[3:] == [list(row) for row in ROWS]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.integers(1, 99).map(str), sentences, st.integers(0, 10**7).map(str)),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_any_table_in_the_body_comes_back_whole(rows: list[tuple[str, str, str]]) -> None:
    table = Table(
        ("TT", "Nội dung", "Kết quả"), groups=(AnnexGroup(rows=tuple(rows)),), figures=(2,)
    )
    paper = report(Block(BlockKind.TABLE, "", "Kết quả", table=table))
    with TemporaryDirectory() as folder:
        found = _cells(paper, "docx", Path(folder))

    assert found[1:] == [[clean(cell) for cell in row] for row in rows]


def _cells(paper: Paper, form: str, folder: Path) -> list[list[str]]:
    path = folder / f"bao-cao.{form}"
    layout = layout_of(paper, TODAY)
    path.write_bytes((write_docx if form == "docx" else write_pdf)(paper, layout))
    tables = [item for item in read_files([path]).items if isinstance(item, ReadTable)]
    return [[cell.text if cell else "" for cell in row] for row in tables[0].rows]


def test_a_paper_with_tables_is_kept_and_read_without_loss_and_older_ones_stay_as_they_are() -> (
    None
):
    paper = report(drawn(), Block(BlockKind.TABLE, "", "Bảng", key="b", table=TABLE))

    assert from_json(to_json(paper)) == paper
    assert "key" not in to_json(plan())["paper"]["body"][0]
    assert "mark" not in to_json(plan())["paper"]


def test_a_picture_is_at_print_resolution_with_its_words_for_ears() -> None:
    file = Document(io.BytesIO(write_docx(report(drawn()), layout_of(report(), TODAY))))

    (picture,) = file.inline_shapes
    assert picture._inline.docPr.get("descr") == "Cao nhất: 90,6 %."
    assert round(picture.width.mm) == 150
    (png,) = [part for part in file.part.package.iter_parts() if part.partname.endswith(".png")]
    assert png.image.px_width == pytest.approx(150 / 25.4 * 300, abs=2)


def test_a_keyed_block_bears_its_bookmark() -> None:
    file = Document(io.BytesIO(write_docx(report(), layout_of(report(), TODAY))))

    names = file.element.xpath("//w:bookmarkStart/@w:name")
    assert [parts_of(name)[0] for name in names] == [mark_of("bang-1"), mark_of("chot")]
    assert len(set(file.element.xpath("//w:bookmarkStart/@w:id"))) == 2


def test_the_pages_show_caption_table_and_picture() -> None:
    paper = report(Block(BlockKind.TABLE, "", "Kết quả", table=TABLE), drawn())
    layout = layout_of(paper, TODAY)
    pages = measure(write_pdf(paper, layout))

    caption = pages.line("Bảng 1. Kết quả")
    assert (caption.size, caption.bold) == (13.0, True)
    assert caption.middle == pytest.approx(30 + 165 / 2, abs=1)
    assert any(row and row[1] == "Tỷ lệ" and row[3] == "90,6" for row in pages.tables[0])
    assert pages.line("Hình 1.").middle == pytest.approx(112.5, abs=1)
    assert len(write_pages(paper, layout)) == len(pages.sizes)


def test_what_is_no_picture_is_told_in_words() -> None:
    block = Block(BlockKind.PICTURE, "", "Hình", drawing=Drawing("không phải hình", "Chưa có số."))
    printed = compose(report(block), layout_of(report(), TODAY)).body

    assert "Chưa có số." in [piece.text for piece in printed]
    assert not any(piece.drawing for piece in printed)
