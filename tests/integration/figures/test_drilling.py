"""From the number of the country to the rows and files behind it in three clicks; others see nothing."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from chuan.core.actor import system_actor
from chuan.domain.cascade import Period
from chuan.figures.models import Report
from chuan.figures.services.facts import Stated, put_figures, put_history
from chuan.orgs.models import Place, PlaceSuccession
from tests.factories.cast import Cast
from tests.factories.figures import Reporting, make_compiler

ROOT = "/lam-viec/so-lieu/"


@pytest.fixture
def sent(cast: Cast, reporting: Reporting) -> Reporting:
    """Two communes have sent; the commune named a file behind its figure."""
    kit = reporting.kit
    for report, value in ((reporting.commune, 30), (reporting.ward, 12)):
        cell = report.cells.create(
            line=kit.line(kit.informed), value=value, origin="typed", by_label="Hoa",
            edited_at=reporting.round.created_at, note="theo sổ của xã",
        )  # fmt: skip
        cell.sources.create(kind="test", object_id="1", label="Sổ tập huấn 2026")
        put_figures(report=report, stated=[Stated(kit.informed.pk, "", Decimal(value), None)])
        Report.objects.filter(pk=report.pk).update(
            state="submitted", version=1, sent_at=reporting.round.created_at
        )
    assert cast.lan.organisation is not None
    make_compiler(cast.lan.organisation)
    return reporting


def links(page: str) -> list[str]:
    found = re.findall(r'href="(/lam-viec/so-lieu/[^"]*)"', page)
    return [link.replace("&amp;", "&") for link in found]


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_three_clicks_lead_from_the_country_to_the_rows_and_files(
    cast: Cast, sent: Reporting
) -> None:
    browser, uid = cast.lan.client, sent.kit.informed.uid
    country = read(browser, f"{ROOT}{uid}/vn/?ky=2026")
    assert "<strong>42</strong>" in country

    to_province = next(link for link in links(country) if f"{uid}/40/?" in link)
    province = read(browser, to_province)
    to_commune = next(link for link in links(province) if f"{uid}/16792/?" in link)
    commune = read(browser, to_commune)

    assert "<strong>30</strong>" in commune
    assert "Sổ tập huấn 2026" in commune
    assert "chốt đến ngày 15/11/2026" in commune
    minh = read(cast.minh.client, to_commune)
    cell = re.search(rf'href="(/lam-viec/bao-cao/{sent.commune.uid}/o/\d+/)"', minh)
    assert cell is not None
    assert "Sổ tập huấn 2026" in read(cast.minh.client, cell[1])


def test_a_draft_shows_nothing_of_what_it_became_to_who_asked(cast: Cast, sent: Reporting) -> None:
    Report.objects.filter(pk=sent.commune.pk).update(state="returned")

    page = read(cast.minh.client, f"{ROOT}{sent.kit.informed.uid}/16792/?ky=2026")

    assert "<strong>30</strong>" in page
    lan = read(cast.lan.client, f"{ROOT}{sent.kit.informed.uid}/16792/?ky=2026")
    assert "Sổ tập huấn 2026" not in lan


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [
        ("lan", "vn", 200), ("lan", "31", 200), ("minh", "40", 200), ("minh", "16690", 200),
        ("minh", "31", 404), ("minh", "vn", 404), ("hoa", "16792", 200), ("hoa", "16690", 404),
        ("hoa", "40", 404), ("quan", "40", 404), ("binh", "16792", 404), ("nga", "40", 403),
        ("minh", "99999", 404), ("minh", "40-20251301", 404), ("minh", "40-x", 404),
    ],
)  # fmt: skip
def test_sums_are_read_by_the_own_place_those_above_and_who_compiles(
    cast: Cast, sent: Reporting, who: str, code: str, status: int
) -> None:
    url = f"{ROOT}{sent.kit.informed.uid}/{code}/?ky=2026"

    assert cast.member(who).client.get(url).status_code == status


def test_the_list_the_files_and_the_sheets_open_with_few_questions(
    cast: Cast, sent: Reporting
) -> None:
    browser, uid = cast.minh.client, sent.kit.informed.uid
    urls = {
        f"{ROOT}?ky=2026": 15,
        f"{ROOT}tai-ve.csv?ky=2026": 15,
        f"{ROOT}{uid}/40/?ky=2026&xep=-so": 20,
        f"{ROOT}{uid}/40/?ky=2026&cach=xua&in=1": 20,
        f"{ROOT}{uid}/40/tai-ve.csv?ky=2026": 17,
        f"{ROOT}{sent.kit.rate.uid}/40/?ky=2026-Q3": 22,
        f"{ROOT}{sent.kit.money.uid}/40/?ky=2026&giai_doan=settled": 20,
    }
    for url, most in urls.items():
        browser.get(url)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(url)
        assert answer.status_code == 200, url
        assert len(asked) <= most, (url, len(asked))
    assert "chưa có" in read(browser, f"{ROOT}?ky=2025")
    assert read(cast.hoa.client, ROOT)
    assert cast.an.client.get(ROOT).status_code == 302
    assert str(uid) not in read(cast.binh.client, ROOT)


def test_the_reconciliation_proves_both_ways_and_says_so(cast: Cast, sent: Reporting) -> None:
    kit, province = sent.kit, cast.province.place
    assert province is not None
    for code, name, heirs in (
        ("16001", "Châu Cũ", (cast.commune,)),
        ("16002", "Châu Chia", (cast.commune, cast.ward)),
    ):
        old = Place.objects.create(
            code=code, name=f"Xã {name}", short_name=name, folded=name.lower(), kind="xa",
            level="commune", parent=province, valid_until=date(2025, 6, 30),
        )  # fmt: skip
        for body in heirs:
            assert body.place is not None
            PlaceSuccession.objects.create(
                predecessor=old, successor=body.place, effective_on=date(2025, 7, 1), confidence="B"
            )
        put_history(
            actor=system_actor(), organisation=cast.province, place=old, period=Period.year(2024),
            as_of=date(2024, 12, 31), stated=[Stated(kit.informed.pk, "", Decimal(7), None)],
        )  # fmt: skip
    url = f"{ROOT}doi-soat/?chi_tieu={kit.informed.uid}&noi=40&ky=2024"

    page = read(cast.minh.client, url)

    assert "Hai tổng khớp nhau." in page
    assert escape("Tổng theo đơn vị cũ 14 = tổng theo đơn vị nay 7 + chưa phân bổ 7") in page
    assert "Xã Châu Chia" in page
    assert "Hai tổng khớp nhau." in read(cast.minh.client, f"{url}&in=1")
    file = b"".join(cast.minh.client.get(url.replace("doi-soat/", "doi-soat/tai-ve.csv")))  # type: ignore[arg-type]  # streamed
    assert "16002,Xã Châu Chia,40,Tỉnh Nghệ An,7,Chưa phân bổ" in file.decode()
    assert "= tổng theo đơn vị nay 7 + chưa phân bổ 7" in read(cast.minh.client, f"{ROOT}doi-soat/")
    former = read(cast.minh.client, f"{ROOT}{kit.informed.uid}/16002-20250630/?ky=2024")
    assert "hoạt động đến ngày 30/06/2025" in former
    was = read(cast.minh.client, f"{ROOT}{kit.informed.uid}/40/?ky=2024&cach=xua")
    assert f"{kit.informed.uid}/16002-20250630/" in was
    assert "Chưa phân bổ" in read(cast.minh.client, f"{ROOT}{kit.informed.uid}/40/?ky=2024")
