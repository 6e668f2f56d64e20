"""Whatever is typed or sent, the answer is a page or one sentence, never an error of the system."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from chuan.orgs.models import RoleAssignment
from chuan.plans.models import Assignment
from tests.factories.cast import Cast
from tests.factories.drafts import make_draft

pytestmark = [pytest.mark.slow, pytest.mark.both]

NASTY = ("Á" * 10_000, "\u202e\u200f🐝", "²", "nan", "1e400", "-1", "999999", "0001",
         "<script>alert(1)</script>", "'\"{{7*7}}{%x%}")  # fmt: skip


def test_a_nul_sign_is_refused_wherever_it_stands(cast: Cast) -> None:
    client = cast.minh.client

    assert client.post(reverse("plans:task_create"), {"text": "a\x00b"}).status_code == 400
    assert client.get("/tim-kiem/", {"q": "a\x00b"}).status_code in {400, 404}


def test_a_broken_referer_still_gets_the_page_of_the_error(db: None) -> None:
    for referer in ("http://[", "http://testserver//evil.example/x"):
        answer = Client().get("/khong-co/", headers={"Referer": referer})

        assert answer.status_code == 404
        assert b"evil.example" not in answer.content


def test_a_foreign_host_is_told_so(db: None) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "01/01/0001", "31/02/2026"])
def test_days_that_no_clock_knows_filter_nothing(cast: Cast, day: str) -> None:
    client = cast.province_admin.client

    for end in ("tu", "den"):
        assert client.get(reverse("audit:entry_list"), {f"luc_{end}": day}).status_code == 200


def test_a_number_beyond_the_database_is_not_found(cast: Cast) -> None:
    client = cast.province_admin.client

    assert client.get(reverse("audit:entry_detail", args=[10**30])).status_code == 404


@pytest.mark.parametrize(
    "body",
    ["[" * 100_000, '{"files":[{"name":"a","size":1e400}]}', '{"files":5}', "[]", "",
     '{"files":[{"name":"a","size":-1}]}', '{"files":[{"name":"a","size":1E30}]}'],
)  # fmt: skip
def test_a_senseless_request_for_an_upload_is_refused(cast: Cast, body: str) -> None:
    answer = cast.minh.client.post(
        reverse("documents:upload_start"), body, content_type="application/json"
    )

    assert answer.status_code == 422


def test_roles_before_the_state_are_refused(cast: Cast) -> None:
    client, minh = cast.province_admin.client, cast.minh.person
    assert minh is not None
    asked = {"organisation": cast.province.pk, "role": "officer", "valid_from": "0001-01-01"}

    answer = client.post(reverse("orgs:role_set", args=[minh.uid]), asked)

    assert answer.status_code in {200, 422}
    assert RoleAssignment.objects.filter(person=minh).count() == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_work_is_not_due_at_the_end_of_time(cast: Cast, day: str) -> None:
    asked = {"text": "Rà soát", "repeat": "monthly", "due_on": day, "lead": [cast.culture.uid.hex]}

    answer = cast.minh.client.post(reverse("plans:task_create"), asked)

    assert answer.status_code == 422
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("field", ["kind", "symbol", "date", "title", "issuer"])
def test_the_header_of_a_draft_takes_sense_only(cast: Cast, field: str) -> None:
    client = cast.minh.client
    for text in NASTY:
        with transaction.atomic():
            draft = make_draft(cast.minh)
            typed = {"path": "/documents/0", f"f:{field}": text}

            client.post(reverse("plans:import_correct", args=[draft.uid]), typed)
            accepted = client.post(reverse("plans:import_accept", args=[draft.uid]), follow=True)

            assert accepted.status_code in {200, 422}, text
            assert b"<script>alert" not in accepted.content, text
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    "field", ["period/start", "period/quarter", "period/recurrence", "time", "number", "lead"]
)
def test_a_task_of_a_draft_takes_sense_only(cast: Cast, field: str) -> None:
    client = cast.minh.client
    for text in NASTY:
        with transaction.atomic():
            draft = make_draft(cast.minh)
            typed = {"path": "/documents/0/tasks/0", f"f:{field}": text}

            client.post(reverse("plans:import_correct", args=[draft.uid]), typed)

            shown = client.get(reverse("plans:import_detail", args=[draft.uid]))
            accepted = client.post(reverse("plans:import_accept", args=[draft.uid]))
            assert (shown.status_code, accepted.status_code) == (200, 302), text
            transaction.set_rollback(True)


@pytest.mark.parametrize("key", ["attached:1", "focal", "compiler:/documents/0/tasks/0"])
@pytest.mark.parametrize("value", ["²", "abc", "Á" * 200, "-1"])
def test_a_choice_that_is_none_is_refused_and_forgotten(cast: Cast, key: str, value: str) -> None:
    draft = make_draft(cast.minh)
    client = cast.minh.client

    answer = client.post(
        reverse("plans:import_choice", args=[draft.uid]), {"key": key, "value": value}
    )

    assert answer.status_code == 422
    assert client.get(reverse("plans:import_detail", args=[draft.uid])).status_code == 200


@pytest.mark.parametrize("index", ["²", "-1", "99", "x", ""])
def test_an_item_that_is_nowhere_cannot_be_touched(cast: Cast, index: str) -> None:
    draft = make_draft(cast.minh)
    client = cast.minh.client
    path = f"/documents/{index}/tasks/{index}"

    for route, data in (
        ("plans:import_correct", {"path": path, "f:text": "x"}),
        ("plans:import_remove", {"path": path}),
        ("plans:import_add", {"document": index, "section": "tasks", "f:text": "x"}),
    ):
        assert client.post(reverse(route, args=[draft.uid]), data).status_code == 422


def test_a_visitor_cannot_fill_the_disk(db: None, cast: Cast) -> None:
    sent = {"files": SimpleUploadedFile("a.txt", b"x" * (5 << 20))}
    url = reverse("documents:upload_new")

    assert Client().post(url, sent).status_code == 413
    sent["files"].seek(0)
    assert cast.minh.client.post(url, sent).status_code == 302


def test_the_draft_bears_the_title_as_corrected(cast: Cast) -> None:
    draft = make_draft(cast.minh)
    client = cast.minh.client
    typed = {"path": "/documents/0", "f:title": "Kế hoạch đã sửa tên"}

    client.post(reverse("plans:import_correct", args=[draft.uid]), typed)
    shown = client.get(reverse("plans:import_accept", args=[draft.uid])).content.decode()

    assert "Kế hoạch đã sửa tên" in shown
    assert "Đẩy mạnh công tác" not in shown
