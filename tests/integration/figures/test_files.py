"""Workbooks: out as a template, in as a dry run, back marked, applied once and row by row as permitted."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django import DjangoAssertNumQueries

from chuan.core import files
from chuan.core.actor import Actor, system_actor
from chuan.core.jobs.worker import drain
from chuan.figures.enums import ImportState, Origin
from chuan.figures.errors import WorkbookNotFound
from chuan.figures.models import Report, ReportCell, Workbook
from chuan.figures.office.template import write_book
from chuan.figures.permissions import can_fill, can_read_draft, is_of_its_body
from chuan.figures.selectors.workbook_pages import report_book, round_book
from chuan.figures.selectors.workbook_scope import rights_of
from chuan.figures.selectors.workbooks import round_files, workbook_page
from chuan.figures.services.workbooks import apply_workbook, ask_to_apply, take_workbook
from tests.factories.cast import Cast
from tests.factories.figures import Reporting

pytestmark = pytest.mark.django_db(transaction=False)


def made(actor: Actor, reporting: Reporting, folder: Path, report: Report | None = None) -> Path:
    """The template as the actor downloads it."""
    path = folder / "mau.xlsx"
    book = report_book(actor, report.uid) if report else round_book(actor, reporting.round.uid)
    write_book(book.book, path)
    return path


def filled(path: Path, fill: Callable[[Worksheet], None]) -> BytesIO:
    """The template after somebody wrote into it and saved it."""
    book = openpyxl.load_workbook(path)
    fill(book.worksheets[0])
    out = BytesIO()
    book.save(out)
    out.seek(0)
    return out


def brought(actor: Actor, stream: BytesIO, round_uid: UUID) -> Workbook:
    """Taken and read."""
    book = take_workbook(actor=actor, stream=stream, name="Số liệu.xlsx", round_uid=round_uid)
    drain()
    book.refresh_from_db()
    return book


def head_of(sheet: Worksheet) -> int:
    """The row of the headings."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "STT")


def row_named(sheet: Worksheet, text: str) -> int:
    """The row that says `text` somewhere."""
    return next(
        cell.row for row in sheet.iter_rows() for cell in row if text in str(cell.value or "")
    )


def test_the_template_of_a_report_is_locked_but_for_what_the_body_states(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    sheet = openpyxl.load_workbook(
        made(cast.hoa.actor, reporting, tmp_path, reporting.commune)
    ).worksheets[0]

    row = row_named(sheet, "Số cơ sở được thông tin")
    rate = row_named(sheet, "Tỷ lệ cơ sở")
    assert sheet.protection.sheet
    assert not sheet.cell(row, 5).protection.locked
    assert sheet.cell(rate, 5).protection.locked
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes is not None
    assert sheet.cell(row, 5).font.name == "Times New Roman"
    assert "_chuan" in [each.title for each in sheet.parent.worksheets]


def test_both_ways_of_writing_a_number_are_read_and_written_once(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.cell(row_named(sheet, "Số cơ sở được"), 5).value = "1.234"
        sheet.cell(row_named(sheet, "Tổng số cơ sở"), 5).value = 2000
        sheet.cell(row_named(sheet, "Tổng số cơ sở"), 8).value = "  rà soát\tlại "
        for row in range(200, 400):
            sheet.cell(row, 5).number_format = "0.00"

    path = made(cast.hoa.actor, reporting, tmp_path, reporting.commune)
    book = brought(cast.hoa.actor, filled(path, fill), reporting.round.uid)

    assert (book.state, book.good, book.bad) == (ImportState.READ, 2, 0), book.summary
    assert book.summary["about"] == []
    assert not ReportCell.objects.exists()

    ask_to_apply(actor=cast.hoa.actor, uid=book.uid)
    ask_to_apply(actor=cast.hoa.actor, uid=book.uid)
    drain()

    book.refresh_from_db()
    cells = {cell.line.indicator_id: cell for cell in ReportCell.objects.select_related("line")}
    assert book.state == ImportState.APPLIED
    assert cells[reporting.kit.informed.pk].value == Decimal(1234)
    assert cells[reporting.kit.producers.pk].value == Decimal(2000)
    assert cells[reporting.kit.producers.pk].note == "rà soát lại"
    assert {cell.origin for cell in cells.values()} == {Origin.IMPORTED}

    again = brought(cast.hoa.actor, filled(path, fill), reporting.round.uid)
    assert (again.good, again.bad, again.summary["same"]) == (0, 0, 2)
    page = cast.hoa.client.get(f"/lam-viec/bao-cao/tep/{again.uid}/")
    assert "không làm số nào thay đổi" in page.content.decode()


def test_a_bad_row_comes_back_marked_in_the_senders_own_file(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.cell(row_named(sheet, "Số cơ sở được"), 5).value = "ba mươi"
        sheet.cell(row_named(sheet, "Tổng số cơ sở"), 5).value = 7
        sheet.cell(40, 4).value = "ghi chú riêng của tôi"
        sheet.parent.create_sheet("Nháp")["A1"] = "của tôi"

    path = made(cast.hoa.actor, reporting, tmp_path, reporting.commune)
    book = brought(cast.hoa.actor, filled(path, fill), reporting.round.uid)

    assert (book.good, book.bad) == (1, 1), book.summary
    assert book.marked is not None
    with files.open_file(book.marked) as stream:
        marked = openpyxl.load_workbook(BytesIO(stream.read()))
    sheet = marked.worksheets[0]
    row, head = row_named(sheet, "Số cơ sở được"), head_of(sheet)
    cell = sheet.cell(row, 5)
    assert cell.value == "ba mươi"
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.comment is not None
    assert "không phải là số" in cell.comment.text
    assert sheet.cell(head, sheet.max_column).value == "Cần kiểm tra lại"
    assert "ba mươi" in sheet.cell(row, sheet.max_column).value
    assert sheet.cell(40, 4).value == "ghi chú riêng của tôi"
    assert marked["Nháp"]["A1"].value == "của tôi"
    assert marked.worksheets[-1].title == "Tóm tắt"
    assert sheet.protection.sheet
    answer = cast.hoa.client.get(f"/lam-viec/bao-cao/tep/{book.uid}/danh-dau.xlsx")
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_a_row_of_another_body_is_refused_in_that_row_and_nothing_is_said_of_it(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    """A clerk of the commune takes the workbook of her superior, with the row of the ward in it."""

    def fill(sheet: Worksheet) -> None:
        for name in ("Châu Tiến", "Trường Vinh"):
            sheet.cell(row_named(sheet, name), 5).value = 55

    path = made(cast.minh.actor, reporting, tmp_path)
    book = brought(cast.hoa.actor, filled(path, fill), reporting.round.uid)
    assert (book.good, book.bad) == (1, 1), book.summary
    assert book.summary["errors"][0][2] == "Bạn không nhập được số liệu cho đơn vị ở dòng này."

    ask_to_apply(actor=cast.hoa.actor, uid=book.uid)
    drain()

    assert {cell.report_id for cell in ReportCell.objects.all()} == {reporting.commune.pk}
    with pytest.raises(WorkbookNotFound):
        ask_to_apply(actor=cast.minh.actor, uid=book.uid)
    assert cast.minh.client.get(f"/lam-viec/bao-cao/tep/{book.uid}/").status_code == 404


def test_moved_columns_and_rows_are_known_by_their_keys_or_by_their_words(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    def moved(sheet: Worksheet) -> None:
        sheet.protection.sheet = False
        sheet.insert_cols(5, 2)
        sheet.insert_rows(3)
        sheet.cell(row_named(sheet, "Châu Tiến"), 7).value = 5

    path = made(cast.hoa.actor, reporting, tmp_path)
    book = brought(cast.hoa.actor, filled(path, moved), reporting.round.uid)
    assert (book.good, book.bad, book.summary["about"]) == (1, 0, []), book.summary

    def dragged(sheet: Worksheet) -> None:
        sheet.cell(row_named(sheet, "Châu Tiến"), 1).value = "chép từ dòng khác:12345678"
        sheet.cell(row_named(sheet, "Châu Tiến"), 5).value = 5

    lost = brought(cast.hoa.actor, filled(path, dragged), reporting.round.uid)
    assert (lost.good, lost.bad) == (0, 1), lost.summary
    assert "so với tệp mẫu" in lost.summary["about"][0]

    plain = openpyxl.Workbook()
    sheet = plain.active
    assert sheet is not None
    sheet.append(["Đơn vị", "Tổng số cơ sở sản xuất, kinh doanh"])
    sheet.append(["Ủy ban nhân dân xã Châu Tiến", "1 200"])
    sheet.append(["Ủy ban nhân dân xã Không Có", 3])
    out = BytesIO()
    plain.save(out)
    out.seek(0)
    other = brought(cast.hoa.actor, out, reporting.round.uid)
    assert (other.good, other.bad) == (1, 1), other.summary


def test_a_workbook_of_another_period_or_form_is_refused_with_one_sentence(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    from tests.factories.figures import make_round

    other = make_round(cast.minh, reporting.kit, (cast.commune,), year=2025)
    path = made(cast.hoa.actor, reporting, tmp_path, reporting.commune)

    book = brought(cast.hoa.actor, filled(path, lambda _sheet: None), other.uid)

    assert book.state == ImportState.FAILED
    assert "năm 2026" in book.summary["message"]
    assert "năm 2025" in book.summary["message"]


def test_a_round_goes_on_behind_the_last_checkpoint(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet) -> None:
        for name in ("Châu Tiến", "Trường Vinh"):
            sheet.cell(row_named(sheet, name), 5).value = 55

    node = system_actor()
    path = made(node, reporting, tmp_path)
    book = brought(cast.hoa.actor, filled(path, fill), reporting.round.uid)
    Workbook.objects.filter(pk=book.pk).update(state=ImportState.READ, good=2)

    kept: list[dict[str, object]] = []
    apply_workbook(
        actor=node, uid=book.uid, done={"batch": 1}, progress=lambda *_: None,
        checkpoint=lambda state: kept.append(dict(state)),
    )  # fmt: skip
    assert not ReportCell.objects.exists()

    Workbook.objects.filter(pk=book.pk).update(state=ImportState.READ)
    apply_workbook(
        actor=node, uid=book.uid, done={}, progress=lambda *_: None,
        checkpoint=lambda state: kept.append(dict(state)),
    )  # fmt: skip
    assert ReportCell.objects.count() == 2, kept[-1]["said"]
    assert kept[-1]["rows"] == 2


def test_words_of_others_are_never_computed_by_a_spreadsheet(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    cast.commune.name = "=HYPERLINK(1)"
    cast.commune.save()
    sheet = openpyxl.load_workbook(made(cast.minh.actor, reporting, tmp_path)).worksheets[0]

    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert not str(cell.value or "").startswith(("=", "+", "@"))


def test_pages_answer_and_strangers_find_nothing(cast: Cast, reporting: Reporting) -> None:
    base, uid = "/lam-viec/bao-cao/tep", reporting.round.uid
    for url in (f"{base}/", f"{base}/ky/{uid}/", f"{base}/ky/{uid}/mau.xlsx"):
        assert cast.hoa.client.get(url).status_code == 200, url
    report = f"{base}/bao-cao/{reporting.commune.uid}/mau.xlsx"
    assert cast.hoa.client.get(report).status_code == 200
    assert cast.quan.client.get(report).status_code == 404
    assert cast.quan.client.get(f"{base}/ky/{uid}/").status_code == 404
    assert cast.hoa.client.post(f"{base}/ky/{uid}/").status_code == 422


def test_a_dry_run_asks_the_same_whatever_the_number_of_bodies(
    cast: Cast, reporting: Reporting, tmp_path: Path,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    with django_assert_max_num_queries(12):
        made(cast.minh.actor, reporting, tmp_path)
    path = made(cast.hoa.actor, reporting, tmp_path, reporting.commune)
    book = brought(cast.hoa.actor, filled(path, lambda _sheet: None), reporting.round.uid)

    with django_assert_max_num_queries(15):
        workbook_page(cast.hoa.actor, book.uid)
        round_files(cast.hoa.actor, reporting.round.uid)


def test_what_is_answered_of_many_reports_is_what_is_answered_of_one(
    cast: Cast, reporting: Reporting
) -> None:
    members = (cast.hoa, cast.minh, cast.quan, cast.vy, cast.lan, cast.head, cast.commune_admin)
    for actor in [member.actor for member in members]:
        reach = rights_of(actor)
        for report in (reporting.commune, reporting.ward):
            said = (reach.is_own(report), reach.fills(report), reach.reads_draft(report))
            one_by_one = (
                is_of_its_body(actor, report), can_fill(actor, report), can_read_draft(actor, report)
            )  # fmt: skip
            assert said == one_by_one, (actor.label, report.path)
