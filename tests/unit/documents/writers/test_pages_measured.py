"""Pages as a ruler and an eye find them, against the tables of sizes of both families."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps

from chuan.documents.writers.docx import write_docx
from chuan.documents.writers.pdf import write_pdf
from chuan.domain.vanban.writing import Family, Paper, PaperKind
from chuan.domain.vanban.writing.layouts import layout_of
from tests.factories.documents.office import convert_to_pdf
from tests.unit.documents.writers.measured import Pages, Printed, measure
from tests.unit.documents.writers.some_papers import ALL_KINDS, of_kind, party, plan

Setter = Callable[[Paper], bytes]
TODAY = date(2026, 11, 22)
DPI = 100
REGULAR, BOLD, ITALIC = (False, False), (True, False), (False, True)
STATE = {
    "CỘNG HÒA XÃ HỘI": (12, 13, BOLD),
    "Độc lập - Tự do": (13, 14, BOLD),
    "ỦY BAN NHÂN DÂN": (12, 13, BOLD),
    "Số: 05/KH-UBND": (13, 13, REGULAR),
    "An Hòa, ngày 05 tháng 01 năm 2026": (13, 14, ITALIC),
    "KẾ HOẠCH": (13, 14, BOLD),
    "Thực hiện công tác tiêu chuẩn": (13, 14, BOLD),
    "Căn cứ Luật": (13, 14, ITALIC),
    "Ủy ban nhân dân xã An Hòa ban hành": (13, 14, REGULAR),
    "I. MỤC ĐÍCH": (13, 14, BOLD),
    "TM. ỦY BAN NHÂN DÂN": (13, 14, BOLD),
    "PHÓ CHỦ TỊCH": (13, 14, BOLD),
    "Nguyễn Ngọc Ánh": (13, 14, BOLD),
    "Nơi nhận:": (12, 12, (True, True)),
    "- Sở Khoa học và Công nghệ;": (11, 11, REGULAR),
    "Phụ lục": (14, 14, BOLD),
    "NHIỆM VỤ THỰC HIỆN KẾ HOẠCH": (13, 14, BOLD),
    "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026": (13, 14, ITALIC),
}
PARTY = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": (15, 15, BOLD),
    "ĐẢNG BỘ TỈNH GIA LAI": (14, 14, REGULAR),
    "ĐẢNG ỦY XÃ AN HÒA": (14, 14, BOLD),
    "*": (14, 14, REGULAR),
    "Số 05-KH/ĐU": (14, 14, REGULAR),
    "An Hòa, ngày 05 tháng 01 năm 2026": (14, 14, ITALIC),
    "KẾ HOẠCH": (15, 16, BOLD),
    "Thực hiện công tác tiêu chuẩn": (14, 15, BOLD),
    "-----": (14, 15, REGULAR),
    "I. MỤC ĐÍCH": (14, 15, BOLD),
    "T/M BAN THƯỜNG VỤ": (14, 14, BOLD),
    "- Thường trực Tỉnh ủy,": (12, 12, REGULAR),
}


def _as_pdf(paper: Paper) -> bytes:
    return write_pdf(paper, layout_of(paper, TODAY))


@pytest.fixture(params=["pdf", pytest.param("docx", marks=pytest.mark.slow)])
def setter(request: pytest.FixtureRequest, tmp_path: Path) -> Setter:
    """Both ways to paper: our PDF, and the DOCX as an office suite prints it."""
    if request.param == "pdf":
        return _as_pdf

    def printed(paper: Paper) -> bytes:
        source = tmp_path / "paper.docx"
        source.write_bytes(write_docx(paper, layout_of(paper, TODAY)))
        return convert_to_pdf(source, tmp_path).read_bytes()

    return printed


@pytest.mark.parametrize(
    ("paper", "table"), [(plan(), STATE), (party(plan()), PARTY)], ids=["state", "party"]
)
def test_type_lines_margins_and_numbers_are_those_of_the_rules(
    setter: Setter, paper: Paper, table: dict[str, tuple[float, float, tuple[bool, bool]]]
) -> None:
    pages = measure(setter(paper))

    for start, (least, most, dress) in table.items():
        line = pages.line(start)
        assert least - 0.1 <= line.size <= most + 0.1, start
        assert (line.bold, line.italic) == dress, start
    _check_letterhead(pages, paper.family)
    _check_margins(pages)
    _check_numbers(pages)


def _check_letterhead(pages: Pages, family: Family) -> None:
    """Two columns, each centred; lines under the motto, the issuer and the title."""
    state = family is Family.STATE
    nation = pages.line("CỘNG HÒA" if state else "ĐẢNG CỘNG SẢN")
    issuer = pages.line("XÃ AN HÒA" if state else "ĐẢNG ỦY XÃ AN HÒA")
    motto = pages.line("Độc lập") if state else nation
    day, number = pages.line("An Hòa, ngày"), pages.line("Số")
    title = pages.line("truy xuất nguồn gốc")

    assert nation.left > 210 / 2 - 12
    assert issuer.right < nation.left + 3
    assert abs(motto.middle - nation.middle) < 1
    assert abs(day.middle - nation.middle) < 1
    assert abs(number.middle - issuer.middle) < 1
    assert abs(title.middle - (30 + 195) / 2) < 1
    assert abs(pages.rule_under(motto).width - motto.width) < 1.5
    assert abs(pages.rule_under(motto).middle - motto.middle) < 1
    if state:
        for line in (issuer, title):
            rule = pages.rule_under(line)
            assert line.width / 3 <= rule.width <= line.width / 2
            assert abs(rule.middle - line.middle) < 1
    else:
        assert abs(pages.line("*").middle - issuer.middle) < 1
        assert abs(pages.line("-----").middle - title.middle) < 1


def _check_margins(pages: Pages) -> None:
    upright = [line for line in pages.lines if pages.sizes[line.page - 1][0] < 211]
    sideways = [line for line in pages.lines if pages.sizes[line.page - 1][0] > 211]
    indented = pages.line("1. Mục đích")

    assert min(line.left for line in upright) == pytest.approx(30, abs=0.5)
    assert max(line.right for line in upright) <= 195 + 0.5
    assert 10 <= indented.left - 30 <= 12.8
    assert min(line.left for line in sideways) >= 20
    assert max(line.right for line in sideways) <= 277
    assert max(line.bottom for line in sideways) <= 195 + 0.5


def _check_numbers(pages: Pages) -> None:
    """In the middle of the top margin, from the second page on, an annex anew from 1."""
    tops = [
        (line.page, line.text)
        for line in pages.lines
        if line.text.isdecimal() and line.top < (30 if pages.sizes[line.page - 1][0] > 211 else 20)
    ]
    annex = pages.line("Phụ lục").page
    wanted = [(page, str(page)) for page in range(2, annex)]
    wanted += [(page, str(page - annex + 1)) for page in range(annex + 1, len(pages.sizes) + 1)]

    assert tops == wanted
    for page, text in wanted:
        line = next(one for one in pages.lines if one.page == page and one.text == text)
        assert abs(line.middle - (pages.sizes[page - 1][0] + (15 if annex > page else 0)) / 2) < 1


def test_the_head_of_an_annex_is_repeated_on_every_page_of_it(setter: Setter) -> None:
    pages = measure(setter(plan()))
    heads = [table[0] for table in pages.tables if table[0][0] == "TT"]

    assert len(heads) == len(pages.sizes) - 1
    assert len(heads) >= 2


@pytest.mark.slow
def test_the_signature_is_never_parted_nor_left_alone(setter: Setter) -> None:
    for count in range(14, 24):
        body = plan().body[-1:] * count
        pages = measure(setter(plan(body=body, annexes=())))
        ends = [line for line in pages.lines if line.text.startswith(("TM.", "Nguyễn", "Nơi"))]

        assert len({line.page for line in ends}) == 1
        assert any(
            line.page == ends[0].page and line.text.startswith("2. Các") for line in pages.lines
        )


@pytest.mark.slow
@pytest.mark.parametrize("paper", ALL_KINDS, ids=lambda p: f"{p.family}-{p.kind}")
def test_every_kind_stands_inside_its_margins_as_pictures(paper: Paper) -> None:
    for picture in _pictures(_as_pdf(paper)):
        left, top, right, bottom = _ink(picture)

        assert left == pytest.approx(30, abs=14)
        assert left >= 29.5
        assert right <= 195.5
        assert top >= 10
        assert bottom <= 277.5


def test_two_signers_stand_side_by_side_and_recipients_under_them(setter: Setter) -> None:
    pages = measure(setter(of_kind(PaperKind.MINUTES)))
    left, right = pages.line("THƯ KÝ"), pages.line("CHỦ TRÌ")

    assert left.middle < 112 < right.middle
    assert abs(left.top - right.top) < 0.5
    assert abs(pages.line("Lê Thị Hoa").middle - left.middle) < 1
    assert pages.line("Nơi nhận:").top > pages.line("Phạm Quốc Bảo").bottom


def test_marks_over_capitals_are_not_clipped(setter: Setter) -> None:
    """The ink of "ẴỔỖ" stands as much higher than that of "AOO" as its marks are tall."""
    heights = []
    for text in ("ẴỔỖ", "AOO"):
        heading = replace(plan().body[0], text=text, label="")
        pdf = setter(plan(body=(heading,), opening="", bases=(), annexes=()))
        box = _ink(_around(measure(pdf).line(text), _pictures(pdf)[0]))
        heights.append(box[3] - box[1])

    assert heights[0] - heights[1] > 1.2


@pytest.mark.slow
def test_both_ways_to_paper_look_alike(tmp_path: Path) -> None:
    """Ink boxes of the letterhead and the signature differ by at most 3 mm."""
    paper = of_kind(PaperKind.DECISION)
    source = tmp_path / "paper.docx"
    source.write_bytes(write_docx(paper, layout_of(paper, TODAY)))
    ours, theirs = measure(_as_pdf(paper)), measure(convert_to_pdf(source, tmp_path).read_bytes())

    for start in ("ỦY BAN", "CỘNG HÒA", "Số:", "QUYẾT ĐỊNH", "Điều 1.", "TM.", "Nơi nhận:"):
        one, other = ours.line(start), theirs.line(start)
        assert one.left == pytest.approx(other.left, abs=1.5), start
        assert one.top == pytest.approx(other.top, abs=8), start


def _pictures(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    document.close()
    return pictures


def _ink(picture: Image.Image) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all that is dark, in mm."""
    box = (
        ImageOps.invert(picture.convert("L")).point(lambda tone: 255 if tone > 100 else 0).getbbox()
    )
    assert box, "the page is blank"
    left, top, right, bottom = (edge * 25.4 / DPI for edge in box)
    return left, top, right, bottom


def _around(line: Printed, picture: Image.Image) -> Image.Image:
    """The line with 2 mm of paper around it."""
    box = (line.left - 2, line.top - 2, line.right + 2, line.bottom + 1)
    left, top, right, bottom = (round(edge * DPI / 25.4) for edge in box)
    return picture.crop((left, top, right, bottom))
