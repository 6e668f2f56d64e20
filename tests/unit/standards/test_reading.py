"""Files of strangers: each shape is read by its rule, and a hostile one is refused with a sentence."""

import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from chuan.standards.enums import Format
from chuan.standards.errors import RecordRefused
from chuan.standards.reading import format_of, rows_of

HEAD = "Số hiệu,Tên tiếng Việt"
STS = """<?xml version="1.0"?>
<standard xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<iso-meta><title-wrap xml:lang="en"><full>Water quality - pH</full></title-wrap>
<std-ref type="dated">ISO 10523:2008</std-ref></iso-meta>
<nat-meta originator="VN">
<title-wrap xml:lang="vi"><intro>Chất lượng nước</intro><main>Xác định pH</main></title-wrap>
<std-ref type="dated">TCVN 6492:2011</std-ref><pub-date iso-8601-date="2011-12-30"/>
<comm-ref>TCVN/TC 147</comm-ref>
<ics>13.060.50</ics><page-count count="18"/>
<std-xref type="supersedes"><std-ref>TCVN 6492:1999</std-ref></std-xref>
</nat-meta></front><body><p>never read</p></body></standard>"""
BOMB = """<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<standard><front><std-meta><std-ref type="dated">&b;</std-ref></std-meta></front></standard>"""


def made(folder: Path, content: bytes | str) -> Path:
    path = folder / "tep.bin"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path) -> list[dict[str, str]]:
    return [dict(raw.cells) for raw in rows_of(path, format_of(path))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_is_found_below_its_title_in_any_unicode(
    tmp_path: Path, encoding: str, sign: str
) -> None:
    text = f"Danh mục{sign}\n{HEAD.replace(',', sign)}\nTCVN 1:2020{sign}Mật ong\n"

    assert read(made(tmp_path, text.encode(encoding))) == [
        {"number": "TCVN 1:2020", "title_vi": "Mật ong"}
    ]


def test_a_workbook_is_read_by_the_words_of_its_heading(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Danh mục"], ["STT", "Số hiệu", "Tên tiếng Việt"], [1, "TCVN 1:2020", "Mật ong"]):
        sheet.append(row)
    path = tmp_path / "tep.bin"
    book.save(path)

    assert format_of(path) is Format.EXCEL
    assert read(path) == [{"number": "TCVN 1:2020", "title_vi": "Mật ong"}]


def test_the_front_matter_of_an_adoption_says_whose_it_is_and_what_it_adopts(
    tmp_path: Path,
) -> None:
    (cells,) = read(made(tmp_path, STS))

    assert cells == {
        "number": "TCVN 6492:2011", "title_vi": "Chất lượng nước - Xác định pH",
        "title_en": "Water quality - pH", "issued_on": "2011-12-30", "committee": "TCVN/TC 147",
        "ics": "13.060.50", "pages": "18", "replaces": "TCVN 6492:1999", "adopts": "ISO 10523:2008",
    }  # fmt: skip


def test_open_data_names_other_records_by_their_ids(tmp_path: Path) -> None:
    old = {
        "id": 1,
        "reference": "ISO 1:2002",
        "title": {"en": "Old"},
        "currentStage": 9599,
        "replacedBy": [2],
    }
    new = {"id": 2, "reference": "ISO 1:2016", "title": {"en": "New"}, "icsCode": ["17.040.01"],
           "currentStage": 9093, "ownerCommittee": "ISO/TC 213", "replaces": [1, 77]}  # fmt: skip
    lines = read(made(tmp_path, "\n".join(json.dumps(each) for each in (old, new))))
    table = (
        "id,deliverableType,reference,title.en,currentStage,ownerCommittee,replaces,replacedBy\n"
        '1,IS,ISO 1:2002,Old,9599,ISO/TC 213,,[2]\n2,IS,ISO 1:2016,New,9093,ISO/TC 213,"[1, 77]",\n'
    )

    assert lines[0]["replaced_by"] == "ISO 1:2016"
    assert (lines[1]["replaces"], lines[1]["ics"]) == ("ISO 1:2002", "17.040.01")
    assert [row.get("replaces", "") for row in read(made(tmp_path, table))] == ["", "ISO 1:2002"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0 old office",
        b"S\xe8 hi\xd6u,T\xaan\n",
        b"Ghi chu,Khac\n1,2\n",
        b'So hieu,Ten tieng Viet\n"TCVN 1:2020,' + b"a" * 300_000,
        b"So hieu,Ten tieng Viet\n" + b"ab," * 400_000 + b"\n",
        b"PK\x03\x04 not a workbook",
        BOMB.encode(),
        b"<standard><front></front></standard>",
        b"<standard><front><std-meta>",
        b"<standard><front>" + b"<a/>" * 300_001 + b"</front></standard>",
        b"<standard>" + b" " * (8 * 2**20) + b"</standard>",
        b'{"reference": ',
        b'{"reference": "ISO 1:2000"}\n[1]\n',
    ],
)
def test_a_hostile_or_damaged_file_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes
) -> None:
    path = made(tmp_path, content)

    with pytest.raises(RecordRefused) as refused:
        read(path)

    assert str(refused.value)


def test_a_bomb_in_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tep.bin"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>" + b" " * (64 * 2**20))

    with pytest.raises(RecordRefused):
        read(path)


def test_a_workbook_that_reads_other_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tep.bin"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")

    with pytest.raises(RecordRefused, match="tệp khác"):
        read(path)


def test_more_bytes_than_are_read_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "tep.bin"
    with path.open("wb") as hollow:
        hollow.truncate(101 * 2**20)

    with pytest.raises(RecordRefused, match="100 MB"):
        format_of(path)
