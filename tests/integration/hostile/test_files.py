"""Files made to crash, to swell, to call home or to be two things at once."""

import io
import socket
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from chuan.documents import page_pictures, temporary
from chuan.documents.readers import UnreadableFile, read_files
from tests.factories.documents.hostile import docx_bytes
from tests.factories.drafts import TEXT

WORDS = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
                for line in TEXT.replace("&", "và").splitlines())  # fmt: skip
RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" TargetMode="External" Target="http://127.0.0.1:9/t.dotx" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    b'<Relationship Id="r2" TargetMode="External" Target="\\\\evil.example\\a.png" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    b"</Relationships>"
)


def pdf(*objects: str) -> bytes:
    """A PDF of numbered objects, the first of them the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


def deep_tree(levels: int) -> bytes:
    inner = [f"<</Type/Pages/Kids[{at + 3} 0 R]/Count 1>>" for at in range(levels)]
    return pdf("<</Type/Catalog/Pages 2 0 R>>", *inner, "<</Type/Page/MediaBox[0 0 595 842]>>")


def one_page(more: str, catalogue: str = "") -> bytes:
    return pdf(
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R{more}>>",
    )


def huge_picture() -> bytes:
    """A PNG of 60 000 × 60 000 that says so in its header."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


HOSTILE: dict[str, bytes] = {
    "deep.pdf": deep_tree(5_000),
    "ring.pdf": pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "wide.pdf": one_page("/MediaBox[0 0 1000000000 1000000000]"),
    "thin.pdf": one_page("/MediaBox[0 0 14400 0.001]"),
    "inside-out.pdf": one_page("/MediaBox[100 100 -100 -100]/Rotate 45"),
    "script.pdf": one_page(
        "/MediaBox[0 0 595 842]", "/OpenAction<</S/JavaScript/JS(app.launchURL('http://127.0.0.1:9'))>>"
    ),
    "crowd.pdf": pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 2000000000/Kids[{'3 0 R ' * 50_000}]>>",
        "<</Type/Page/MediaBox[0 0 595 842]>>",
    ),
    "huge.png": huge_picture(),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])

    with pytest.raises(UnreadableFile):
        read_files([path])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["deep.pdf", "ring.pdf", "wide.pdf", "thin.pdf", "huge.png"])
def test_the_picture_of_a_hostile_page_is_small_or_none(
    tmp_path: Path, name: str, settings: Any
) -> None:
    settings.TEMPORARY_ROOT = tmp_path
    uid = uuid4()
    temporary.make(uid, [name])
    temporary.append(uid, 0, HOSTILE[name])
    temporary.split(uid, [len(HOSTILE[name])])

    drawn = page_pictures.picture(uid, 1)

    assert drawn is None or len(drawn) < 2_000_000


def test_a_docx_that_points_elsewhere_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refuse(*_given: object) -> None:
        raise AssertionError("a reader must not open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = tmp_path / "a.docx"
    linked = {"word/_rels/document.xml.rels": RELATIONS, "word/_rels/settings.xml.rels": RELATIONS}
    path.write_bytes(docx_bytes(WORDS, extra=linked))

    assert read_files([path]).items


def test_what_is_two_files_at_once_is_read_as_one_or_refused(tmp_path: Path) -> None:
    script = b"<script>alert(1)</script>"
    for number, content in enumerate((
        b"GIF89a/*" + script, b"%PDF-1.4\n" + docx_bytes(WORDS), script + b"%PDF-1.4",
        docx_bytes(WORDS) + b"%PDF-1.4", b"PK\x05\x06" + b"\x00" * 18 + script,
    )):  # fmt: skip
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(content)
        with suppress(UnreadableFile):
            assert read_files([path]).items


def test_a_picture_of_many_frames_counts_its_frames(tmp_path: Path) -> None:

    out = io.BytesIO()
    sheet = Image.new("1", (8, 8))
    sheet.save(out, "TIFF", save_all=True, append_images=[sheet] * 400)
    path = tmp_path / "a.tif"
    path.write_bytes(out.getvalue())

    with pytest.raises(UnreadableFile):
        read_files([path])
