"""Files come in pieces, survive a lost line, are read once, and leave nothing when refused."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Committed

from chuan.audit.models import AuditEntry
from chuan.core import clock
from chuan.core.jobs.worker import drain
from chuan.core.models import InboxItem, Job, SearchRecord, StoredFile
from chuan.documents import services, temporary
from chuan.documents.errors import DraftNotFound, UploadMoved, UploadRefused
from chuan.documents.models import ImportDraft, Upload
from chuan.documents.services.uploads import FilePart
from tests.factories.cast import Cast
from tests.factories.drafts import TEXT, make_draft

BODY = TEXT.encode()
NEW = "/lam-viec/van-ban/tai-len/"
SECRET_NAME = "ke-hoach-tuyet-doi-kin.txt"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.TEMPORARY_ROOT = tmp_path
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> Committed:
    """Inside, what waits for the commit happens at the end: a test's own transaction has none."""
    return django_capture_on_commit_callbacks


def left_on_disk() -> list[Path]:
    root = Path(settings.TEMPORARY_ROOT) / "uploads"
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def begin(client: Client, body: bytes, name: str = "kh.txt") -> str:
    files = {"files": [{"name": name, "size": len(body)}]}
    made = client.post(f"{NEW}_/bat-dau/", json.dumps(files), content_type="application/json")
    assert made.status_code == 201
    return str(made.json()["url"])


def send(client: Client, url: str, offset: int, piece: bytes) -> Any:
    return client.patch(
        url, piece, content_type="application/offset+octet-stream", HTTP_UPLOAD_OFFSET=str(offset)
    )


def test_a_file_comes_in_pieces_and_goes_on_where_the_line_was_lost(cast: Cast) -> None:
    client = cast.minh.client
    url = begin(client, BODY)
    assert send(client, url, 0, BODY[:100]).status_code == 204

    lost = send(client, url, 0, BODY[:100])
    assert (lost.status_code, lost["Upload-Offset"]) == (409, "100")
    assert client.head(url)["Upload-Offset"] == "100"
    assert client.get(url).status_code == 200
    assert send(client, url, 100, BODY[100:])["Upload-Offset"] == str(len(BODY))

    done = client.post(f"{url}xong/", headers={"accept": "application/json"})
    assert done.json()["url"] == url
    drain()
    draft = ImportDraft.objects.get()
    assert draft.files == ["kh.txt"]
    assert client.get(url).url.endswith(f"/ke-hoach/nhap/{draft.uid}/")
    assert not Upload.objects.exists()


def test_works_without_scripts_and_joins_files_of_one_document(cast: Cast) -> None:
    file = SimpleUploadedFile("C:\\văn bản\\kh.txt", BODY)
    page = cast.minh.client.post(NEW, {"files": [file]})
    assert page.status_code == 302
    drain()
    assert ImportDraft.objects.get().person_id == cast.minh.actor.id
    shown = cast.minh.client.get(page.url, follow=True)
    assert shown.status_code == 200
    assert "!!undefined" not in shown.content.decode()


def test_the_place_of_files_is_closed_to_everybody_else(cast: Cast) -> None:
    begin(cast.minh.client, BODY)
    assert left_on_disk()
    for path in left_on_disk():
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_a_secrecy_stamp_leaves_nothing_but_the_fact(cast: Cast) -> None:
    body = TEXT.replace("Số: 12/KH-UBND", "TỐI MẬT\nSố: 12/KH-UBND").encode()
    client = cast.minh.client
    url = begin(client, body, SECRET_NAME)
    send(client, url, 0, body)
    client.post(f"{url}xong/")
    drain()

    assert left_on_disk() == []
    assert not ImportDraft.objects.exists()
    assert not StoredFile.objects.exists()
    entry = AuditEntry.objects.get(code="documents.secret_refused")
    kept = [
        json.dumps(list(model.objects.values()), default=str, ensure_ascii=False)
        for model in (AuditEntry, Upload, Job, InboxItem, SearchRecord)
    ]
    for secret in (SECRET_NAME, "kin.txt", "12/KH-UBND", "Đẩy mạnh công tác"):
        assert not any(secret in row for row in kept)
    assert entry.path == cast.minh.actor.path
    page = client.get(url)
    assert page.status_code == 200
    assert "Không có gì của tệp này được lưu lại" in page.content.decode()


@pytest.mark.parametrize(
    "body", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"%PDF-1.7 broken", b"PK\x03\x04 broken"]
)
def test_an_unreadable_file_gets_its_sentence_and_is_not_kept(cast: Cast, body: bytes) -> None:
    client = cast.minh.client
    url = begin(client, body, "la.bin")
    send(client, url, 0, body)
    client.post(f"{url}xong/")
    drain()
    assert left_on_disk() == []
    assert not ImportDraft.objects.exists()
    assert Upload.objects.get().message
    assert not AuditEntry.objects.filter(code="documents.secret_refused").exists()


def test_a_reading_whose_worker_died_finds_its_draft(cast: Cast) -> None:
    from chuan.documents.services.receiving import read_upload

    actor = cast.minh.actor
    upload = services.start_upload(actor=actor, parts=[FilePart("kh.txt", len(BODY))])
    services.append_bytes(actor=actor, uid=upload.uid, offset=0, piece=BODY)
    first = read_upload(actor=actor, uid=upload.uid, progress=lambda *_: None)
    again = read_upload(actor=actor, uid=upload.uid, progress=lambda *_: None)
    assert first.pk == again.pk


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [FilePart("rong.txt", 0)],
        [FilePart("to.pdf", 301 * 2**20)],
        [FilePart(f"{n}.png", 1) for n in range(401)],
    ],
)
def test_refuses_what_no_document_can_be(cast: Cast, parts: list[FilePart]) -> None:
    with pytest.raises(UploadRefused):
        services.start_upload(actor=cast.minh.actor, parts=parts)
    assert left_on_disk() == []


def test_no_more_bytes_than_told_and_none_out_of_place(cast: Cast) -> None:
    actor = cast.minh.actor
    upload = services.start_upload(actor=actor, parts=[FilePart("kh.txt", 10)])
    with pytest.raises(UploadRefused):
        services.append_bytes(actor=actor, uid=upload.uid, offset=0, piece=b"x" * 11)
    with pytest.raises(UploadMoved):
        services.append_bytes(actor=actor, uid=upload.uid, offset=5, piece=b"x")
    with pytest.raises(UploadMoved):
        services.finish_upload(actor=actor, uid=upload.uid)


def test_an_upload_belongs_to_one_person(cast: Cast) -> None:
    url = begin(cast.minh.client, BODY)
    for other in (cast.hoa, cast.vy, cast.province_admin):
        assert other.client.get(url).status_code == 404
        assert send(other.client, url, 0, BODY).status_code == 404


def test_a_person_has_few_uploads_under_way(cast: Cast, committed: Committed) -> None:
    for _n in range(8):
        with committed(execute=True):
            services.start_upload(actor=cast.minh.actor, parts=[FilePart("a", 1)])
    assert Upload.objects.count() == 5
    assert len({path.parent for path in left_on_disk()}) == 5


def test_giving_up_deletes_the_bytes(cast: Cast, committed: Committed) -> None:
    url = begin(cast.minh.client, BODY)
    with committed(execute=True):
        cast.minh.client.post(f"{url}huy/")
    assert left_on_disk() == []


def test_giving_up_that_is_rolled_back_keeps_the_bytes(cast: Cast, committed: Committed) -> None:
    draft = make_draft(cast.minh)
    before = left_on_disk()

    with committed(execute=True), transaction.atomic():
        services.discard_draft(actor=cast.minh.actor, uid=draft.uid)
        transaction.set_rollback(True)

    assert before
    assert left_on_disk() == before
    assert ImportDraft.objects.filter(pk=draft.pk).exists()


def test_the_sweeper_clears_what_nobody_came_back_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, committed: Committed
) -> None:
    kept = make_draft(cast.minh)
    begin(cast.minh.client, BODY)
    orphan = UUID(int=7)
    temporary.make(orphan, ["a"])

    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=2))
    with committed(execute=True):
        services.sweep_temporary()
    assert {path.parent.name for path in left_on_disk()} == {kept.uid.hex}
    assert not Upload.objects.exists()

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=31))
    with committed(execute=True):
        services.sweep_temporary()
    assert left_on_disk() == []
    assert not ImportDraft.objects.exists()


def test_a_draft_is_found_by_its_uploader_alone(cast: Cast, committed: Committed) -> None:
    draft = make_draft(cast.minh)
    for other in (cast.hoa, cast.province_admin, cast.nga, cast.vy):
        assert other.client.get(f"/lam-viec/ke-hoach/nhap/{draft.uid}/").status_code == 404
        with pytest.raises(DraftNotFound):
            services.undo_edit(actor=other.actor, uid=draft.uid)
    assert not SearchRecord.objects.filter(kind="document").exists()
    with committed(execute=True):
        services.discard_draft(actor=cast.minh.actor, uid=draft.uid)
    assert left_on_disk() == []
