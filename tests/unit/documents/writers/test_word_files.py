"""A DOCX of ours is what an office would have made by hand, and nothing of ours shows in it."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from chuan.documents.writers.docx import write_docx
from chuan.domain.vanban.writing import Annex, AnnexGroup, Block, BlockKind, Paper
from chuan.domain.vanban.writing.errors import PaperTooLong
from chuan.domain.vanban.writing.layouts import layout_of
from tests.unit.documents.writers.some_papers import HEAD, NASTY, party, plan

TODAY = date(2026, 11, 22)


def written(paper: Paper) -> bytes:
    return write_docx(paper, layout_of(paper, TODAY))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert written(plan()) == written(plan())


def test_properties_name_the_paper_and_no_machine() -> None:
    file = Document(io.BytesIO(written(plan())))
    properties = file.core_properties

    assert properties.title.startswith("Kế hoạch 05/KH-UBND Thực hiện công tác tiêu chuẩn")
    assert properties.author == "Ủy ban nhân dân xã An Hòa"
    assert (properties.last_modified_by, properties.comments) == ("", "")
    assert properties.created.date() == date(2026, 1, 5)
    with zipfile.ZipFile(io.BytesIO(written(plan()))) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"python-docx" not in everything


def test_all_type_is_times_new_roman_and_each_element_has_a_named_style() -> None:
    file = Document(io.BytesIO(written(plan())))
    fonts = file.styles["Normal"].element.rPr.rFonts

    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    assert {"Quốc hiệu", "Số ký hiệu", "Trích yếu", "Nội dung", "Nơi nhận"} <= {
        style.name for style in file.styles
    }
    assert not file.element.xpath("//w:rFonts")


def test_an_annex_is_a_real_table_with_a_repeated_head_on_sideways_pages() -> None:
    file = Document(io.BytesIO(written(plan())))
    table = file.tables[-1]

    assert [cell.text for cell in table.rows[0].cells] == list(HEAD)
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
    assert [section.orientation for section in file.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    assert all(section.different_first_page_header_footer for section in file.sections)
    assert all(
        section.header._element.xpath(".//w:fldSimple[contains(@w:instr, 'PAGE')]")
        for section in file.sections
    )


def test_the_letterhead_has_no_lines_of_a_table() -> None:
    file = Document(io.BytesIO(written(party(plan()))))

    assert not file.tables[0]._tbl.xpath("./w:tblPr/w:tblBorders")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in file.tables[0].rows[0].cells[1].text


@pytest.mark.parametrize("text", [*NASTY, "\x00\x08\ud800 thừa \ufffe", "a\u2028b", "]]>"])
def test_any_text_is_text_and_the_parts_are_well_formed(text: str) -> None:
    annex = Annex("Phụ lục", text, "", ("TT", text), (AnnexGroup("I", text, (("1", text),)),))
    paper = replace(
        plan(), title=f"Việc {text}", body=(Block(BlockKind.ITEM, "-", text),), annexes=(annex,),
        place=text, recipients=(text, text),
    )  # fmt: skip

    with zipfile.ZipFile(io.BytesIO(written(paper))) as package:
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        for name in parts:
            etree.fromstring(package.read(name))


def test_properties_of_elements_stand_in_the_order_of_the_schema() -> None:
    """Word refuses or repairs files whose properties are out of order."""
    order = {
        "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr",
                "pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
                "rPr", "sectPr"],
        "tblPr": ["tblStyle", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
                  "tblLayout", "tblCellMar", "tblLook"],
        "trPr": ["cantSplit", "tblHeader"],
        "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"],
        "sectPr": ["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType",
                   "cols", "titlePg", "docGrid"],
        "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "lang"],
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(written(plan()))) as package:
        roots = [
            etree.fromstring(package.read(name))
            for name in ("word/document.xml", "word/styles.xml")
        ]

    for root in roots:
        for name, wanted in order.items():
            for properties in root.iter(qn(f"w:{name}")):
                found = [etree.QName(child).localname for child in properties]
                assert found == sorted(found, key=wanted.index), name


def test_a_long_annex_is_written_and_one_beyond_measure_refused() -> None:
    rows = tuple((str(n), "Việc " * 40, "Phòng Kinh tế", "", "2026", "") for n in range(300))
    annex = Annex("Phụ lục", "Nhiệm vụ", "", HEAD, (AnnexGroup(rows=rows),), landscape=True)

    assert len(Document(io.BytesIO(written(plan(annexes=(annex,))))).tables[-1].rows) == 301
    with pytest.raises(PaperTooLong):
        written(plan(annexes=(replace(annex, groups=annex.groups * 7),)))
