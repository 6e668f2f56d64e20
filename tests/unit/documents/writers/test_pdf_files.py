"""A PDF of ours is an archive copy: tagged, in Vietnamese, embedded, the same each time."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from chuan.documents.writers import fonts, press
from chuan.documents.writers.errors import FileNotMade
from chuan.documents.writers.fonts import paper_typeface
from chuan.documents.writers.pdf import write_pages, write_pdf
from chuan.domain.vanban.writing import Annex, AnnexGroup, Block, BlockKind, Paper
from chuan.domain.vanban.writing.layouts import layout_of
from tests.unit.documents.writers.some_papers import HEAD, NASTY, plan

TODAY = date(2026, 11, 22)


def written(paper: Paper) -> bytes:
    return write_pdf(paper, layout_of(paper, TODAY))


def text_of(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return "\n".join(page.extract_text() or "" for page in opened.pages)


def test_it_is_pdf_a_tagged_in_vietnamese_and_the_same_each_time() -> None:
    data = written(plan())

    assert data == written(plan())
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", data)
    assert re.search(rb"<pdfaid:conformance>A</pdfaid:conformance>", data)
    assert re.search(rb"/Lang ?\(vi(-VN)?\)", data)
    assert b"/StructTreeRoot" in data
    with pdfplumber.open(io.BytesIO(data)) as opened:
        names = {char["fontname"].split("+")[-1] for page in opened.pages for char in page.chars}
        assert "Kế hoạch 05/KH-UBND" in opened.metadata["Title"]
    family = paper_typeface().family.replace(" ", "")
    assert all(name.startswith(family) for name in names)


def test_texts_are_never_read_as_markup() -> None:
    words = [text for text in NASTY if "Σ" not in text]
    body = tuple(Block(BlockKind.ITEM, "-", f"Đầu {text} cuối") for text in words)
    shown = text_of(written(plan(title="Việc #eval $1$ @x *y*", body=body, annexes=())))

    for text in words:
        assert f"Đầu {text} cuối" in shown
    assert "Việc #eval $1$ @x *y*" in shown


def test_letters_that_no_typeface_has_do_not_spoil_the_file() -> None:
    data = written(plan(title="Việc 漢 \U0001f600 của xã", annexes=()))

    assert "của xã" in text_of(data)


def test_pages_are_pictures_without_scripts_or_outside_references() -> None:
    pages = write_pages(plan(), layout_of(plan(), TODAY))

    assert len(pages) >= 3
    for page in pages:
        assert page.lstrip().startswith(b"<svg")
        assert b"<script" not in page
        assert b"<foreignObject" not in page
        assert not re.search(rb"""(?:href|src)\\s*=\\s*["'](?!#)""", page)


def test_without_the_package_of_the_typeface_another_one_serves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "_TIMES", ("a_package_not_there", "", "Absent", 1.0))

    data = written(plan(annexes=()))

    assert not paper_typeface().is_times
    assert "Độc lập - Tự do - Hạnh phúc" in text_of(data)
    with pdfplumber.open(io.BytesIO(data)) as opened:
        assert {"NotoSerif" in char["fontname"] for char in opened.pages[0].chars} == {True}


def test_a_setting_that_fails_or_lasts_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(press, "_SECONDS", 0.001)
    with pytest.raises(FileNotMade, match="bản Word"):
        written(plan())

    monkeypatch.setattr(press, "_SECONDS", 60)
    monkeypatch.setattr(press, "_WORKER", "chuan.documents.writers.no_such_module")
    with pytest.raises(FileNotMade):
        written(plan())


def test_an_annex_of_many_rows_is_set_with_its_long_tokens_broken() -> None:
    rows = tuple(
        (str(n), "Việc " * 30 + "x" * 200, "Phòng Kinh tế", "https://" + "a" * 90, "2026", "")
        for n in range(200)
    )
    annex = Annex("Phụ lục", "Nhiệm vụ", "", HEAD, (AnnexGroup(rows=rows),), landscape=True)
    with pdfplumber.open(io.BytesIO(written(plan(annexes=(annex,))))) as opened:
        table = opened.pages[1].find_tables()[0]
        cells = [cell for row in table.rows[1:] for cell in row.cells if cell]
        chars = [char for char in opened.pages[1].chars if char["text"] == "a"]

    columns = sorted({(round(cell[0]), round(cell[2])) for cell in cells})
    fourth = columns[3]
    assert all(fourth[0] <= char["x0"] and char["x1"] <= fourth[1] + 1 for char in chars[-40:])


def test_a_row_longer_than_a_page_goes_on_over_pages() -> None:
    rows = (("1", "Nội dung rất dài. " * 500, "Phòng Kinh tế", "", "2026", ""),)
    annex = Annex("Phụ lục", "Nhiệm vụ", "", HEAD, (AnnexGroup(rows=rows),), landscape=True)
    shown = text_of(written(replace(plan(), annexes=(annex,))))

    assert shown.count("rất") == 500
