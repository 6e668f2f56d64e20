"""The page of a report keeps what is typed, loses nothing on a fault, and is opened by its people only."""

import json
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from chuan.figures.enums import Origin, ReportState
from chuan.figures.models import CellSource, Figure, FormPart, Report, ReportCell, ReportText
from chuan.figures.selectors.burden import bodies_burden, own_burden, total_of
from chuan.figures.services.cells import CellEdit, save_cells
from tests.factories.burden import Cell, burden_of
from tests.factories.cast import Cast, Member
from tests.factories.figures import Kit, Reporting, make_round
from tests.factories.people import organisation, place

MOST_QUERIES = 40


def page(name: str, report: Report, *args: int) -> str:
    return reverse(f"figures:{name}", args=[report.uid, *args])


def cell(report: Report, line: int) -> ReportCell:
    return ReportCell.objects.get(report=report, line=line)


def seen(who: Member, report: Report) -> dict[str, Any]:
    told = who.client.get(page("report_detail", report)).context["seen"]
    return dict(json.loads(told))


def fill(who: Member, report: Report, kit: Kit, figure: int) -> None:
    edit = CellEdit(kit.line(kit.producers).pk, Decimal(figure))
    save_cells(actor=who.actor, report=report.uid, edits=[edit], origin=Origin.TYPED)


def test_a_form_keeps_what_can_be_read_and_gives_the_rest_back(
    cast: Cast, reporting: Reporting
) -> None:
    report, kit = reporting.commune, reporting.kit
    part, whole = kit.line(kit.informed).pk, kit.line(kit.producers).pk
    given = {
        "seen": json.dumps(seen(cast.hoa, report)),
        f"v-{part}": "1,5", f"e-{part}": "", f"n-{part}": "Số của thôn",
        f"v-{whole}": "1.200", f"e-{whole}": "1 300", f"n-{whole}": "",
        "t-ket-qua": "Tổ chức 3 lớp.",
    }  # fmt: skip

    answer = cast.hoa.client.post(page("report_save", report), given)

    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'value="1,5"' in html
    assert 'value="Số của thôn"' in html
    assert "đếm số nguyên" in html
    assert (cell(report, whole).value, cell(report, whole).estimate) == (1200, 1300)
    assert ReportText.objects.get(report=report, key="ket-qua").text == "Tổ chức 3 lớp."
    again = cast.hoa.client.post(page("report_save", report), given | {f"v-{part}": "15"})
    assert again.status_code == 302
    assert (cell(report, part).value, cell(report, part).note) == (15, "Số của thôn")
    assert cell(report, whole).version == 1


def test_the_button_that_sends_keeps_what_was_typed_first(cast: Cast, reporting: Reporting) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    shown = cast.hoa.client.get(page("report_detail", report)).content.decode()
    assert 'id="tinh-trang"' in shown
    assert shown.index("hạn gửi hết ngày") < shown.index('id="bang"')
    given = {"seen": json.dumps(seen(cast.hoa, report)), f"v-{line}": "12", "tiep": "gui"}

    answer = cast.hoa.client.post(page("report_save", report), given)
    refused = cast.hoa.client.post(page("report_save", report), given | {f"v-{line}": "mười"})

    assert answer["Location"] == page("report_send", report)
    assert cell(report, line).value == 12
    assert refused.status_code == 422
    assert 'value="mười"' in refused.content.decode()


def test_the_same_keyed_form_is_done_once_and_a_late_one_asks(
    cast: Cast, reporting: Reporting
) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    was = {str(line): seen(cast.hoa, report)[str(line)]}
    form = {"seen": json.dumps(was), f"v-{line}": "12"}
    key = {"X-Chuan-Once": str(uuid4())}
    browser = cast.hoa.client

    first, second = (
        browser.post(page("report_save", report), form, headers=key) for _again in range(2)
    )
    late = cast.head.client.post(page("report_save", report), form | {f"v-{line}": "15"})

    assert first.json() == second.json()
    assert cell(report, line).version == 1
    assert late.status_code == 302
    html = cast.head.client.get(page("report_detail", report)).content.decode()
    assert "Số của bạn (15) chưa ghi vì Hoa đã ghi 12 trước." in html
    held = report.changes.get(after__held=True).pk
    cast.head.client.post(page("report_answer_held", report), {"answer": f"{held}:1"})
    assert cell(report, line).value == 15


def test_words_of_two_people_are_not_written_over(cast: Cast, reporting: Reporting) -> None:
    report = reporting.commune
    empty = json.dumps({"t-ket-qua": [0]})
    for who, words, status in ((cast.hoa, "Lời của Hoa", 302), (cast.head, "Lời của Đức", 422)):
        answer = who.client.post(page("report_save", report), {"seen": empty, "t-ket-qua": words})
        assert answer.status_code == status
    assert "Lời của Đức" in answer.content.decode()
    assert ReportText.objects.get(report=report, key="ket-qua").text == "Lời của Hoa"


def test_last_year_is_copied_only_when_asked_and_stays_marked(
    cast: Cast, reporting: Reporting
) -> None:
    report, kit = reporting.commune, reporting.kit
    Figure.objects.create(
        indicator=kit.producers, period="2025", organisation=cast.commune, value=Decimal(60),
        place=cast.commune.place, province=cast.province.place, as_of=report.as_of,
    )  # fmt: skip
    line = kit.line(kit.producers).pk
    assert "60" in cast.hoa.client.get(page("report_detail", report)).content.decode()
    assert not ReportCell.objects.exists()

    cast.hoa.client.post(page("report_copy", report))

    assert (cell(report, line).value, cell(report, line).origin) == (60, Origin.COPIED)
    html = cast.hoa.client.get(page("report_detail", report)).content.decode()
    assert "Chép số năm trước" in html
    cast.hoa.client.post(page("report_undo", report))
    assert cell(report, line).value is None


def test_what_another_report_of_the_day_says_is_not_typed_again(
    cast: Cast, reporting: Reporting
) -> None:
    kit, line = reporting.kit, reporting.kit.line(reporting.kit.producers).pk
    fill(cast.hoa, reporting.commune, kit, 12)
    other = make_round(cast.minh, kit, (cast.commune,)).reports.get()

    answer = cast.hoa.client.get(page("report_detail", other))

    row = answer.context["sheet"].lines[line]
    assert (row.value, row.origin, row.offered.report) == (
        12,
        Origin.REUSED,
        str(reporting.commune.uid),
    )
    assert not other.cells.exists()
    opened = cast.hoa.client.get(page("cell_detail", other, line)).content.decode()
    assert page("report_detail", reporting.commune) in opened


def test_a_cell_shows_its_sources_and_who_may_not_see_gets_nothing(
    cast: Cast, reporting: Reporting
) -> None:
    report, line = reporting.commune, reporting.kit.line(reporting.kit.producers).pk
    fill(cast.hoa, report, reporting.kit, 12)
    photo = BytesIO()
    Image.new("RGB", (20, 20), "gray").save(photo, "PNG")
    upload = SimpleUploadedFile("bang.png", photo.getvalue(), "image/png")

    given = cast.hoa.client.post(page("source_add", report, line), {"file": upload})

    assert given.status_code == 302
    source = CellSource.objects.get()
    html = cast.hoa.client.get(page("cell_detail", report, line)).content.decode()
    assert "bang.png" in html
    assert reverse("core:file_download", args=[UUID(source.object_id)]) in html
    for member, status in ((cast.quan, 404), (cast.vy, 404), (cast.binh, 404), (cast.minh, 200)):
        for name, args in (("report_detail", ()), ("cell_detail", (line,))):
            assert member.client.get(page(name, report, *args)).status_code == status
    assert cast.minh.client.post(page("report_save", report), {}).status_code == 403
    assert cast.quan.client.post(page("report_save", report), {}).status_code == 404
    cast.hoa.client.post(page("source_remove", report, line), {"source": source.pk})
    assert not CellSource.objects.exists()


def test_the_page_asks_a_fixed_number_of_questions(
    cast: Cast, reporting: Reporting, django_assert_max_num_queries: Any
) -> None:
    client = cast.hoa.client
    client.get(page("report_detail", reporting.commune))
    with django_assert_max_num_queries(MOST_QUERIES) as asked:
        client.get(page("report_detail", reporting.commune))
    before = len(asked)
    kit = reporting.kit
    for line in (kit.informed, kit.producers):
        edit = CellEdit(kit.line(line).pk, Decimal(3))
        save_cells(
            actor=cast.hoa.actor, report=reporting.commune.uid, edits=[edit], origin=Origin.TYPED
        )
    FormPart.objects.create(form=kit.form, order=9, key="them", title="Thêm")
    with django_assert_max_num_queries(before + 1):
        client.get(page("report_detail", reporting.commune))


def test_the_burden_is_counted_as_the_rule_counts_it(
    cast: Cast, reporting: Reporting, django_assert_max_num_queries: Any
) -> None:
    kit = reporting.kit
    other = make_round(cast.minh, kit, (cast.commune,), year=2026).reports.get()
    lines = [kit.line(kit.informed), kit.line(kit.producers)]
    cells = []
    for report, origins in (
        (reporting.commune, (Origin.TYPED, Origin.LIVE)), (other, (Origin.PASTED, Origin.COPIED)),
    ):  # fmt: skip
        for line, origin in zip(lines, origins, strict=True):
            row = ReportCell.objects.create(
                report=report, line=line, value=1, origin=origin, edited_at=report.round.created_at
            )
            CellSource.objects.create(cell=row, kind="x", object_id="1", label="Nguồn")
            about = (line.indicator_id or 0, report.round.period, line.stage)
            cells.append(Cell(report.path, report.pk, about, origin, 1))
        Report.objects.filter(pk=report.pk).update(
            version=1, state=ReportState.SUBMITTED, sent_at=report.round.created_at
        )

    wanted = burden_of(cells)

    assert own_burden(cast.hoa.actor).total == wanted
    assert total_of(bodies_burden(cast.minh.actor)) == wanted
    client = cast.minh.client
    client.get(reverse("figures:burden"))
    with django_assert_max_num_queries(14):
        answer = client.get(reverse("figures:burden"), {"xep": "-nhap-lai"})
    html = answer.content.decode()
    (row,) = answer.context["page"].rows
    assert [cell.text for cell in row.cells[1:]] == ["2", "4", "3", "3", "1"]
    assert "Các đơn vị được yêu cầu nhập tay 3 trên 4 ô; 1 ô nhập hai lần." in html
    assert "Ủy ban nhân dân xã Châu Tiến" in html
    csv = b"".join(client.get(reverse("figures:burden_export")))  # type: ignore[call-overload]  # streamed
    assert "Nhập hai lần" in csv.decode("utf-8-sig")
    assert cast.binh.client.get(reverse("figures:burden")).status_code in {200, 403}
    assert not own_burden(cast.quan.actor).rounds


def test_bodies_alike_are_told_as_a_range_and_never_by_name(
    cast: Cast, reporting: Reporting
) -> None:
    kit, province = reporting.kit, cast.province.place
    for at in range(9):
        spot = place(str(17000 + at), f"Xã Kín {at}", kind="xa", level="commune", parent=province)
        body = organisation(f"UBND xã Kín {at}", cast.province, agency="ubnd-xa", place=spot)
        Figure.objects.create(
            indicator=kit.producers, period="2025", organisation=body, place=spot,
            province=province, value=Decimal(1000 + at * 37), as_of=reporting.round.closing_on,
        )  # fmt: skip
    fill(cast.hoa, reporting.commune, kit, 3)

    html = cast.hoa.client.get(
        page("cell_detail", reporting.commune, kit.line(kit.producers).pk)
    ).content.decode()

    assert "1.000 đến 1.300" in html
    assert "khác xa phần lớn các đơn vị cùng cấp" in html
    assert "Kín" not in html
    assert "1.037" not in html
