"""Files are known by their content, kept once, opened by those who may, never half kept."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from chuan.core import files
from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.errors import FileNotFound, FileRefused
from chuan.core.file_type import DOCX, MACRO, OLD_OFFICE, PDF, UNKNOWN, XLSX, ZIP, sniff
from chuan.core.models import StoredFile
from chuan.core.scope import add_participation

HOA = Actor(id="hoa", label="Hoa", path="/40/x16681/")
MINH = Actor(id="minh", label="Minh", path="/40/")
VY = Actor(id="vy", label="Vy", path="/79/")
PAPER = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: object) -> Path:
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[attr-defined]  # pytest-django's wrapper
    return tmp_path / "files"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


def keep(content: bytes, name: str = "a.pdf", media_type: str = "", **given: object) -> StoredFile:
    values: dict[str, object] = {"owner_path": "/40/x16681/", "actor": HOA} | given
    return files.store(io.BytesIO(content), name=name, media_type=media_type, **values)  # type: ignore[arg-type]  # the rest


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PAPER, "a.txt", PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", "a.pdf", PDF),
        (b"\x89PNG\r\n\x1a\n0", "a", "image/png"),
        (b"\xff\xd8\xff\xe0", "a", "image/jpeg"),
        (b"RIFF0000WEBPVP8 ", "a", "image/webp"),
        (archive("[Content_Types].xml", "word/document.xml"), "a.pdf", DOCX),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "a", XLSX),
        (
            archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "a.docx",
            MACRO,
        ),
        (archive("readme.txt"), "a.docx", ZIP),
        (b"PK\x03\x04 not an archive", "a.docx", UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", OLD_OFFICE),
        ("Kế hoạch\r\nsố 1".encode(), "a.txt", "text/plain"),
        ("a;b".encode("utf-16"), "a.csv", "text/csv"),
        (b"K\xd5 ho\xb9ch", "a.txt", "text/plain"),
        (b"MZ\x90\x00", "a.pdf", "application/x-executable"),
        (b"\x00\x01\x02\x03", "a.pdf", UNKNOWN),
    ],
)
def test_the_content_says_what_a_file_is(
    tmp_path: Path, content: bytes, name: str, expected: str
) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)

    assert sniff(path, name).media_type == expected


@pytest.mark.django_db
def test_a_kept_file_reads_back_and_equal_bytes_are_kept_once(root: Path) -> None:
    first, second = keep(PAPER), keep(PAPER, owner_path="/79/", actor=VY)

    with files.open_file(first) as stream:
        assert stream.read() == PAPER
    assert first.sha256 == second.sha256
    assert first.uid != second.uid
    assert len(list(root.glob("??/??/*"))) == 1
    assert (first.media_type, first.size) == (PDF, len(PAPER))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", ""),
        (b"x" * 101, ""),
        (PAPER, "image/png"),
        (b"\xff\xd8\xff\xe0cat", PDF),
        (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), DOCX),
    ],
)
def test_a_refused_file_leaves_nothing(root: Path, content: bytes, media_type: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        keep(content, media_type=media_type, largest=100 if content.startswith(b"x") else 10_000)

    assert refusal.value.message.endswith(".")
    assert not [path for path in root.rglob("*") if path.is_file() and path.name != ".lock"]
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_own_body_partners_and_the_giver_open_it_and_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "_access", [])
    file = keep(PAPER)
    private = keep(PAPER, owner_path="")

    assert files.get(file.uid, MINH) == file
    assert files.get(private.uid, HOA) == private
    for stranger in (VY, ANONYMOUS):
        with pytest.raises(FileNotFound):
            files.get(file.uid, stranger)
    with pytest.raises(FileNotFound):
        files.get(private.uid, MINH)
    add_participation(files.KIND, file.pk, "/79/", "reader")
    assert files.get(file.uid, VY) == file


@pytest.mark.django_db
def test_a_registered_reason_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_access", [])
    file = keep(PAPER)
    files.register_access(lambda actor, asked: actor.path == "/79/" and asked == file)

    assert files.get(file.uid, VY) == file
    with pytest.raises(FileNotFound):
        files.get(file.uid, ANONYMOUS)


@pytest.mark.django_db
def test_bytes_of_a_transaction_rolled_back_are_swept_and_used_ones_stay(root: Path) -> None:
    kept = keep(PAPER)
    with transaction.atomic():
        keep(b"%PDF-2.0 other")
        transaction.set_rollback(True)
    for path in root.glob("??/??/*"):
        os.utime(path, (0, 0))

    assert files.delete_unreferenced() == 1
    assert [path.name for path in root.glob("??/??/*")] == [kept.sha256]


@pytest.mark.django_db
def test_bytes_younger_than_a_transaction_may_last_are_not_swept() -> None:
    with transaction.atomic():
        keep(PAPER)
        transaction.set_rollback(True)

    assert files.delete_unreferenced() == 0


@given(st.text(max_size=300))
def test_a_name_never_is_a_path(name: str) -> None:
    cleaned = files.clean_name(name)

    assert cleaned
    assert len(cleaned) <= 200
    assert cleaned.isprintable()
    assert not set(cleaned) & {"/", "\\"}
    assert cleaned not in {".", ".."}


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_no_digest_leads_outside(digest: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        files.path_of(digest)
