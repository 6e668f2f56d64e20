"""Forms of others: received, tied once for all, filled in their own file, nothing beside touched."""

import zipfile
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from pytest_django import DjangoAssertNumQueries

from chuan.core.models import StoredFile
from chuan.documents.readers import SecrecyStamp
from chuan.figures.enums import Origin
from chuan.figures.errors import ChangedMeanwhile, ForeignFormNotFound
from chuan.figures.models import ForeignCell, ForeignForm
from chuan.figures.selectors.foreign import copy_page, find_copy
from chuan.figures.services.cells import CellEdit, save_cells
from chuan.figures.services.foreign import TieEdit, filled_form, receive_form, tie_cells
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting
from tests.factories.people import person

pytestmark = pytest.mark.django_db

INFORMED = "Số cơ sở được thông tin, tập huấn"
PRODUCERS = "Tổng số cơ sở sản xuất, kinh doanh"


def word_form(*, title: str = "BIỂU SỐ LIỆU") -> BytesIO:
    """A form of the province: two rows that we know, one that we do not."""
    file = Document()
    file.add_paragraph(title)
    table = file.add_table(4, 4)
    for row, texts in enumerate((
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2026"),
        ("1", INFORMED, "cơ sở", ""), ("2", PRODUCERS, "cơ sở", "……"),
        ("3", "Số hộ nghèo", "hộ", ""),
    )):  # fmt: skip
        for column, text in enumerate(texts):
            if text:
                run = table.cell(row, column).paragraphs[0].add_run(text)
                run.bold = True
    out = BytesIO()
    file.save(out)
    out.seek(0)
    return out


def sheet_form(*, below: int | None = None) -> BytesIO:
    """The same as a sheet that computes; `below` is a row far down that says something too."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Chỉ tiêu", "ĐVT", "Năm 2026"])
    sheet.append([1, INFORMED, "cơ sở"])
    sheet.append([2, PRODUCERS, "cơ sở"])
    sheet["D2"].number_format = "#,##0.00"
    sheet["E2"] = "=D2*2"
    if below is not None:
        sheet.cell(below, 2, "Số hộ nghèo")
    out = BytesIO()
    book.save(out)
    out.seek(0)
    return out


def fill_report(who: Member, reporting: Reporting) -> None:
    """The commune's own report says 45 of 1.200."""
    kit = reporting.kit
    edits = [
        CellEdit(kit.line(kit.informed).pk, Decimal(45)),
        CellEdit(kit.line(kit.producers).pk, Decimal(1200)),
    ]
    save_cells(actor=who.actor, report=reporting.commune.uid, edits=edits, origin=Origin.TYPED)


def of_the_commune(cast: Cast) -> Member:
    """An officer of the commune itself, whose report it is."""
    return Member(person("Mai", cast.commune), cast.commune)


def test_known_cells_are_proposed_and_filled_into_the_original_word_file(
    cast: Cast, reporting: Reporting
) -> None:
    mai = of_the_commune(cast)
    fill_report(mai, reporting)

    copy = receive_form(actor=mai.actor, stream=word_form(), name="Biểu.docx", period="2026")
    page = copy_page(mai.actor, copy.uid)

    assert [row.is_tied for row in page.rows] == [True, True, False]
    with filled_form(actor=mai.actor, uid=copy.uid) as (path, _copy, missing):
        data = path.read_bytes()
    assert missing == 0
    table = Document(BytesIO(data)).tables[0]
    assert [table.cell(row, 3).text for row in range(4)] == ["Kết quả năm 2026", "45", "1.200", ""]
    assert table.cell(2, 3).paragraphs[0].runs[0].bold
    before, after = zipfile.ZipFile(word_form()), zipfile.ZipFile(BytesIO(data))
    assert before.namelist() == after.namelist()
    for name in before.namelist():
        if name not in {"word/document.xml", "docProps/core.xml"}:
            assert before.read(name) == after.read(name), name
    changed = after.read("word/document.xml")
    assert changed.startswith(before.read("word/document.xml")[:2000])


def test_a_sheet_keeps_its_formulas_and_looks(cast: Cast, reporting: Reporting) -> None:
    mai = of_the_commune(cast)
    fill_report(mai, reporting)
    copy = receive_form(actor=mai.actor, stream=sheet_form(), name="Biểu.xlsx", period="2026")

    with filled_form(actor=mai.actor, uid=copy.uid) as (path, _copy, _missing):
        sheet = openpyxl.load_workbook(BytesIO(path.read_bytes())).worksheets[0]

    assert (sheet["D2"].value, sheet["D3"].value, sheet["E2"].value) == (45, 1200, "=D2*2")
    assert sheet["D2"].number_format == "#,##0.00"


def test_a_form_that_goes_on_beyond_what_is_read_says_so(cast: Cast, reporting: Reporting) -> None:
    mai = of_the_commune(cast)

    def is_told(below: int) -> bool:
        stream = sheet_form(below=below)
        copy = receive_form(actor=mai.actor, stream=stream, name=f"{below}.xlsx", period="2026")
        page = mai.client.get(f"/lam-viec/bieu-mau-den/{copy.uid}/").content.decode()
        return "Phần còn lại giữ nguyên trong tệp" in page

    assert (is_told(600), is_told(601)) == (False, True)


def test_ties_serve_every_body_of_the_tree_and_a_form_nearly_the_same(
    cast: Cast, reporting: Reporting
) -> None:
    mai = of_the_commune(cast)
    data = word_form().getvalue()
    copy = receive_form(actor=mai.actor, stream=BytesIO(data), name="Biểu.docx", period="2026")
    third = ForeignCell.objects.filter(form=copy.form).last()
    assert third is not None
    tie = TieEdit(third.pk, reporting.kit.informed)
    form = tie_cells(actor=mai.actor, uid=copy.uid, ties=[tie], version=1)
    with pytest.raises(ChangedMeanwhile):
        tie_cells(actor=mai.actor, uid=copy.uid, ties=[tie], version=1)

    other = receive_form(
        actor=cast.minh.actor, stream=BytesIO(data), name="Bieu khac ten.docx", period="2026"
    )
    near = receive_form(
        actor=cast.minh.actor, stream=word_form(title="BIỂU SỐ LIỆU – xã Châu Tiến"),
        name="Biểu 2.docx", period="2026",
    )  # fmt: skip

    assert other.form_id == form.pk
    assert near.form_id != form.pk
    assert near.form.cells.last().indicator == reporting.kit.informed
    with pytest.raises(ForeignFormNotFound):
        find_copy(cast.hoa.actor, copy.uid)


def test_what_is_missing_leads_to_the_one_report_in_which_it_is_typed(
    cast: Cast, reporting: Reporting
) -> None:
    mai = of_the_commune(cast)
    copy = receive_form(actor=mai.actor, stream=word_form(), name="Biểu.docx", period="2026")

    page = copy_page(mai.actor, copy.uid)

    assert [row.answer.report for row in page.missing] == [reporting.commune.uid] * 2
    shown = mai.client.get(f"/lam-viec/bieu-mau-den/{copy.uid}/").content.decode()
    assert "Còn 2 ô chưa có số liệu" in shown


def test_a_room_that_compiles_its_commune_fills_from_the_report_of_the_commune(
    cast: Cast, reporting: Reporting
) -> None:
    fill_report(cast.hoa, reporting)
    copy = receive_form(actor=cast.hoa.actor, stream=word_form(), name="Biểu.docx", period="2026")

    page = copy_page(cast.hoa.actor, copy.uid)

    assert [row.answer.text for row in page.rows] == ["45", "1.200", ""]
    assert [row.answer.report for row in page.rows[:2]] == [reporting.commune.uid] * 2


def test_a_stamped_form_is_refused_before_anything_is_kept(
    cast: Cast, reporting: Reporting
) -> None:
    for stream, name in ((word_form(title="TỐI MẬT"), "a.docx"),):
        with pytest.raises(SecrecyStamp):
            receive_form(actor=cast.hoa.actor, stream=stream, name=name, period="2026")
    book = openpyxl.load_workbook(sheet_form())
    book.worksheets[0]["F1"] = "TUYỆT MẬT"
    out = BytesIO()
    book.save(out)
    out.seek(0)
    with pytest.raises(SecrecyStamp):
        receive_form(actor=cast.hoa.actor, stream=out, name="b.xlsx", period="2026")
    assert not StoredFile.objects.exists()
    assert not ForeignForm.objects.exists()


def test_the_pages_take_a_form_save_ties_and_give_it_back(cast: Cast, reporting: Reporting) -> None:
    mai = of_the_commune(cast)
    base = "/lam-viec/bieu-mau-den/"
    upload = word_form()
    upload.name = "Biểu.docx"
    answer = mai.client.post(base, {"file": upload, "period": "2026"})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    url = answer["Location"]
    page = mai.client.get(url).content.decode()
    assert "Số hộ nghèo" in page
    cell = ForeignCell.objects.get(label__startswith="Số hộ nghèo")
    posted = mai.client.post(url, {
        "version": "1", f"chi-tieu-{cell.pk}": f"{INFORMED} [{reporting.kit.informed.code}]",
        f"nghia-{cell.pk}": "value",
    })  # fmt: skip
    assert posted.status_code == 302
    cell.refresh_from_db()
    assert cell.indicator == reporting.kit.informed
    strange = mai.client.post(url, {"version": "2", f"chi-tieu-{cell.pk}": "Số hộ nghèoo"})
    assert strange.status_code == 422
    assert 'value="Số hộ nghèoo"' in strange.content.decode()
    cell.refresh_from_db()
    assert cell.indicator == reporting.kit.informed
    assert "Kỳ năm 2026" in mai.client.get(base).content.decode()
    for part in ("dien/", "goc/"):
        assert b"".join(mai.client.get(f"{url}{part}").streaming_content).startswith(b"PK")
    assert cast.hoa.client.get(url).status_code == 404
    assert mai.client.get(base).status_code == 200
    bad = BytesIO(b"khong phai tep")
    bad.name = "x.docx"
    assert mai.client.post(base, {"file": bad, "period": "2026"}).status_code == 422


def test_the_page_asks_as_much_for_one_cell_as_for_many(
    cast: Cast, reporting: Reporting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    mai = of_the_commune(cast)
    copy = receive_form(actor=mai.actor, stream=word_form(), name="Biểu.docx", period="2026")
    cells = [
        ForeignCell(form=copy.form, address=f"w:9:9:{at}", label="x", indicator=reporting.kit.rate)
        for at in range(60)
    ]
    ForeignCell.objects.bulk_create(cells)

    with django_assert_max_num_queries(60):
        copy_page(mai.actor, copy.uid)
