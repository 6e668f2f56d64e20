"""Keys and captures, as heads and officers of an organisation see them."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chuan.audit.models import AuditEntry
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.traceability.models import ApiKey, CaptureJob, Event
from tests.factories.cast import Cast, Member
from tests.factories.epcis import document, observed
from tests.factories.keys import secret_of

pytestmark = pytest.mark.django_db
KEYS, CAPTURES = "/lam-viec/truy-xuat/khoa/", "/lam-viec/truy-xuat/lan-gui/"
GIVEN = {
    "name": "Máy quét kho Vinh", "scopes": ["capture", "query"], "per_minute": "60", "per_day": "500",
}  # fmt: skip


@pytest.fixture
def head(cast: Cast) -> Member:
    """Who leads the cooperative."""
    RoleAssignment.objects.filter(person=cast.binh.person).update(role=Role.HEAD)
    return cast.binh


def test_the_secret_of_a_new_key_is_told_once(head: Member) -> None:
    made = head.client.post(f"{KEYS}moi/", GIVEN)
    secret = re.search(r"ck_[\w-]{43}", made.content.decode())
    key = ApiKey.objects.get()
    shown = head.client.get(f"{KEYS}{key.uid}/").content.decode()

    assert made.status_code == 200
    assert "no-store" in made["Cache-Control"]
    assert secret is not None
    assert secret[0] not in shown
    assert key.prefix in shown
    assert secret[0] not in key.secret_hash


def test_an_empty_list_says_what_a_key_is_for(head: Member) -> None:
    assert "Chưa có khóa nào" in head.client.get(KEYS).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"scopes": []}, {"per_minute": "0"}, {"expires_on": "01/01/2020"}]
)
def test_a_key_that_makes_no_sense_is_not_made(head: Member, wrong: dict[str, object]) -> None:
    answer = head.client.post(f"{KEYS}moi/", GIVEN | wrong)

    assert answer.status_code == 422
    assert not ApiKey.objects.exists()


def test_a_key_is_revoked_with_a_reason(head: Member) -> None:
    head.client.post(f"{KEYS}moi/", GIVEN)
    key = ApiKey.objects.get()
    head.client.post(f"{KEYS}{key.uid}/thu-hoi/", {"reason": "Mất máy quét"})
    shown = head.client.get(f"{KEYS}{key.uid}/").content.decode()

    key.refresh_from_db()
    assert key.revoked_at is not None
    assert "Mất máy quét" in shown


def test_a_key_gets_other_quotas_and_the_record_says_so(head: Member) -> None:
    head.client.post(f"{KEYS}moi/", GIVEN)
    key = ApiKey.objects.get()
    given = {
        "name": "Máy quét mới",
        "per_minute": "7",
        "per_day": "500",
        "expires_on": "31/12/2099",
    }
    head.client.post(f"{KEYS}{key.uid}/sua/", given)

    key.refresh_from_db()
    assert (key.name, key.per_minute, key.expires_on) == ("Máy quét mới", 7, date(2099, 12, 31))
    entry = AuditEntry.objects.get(code="traceability.key.changed")
    assert set(entry.changes) == {"name", "per_minute", "expires_on"}


def test_a_change_that_changes_nothing_is_not_recorded(head: Member) -> None:
    head.client.post(f"{KEYS}moi/", GIVEN)
    head.client.post(f"{KEYS}{ApiKey.objects.get().uid}/sua/", GIVEN)

    assert not AuditEntry.objects.filter(code="traceability.key.changed").exists()


def test_a_revoked_key_is_changed_no_more(head: Member) -> None:
    head.client.post(f"{KEYS}moi/", GIVEN)
    key = ApiKey.objects.get()
    head.client.post(f"{KEYS}{key.uid}/thu-hoi/", {"reason": "Mất máy quét"})

    assert head.client.post(f"{KEYS}{key.uid}/sua/", GIVEN | {"name": "x"}).status_code == 422


def test_officers_make_no_keys(cast: Cast) -> None:
    assert cast.binh.client.get(KEYS).status_code == 403
    assert cast.binh.client.post(f"{KEYS}moi/", GIVEN).status_code == 403


def test_keys_of_others_are_not_there(cast: Cast, head: Member) -> None:
    secret_of(cast.science)
    key = ApiKey.objects.get()

    assert head.client.get(f"{KEYS}{key.uid}/").status_code == 404
    assert head.client.post(f"{KEYS}{key.uid}/thu-hoi/", {"reason": "x"}).status_code == 404


def _file(raw: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("su-kien.jsonld", raw), "behaviour": "rollback"}


def test_an_officer_hands_in_a_file_of_events(cast: Cast) -> None:
    answer = cast.binh.client.post(f"{CAPTURES}moi/", _file(document(observed("1"))), follow=True)

    assert "đã nhận" in answer.content.decode()
    assert Event.objects.get().owner_path == cast.binh.actor.path


def test_what_is_wrong_in_a_file_is_told_by_event(cast: Cast) -> None:
    raw = document(observed("1"), observed("2") | {"action": "SEEN"})
    answer = cast.binh.client.post(f"{CAPTURES}moi/", _file(raw))

    assert answer.status_code == 422
    assert "sự kiện thứ 2" in answer.content.decode()
    assert not CaptureJob.objects.exists()


def test_captures_of_others_are_not_listed(cast: Cast) -> None:
    cast.binh.client.post(f"{CAPTURES}moi/", _file(document(observed("1"))))
    job = CaptureJob.objects.get()

    assert cast.hoa.client.get(f"{CAPTURES}{job.uid}/").status_code == 404
    assert "Chưa gửi lần nào" in cast.hoa.client.get(CAPTURES).content.decode()


def test_a_file_to_try_stays_out_of_the_real_events(cast: Cast) -> None:
    given = _file(document(observed("1"))) | {"sandbox": "on"}
    answer = cast.binh.client.post(f"{CAPTURES}moi/", given, follow=True)

    assert "thử" in answer.content.decode()
    assert Event.objects.get().sandbox


def test_a_capture_is_found_by_its_id_and_by_the_id_of_an_event(cast: Cast) -> None:
    name = f"urn:uuid:{uuid4()}"
    for event in (observed("1", eventID=name), observed("2")):
        cast.binh.client.post(f"{CAPTURES}moi/", _file(document(event)))
    job = CaptureJob.objects.get(events__event_id=name)
    other = CaptureJob.objects.exclude(pk=job.pk).get()

    for text in (str(job.uid), name):
        shown = cast.binh.client.get(CAPTURES, {"q": text}).content.decode()
        assert (str(job.uid) in shown, str(other.uid) in shown) == (True, False)


def test_a_search_for_what_is_not_there_finds_nothing(cast: Cast) -> None:
    cast.binh.client.post(f"{CAPTURES}moi/", _file(document(observed("1"))))

    shown = cast.binh.client.get(CAPTURES, {"q": "urn:x:không có"}).content.decode()
    assert str(CaptureJob.objects.get().uid) not in shown
