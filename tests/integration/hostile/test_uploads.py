"""Pieces sent twice, late, too large or after the end; folders that a crash left behind."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from chuan.core import clock, jobs
from chuan.core.jobs.worker import drain
from chuan.core.models import Job
from chuan.documents import temporary
from chuan.documents.models import ImportDraft, Upload
from chuan.documents.services import (
    append_bytes,
    cancel_upload,
    finish_upload,
    start_upload,
    sweep_temporary,
)
from chuan.documents.services.uploads import FilePart
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.drafts import TEXT, make_draft

BODY = TEXT.encode()
NEW = "/lam-viec/van-ban/tai-len/"
NAMES = ["../../../etc/passwd", "..\\..\\a.docx", "/etc/shadow", "kế\u202ehoạch\u202cfdp.exe",
         "a\x00b.txt", "." * 300, "ＣＯＮ.txt", "\ud800.txt", "~/.bashrc", "a/../../b.pdf"]  # fmt: skip


def begun(member: Member, body: bytes = BODY, name: str = "kh.txt") -> Upload:
    return start_upload(actor=member.actor, parts=[FilePart(name, len(body))])


def send(client: Client, upload: Upload, offset: int, piece: bytes) -> Any:
    return client.patch(
        f"{NEW}{upload.uid}/", piece, content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_folder(cast: Cast, name: str) -> None:
    asked = json.dumps({"files": [{"name": name, "size": len(BODY)}]})
    made = cast.minh.client.post(f"{NEW}_/bat-dau/", asked, content_type="application/json")
    assert made.status_code == 201
    upload = Upload.objects.get()
    send(cast.minh.client, upload, 0, BODY)
    cast.minh.client.post(f"{NEW}{upload.uid}/xong/")
    drain()

    draft = ImportDraft.objects.get()
    assert not set(draft.files[0]) & set("/\\\u202e\u202c\x00\ud800")
    folder = (Path(settings.TEMPORARY_ROOT) / "uploads").resolve()
    assert all(path.resolve().is_relative_to(folder) for path in temporary.parts(draft.uid))
    assert cast.minh.client.get(f"/lam-viec/ke-hoach/nhap/{draft.uid}/").status_code == 200


def test_pieces_after_the_end_are_refused(cast: Cast) -> None:
    upload = begun(cast.minh)
    send(cast.minh.client, upload, 0, BODY)
    finish_upload(actor=cast.minh.actor, uid=upload.uid)

    assert send(cast.minh.client, upload, len(BODY), b"more").status_code == 404
    assert send(cast.minh.client, upload, 0, b"other").status_code == 404
    drain()
    assert ImportDraft.objects.get().reading["text"].startswith("ỦY BAN")


def test_a_piece_beyond_the_bounds_of_a_form_is_refused(cast: Cast) -> None:
    upload = start_upload(actor=cast.minh.actor, parts=[FilePart("a.pdf", 20 << 20)])

    assert send(cast.minh.client, upload, 0, b"x" * (5 << 20)).status_code in {400, 413}
    assert temporary.received(upload.uid) == 0


@pytest.mark.parametrize("offset", ["-1", "²", "1e3", "9" * 40, "0x0", ""])
def test_a_place_that_is_no_number_is_refused(cast: Cast, offset: str) -> None:
    upload = begun(cast.minh)
    client = cast.minh.client
    headers = {"Upload-Offset": offset.encode().decode("latin-1")}

    answer = client.patch(f"{NEW}{upload.uid}/", BODY, content_type="a/b", headers=headers)

    assert answer.status_code in {409, 422}


def test_a_folder_that_is_gone_is_told_so(cast: Cast) -> None:
    upload = begun(cast.minh)
    temporary.delete(upload.uid)

    assert send(cast.minh.client, upload, 0, BODY).status_code == 404


def test_what_a_killed_web_server_left_is_cleared(cast: Cast) -> None:
    incoming = Path(settings.FILE_UPLOAD_TEMP_DIR)
    incoming.mkdir(parents=True, exist_ok=True)
    old, new = incoming / "cut.upload", incoming / "coming.upload"
    for path in (old, new):
        path.write_bytes(b"secret")
    long_ago = (clock.now() - timedelta(hours=2)).timestamp()
    os.utime(old, (long_ago, long_ago))

    sweep_temporary()

    assert not old.exists()
    assert new.exists()


def test_a_reading_that_its_worker_never_finished_is_cleared_after_a_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = begun(cast.minh)
    append_bytes(actor=cast.minh.actor, uid=upload.uid, offset=0, piece=BODY)
    finish_upload(actor=cast.minh.actor, uid=upload.uid)
    now = clock.now()

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1, seconds=1))
    sweep_temporary()

    assert not Upload.objects.exists()
    assert temporary.received(upload.uid) == 0
    drain()
    assert not ImportDraft.objects.exists()


def test_a_clock_set_back_throws_nothing_away(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, upload = make_draft(cast.minh), begun(cast.minh)
    now = clock.now()

    monkeypatch.setattr(clock, "now", lambda: now - timedelta(days=400))
    sweep_temporary()

    assert ImportDraft.objects.filter(pk=draft.pk).exists()
    assert Upload.objects.filter(pk=upload.pk).exists()
    assert temporary.parts(draft.uid)


@pytest.mark.django_db(transaction=True)
def test_everything_at_once_leaves_one_whole_upload_or_none(*, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("SQLite tests have one connection")
    cast = make_cast()
    actor = cast.minh.actor
    upload = begun(cast.minh)
    half = len(BODY) // 2

    def send_first() -> object:
        return append_bytes(actor=actor, uid=upload.uid, offset=0, piece=BODY[:half])

    said = at_once(*[send_first] * 4)
    assert set(said) <= {"done", "UploadMoved"}, said
    assert temporary.received(upload.uid) == half

    append_bytes(actor=actor, uid=upload.uid, offset=half, piece=BODY[half:])
    said = at_once(*[lambda: finish_upload(actor=actor, uid=upload.uid)] * 4)
    assert set(said) == {"done"}, said
    assert Job.objects.count() == 1

    said = at_once(
        drain,
        lambda: cancel_upload(actor=actor, uid=upload.uid),
        sweep_temporary,
        lambda: jobs.cancel(Job.objects.get().uid, actor),
    )
    assert not [one for one in said if one.startswith("ERROR")], said
    drafts = ImportDraft.objects.count()
    assert drafts in {0, 1}
    assert bool(temporary.parts(upload.uid)) == bool(drafts)
