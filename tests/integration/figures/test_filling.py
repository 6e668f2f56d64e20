"""Cells are filled by their body, merged between two writers, taken back, and never lost."""

from decimal import Decimal
from uuid import UUID

import pytest

from chuan.figures.enums import Origin, ReportState
from chuan.figures.errors import FigureRefused, MayNotReport, ReportNotFound
from chuan.figures.models import CellChange, Report, ReportCell
from chuan.figures.rules.cells import Written
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.live_rows import REVIEW
from chuan.figures.selectors.sheet import Row
from chuan.figures.services.cells import CellEdit, answer_held, save_cells, undo_last
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting


def save(who: Member, report: Report, *edits: CellEdit, origin: Origin = Origin.TYPED) -> object:
    return save_cells(actor=who.actor, report=report.uid, edits=edits, origin=origin)


def row_of(who: Member, uid: UUID, line: int) -> Row:
    return sheet_of(who.actor, find_report(who.actor, uid)).lines[line]


def test_what_is_saved_stands_with_its_origin_and_the_rate_follows(
    cast: Cast, reporting: Reporting
) -> None:
    kit, report = reporting.kit, reporting.commune
    part, whole, rate = (kit.line(each).pk for each in (kit.informed, kit.producers, kit.rate))

    save(cast.hoa, report, CellEdit(part, Decimal(9), estimate=Decimal(11)))
    save(cast.hoa, report, CellEdit(whole, Decimal(12), note="Kể cả hộ mới"))

    report.refresh_from_db()
    assert report.state == ReportState.DRAFTING
    assert row_of(cast.hoa, report.uid, rate).value == Decimal(75)
    assert row_of(cast.hoa, report.uid, part).origin == Origin.TYPED
    assert row_of(cast.hoa, report.uid, part).estimate == 11
    assert row_of(cast.hoa, report.uid, whole).note == "Kể cả hộ mới"


def test_two_writers_of_one_line_lose_nothing(cast: Cast, reporting: Reporting) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    seen = Written()
    save(cast.hoa, report, CellEdit(line, Decimal(12), version=0, seen=seen))

    save(cast.head, report, CellEdit(line, Decimal(15), version=0, seen=seen))

    (held,) = row_of(cast.head, report.uid, line).held
    assert (held.mine.value, held.theirs.value) == (15, 12)
    assert row_of(cast.hoa, report.uid, line).value == 12
    answer_held(actor=cast.head.actor, report=report.uid, change=held.change, take=True)
    assert row_of(cast.hoa, report.uid, line).value == 15
    assert not row_of(cast.hoa, report.uid, line).held


def test_two_writers_of_two_fields_are_merged(cast: Cast, reporting: Reporting) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    save(cast.hoa, report, CellEdit(line, Decimal(12)))
    seen = Written(Decimal(12))

    save(cast.hoa, report, CellEdit(line, Decimal(13), note="", version=1, seen=seen))
    save(cast.head, report, CellEdit(line, Decimal(12), note="Đã rà", version=1, seen=seen))

    row = row_of(cast.hoa, report.uid, line)
    assert (row.value, row.note) == (13, "Đã rà")


def test_the_own_last_batch_is_taken_back_and_then_the_one_before(
    cast: Cast, reporting: Reporting
) -> None:
    report, kit = reporting.commune, reporting.kit
    one, other = kit.line(kit.informed).pk, kit.line(kit.producers).pk
    save(cast.hoa, report, CellEdit(one, Decimal(5)))
    pasted = (CellEdit(one, Decimal(6)), CellEdit(other, Decimal(7)))
    save(cast.hoa, report, *pasted, origin=Origin.PASTED)

    undo_last(actor=cast.hoa.actor, report=report.uid)
    assert row_of(cast.hoa, report.uid, one).value == 5
    assert row_of(cast.hoa, report.uid, other).value is None
    undo_last(actor=cast.hoa.actor, report=report.uid)
    assert row_of(cast.hoa, report.uid, one).value is None
    with pytest.raises(FigureRefused):
        undo_last(actor=cast.hoa.actor, report=report.uid)
    assert CellChange.objects.filter(report=report).count() == 6


def test_a_figure_typed_over_a_count_no_longer_rests_on_the_counted_rows(
    cast: Cast, reporting: Reporting
) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    save(cast.hoa, report, CellEdit(line, Decimal(3)), origin=Origin.LIVE)
    cell = ReportCell.objects.get(report=report, line=line)
    cell.sources.create(kind=REVIEW, object_id="1", label="Sơ kết quý I")
    cell.sources.create(kind="file", object_id="2", label="Danh sách cơ sở.xlsx")

    save(cast.hoa, report, CellEdit(line, Decimal(4)))

    assert [source.label for source in cell.sources.all()] == ["Danh sách cơ sở.xlsx"]


def test_only_the_body_fills_and_only_what_is_its_to_fill(cast: Cast, reporting: Reporting) -> None:
    report, kit = reporting.commune, reporting.kit
    edit = CellEdit(kit.line(kit.producers).pk, Decimal(3))
    with pytest.raises(MayNotReport):
        save(cast.minh, report, edit)
    with pytest.raises(ReportNotFound):
        save(cast.quan, report, edit)
    for refused in (
        CellEdit(kit.line(kit.rate).pk, Decimal(3)),
        CellEdit(kit.line(kit.producers).pk, Decimal("0.5")),
        CellEdit(kit.line(kit.producers).pk, Decimal(10) ** 12),
        CellEdit(10**9, Decimal(1)),
    ):
        with pytest.raises(FigureRefused):
            save(cast.hoa, report, refused)
    Report.objects.filter(pk=report.pk).update(state=ReportState.LOCKED)
    with pytest.raises(MayNotReport):
        save(cast.hoa, report, edit)
    assert not ReportCell.objects.exists()


def test_who_asked_sees_no_draft(cast: Cast, reporting: Reporting) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    save(cast.hoa, report, CellEdit(line, Decimal(12)))
    Report.objects.filter(pk=report.pk).update(asker_path="/40/skhcn/")

    asker = cast.minh.actor.__class__(id="x", label="Sở", path="/40/skhcn/", roles=frozenset())
    sheet = sheet_of(asker, find_report(asker, report.uid))

    assert sheet.hidden
    assert all(row.value is None for row in sheet.rows)


def test_a_sheet_asks_a_fixed_number_of_questions(
    cast: Cast, reporting: Reporting, django_assert_max_num_queries: object
) -> None:
    report = find_report(cast.hoa.actor, reporting.commune.uid)
    with django_assert_max_num_queries(18):  # type: ignore[operator]  # a fixture of pytest-django
        sheet_of(cast.hoa.actor, report)
