"""What is pressed wrongly or by the wrong people on pages of figures is answered with a sentence."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chuan.figures.errors import MayNotReport
from chuan.figures.models import (
    CellChange,
    ForeignCell,
    ForeignCopy,
    Form,
    FormLine,
    ReportCell,
    ReportText,
)
from chuan.figures.services.foreign import TieEdit, receive_form, tie_cells
from tests.factories.cast import Cast
from tests.factories.figures import Reporting, indicator
from tests.integration.figures.test_foreign import of_the_commune, word_form

pytestmark = pytest.mark.django_db


def warned(client: Client, url: str) -> str:
    """What the page says after something was refused."""
    return client.get(url).content.decode()


@pytest.mark.parametrize("given", [{}, {"loai": ""}, {"loai": "../x"}])
def test_a_paper_of_no_kind_is_asked_for_again(
    cast: Cast, reporting: Reporting, given: dict[str, str]
) -> None:
    url = reverse("figures:paper_draft", args=[reporting.commune.uid])
    mai = of_the_commune(cast).client

    answer = mai.post(url, given)

    assert answer.status_code == 302
    assert "Hãy chọn văn bản cần lập" in warned(mai, answer["Location"])
    assert cast.quan.client.post(url, given).status_code == 404


def test_a_cooperative_changes_no_ties_that_offices_share(cast: Cast, reporting: Reporting) -> None:
    data = word_form().getvalue()
    mai, binh = of_the_commune(cast), cast.binh
    receive_form(actor=mai.actor, stream=BytesIO(data), name="Biểu.docx", period="2026")
    copy = receive_form(actor=binh.actor, stream=BytesIO(data), name="Biểu.docx", period="2026")
    cell = ForeignCell.objects.filter(form=copy.form, indicator__isnull=False)[0]
    url = reverse("figures:foreign_detail", args=[copy.uid])

    with pytest.raises(MayNotReport):
        tie_cells(actor=binh.actor, uid=copy.uid, ties=[TieEdit(cell.pk, None)], version=1)

    assert binh.client.post(url, {"version": 1, f"chi-tieu-{cell.pk}": ""}).status_code == 403
    cell.refresh_from_db()
    assert cell.indicator is not None
    page = binh.client.get(url).content.decode()
    assert "Lưu cách gắn" not in page
    assert "Bỏ biểu này khỏi danh sách" in page
    assert binh.client.get(f"{url}dien/").status_code == 200
    assert binh.client.post(f"{url}bo/").status_code == 302


NO_NUMBERS = ("²", "9" * 5000, "9" * 30, "-1")


@pytest.mark.parametrize("key", NO_NUMBERS)
def test_a_key_that_is_no_number_is_no_error_of_the_system(
    cast: Cast, reporting: Reporting, key: str
) -> None:
    own = indicator("cua-tinh", "Chỉ tiêu của tỉnh", owner_path=cast.province.path)
    form = Form.objects.create(
        code="cua-tinh", name="Biểu", period_kind="year", owner_path=cast.province.path
    )
    FormLine.objects.create(form=form, order=1, indicator=own)
    copy = receive_form(
        actor=cast.minh.actor, stream=word_form(), name="Biểu.docx", period="2026"
    )  # fmt: skip
    cell = ForeignCell.objects.filter(form=copy.form)[0]
    minh, hoa, uid = cast.minh.client, cast.hoa.client, reporting.commune.uid
    line = reporting.kit.line(reporting.kit.informed).pk

    asked = [
        (minh, reverse("figures:indicator_break", args=[own.uid]), {"bo": key}),
        *(
            (minh, reverse("figures:form_edit", args=[form.uid]), {"buoc": f"{step}-{key}"})
            for step in ("dong", "len", "xuong", "bo", "phan", "bophan")
        ),
        (minh, reverse("figures:target_create", args=[own.uid]), {"indicator": f"{key}:"}),
        (
            minh, reverse("figures:foreign_detail", args=[copy.uid]),
            {"version": key, f"nam-{cell.pk}": key, f"chi-tieu-{cell.pk}": key},
        ),
        (hoa, reverse("figures:source_remove", args=[uid, line]), {"source": key}),
        (hoa, reverse("figures:report_answer_held", args=[uid]), {"answer": f"{key}:1"}),
        (hoa, reverse("figures:report_copy", args=[uid]), {"line": key}),
        (hoa, reverse("figures:report_save", args=[uid]), {f"v-{key[:99]}": "1", "v--1": "1"}),
    ]  # fmt: skip

    for client, url, given in asked:
        assert client.post(url, given).status_code in {302, 404, 422}, url
    assert FormLine.objects.filter(form=form).count() == 1
    assert not ReportCell.objects.filter(value__isnull=False).exists()


@pytest.mark.parametrize("period", ["0001", "1900", "9998", "10000101-10001231", "", "2" * 5000])
def test_a_received_form_is_of_a_period_of_our_time(
    cast: Cast, reporting: Reporting, period: str
) -> None:
    upload = SimpleUploadedFile("Biểu.docx", word_form().getvalue())

    answer = cast.minh.client.post(
        "/lam-viec/bieu-mau-den/", {"file": upload, "period": period}
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Không có kỳ này" in answer.content.decode()
    assert not ForeignCopy.objects.exists()


def test_much_is_saved_at_once_and_too_much_is_cut_or_refused(
    cast: Cast, reporting: Reporting
) -> None:
    hoa, report = cast.hoa.client, reporting.commune
    line = reporting.kit.line(reporting.kit.informed).pk
    url = reverse("figures:report_save", args=[report.uid])

    rows = {f"v-{10_000 + at}": "7" for at in range(10_000)}
    long = {f"v-{line}": "9", f"n-{line}": "ghi chú " * 130_000, "t-ket-qua": "lời " * 300_000}
    assert hoa.post(url, rows | long).status_code == 302
    assert hoa.post(url, {f"n-{line}": "x" * (5 << 20)}).status_code in {400, 413}
    assert hoa.post(url, {f"v-{at}": "7" for at in range(13_000)}).status_code in {400, 413}

    cell = ReportCell.objects.get(report=report)
    assert (cell.value, len(cell.note)) == (9, 1000)
    assert len(ReportText.objects.get(report=report, key="ket-qua").text) <= 20_000
    assert hoa.get(reverse("figures:report_detail", args=[report.uid])).status_code == 200


@pytest.mark.parametrize(
    "seen", ["{", "[]", "null", '{"LINE": 1}', '{"LINE": []}', '{"LINE": ["x", 1, null, {}]}',
             '{"LINE": [-5, "1e999", "²", "\\ud800"]}', '{"LINE": [1e400]}', '"' * 50_000],
)  # fmt: skip
def test_a_note_of_what_was_seen_may_say_anything(
    cast: Cast, reporting: Reporting, seen: str
) -> None:
    line = reporting.kit.line(reporting.kit.informed).pk
    url = reverse("figures:report_save", args=[reporting.commune.uid])

    for value in ("5", "x"):
        given = {f"v-{line}": value, "seen": seen.replace("LINE", str(line)), "origin": "ROLLED"}
        assert cast.hoa.client.post(url, given).status_code in {302, 422}

    assert [cell.value for cell in ReportCell.objects.all()] in ([], [5])
    assert CellChange.objects.count() == ReportCell.objects.count()


@pytest.mark.parametrize("period", ["1900", "9998-Q1", "10000101-10001231"])
def test_a_page_asked_for_no_period_of_our_time_shows_this_year(
    cast: Cast, reporting: Reporting, period: str
) -> None:
    for name in ("figure_list", "figure_reconciliation", "overview"):
        assert cast.minh.client.get(reverse(f"figures:{name}"), {"ky": period}).status_code == 200
