"""Workbooks applied twice in one moment, killed in the middle, and one unit stated by two at once."""

import json
import sys
import tempfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

YEARS = (2022, 2023, 2024)


def apply_all() -> dict[str, object]:
    """What each was told, and what stands afterwards."""
    from chuan.core.actor import system_actor
    from chuan.figures.models import CellChange, Figure, Report, ReportCell, Total, Workbook
    from chuan.figures.services.totals import recount_totals
    from chuan.orgs.models import Place
    from tests.factories.at_once import at_once, named

    hoa, minh = named("Hoa"), named("Minh")
    commune = Report.objects.order_by("pk")[0]
    told: dict[str, object] = {}

    books = [_read(hoa, _filled(hoa, commune), commune.round.uid) for _twice in range(2)]
    told["killed before the rows are kept"] = _killed(hoa, books[0], at_checkpoint=True)
    told["cells then"] = ReportCell.objects.count()
    told["killed after"] = _killed(hoa, books[0], at_checkpoint=False)
    told["cells after"] = ReportCell.objects.count()
    told["report"] = at_once(*(lambda book=book: _apply(hoa, book) for book in books * 2))
    told["cells"] = [
        [int(cell.value or 0), cell.version] for cell in ReportCell.objects.order_by("pk")
    ]
    told["changes"] = CellChange.objects.count()

    former = [_read(minh, _former(), None) for _twice in range(2)]
    told["history killed"] = _killed(minh, former[1], at_checkpoint=True)
    told["figures then"] = Figure.objects.count()
    told["history"] = at_once(*(lambda book=book: _apply(minh, book) for book in former * 2))
    told["figures"] = [int(each.value or 0) for each in Figure.objects.order_by("period")]
    told["totals"] = [int(each.value) for each in Total.objects.order_by("period")]
    told["states"] = sorted(Workbook.objects.values_list("state", flat=True))
    told["two bodies"] = sorted(
        at_once(*(lambda who=who: _state(who, commune) for who in (hoa, minh, hoa, minh)))
    )
    told["one unit"] = Figure.objects.filter(period="2020").count()
    every = list(Place.objects.provinces())
    told["differing"] = recount_totals(actor=system_actor(), provinces=every)
    return told


def _state(who: Any, commune: Any) -> None:
    from chuan.domain.cascade import Period
    from chuan.figures.models import Indicator
    from chuan.figures.services.facts import Stated, put_history
    from chuan.orgs.selectors import organisation_by_uid

    asked = Indicator.objects.filter(kind="count").order_by("pk")[0]
    put_history(
        actor=who, organisation=organisation_by_uid(who.organisation_uid), place=commune.place,
        period=Period.year(2020), as_of=date(2020, 12, 31),
        stated=[Stated(asked.pk, "", Decimal(5), None)],
    )  # fmt: skip


def _filled(who: Any, report: Any) -> BytesIO:
    """The template of the report with its first two open figures."""
    import openpyxl

    from chuan.figures.office.template import write_book
    from chuan.figures.selectors.workbook_pages import report_book

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        write_book(report_book(who, report.uid).book, path)
        book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        if any("Số cơ sở được" in str(cell.value or "") for cell in row):
            sheet.cell(row[0].row, 5).value = 7
        if any("Tổng số cơ sở" in str(cell.value or "") for cell in row):
            sheet.cell(row[0].row, 5).value = 9
    out = BytesIO()
    book.save(out)
    out.seek(0)
    return out


def _former() -> BytesIO:
    import openpyxl

    book, out = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã", "Đơn vị", "Năm", "Tổng số cơ sở sản xuất, kinh doanh, cơ sở"])
    for year in YEARS:
        sheet.append(["16792", "Xã Châu Tiến", year, year - 2000])
    book.save(out)
    out.seek(0)
    return out


def _read(who: Any, stream: BytesIO, round_uid: Any) -> Any:
    from chuan.figures.services.workbooks import read_workbook, take_workbook

    book = take_workbook(actor=who, stream=stream, name="a.xlsx", round_uid=round_uid)
    return read_workbook(actor=who, uid=book.uid, progress=lambda *_told: None)


def _apply(who: Any, book: Any, checkpoint: Any = lambda _state: None) -> None:
    from chuan.figures.services.workbooks import apply_workbook

    apply_workbook(
        actor=who, uid=book.uid, done={}, progress=lambda *_told: None, checkpoint=checkpoint
    )


def _killed(who: Any, book: Any, *, at_checkpoint: bool) -> int:
    """The signal that ended a process which applied a workbook."""
    from chuan.figures.services import workbooks
    from tests.factories.at_once import kill, killed_amid

    def work() -> None:
        if at_checkpoint:
            _apply(who, book, kill)
        vars(workbooks)["_applied"] = kill
        _apply(who, book)

    return killed_amid(work)


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(apply_all()))
