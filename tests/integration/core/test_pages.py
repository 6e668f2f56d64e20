"""The pages of this room as a browser gets them: inbox, job, file, refusals, headers."""

import io
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from chuan.core import clock, files, inbox, jobs
from chuan.core.actor import Actor, system_actor
from chuan.core.jobs import registry
from chuan.core.models import InboxItem, Job

pytestmark = pytest.mark.django_db
NO_SUCH = UUID(int=0, version=4)
HTMX = {"HX-Request": "true"}
MINH = Actor(id="minh", label="Minh", path="/40/", organisation_label="UBND tỉnh")


@pytest.fixture
def hoa(client: Client) -> Actor:
    """Hoa, signed in; she holds no role here, so everything is hers by being its asker."""
    person = get_user_model().objects.create_user(
        username="hoa", full_name="Hoa", created_at=clock.now()
    )
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return Actor(id=person.uid.hex, label="Hoa")


def tell(hoa: Actor, count: int = 1) -> None:
    for number in range(count):
        inbox.notify([hoa.id], code="x", title=f"Việc {number} <b>", url="/he-thong/", actor=MINH)


def ask(hoa: Actor, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.setitem(registry._handlers, "test.pages", lambda _context: None)
    return jobs.enqueue("test.pages", {}, actor=hoa, label="Đọc kế hoạch <i>")


def test_the_inbox_lists_opens_and_marks_lines(client: Client, hoa: Actor) -> None:
    tell(hoa)
    page = client.get("/he-thong/hop-thu/").content.decode()
    assert "Việc 0 &lt;b&gt;" in page
    assert "1 thông báo chưa đọc" in page

    answer = client.post(f"/he-thong/hop-thu/{InboxItem.objects.get().uid}/")

    assert (answer.status_code, answer["Location"]) == (302, "/he-thong/")
    assert "Mọi thông báo đều đã đọc" in client.get("/he-thong/hop-thu/").content.decode()


def test_all_lines_are_marked_and_the_digest_turned_off_with_plain_forms(
    client: Client, hoa: Actor
) -> None:
    tell(hoa, 3)

    marked = client.post("/he-thong/hop-thu/doc-het/", follow=True).content.decode()
    turned_off = client.post("/he-thong/hop-thu/ban-tin/", {"nhan": "0"}, follow=True)

    assert "Đã đánh dấu đọc 3 thông báo" in marked
    assert "Bật bản tin hằng ngày" in turned_off.content.decode()
    assert not inbox.wants_digest(hoa)


def test_an_empty_inbox_says_what_will_come_and_a_foreign_line_is_not_found(
    client: Client, hoa: Actor
) -> None:
    inbox.notify(["another"], code="x", title="Riêng", url="/x/", actor=MINH)

    assert "Chưa có thông báo nào" in client.get("/he-thong/hop-thu/").content.decode()
    answer = client.post(f"/he-thong/hop-thu/{InboxItem.objects.get().uid}/")
    assert answer.status_code == 404
    assert "không còn trong hộp thư của bạn" in answer.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_inbox(client: Client, hoa: Actor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/he-thong/hop-thu/")
        return len(captured)

    client.get("/he-thong/hop-thu/")
    tell(hoa, 2)
    few = queries()
    tell(hoa, 40)

    assert queries() == few <= 10
    assert "Trang 2 trên 2" in client.get("/he-thong/hop-thu/?trang=2").content.decode()


def test_the_fragment_of_a_job_is_exactly_its_part_of_the_page(
    client: Client, hoa: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(hoa, monkeypatch)

    page = client.get(f"/he-thong/viec/{job.uid}/").content.decode()
    fragment = client.get(f"/he-thong/_/viec/{job.uid}/", headers=HTMX).content.decode()
    plain = client.get(f"/he-thong/_/viec/{job.uid}/")

    assert without_tokens(fragment).strip() in without_tokens(page)
    assert "Đọc kế hoạch &lt;i&gt;" in page
    assert "Xem tiến độ mới" in page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert plain["Location"] == f"/he-thong/viec/{job.uid}/"


def without_tokens(html: str) -> str:
    """The forms' tokens differ in every answer."""
    parts = html.split('name="csrfmiddlewaretoken" value="')
    return parts[0] + "".join(part.partition('"')[2] for part in parts[1:])


def test_a_job_is_stopped_and_tried_again_from_its_page(
    client: Client, hoa: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(hoa, monkeypatch)

    stopped = client.post(f"/he-thong/viec/{job.uid}/dung/", follow=True).content.decode()
    again = client.post(f"/he-thong/viec/{job.uid}/lam-lai/", follow=True).content.decode()
    twice = client.post(f"/he-thong/viec/{job.uid}/lam-lai/")

    assert "Đã dừng" in stopped
    assert "hx-get" not in stopped
    assert "Đang chờ" in again
    assert twice.status_code == 403


def test_a_job_of_another_person_is_not_found(
    client: Client, hoa: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(MINH, monkeypatch)

    for uid in (job.uid, NO_SUCH):
        address = f"/he-thong/viec/{uid}/"
        assert client.get(address).status_code == 404


def test_a_file_comes_as_an_attachment_that_no_browser_shows(
    client: Client, hoa: Actor, settings: Settings, tmp_path: Path
) -> None:
    settings.FILES_ROOT = tmp_path
    file = files.store(
        io.BytesIO(b"<script>alert(1)</script>"),
        name='kế hoạch "1".html',
        media_type="",
        owner_path="",
        actor=hoa,
    )
    other = files.store(
        io.BytesIO(b"x"), name="a", media_type="", owner_path="/40/", actor=system_actor()
    )

    answer = client.get(f"/he-thong/tep/{file.uid}/")

    assert answer["Content-Disposition"].startswith("attachment;")
    assert "filename*=utf-8''k%E1%BA%BF%20ho%E1%BA%A1ch" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert client.get(f"/he-thong/tep/{other.uid}/").status_code == 404


@pytest.mark.parametrize("page", ["hop-thu/", f"viec/{NO_SUCH}/", f"tep/{NO_SUCH}/"])
def test_pages_of_this_room_ask_to_sign_in(client: Client, page: str) -> None:
    answer = client.get(f"/he-thong/{page}")

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{reverse('account_login')}?next=")


def test_a_refusal_is_a_page_for_people_and_a_problem_document_for_programs(
    client: Client, hoa: Actor
) -> None:
    address = f"/he-thong/viec/{NO_SUCH}/"

    page = client.get(address)
    problem = client.get(address, headers={"Accept": "application/json"})
    part = client.get(address, headers=HTMX)

    assert page.status_code == problem.status_code == 404
    assert "<h1>Không tìm thấy</h1>" in page.content.decode()
    body: dict[str, Any] = json.loads(problem.content)
    assert problem["Content-Type"] == "application/problem+json"
    assert body["type"] == "urn:chuan:problem:core.job_not_found"
    assert (body["status"], body["instance"]) == (404, address)
    assert part["HX-Retarget"] == "#noi-dung"


def test_every_answer_carries_the_strict_policy(client: Client, hoa: Actor) -> None:
    for address in ("/he-thong/hop-thu/", "/khong-co-trang-nay/"):
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"


def test_an_unknown_address_says_what_to_do(client: Client, hoa: Actor) -> None:
    answer = client.get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Hãy kiểm tra địa chỉ" in answer.content.decode()


def test_a_form_from_elsewhere_is_told_in_plain_words(hoa: Actor) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        get_user_model().objects.get(username="hoa"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )

    answer = strict.post("/he-thong/hop-thu/doc-het/")

    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lại" in answer.content.decode()
