"""Office files made to swell, to loop or to mislead: a sentence for each, nothing changed, little memory."""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from openpyxl.worksheet.worksheet import Worksheet

from chuan.core.jobs.worker import drain
from chuan.core.models import StoredFile
from chuan.figures.enums import ImportState
from chuan.figures.models import Figure, ForeignForm, Workbook
from chuan.figures.office.apart import told
from chuan.figures.office.errors import Damaged, OfficeRefused, TooManyCells
from chuan.figures.rules.foreign_grid import LONGEST, blanks_of
from chuan.figures.selectors.foreign import list_copies
from chuan.figures.services import office_files
from chuan.figures.services.workbooks import give_up, read_workbook, take_workbook
from tests.factories.cast import Cast
from tests.factories.figures import Reporting
from tests.integration.figures.test_files import filled, made, row_named

pytestmark = pytest.mark.django_db
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def told_text(place: str, text: str) -> str:
    """A cell of words."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def book(rows: str, more: str = "", *, shared: str = "", times: int = 1) -> bytes:
    """A workbook whose one sheet is named so many times."""
    out = BytesIO()
    sheets = "".join(
        f'<sheet name="s{at}" sheetId="{at + 1}" r:id="r1"/>' for at in range(times)
    )  # fmt: skip
    space, link = f'xmlns="{MAIN}" xmlns:r="{LINKS}"', 'Id="r1" Target="worksheets/a.xml"'
    parts = {
        "xl/workbook.xml": f"<workbook {space}><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships><Relationship {link}/></Relationships>",
        "xl/worksheets/a.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>',
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>{shared}</t></si></sst>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def paper(rows: list[list[str]], *, span: int = 1) -> bytes:
    """A Word file with one table, whose last cell says that it is so wide."""
    wide = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'

    def cell(text: str, *, is_last: bool) -> str:
        words = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        return f"<w:tc>{wide if is_last else ''}{words}</w:tc>"

    table = ""
    for row in rows:
        cells = [cell(text, is_last=at == len(row) - 1) for at, text in enumerate(row)]
        table += f"<w:tr>{''.join(cells)}</w:tr>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>',
        )
    return out.getvalue()


MERGED = '<mergeCell ref="A1:BH600"/>'
SPARSE = f'<row r="1">{told_text("A1", "STT")}</row><row r="600">{told_text("BH600", "x")}</row>'
SWOLLEN: dict[str, tuple[Callable[[], bytes], type[OfficeRefused]]] = {
    "one long text in every cell": (
        lambda: book(
            "".join(f'<row r="{r}"><c t="s"><v>0</v></c></row>' for r in range(1, 2001)),
            shared="x" * 3_000_000,
        ),
        TooManyCells,
    ),
    "one sheet named many times": (lambda: book(SPARSE, times=150), TooManyCells),
    "merged cells over merged cells": (
        lambda: book(SPARSE, "<mergeCells>" + MERGED * 9000 + "</mergeCells>"),
        Damaged,
    ),
    "a row wider than any sheet": (
        lambda: book(f'<row r="1">{"<c><v>1</v></c>" * 20_000}</row>'),
        Damaged,
    ),
    "a hundred thousand cells in Word": (
        lambda: paper([["chữ", *[""] * 9] for _row in range(6_100)]),
        TooManyCells,
    ),
    "a wide row over a tall column in Word": (
        lambda: paper([["a"] * 60, *[["b"] for _row in range(3000)]]),
        TooManyCells,
    ),
}


@pytest.mark.parametrize("name", SWOLLEN)
def test_what_swells_is_refused_before_it_takes_memory(name: str, tmp_path: Path) -> None:
    make, refusal = SWOLLEN[name]
    path = tmp_path / "tep.bin"
    path.write_bytes(make())

    with pytest.raises(refusal):
        list(told("grids", path))


def test_cells_wider_than_a_table_and_merged_to_the_end_of_the_sheet_cost_nothing(
    tmp_path: Path,
) -> None:
    word, sheet = tmp_path / "a.docx", tmp_path / "b.xlsx"
    word.write_bytes(
        paper([["Chỉ tiêu", "Năm 2026"], ["Số cơ sở được tập huấn", ""]], span=30_000_000)
    )
    sheet.write_bytes(
        book(
            f'<row r="1">{told_text("A1", "Tất cả")}</row>',
            '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    )

    found = blanks_of([each["grid"] for each in told("grids", word)])

    assert [blank.label for blank in found] == ["Số cơ sở được tập huấn"]
    assert blanks_of([each["grid"] for each in told("grids", sheet)]) == []


def test_a_label_without_end_is_looked_at_in_part_and_lists_load_no_pictures_of_forms(
    cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(paper([["Chỉ tiêu", "Năm 2026"], ["Số cơ sở được tập huấn " * 400, ""]]))

    (found,) = blanks_of([each["grid"] for each in told("grids", path)])

    assert len(found.label) == LONGEST
    assert "layout" not in str(list_copies(cast.minh.actor).query)


def honest(rows: Iterable[Sequence[object]] = ()) -> bytes:
    """A workbook of former years that openpyxl wrote."""
    made_book, out = openpyxl.Workbook(), BytesIO()
    sheet = made_book.active
    assert sheet is not None
    sheet.append(["Mã", "Đơn vị", "Năm", "Tổng số cơ sở sản xuất, kinh doanh, cơ sở"])
    for row in rows:
        sheet.append(row)
    made_book.save(out)
    return out.getvalue()


def beside(data: bytes, **parts: bytes) -> bytes:
    """With these parts added."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "rỗng.xlsx": (b"", ""),
    "ảnh đội lốt.xlsx": (b"\x89PNG\r\n\x1a\n" + b"0" * 200, "Chỉ đọc được tệp .xlsx và .docx"),
    "khóa.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "đặt mật khẩu",
    ),
    "macro.xlsm": (beside(honest(), **{"xl/vbaProject.bin": b"x"}), "macro"),
    "liên kết.xlsx": (
        beside(honest(), **{"xl/externalLinks/externalLink1.xml": b"<x/>"}), "lấy số từ tệp khác"
    ),
    "phình.xlsx": (beside(honest(), **{"xl/media/a.xml": b"0" * (8 << 20)}), "phình ra quá lớn"),
    "cắt.xlsx": (honest()[:900], "bị hỏng"),
    "nén.docx": (beside(b"", a=b"x"), "bị hỏng"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_each_door_answers_with_a_sentence_and_keeps_nothing(
    cast: Cast, reporting: Reporting, name: str
) -> None:
    data, sentence = HOSTILE[name]
    files_before = StoredFile.objects.count()

    for url in (
        f"/lam-viec/bao-cao/tep/ky/{reporting.round.uid}/",
        "/lam-viec/bao-cao/tep/lich-su/",
        "/lam-viec/bieu-mau-den/",
    ):
        file = SimpleUploadedFile(name, data)
        answer = cast.minh.client.post(url, {"file": file, "period": "2026"})
        assert answer.status_code == 422, (url, answer.status_code)
        assert sentence in answer.content.decode(), url

    assert StoredFile.objects.count() == files_before
    assert not Workbook.objects.exists()
    assert not ForeignForm.objects.exists()


def test_what_is_no_figure_and_no_time_of_ours_comes_back_and_changes_nothing(
    cast: Cast, reporting: Reporting
) -> None:
    odd = ["1E308", "-1E308", "NaN", "9" * 400, "ba " * 10_000, "١٢٣", "²", "1,234,5", "\U0001f600",
           "0x1F", "1_000", 1e308, -5, 1e14, 0.5, True, date(9999, 12, 31), "=cmd|' /C calc'!A0"]  # fmt: skip
    years = ["0001", "0000", "99999", "2024-Q9", "-2024", 1e308, date(2024, 2, 29), "2024-13"]
    rows: list[list[object]] = [["16792", "Xã Châu Tiến", 2024, each] for each in odd]
    rows += [["16792", "Xã Châu Tiến", each, 7] for each in years]
    rows += [["16792" * 9, "x" * 32_000, 2024, 7]]

    taken = take_workbook(
        actor=cast.minh.actor, stream=BytesIO(honest(rows)), name="cũ.xlsx", round_uid=None
    )
    drain()
    taken.refresh_from_db()

    assert (taken.state, taken.good, taken.bad) == (ImportState.READ, 0, len(rows)), taken.summary
    assert cast.minh.client.get(f"/lam-viec/bao-cao/tep/{taken.uid}/").status_code == 200
    assert not Figure.objects.exists()


def test_a_file_given_up_while_it_is_read_stays_given_up(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.cell(row_named(sheet, "Số cơ sở được"), 5).value = "ba mươi"

    path = made(cast.hoa.actor, reporting, tmp_path, reporting.commune)
    taken = take_workbook(
        actor=cast.hoa.actor, stream=filled(path, fill), name="a.xlsx",
        round_uid=reporting.round.uid,
    )  # fmt: skip

    def meanwhile(*_told: object) -> None:
        if Workbook.objects.filter(pk=taken.pk).exists():
            give_up(actor=cast.hoa.actor, uid=taken.uid)

    read_workbook(actor=cast.hoa.actor, uid=taken.uid, progress=meanwhile)

    assert not Workbook.objects.exists()
    assert not StoredFile.objects.exists()


def test_no_transaction_is_open_while_a_file_is_looked_at(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ones: list[bool] = []

    def looked(*_given: object) -> None:
        open_ones.append(len(connection.savepoint_ids) > before)

    before = len(connection.savepoint_ids)
    monkeypatch.setattr(office_files, "_refuse_stamped", looked)

    take_workbook(
        actor=cast.minh.actor, stream=BytesIO(honest()), name="a.xlsx",
        round_uid=reporting.round.uid,
    )  # fmt: skip

    assert open_ones == [False]
