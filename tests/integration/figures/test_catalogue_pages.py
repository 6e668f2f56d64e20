"""Pages of the catalogue: what is there is found, own indicators are defined, used ones stay."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chuan.figures.enums import IndicatorKind
from chuan.figures.models import Figure, Form, FormLine, Indicator, SeriesBreak, Target
from chuan.figures.services.shipped import load_catalogue
from tests.factories.cast import Cast
from tests.factories.figures import Reporting

LIST = "/lam-viec/chi-tieu/"


def _typed(**said: object) -> dict[str, object]:
    return {
        "name": "Số hộ nuôi ong được hỗ trợ", "kind": "count", "unit": "hộ", "level": "commune",
        "source": "typed", "over_time": "sum", "direction": "up", "decimals": "0",
    } | said  # fmt: skip


@pytest.fixture
def minh(cast: Cast) -> Client:
    """Minh's browser, over a node with its catalogue."""
    load_catalogue()
    return cast.minh.client


def test_the_list_is_searched_without_marks_and_saved_as_a_file(minh: Client) -> None:
    found = minh.get(LIST, {"tim": "dien dan doi thoai"}).content.decode()
    assert "Số diễn đàn đối thoại" in found
    assert "phương tiện đo" not in found

    file = b"".join(minh.get(f"{LIST}tai-ve.csv", {"loai": "rate"})).decode()  # type: ignore[arg-type]
    assert "ty-le-chi-tcdlcl" in file
    assert "chi-tcdlcl,chi-nsnn-khcn" in file


def test_a_share_shows_its_formula_its_break_and_that_it_is_unverified_where_it_is(
    minh: Client,
) -> None:
    share = Indicator.objects.get(code="ty-le-chi-tcdlcl")
    page = minh.get(f"{LIST}{share.uid}/").content.decode()
    assert "fraction-top" in page
    assert "Từ ngày 01/01/2026" in page
    assert "chưa xác minh" in page.lower()
    assert "Sửa" not in page, "what ships follows the data file"

    unsure = Indicator.objects.get(code="ty-le-san-pham-phu-hop-tieu-chuan")
    assert "chưa xác minh" in minh.get(f"{LIST}{unsure.uid}/").content.decode().lower()


def test_an_officer_defines_changes_and_ends_an_indicator_of_the_own_body(
    cast: Cast, minh: Client
) -> None:
    wrong = minh.post(f"{LIST}moi/", _typed(unit=""))
    assert wrong.status_code == 422
    assert "Hãy ghi đơn vị tính." in wrong.content.decode()

    minh.post(f"{LIST}moi/", _typed())
    made = Indicator.objects.get(code="so-ho-nuoi-ong-duoc-ho-tro")
    assert made.owner_path == "/40/"
    assert cast.hoa.client.get(f"{LIST}{made.uid}/").status_code == 200
    assert cast.hoa.client.get(f"{LIST}{made.uid}/sua/").status_code == 403
    assert cast.vy.client.get(f"{LIST}{made.uid}/").status_code in {403, 404}

    minh.post(f"{LIST}{made.uid}/sua/", _typed(name="Số hộ nuôi ong", unit="hộ nuôi"))
    minh.post(f"{LIST}{made.uid}/ket-thuc/", {"reason": "Đã có chỉ tiêu chung"})
    made.refresh_from_db()
    assert (made.name, made.unit) == ("Số hộ nuôi ong", "hộ nuôi")
    assert made.valid_until is not None


def test_a_used_indicator_keeps_its_unit_and_other_meaning_is_a_break(
    reporting: Reporting, minh: Client
) -> None:
    used = reporting.kit.producers
    Indicator.objects.filter(pk=used.pk).update(owner_path="/40/", unit="hộ")
    url = f"{LIST}{used.uid}/sua/"
    words = _typed(name=used.name, definition="Đếm cả hộ kinh doanh")

    refused = minh.post(url, words | {"unit": "doanh nghiệp"})
    assert refused.status_code == 422
    assert "hãy lập chỉ tiêu mới" in refused.content.decode()

    kept = minh.post(url, words | {"on": "01/01/2027", "reason": "Đếm thêm hộ kinh doanh"})
    assert kept.status_code == 302
    assert SeriesBreak.objects.get(indicator=used).on == date(2027, 1, 1)


def test_a_share_of_two_tiers_is_refused(minh: Client) -> None:
    top = Indicator.objects.get(code="co-so-vi-pham")
    bottom = Indicator.objects.get(code="canh-bao-da-phat")
    said = _typed(kind="rate", numerator=top.pk, denominator=bottom.pk)
    refused = minh.post(f"{LIST}moi/", said)
    assert refused.status_code == 422
    assert "phải cùng cấp báo cáo" in refused.content.decode()


def test_a_target_by_hand_names_its_clause_and_stage(cast: Cast, minh: Client) -> None:
    share = Indicator.objects.get(code="ty-le-chi-tcdlcl")
    said = {
        "what": f"{share.pk}:estimated", "comparator": "at_least", "value": "10", "year_from": "2026",
        "clause": "Mục II.4", "quote": "phấn đấu đạt tối thiểu 10%",
    }  # fmt: skip
    assert minh.post(f"{LIST}{share.uid}/muc-tieu/", said | {"value": "110"}).status_code == 422
    assert minh.post(f"{LIST}{share.uid}/muc-tieu/", said).status_code == 302

    target = Target.objects.get()
    page = cast.hoa.client.get(f"{LIST}{share.uid}/").content.decode()
    assert "ít nhất 10% (dự toán), từ năm 2026" in page
    assert "Mục II.4" in page
    assert cast.hoa.client.post(f"{LIST}muc-tieu/{target.uid}/bo/").status_code == 403
    assert minh.post(f"{LIST}muc-tieu/{target.uid}/bo/").status_code == 302
    assert not Target.objects.exists()


def test_the_series_of_the_own_place_is_drawn_with_its_day(
    reporting: Reporting, minh: Client
) -> None:
    informed = reporting.kit.informed
    for year, value in ((2024, 10), (2025, 20), (2026, 30)):
        Figure.objects.create(
            indicator=informed, period=str(year), organisation=reporting.commune.organisation,
            place=reporting.commune.place, province=reporting.commune.place.parent, value=value,
            as_of=date(year, 11, 15),
        )  # fmt: skip
    Figure.objects.filter(period="2026").update(estimate=40)

    page = minh.get(f"{LIST}{informed.uid}/")
    assert page.status_code == 200


def test_people_without_an_office_see_no_catalogue(cast: Cast, minh: Client) -> None:
    assert cast.an.client.get(LIST).status_code == 302
    assert cast.commune_admin.client.get(LIST).status_code == 403
    assert cast.nga.client.get(LIST).status_code == 200


def test_every_page_of_a_form_works_and_the_editor_does_each_step(minh: Client) -> None:
    shipped = Form.objects.get(code="bao-cao-nam-cap-tinh")
    root = "/lam-viec/bieu-mau/"
    for url in (root, f"{root}{shipped.uid}/", f"{root}{shipped.uid}/in/"):
        assert minh.get(url).status_code == 200, url
    assert minh.get(f"{root}{shipped.uid}/sua/").status_code == 403
    assert b"".join(minh.get(f"{root}tai-ve.csv"))  # type: ignore[arg-type]

    minh.post(f"{root}moi/", {"name": "Báo cáo quý của tỉnh", "period_kind": "quarter"})
    own = Form.objects.get(code="bao-cao-quy-cua-tinh")
    edit = f"{root}{own.uid}/sua/"
    money = Indicator.objects.get(code="chi-tcdlcl")
    for step in (
        {"buoc": "dong", "dong-text": "Ngân sách", "dong-label": "I"},
        {"buoc": "dong", "dong-what": f"{money.pk}:estimated", "dong-label": "1"},
        {"buoc": "dong", "dong-what": f"{money.pk}:settled", "dong-required": "on"},
        {"buoc": "phan", "phan-title": "Ghi chú"},
    ):
        assert minh.post(edit, step).status_code == 302, step
    twice = minh.post(edit, {"buoc": "dong", "dong-what": f"{money.pk}:settled"})
    assert twice.status_code == 422
    assert "Chỉ tiêu này đã có trong biểu mẫu." in twice.content.decode()

    last = own.lines.order_by("order").last()
    assert last is not None
    minh.post(edit, {"buoc": f"len-{last.pk}"})
    assert list(own.lines.values_list("stage", flat=True)) == ["", "settled", "estimated"]
    minh.post(edit, {"buoc": f"bo-{last.pk}"})
    assert own.lines.count() == 2
    assert own.parts.count() == 5
    assert minh.get(edit, {"dong": own.lines.first().pk}).status_code == 200  # type: ignore[union-attr]


def test_a_used_form_is_copied_to_a_new_version_and_never_changed(minh: Client) -> None:
    minh.post("/lam-viec/bieu-mau/moi/", {"name": "Báo cáo năm", "period_kind": "year"})
    own = Form.objects.get(code="bao-cao-nam")
    FormLine.objects.create(form=own, order=1, text="I")
    Form.objects.filter(pk=own.pk).update(in_use=True)
    root = f"/lam-viec/bieu-mau/{own.uid}/"
    assert minh.get(f"{root}sua/").status_code == 403

    minh.post(f"{root}ban-moi/", {"valid_from": "01/01/2027"})

    made = Form.objects.get(code="bao-cao-nam", version=2)
    own.refresh_from_db()
    assert own.valid_until == date(2026, 12, 31)
    assert made.lines.count() == 1
    minh.post(reverse("figures:form_discard", args=[made.uid]))
    own.refresh_from_db()
    assert own.valid_until is None
    assert not Form.objects.filter(pk=made.pk).exists()
    assert IndicatorKind.RATE == "rate"


def test_pages_ask_few_questions_however_long_the_catalogue(
    minh: Client, django_assert_max_num_queries: Any
) -> None:
    share = Indicator.objects.get(code="ty-le-chi-tcdlcl")
    form = Form.objects.get(code="bao-cao-nam-cap-tinh")
    Form.objects.create(code="rieng", name="Riêng", period_kind="year", owner_path="/40/")
    own = Form.objects.get(code="rieng")
    for url, most in (
        (LIST, 14),
        (f"{LIST}{share.uid}/", 26),
        (f"/lam-viec/bieu-mau/{form.uid}/", 15),
        (f"/lam-viec/bieu-mau/{own.uid}/sua/", 17),
    ):
        with django_assert_max_num_queries(most):
            assert minh.get(url).status_code == 200
