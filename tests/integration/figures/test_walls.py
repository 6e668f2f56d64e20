"""What is kept apart: party from state, a draft from who asked, a place from who does not compile it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from chuan.core import clock, files
from chuan.core.models import StoredFile
from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import ImportState, Origin, Reading
from chuan.figures.errors import FigureRefused, MayNotAsk, RoundRefused, WorkbookRefused
from chuan.figures.models import (
    Compiler,
    Figure,
    Publication,
    ReportCell,
    Schedule,
    Total,
    Workbook,
)
from chuan.figures.rules.timing import Timing
from chuan.figures.selectors.cell import cell_page, may_open_source
from chuan.figures.selectors.desk import desk_of
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.reach import reach_of
from chuan.figures.services.compilers import appoint_compiler
from chuan.figures.services.facts import Stated, put_history
from chuan.figures.services.publishing import publish_figures
from chuan.figures.services.schedules import Duty, lay_schedule, open_due_rounds
from chuan.figures.services.sending import return_report
from chuan.figures.services.sources import add_file
from chuan.figures.services.workbooks import ask_to_apply, give_up
from chuan.orgs.enums import Role
from tests.factories.cast import Cast, Member
from tests.factories.figures import Reporting, make_compiler, make_round
from tests.factories.people import organisation, person
from tests.factories.reports import accept, at, officer_of, send


def informed_in(who: Member, reporting: Reporting, report: object) -> object:
    sheet = sheet_of(who.actor, find_report(who.actor, report.uid))  # type: ignore[attr-defined]  # a report
    return sheet.lines[reporting.kit.line(reporting.kit.informed).pk]


def test_figures_of_the_party_count_in_its_own_reports_and_nowhere_else(
    cast: Cast, reporting: Reporting
) -> None:
    kit, minh = reporting.kit, cast.minh
    send(cast.hoa, reporting.commune, kit, informed=9)
    secretary = officer_of(cast.party_commune, "Bí thư")
    own = make_round(cast.quan, kit, (cast.party_commune,))
    theirs = own.reports.get()
    before = list(Total.objects.order_by("pk").values_list("value", "bodies"))

    send(secretary, theirs, kit, informed=700, producers=900)

    assert not Figure.objects.filter(report=theirs).exists()
    assert list(Total.objects.order_by("pk").values_list("value", "bodies")) == before
    assert informed_in(secretary, reporting, theirs).neighbours is None  # type: ignore[attr-defined]
    next_year = make_round(cast.quan, kit, (cast.party_commune,), year=2027).reports.get()
    assert informed_in(secretary, reporting, next_year).last_year == 700  # type: ignore[attr-defined]
    assert informed_in(minh, reporting, reporting.commune).value == 9  # type: ignore[attr-defined]


def test_sums_of_the_party_go_up_by_the_rounds_that_feed_its_own_report(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    send(cast.hoa, reporting.commune, kit, informed=9)
    above = make_round(cast.quan, kit, (cast.party_commune,)).reports.get()
    below = organisation("Chi bộ thôn", cast.party_commune)
    feeding = make_round(officer_of(cast.party_commune, "Lâm"), kit, (below,), into=above)

    send(officer_of(below, "Tâm"), feeding.reports.get(), kit, informed=4, producers=5)

    shown = informed_in(officer_of(cast.party_commune, "Sen"), reporting, above)
    assert (shown.value, shown.origin) == (4, Origin.ROLLED_UP)  # type: ignore[attr-defined]


def test_a_body_of_the_party_that_compiles_for_itself_reads_no_sums_of_the_state(
    cast: Cast, reporting: Reporting
) -> None:
    send(cast.hoa, reporting.commune, reporting.kit)
    make_compiler(cast.party)

    assert not Figure.objects.visible_to(cast.quan.actor).exists()
    assert not reach_of(cast.quan.actor).holds(cast.province.place)
    assert desk_of(cast.quan.actor) is None
    assert reach_of(cast.minh.actor).holds(cast.province.place)


def test_a_report_of_the_party_that_waits_holds_up_no_publication(
    cast: Cast, reporting: Reporting
) -> None:
    kit = reporting.kit
    accept(cast.minh, send(cast.hoa, reporting.commune, kit))
    accept(cast.minh, send(officer_of(cast.ward), reporting.ward, kit))
    own = make_round(cast.quan, kit, (cast.party_commune,))
    send(officer_of(cast.party_commune, "Sen"), own.reports.get(), kit)
    chair = Member(person("Chủ tịch", cast.province, role=Role.HEAD), cast.province)

    publish_figures(actor=chair.actor, period=Period.year(2026))

    assert Publication.objects.count() == 1


def test_who_asked_sees_no_source_that_is_added_while_the_report_is_redrafted(
    cast: Cast, reporting: Reporting
) -> None:
    kit, hoa, asker = reporting.kit, cast.hoa, officer_of(cast.science)
    make_compiler(cast.science, of=cast.province)
    report = send(hoa, make_round(asker, kit, (cast.commune,)).reports.get(), kit)
    line, photo = kit.line(kit.informed).pk, BytesIO()
    Image.new("RGB", (60, 84), "white").save(photo, "PNG")
    photo.seek(0)
    return_report(actor=asker.actor, uid=report.uid, reason="Bổ sung.")
    source = add_file(
        actor=hoa.actor, report=report.uid, line=line, stream=photo, name="nháp.png"
    )  # fmt: skip
    stored = StoredFile.objects.get(uid=source.object_id)

    def shown(who: Member) -> bool:
        sheet = sheet_of(who.actor, find_report(who.actor, report.uid))
        return bool(cell_page(who.actor, sheet, line).sources)

    assert (shown(asker), shown(hoa)) == (False, True)
    assert (may_open_source(asker.actor, stored), may_open_source(hoa.actor, stored)) == (
        False,
        True,
    )


def test_a_department_makes_nobody_the_compiler_of_the_province(cast: Cast) -> None:
    head = Member(person("Giám đốc", cast.finance, role=Role.HEAD), cast.finance)
    cast.finance.place = cast.province.place
    cast.finance.save()

    with pytest.raises(MayNotAsk):
        appoint_compiler(actor=head.actor, organisation=cast.finance.uid)

    assert not Compiler.objects.exists()


def test_figures_of_former_years_are_brought_in_for_the_places_that_one_compiles(
    cast: Cast, reporting: Reporting
) -> None:
    given = {
        "period": Period.year(2024), "as_of": date(2024, 12, 31),
        "stated": [Stated(reporting.kit.informed.pk, "", Decimal(7), None)],
    }  # fmt: skip

    for place in (cast.other_province.place, cast.ward.place):
        assert place is not None
        with pytest.raises(FigureRefused):
            put_history(actor=cast.hoa.actor, organisation=cast.culture, place=place, **given)  # type: ignore[arg-type]
    assert cast.commune.place is not None
    put_history(
        actor=cast.hoa.actor, organisation=cast.culture, place=cast.commune.place, **given  # type: ignore[arg-type]
    )  # fmt: skip

    assert Figure.objects.count() == 1


def test_a_schedule_of_senseless_days_is_refused_and_holds_up_no_other(
    cast: Cast, reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 2026, 10, 20)
    kit = reporting.kit
    kit.form.period_kind = PeriodKind.MONTH
    kit.form.save()
    senseless = Timing(PeriodKind.MONTH, 0, 1, Reading.EXCLUSIVE, closing_days=90, opens_before=60)
    duty = Duty(kit.form, senseless, ("commune_government",), date(2026, 1, 1))

    with pytest.raises(RoundRefused):
        lay_schedule(actor=cast.minh.actor, duty=duty)

    for days in (90, 0):
        Schedule.objects.create(
            form_code=kit.form.code, asker=cast.province, asker_path=cast.province.path,
            period_kind=PeriodKind.MONTH, due_month=1, due_day=5, closing_days=days,
            asked=["commune_government"],
        )  # fmt: skip
    assert open_due_rounds(on=clock.today()) > 0
    assert open_due_rounds(on=clock.today()) == 0


def test_a_workbook_that_is_being_written_is_not_given_up(cast: Cast, reporting: Reporting) -> None:
    minh = cast.minh.actor
    stored = files.store(BytesIO(b"x"), name="a.xlsx", media_type="", owner_path="", actor=minh)
    book = Workbook.objects.create(
        organisation=cast.province, path=cast.province.path, round=reporting.round, sha256="0" * 64,
        name="a.xlsx", file=stored, state=ImportState.READ, rows=1, good=1, created_at=clock.now(),
        by_id=minh.id, by_label="Minh",
    )  # fmt: skip
    ask_to_apply(actor=minh, uid=book.uid)

    with pytest.raises(WorkbookRefused):
        give_up(actor=minh, uid=book.uid)

    assert Workbook.objects.filter(pk=book.pk).exists()


def test_a_deep_or_odd_note_of_what_was_seen_is_no_error_of_the_system(
    cast: Cast, reporting: Reporting
) -> None:
    client, line = cast.hoa.client, reporting.kit.line(reporting.kit.informed).pk
    url = f"/lam-viec/bao-cao/{reporting.commune.uid}/ghi/"

    for at_, seen in enumerate(("[" * 200_000, '{"a":' * 90_000, "NaN", f'{{"{line}":[1e999]}}')):
        answer = client.post(url, {f"v-{line}": str(at_ + 1), "seen": seen})
        assert answer.status_code == 302, seen[:10]

    assert ReportCell.objects.get(report=reporting.commune, line=line).value == 4


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "0001-01-01"])
def test_a_round_or_a_form_of_no_time_of_ours_is_refused(
    cast: Cast, reporting: Reporting, day: str
) -> None:
    client, form = cast.minh.client, reporting.kit.form
    asked = {
        "title": "x", "period": "2026", "closing_on": day, "printed_on": day,
        "reading": Reading.INCLUSIVE, "bodies": [cast.ward.uid.hex], "valid_from": day,
    }  # fmt: skip

    for url in (
        f"/lam-viec/bao-cao/ky/moi/?bieu={form.uid}",
        f"/lam-viec/bieu-mau/{form.uid}/ban-moi/",
        f"/lam-viec/bao-cao/lich/moi/?bieu={form.uid}",
    ):
        assert client.post(url, asked).status_code in {200, 302, 404, 422}, url
    assert form.__class__.objects.filter(code=form.code).count() == 1
    assert reporting.round.__class__.objects.count() == 1
