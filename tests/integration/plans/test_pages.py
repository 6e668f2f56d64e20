"""Every page of documents and plans opens for those who may, and is not there for a stranger."""

import pytest

from chuan.plans import services
from tests.factories import drafts
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


def test_the_import_screen_shows_text_and_understanding(cast: Cast) -> None:
    found = [
        {
            "kind": "typo",
            "where": "II",
            "evidence": ["cân tại chợ"],
            "note": "Có phải lỗi gõ?",
            "rule": "typo",
            "severity": "warning",
            "basis": "",
        }
    ]
    read = drafts.reading(defects=found)
    read["spans"]["/defects/0/evidence/0"] = drafts.spans_of("cân tại chợ")
    draft = drafts.make_draft(cast.minh, read)

    page = cast.minh.client.get(f"/lam-viec/ke-hoach/nhap/{draft.uid}/")

    body = page.content.decode()
    assert page.status_code == 200
    assert "Có phải lỗi gõ?" in body
    assert "!!undefined" not in body
    assert "Sẽ giao 3 việc" in body


@pytest.mark.parametrize(
    "query",
    [
        "?sua=/documents/0",
        "?sua=/documents/0/tasks/0",
        "?them=0/tasks",
        "?tim=UBND các xã, phường",
    ],
)
def test_the_import_screen_opens_what_is_asked_for(cast: Cast, query: str) -> None:
    draft = drafts.make_draft(cast.minh)
    page = cast.minh.client.get(f"/lam-viec/ke-hoach/nhap/{draft.uid}/{query}")
    assert page.status_code == 200
    assert "!!undefined" not in page.content.decode()


def test_a_correction_that_cannot_be_keeps_what_was_typed(cast: Cast) -> None:
    draft = drafts.make_draft(cast.minh)
    page = cast.minh.client.post(
        f"/lam-viec/ke-hoach/nhap/{draft.uid}/sua/",
        {"path": "/documents/0", "f:date": "hôm qua", "f:symbol": "15/KH-UBND"},
    )
    body = page.content.decode()
    assert page.status_code == 422
    assert 'value="hôm qua"' in body
    assert 'value="15/KH-UBND"' in body


def test_the_whole_way_by_pages(cast: Cast) -> None:
    client = cast.minh.client
    draft = drafts.make_draft(cast.minh)
    base = f"/lam-viec/ke-hoach/nhap/{draft.uid}/"
    assert client.get(f"{base}tiep-nhan/").status_code == 200

    done = client.post(f"{base}tiep-nhan/", follow=True)

    assert done.status_code == 200
    body = done.content.decode()
    assert "Đã giao 3 việc" in body
    assert "!!undefined" not in body
    for url in (
        "/lam-viec/van-ban/",
        "/lam-viec/ke-hoach/",
        "/lam-viec/viec/",
        "/lam-viec/van-ban/tai-len/",
        "/lam-viec/viec/moi/",
        "/lam-viec/van-ban/tai-ve.csv",
        "/lam-viec/ke-hoach/tai-ve.csv",
        "/lam-viec/viec/tai-ve.csv",
    ):
        page = client.get(url)
        assert page.status_code == 200, url
        if "csv" not in url:
            assert "!!undefined" not in page.content.decode(), url


def test_a_plan_and_its_tasks_are_not_there_for_a_stranger(cast: Cast) -> None:
    made = services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    plan = made.plans[0]
    task = plan.tasks.get(order=1)
    urls = [
        f"/lam-viec/ke-hoach/{plan.uid}/",
        f"/lam-viec/viec/{task.uid}/",
        f"/lam-viec/van-ban/{plan.document.uid}/",
    ]
    for url in urls:
        page = cast.minh.client.get(url)
        assert page.status_code == 200, url
        assert "!!undefined" not in page.content.decode(), url
        assert cast.commune_admin.client.get(url).status_code == 200, url
        assert cast.vy.client.get(url).status_code == 404, url
        assert cast.an.client.get(url).status_code == 302, url


def test_the_owner_edits_a_task_by_pages(cast: Cast) -> None:
    made = services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)
    first, second, _report = made.plans[0].tasks.order_by("order")
    base = "/lam-viec/viec"
    for url in (
        f"{base}/{first.uid}/sua/",
        f"{base}/{first.uid}/tach/",
        f"{base}/gop/?viec={first.uid}&viec={second.uid}",
    ):
        page = cast.minh.client.get(url)
        assert page.status_code == 200, url
        assert "!!undefined" not in page.content.decode(), url
