"""Whatever is no readable document is refused with one Vietnamese sentence, and leaves nothing."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from chuan.documents.readers import UnreadableFile, errors, read_files
from chuan.documents.readers.limits import CHARACTERS_A_PAGE, MAX_PAGES
from tests.factories.documents import hostile
from tests.factories.documents.plans import blocks_of, sample_plan
from tests.factories.documents.programs import need_tesseract
from tests.factories.documents.typeset import write_encrypted_pdf, write_pdf
from tests.factories.documents.word import write_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Written = bytes | Callable[[], bytes]
REFUSED: dict[str, tuple[Written, type[UnreadableFile]]] = {
    "empty.docx": (b"", errors.EmptyFile),
    "blank.txt": (b" \r\n\t \n", errors.EmptyFile),
    "macro.docx": (hostile.macro_docx, errors.MacroDocument),
    "bomb.docx": (hostile.bomb_docx, errors.InflatesTooMuch),
    "liar.docx": (hostile.lying_docx, errors.UnreadableFile),
    "entities.docx": (hostile.entity_docx, errors.CorruptedFile),
    "wordless.docx": (hostile.docx_bytes("<w:p/>"), errors.EmptyFile),
    "cut.docx": (hostile.docx_bytes("<w:p/>")[:200], errors.CorruptedFile),
    "not-xml.docx": (
        hostile.zip_bytes({"word/document.xml": b"<w:document"}),
        errors.CorruptedFile,
    ),
    "archive.zip": (hostile.zip_bytes({"a.bin": b"x"}), errors.NotADocument),
    "nothing.zip": (hostile.zip_bytes({}), errors.EmptyFile),
    "sheet.xlsx": (hostile.zip_bytes({"xl/workbook.xml": b"<a/>"}), errors.LegacyFormat),
    "old.doc": (OLE + b"\x00" * 4096, errors.LegacyFormat),
    "locked.docx": (
        OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        errors.EncryptedFile,
    ),
    "plan.rtf": (rb"{\rtf1\ansi Ke hoach}", errors.LegacyFormat),
    "page.html": (b"<!DOCTYPE html><html><body>Ke hoach</body></html>", errors.LegacyFormat),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj <<", errors.CorruptedFile),
    "cut.png": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, errors.CorruptedFile),
    "program.txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, errors.NotADocument),
    "noise.txt": (bytes((i * 89 + 41) % 250 + 5 for i in range(4000)), errors.NotADocument),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_document_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    data, kind = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data())

    with pytest.raises(kind) as caught:
        read_files([path])

    assert caught.value.message.endswith(".")
    assert "\n" not in caught.value.message


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.EncryptedFile):
        read_files([write_encrypted_pdf(tmp_path / "locked.pdf")])


def test_more_than_four_hundred_pages_are_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.TooManyPages):
        read_files([hostile.many_paged_pdf(401, tmp_path / "long.pdf")])


def test_a_long_text_counts_as_too_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    line = "Kế hoạch triển khai của Ủy ban nhân dân tỉnh.\n"
    path.write_text(line * (MAX_PAGES * CHARACTERS_A_PAGE // len(line) + 1), encoding="utf-8")

    with pytest.raises(errors.TooManyPages):
        read_files([path])


def test_a_pdf_of_empty_pages_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(errors.NotADocument):
        read_files([hostile.many_paged_pdf(3, tmp_path / "white.pdf")])


def test_no_file_at_all_is_an_empty_document() -> None:
    with pytest.raises(errors.EmptyFile):
        read_files([])


def test_a_picture_of_a_cat_is_no_document(tmp_path: Path) -> None:
    need_tesseract()
    path = tmp_path / "cat.jpg"
    hostile.cat_picture().save(path)

    with pytest.raises(errors.NotADocument):
        read_files([path])


def test_a_scan_without_tesseract_names_the_debian_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cat.png"
    hostile.cat_picture().save(path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(errors.OcrUnavailable, match=r"tesseract-ocr và tesseract-ocr-vie"):
        read_files([path])


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "T U Y Ệ T   M Ậ T", "Mật"])
def test_a_stamped_docx_and_pdf_are_refused_without_their_name(stamp: str, tmp_path: Path) -> None:
    blocks = blocks_of(sample_plan(), stamp=stamp)

    for path in (write_docx(blocks, tmp_path / "a.docx"), write_pdf(blocks, tmp_path / "a.pdf")):
        with pytest.raises(errors.SecrecyStamp) as caught:
            read_files([path])
        assert not caught.value.context
        assert stamp not in caught.value.message


def test_nothing_is_left_in_the_folder_of_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    blocks = blocks_of(sample_plan())

    read_files([write_pdf(blocks, tmp_path / "a.pdf")])
    read_files([write_docx(blocks, tmp_path / "a.docx")])

    assert list(folder.iterdir()) == []
