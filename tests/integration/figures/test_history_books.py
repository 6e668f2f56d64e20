"""Figures of former units come in from a workbook by who compiles, and say what the reform makes of them."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.core.jobs.worker import drain
from chuan.figures.enums import ImportState
from chuan.figures.errors import MayNotReport
from chuan.figures.models import Figure, Workbook
from chuan.figures.selectors.former_units import units_called
from chuan.figures.services.history_books import HistoryPlan
from chuan.figures.services.workbook_reading import OpenBook
from chuan.figures.services.workbooks import ask_to_apply, take_workbook
from chuan.orgs.enums import Extent
from chuan.orgs.models import Place, PlaceSuccession
from tests.factories.cast import Cast
from tests.factories.figures import Reporting
from tests.factories.people import place

pytestmark = pytest.mark.django_db


def former_ward(cast: Cast) -> Place:
    """A ward that ended with June 2025 and was split between two."""
    assert cast.commune.place is not None
    assert cast.ward.place is not None
    old = place(
        "16700", "Quang Tiến", kind="phuong", level="commune", parent=cast.commune.place.parent
    )
    old.valid_until = date(2025, 6, 30)
    old.save()
    for heir in (cast.commune.place, cast.ward.place):
        PlaceSuccession.objects.create(
            predecessor=old, successor=heir, extent=Extent.PART, effective_on=date(2025, 7, 1),
            confidence="A",
        )  # fmt: skip
    return old


def book(rows: list[list[object]]) -> BytesIO:
    """As somebody typed it: no template, a number for the code."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Mã", "Đơn vị", "Năm", "Tổng số cơ sở sản xuất, kinh doanh, cơ sở"])
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    made.save(out)
    out.seek(0)
    return out


def brought(cast: Cast, stream: BytesIO) -> Workbook:
    """Taken by the compiler of the province, and read."""
    taken = take_workbook(actor=cast.minh.actor, stream=stream, name="cu.xlsx", round_uid=None)
    drain()
    taken.refresh_from_db()
    return taken


def test_old_years_are_read_applied_and_told_over_the_reform(
    cast: Cast, reporting: Reporting
) -> None:
    old = former_ward(cast)
    rows: list[list[object]] = [
        [16700, "Phường Quang Tiến", 2024, "1.200"],
        ["16700", "Phường Quang Tiến", "2026", 5],
        ["99999", "Xã không có", 2024, 5],
        ["16792", "Xã Châu Tiến", "hai nghìn", 7],
    ]

    taken = brought(cast, book(rows))

    assert (taken.state, taken.good, taken.bad) == (ImportState.READ, 1, 3), taken.summary
    assert "1 đơn vị trong tệp nay không còn" in taken.summary["about"][0]
    assert "1 đơn vị bị chia tách" in taken.summary["about"][1]
    assert not Figure.objects.exists()

    ask_to_apply(actor=cast.minh.actor, uid=taken.uid)
    drain()

    figure = Figure.objects.get()
    assert (figure.place, figure.period, figure.value) == (old, "2024", Decimal(1200))
    assert figure.as_of == date(2024, 12, 31)
    again = brought(cast, book(rows))
    assert (again.good, again.summary["same"], again.bad) == (0, 1, 3)


def test_only_who_compiles_brings_old_years_in(cast: Cast, reporting: Reporting) -> None:
    url = "/lam-viec/bao-cao/tep/lich-su/"
    assert cast.quan.client.get(url).status_code == 403
    assert cast.minh.client.get(url).status_code == 200
    sheet = b"".join(cast.minh.client.get(f"{url}2024.xlsx").streaming_content)  # type: ignore[attr-defined]  # it streams
    rows = openpyxl.load_workbook(BytesIO(sheet)).worksheets[0].iter_rows(values_only=True)
    assert any("Châu Tiến" in str(row) for row in rows)
    taken = take_workbook(actor=cast.quan.actor, stream=book([]), name="a.xlsx", round_uid=None)
    drain()
    taken.refresh_from_db()
    assert taken.state == ImportState.FAILED
    with pytest.raises(MayNotReport):
        take_workbook(actor=cast.vy.actor, stream=book([]), name="a.xlsx", round_uid=None)


def test_units_of_many_rows_are_looked_up_at_once(
    cast: Cast, reporting: Reporting, tmp_path: Path
) -> None:
    assert cast.commune.place is not None
    above = cast.commune.place.parent
    places = [
        place(str(20000 + n), f"Mới {n}", kind="xa", level="commune", parent=above)
        for n in range(12)
    ]

    def asked(rows: int) -> int:
        path = tmp_path / f"{rows}.xlsx"
        path.write_bytes(book([[each.code, each.name, 2024, 5] for each in places[:rows]]).read())
        plan = HistoryPlan(cast.minh.actor, OpenBook(path))
        with CaptureQueriesContext(connection) as queries:
            verdicts = [verdict for _batch, found in plan.judged() for verdict in found]
        assert [len(verdict.edits) for verdict in verdicts] == [1] * rows
        return len(queries)

    assert asked(12) == asked(2)


def test_a_code_that_lost_its_zeros_is_told_by_the_name_beside_it(
    cast: Cast, reporting: Reporting
) -> None:
    assert cast.commune.place is not None
    for code, name in (("00123", "Một"), ("123", "Hai")):
        place(code, name, kind="xa", level="commune", parent=cast.commune.place.parent)
    units = units_called(["123", "123.0", "mã", "1234567"])
    on = date(2024, 12, 31)

    assert [
        getattr(units.called(code, name, on), "code", None)
        for code, name in (("123", "Xã Một"), ("123.0", ""), ("00123", ""), ("1234567", ""))
    ] == ["00123", "123", "00123", None]
