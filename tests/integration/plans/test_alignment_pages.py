"""A plan beside the plans above it: for readers of both sides only, with answers that are remembered."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuan.plans import services
from chuan.plans.cascade_jobs import compare_job
from chuan.plans.models import AlignmentAnswer, AlignmentResult
from chuan.plans.selectors import align_values
from chuan.plans.selectors.alignment import align_paper, alignment_of, sums_page
from chuan.plans.selectors.duties import clause_views
from chuan.plans.web import alignment as web
from tests.architecture.pages import faults_of
from tests.factories.cascade import commune_member, commune_plan, province_plan, target
from tests.factories.cast import Cast
from tests.factories.drafts import document, task

pytestmark = pytest.mark.django_db
COMMUNE = "Ủy ban nhân dân xã Châu Tiến"
ON = date(2026, 11, 22)


def both(cast: Cast):  # noqa: ANN201  (a plan, its child and the officer of the child)
    """The province's plan, confirmed to the communes, and a commune's that carries it out."""
    above = province_plan(
        cast,
        tasks=[
            task("Hỗ trợ doanh nghiệp xây dựng tiêu chuẩn cơ sở", ["UBND các xã, phường"]),
            task("Kiểm tra cân tại chợ trên địa bàn", ["UBND các xã, phường"]),
            task("Tập huấn truy xuất nguồn gốc cho hợp tác xã", ["UBND các xã, phường"]),
        ],
        targets=[target("Hỗ trợ 50 doanh nghiệp áp dụng công cụ năng suất", 50, "doanh nghiệp")],
    )
    keep = [view.clause.uid for view in clause_views(above, ON)]
    services.confirm_duties(actor=cast.minh.actor, plan_uid=above.uid, keep=keep)
    officer = commune_member(cast)
    child = commune_plan(
        officer,
        COMMUNE,
        tasks=[task("Kiểm tra cân tại chợ trên địa bàn xã", ["Phòng Kinh tế"])],
        targets=[target("Hỗ trợ 3 doanh nghiệp áp dụng công cụ năng suất", 3, "doanh nghiệp")],
    )
    return above, child, officer


def test_the_page_shows_what_is_missing_and_remembers_what_was_set_aside(cast: Cast) -> None:
    _above, child, officer = both(cast)
    base = f"/lam-viec/ke-hoach/{child.uid}/doi-chieu/"

    page = officer.client.get(base)

    body = page.content.decode()
    assert not faults_of(page)
    assert "Hỗ trợ doanh nghiệp xây dựng tiêu chuẩn cơ sở" in body
    assert "Còn thiếu" in body
    assert not AlignmentResult.objects.exists()
    shown = alignment_of(officer.actor, child.uid, None, ON).compared
    assert shown is not None
    finding = shown.findings[0]
    refused = officer.client.post(f"{base}tra-loi/", {"fingerprint": finding.fingerprint})
    assert refused.status_code == 422
    invented = officer.client.post(f"{base}tra-loi/", {"fingerprint": "0" * 64, "reason": "Lạ"})
    assert invented.status_code == 422
    answered = officer.client.post(
        f"{base}tra-loi/",
        {"fingerprint": finding.fingerprint, "reason": "Xã không có doanh nghiệp"}, follow=True,
    )  # fmt: skip
    assert "Xã không có doanh nghiệp" in answered.content.decode()
    again = alignment_of(officer.actor, child.uid, None, ON).compared
    assert again is not None
    assert again.open_findings == shown.open_findings - 1
    officer.client.post(f"{base}tra-loi/", {"fingerprint": finding.fingerprint, "reopen": "1"})
    assert not AlignmentAnswer.objects.exists()
    for more in ("?loai=missing", "?loai=xyz&trang=9", "in/"):
        assert not faults_of(officer.client.get(f"{base}{more}")), more
    table = b"".join(officer.client.get(f"{base}tai-ve.csv").streaming_content).decode()
    assert "Hỗ trợ doanh nghiệp xây dựng tiêu chuẩn cơ sở" in table


def test_looking_writes_nothing_and_points_are_turned_page_by_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _above, child, officer = both(cast)
    monkeypatch.setattr(web, "POINTS_ON_A_PAGE", 1)
    base = f"/lam-viec/ke-hoach/{child.uid}/doi-chieu/"
    client = officer.client
    client.get("/")

    with CaptureQueriesContext(connection) as asked:
        pages = [client.get(f"{base}?trang-diem={number}").content.decode() for number in (1, 2)]

    written = [q["sql"] for q in asked if not q["sql"].startswith(("SELECT", "SAVEPOINT"))]
    assert not [sql for sql in written if "plans_" in sql]
    fingerprints = [re.findall(r'name="fingerprint" value="(\w+)"', page) for page in pages]
    assert [len(found) for found in fingerprints] == [1, 1]
    assert fingerprints[0] != fingerprints[1]


def test_who_may_read_one_side_only_is_shown_neither(cast: Cast) -> None:
    _above, child, _officer = both(cast)
    economy = commune_member(cast, "Kiên", "economy")

    page = economy.client.get(f"/lam-viec/ke-hoach/{child.uid}/doi-chieu/")
    table = economy.client.get(f"/lam-viec/ke-hoach/{child.uid}/doi-chieu/tai-ve.csv")

    assert not faults_of(page)
    assert "bạn không được xem nội dung" in page.content.decode()
    for said in (page.content.decode(), b"".join(table.streaming_content).decode()):
        assert "Hỗ trợ doanh nghiệp xây dựng tiêu chuẩn cơ sở" not in said
    stranger = cast.vy.client.get(f"/lam-viec/ke-hoach/{child.uid}/doi-chieu/")
    assert stranger.status_code == 404


def test_long_texts_are_compared_outside_the_request(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    above, child, officer = both(cast)
    monkeypatch.setattr(align_values, "MOST_AT_ONCE", 0)
    base = f"/lam-viec/ke-hoach/{child.uid}/doi-chieu/"
    assert "Bắt đầu đối chiếu" in officer.client.get(base).content.decode()

    asked = officer.client.post(f"{base}bat-dau/", {"van-ban": above.document.uid})
    compare_job(Context(officer.actor, {"plan": child.uid.hex, "document": above.document.uid.hex}))

    assert asked.status_code == 302
    assert "Còn thiếu" in officer.client.get(base).content.decode()


class Context:
    """As much of a running job as its handler needs."""

    def __init__(self, actor: object, payload: dict[str, str]) -> None:
        self.actor, self.payload = actor, payload

    def progress(self, done: int, total: int) -> None:
        """Told, and not kept."""

    def lead_to(self, url: str) -> None:
        """The page of the outcome."""


def test_a_paper_still_being_written_is_compared_with_what_its_writer_may_read(cast: Cast) -> None:
    above, _child, officer = both(cast)
    content = document(
        issuer=COMMUNE, symbol="/KH-UBND",
        tasks=[task("Kiểm tra cân tại chợ trên địa bàn xã", ["Phòng Kinh tế"])],
    )  # fmt: skip

    compared = align_paper(officer.actor, content, [above.document.uid])

    assert compared is not None
    assert compared.counts["missing"] >= 1
    assert align_paper(cast.vy.actor, content, [above.document.uid]) is None


def test_counts_of_the_communes_are_added_up_for_the_province(cast: Cast) -> None:
    above, _child, _officer = both(cast)

    page = sums_page(cast.minh.actor, above.uid)

    assert (3, 50) in [(told["total"], told["parent"]["value"]) for told in page.sums]
    body = cast.minh.client.get(f"/lam-viec/ke-hoach/{above.uid}/cap-duoi/cong-chi-tieu/")
    assert not faults_of(body)
    assert "Cộng được" in body.content.decode()
