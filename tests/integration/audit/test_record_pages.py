"""The pages of the record: who opens them, what each sees, what is exported."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from chuan.audit.models import AuditEntry
from tests.factories.cast import Cast, make_cast
from tests.integration.audit.conftest import CODE, Write

pytestmark = pytest.mark.django_db
LIST = reverse("audit:entry_list")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _labels(response: HttpResponse) -> set[str]:
    text = response.content.decode()
    return {f"Việc số {n}" for n in range(9) if f"Việc số {n}<" in text}


@pytest.mark.parametrize("name", ["minh", "hoa", "quan", "head"])
def test_officers_and_heads_do_not_read_the_record(name: str, cast: Cast) -> None:
    response = cast.member(name).client.get(LIST)

    assert response.status_code == 403
    assert "kiểm soát viên" in response.content.decode()


def test_a_visitor_is_asked_to_sign_in(cast: Cast) -> None:
    assert cast.an.client.get(LIST).status_code == 302


def test_an_administrator_sees_the_own_tree_and_what_its_people_did_elsewhere(
    cast: Cast, write: Write
) -> None:
    write(1, actor=cast.hoa.actor, path=cast.culture.path)
    write(2, actor=cast.vy.actor, path=cast.commune.path)
    write(3, actor=cast.hoa.actor, path="/31/")
    write(4, actor=cast.vy.actor, path="/31/")

    seen = AuditEntry.objects.visible_to(cast.commune_admin.actor)
    elsewhere = AuditEntry.objects.visible_to(cast.vy.actor)
    node = AuditEntry.objects.visible_to(cast.nga.actor)

    mine = {(row.organisation_path, row.path) for row in seen if row.code == CODE}
    assert mine == {
        (cast.culture.path, cast.culture.path),
        ("/31/", cast.commune.path),
        (cast.culture.path, "/31/"),
    }
    assert {row.organisation_path for row in elsewhere if row.code == CODE} == {
        "/31/",
        cast.culture.path,
    }
    assert node.filter(code=CODE).count() == 10
    assert not AuditEntry.objects.visible_to(cast.an.actor).exists()


def test_filters_narrow_by_person_thing_code_and_date(cast: Cast, write: Write) -> None:
    write(3, actor=cast.hoa.actor, path=cast.culture.path)
    client = cast.province_admin.client

    assert _labels(client.get(LIST)) == {"Việc số 0", "Việc số 1", "Việc số 2"}
    assert _labels(client.get(LIST, {"doi_tuong": "số 1"})) == {"Việc số 1"}
    assert _labels(client.get(LIST, {"doi_tuong": "task:2"})) == {"Việc số 2"}
    assert _labels(client.get(LIST, {"nguoi": "Hoa", "viec": CODE})) == {
        "Việc số 0", "Việc số 1", "Việc số 2",
    }  # fmt: skip
    assert not _labels(client.get(LIST, {"nguoi": "Vy"}))
    assert not _labels(client.get(LIST, {"luc_den": "2020-01-01"}))
    assert not _labels(client.get(LIST, {"du_lieu": "1", "doi_tuong": "Việc"}))


def test_the_export_holds_what_is_shown_and_is_itself_recorded(cast: Cast, write: Write) -> None:
    write(3, actor=cast.hoa.actor, path=cast.culture.path)

    response = cast.province_admin.client.get(
        reverse("audit:entry_export"), {"doi_tuong": "Việc số 1"}
    )
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]  # it streams

    assert len(lines) == 2
    assert "Làm một việc" in lines[1]
    taken = AuditEntry.objects.get(code="audit.record.exported")
    assert taken.is_personal_read
    assert "doi_tuong" in taken.changes["query"]


def test_one_entry_tells_its_changes_and_its_seal(
    cast: Cast, write: Write, seal_all: Callable[[], int]
) -> None:
    write(1, actor=cast.hoa.actor, path=cast.culture.path)
    entry = AuditEntry.objects.get(code=CODE)
    page = reverse("audit:entry_detail", args=[entry.pk])

    before = cast.commune_admin.client.get(page).content.decode()
    seal_all()
    after = cast.commune_admin.client.get(page).content.decode()

    assert "open → done" in before
    assert "Chưa niêm phong" in before
    assert "gốc số 1" in after
    assert "!!undefined" not in before + after


def test_an_entry_outside_the_scope_is_not_there(cast: Cast, write: Write) -> None:
    write(1, actor=cast.hoa.actor, path=cast.culture.path)
    entry = AuditEntry.objects.get(code=CODE)

    response = cast.vy.client.get(reverse("audit:entry_detail", args=[entry.pk]))

    assert response.status_code == 404


def test_an_administrator_reads_what_personal_data_is_kept_for(cast: Cast) -> None:
    page = reverse("audit:personal_fields")

    assert "orgs.Person" in cast.province_admin.client.get(page).content.decode()
    assert cast.hoa.client.get(page).status_code == 403


def test_the_list_asks_few_questions_however_long_it_is(
    cast: Cast, write: Write, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    write(60, actor=cast.hoa.actor, path=cast.culture.path)
    client = cast.province_admin.client
    client.get(LIST)

    with django_assert_max_num_queries(15):
        client.get(LIST)
