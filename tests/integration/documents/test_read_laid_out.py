"""A plan that we compose and lay out is read back the same from every format."""

from pathlib import Path

import pytest
from PIL import Image

from chuan.documents.readers import SecrecyStamp, read_files
from chuan.domain.vanban.types import Line, Source, Table
from tests.factories.documents.office import convert_to_pdf
from tests.factories.documents.plans import HEADINGS, Plan, blocks_of, sample_plan
from tests.factories.documents.programs import need_tesseract
from tests.factories.documents.scans import pictures_of, write_scan
from tests.factories.documents.typeset import write_pdf
from tests.factories.documents.word import write_docx

PLAN = sample_plan()


def _cells(source: Source) -> list[list[str]]:
    tables = [item for item in source.items if isinstance(item, Table)]
    return [[cell.text for cell in row if cell] for table in tables for row in table.rows]


def _printed(plan: Plan) -> list[list[str]]:
    rows: list[list[str]] = [list(HEADINGS)]
    number = 0
    for numeral, (title, tasks) in zip(("I", "II", "III"), plan.sections, strict=False):
        rows.append([numeral, title])
        for task in tasks:
            number += 1
            cells = [str(number), task.text, task.lead, task.coordinate, task.time, task.product]
            rows.append(cells)
    return rows


def _text(source: Source) -> str:
    return " ".join(item.text for item in source.items if isinstance(item, Line) and item.text)


def _pdf(tmp_path: Path) -> Path:
    return write_pdf(blocks_of(PLAN), tmp_path / "plan.pdf")


def test_a_docx_gives_every_cell_and_the_letterhead_in_order(tmp_path: Path) -> None:
    source = read_files([write_docx(blocks_of(PLAN), tmp_path / "plan.docx")])

    assert source.kind == "docx"
    assert _cells(source) == _printed(PLAN)
    assert _text(source).startswith("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN Số: 45/KH-UBND CỘNG HÒA")


def test_a_pdf_gives_every_cell_with_boxes_on_its_page(tmp_path: Path) -> None:
    source = read_files([_pdf(tmp_path)])

    assert (source.kind, source.pages) == ("pdf", 2)
    assert _cells(source) == _printed(PLAN)
    lines = [item for item in source.items if isinstance(item, Line) and item.text]
    for line in lines:
        assert line.box is not None
        assert [word.text for word in line.words] == line.text.split()
        assert all(word.box and word.box[0] == line.page for word in line.words)


@pytest.mark.slow
def test_a_pdf_by_libreoffice_gives_every_cell(tmp_path: Path) -> None:
    docx = write_docx(blocks_of(PLAN), tmp_path / "plan.docx")
    source = read_files([convert_to_pdf(docx, tmp_path)])

    assert _cells(source) == _printed(PLAN)
    assert "ĐỘC LẬP" not in _text(source).split("KẾ HOẠCH")[1]


def _likeness_of_cells(source: Source) -> float:
    want, got = _printed(PLAN), _cells(source)
    words = {(n, word) for n, row in enumerate(want) for cell in row for word in cell.split()}
    seen = {(n, word) for n, row in enumerate(got) for cell in row for word in cell.split()}
    return len(words & seen) / len(words)


@pytest.mark.slow
@pytest.mark.parametrize(("lean", "turn"), [(0.0, 0), (1.2, 0), (0.0, 90), (0.0, 180)])
def test_a_scan_gives_its_table_however_it_lies(tmp_path: Path, lean: float, turn: int) -> None:
    need_tesseract()
    scan = write_scan(_pdf(tmp_path), tmp_path / "scan.pdf", lean=lean, turn=turn)
    source = read_files([scan])

    assert source.kind == "scan"
    assert [len(row) for row in _cells(source)] == [len(row) for row in _printed(PLAN)]
    assert _likeness_of_cells(source) > 0.9
    assert "45/KH-UBND" in _text(source)


@pytest.mark.slow
def test_photos_of_pages_make_one_document_turned_as_the_camera_was_held(tmp_path: Path) -> None:
    need_tesseract()
    files = []
    for number, picture in enumerate(pictures_of(_pdf(tmp_path), dpi=150)):
        file = tmp_path / f"{number}.jpg"
        exif = Image.Exif()
        exif[0x0112] = 6
        picture.transpose(Image.Transpose.ROTATE_90).save(file, exif=exif, quality=90)
        files.append(file)

    source = read_files(files)

    assert (source.kind, source.pages) == ("photo", 2)
    assert "Nâng cao năng lực đo lường" in _text(source)
    assert len(_cells(source)) == len(_printed(PLAN))


@pytest.mark.slow
def test_a_scanned_page_among_pages_of_text_is_seen(tmp_path: Path) -> None:
    need_tesseract()
    pdf = _pdf(tmp_path)
    scan = write_scan(pdf, tmp_path / "scan.pdf")
    mixed = _joined([pdf, scan], tmp_path / "mixed.pdf")

    source = read_files([mixed])

    assert source.pages == 4
    assert _text(source).count("Nghệ An, ngày 12 tháng 05 năm 2026") == 2


def _joined(files: list[Path], path: Path) -> Path:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for file in files:
        document.import_pages(pypdfium2.PdfDocument(file))
    document.save(path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT"])
def test_a_stamped_scan_is_refused(tmp_path: Path, stamp: str) -> None:
    need_tesseract()
    pdf = write_pdf(blocks_of(PLAN, stamp=stamp), tmp_path / "plan.pdf")

    with pytest.raises(SecrecyStamp):
        read_files([write_scan(pdf, tmp_path / "scan.pdf")])


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    read_files([_pdf(tmp_path)], progress=lambda done, total, _: told.append((done, total)))

    assert told == [(1, 2), (2, 2)]
