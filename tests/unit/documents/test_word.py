"""What Word keeps outside the text of a paragraph is read as it is printed."""

from pathlib import Path

import pytest

from chuan.documents.readers import SecrecyStamp, read_files
from chuan.documents.readers.word.numbering import letter, spelled
from chuan.domain.vanban.types import Line, Source, Table
from tests.factories.documents.hostile import docx_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY_TEXT = "Các sở, ban, ngành triển khai nhiệm vụ được giao tại Kế hoạch này"


def _read(tmp_path: Path, body: str, **parts: bytes) -> Source:
    names = {"numbering": "word/numbering.xml", "styles": "word/styles.xml"}
    extra = {names.get(key, f"word/{key}.xml"): data for key, data in parts.items()}
    path = tmp_path / "a.docx"
    path.write_bytes(docx_bytes(body, extra=extra))
    return read_files([path])


def _p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _lines(source: Source) -> list[Line]:
    return [item for item in source.items if isinstance(item, Line)]


def _texts(source: Source) -> list[str]:
    return [line.text for line in _lines(source)]


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    source = _read(
        tmp_path,
        "<w:p><w:r><w:t>Sở </w:t></w:r>"
        "<w:ins><w:r><w:t>Tài chính</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Kế hoạch và Đầu tư</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>bị dời</w:t></w:r></w:moveFrom></w:p>",
    )

    assert _texts(source) == ["Sở Tài chính"]


def test_breaks_tabs_and_special_hyphens_are_read(tmp_path: Path) -> None:
    source = _read(
        tmp_path,
        "<w:p><w:r><w:t>Số: 5</w:t><w:noBreakHyphen/><w:t>CV/BTG</w:t><w:br/>"
        "<w:t>ti</w:t><w:softHyphen/><w:t>êu</w:t><w:tab/><w:t>chuẩn</w:t></w:r></w:p>",
    )

    assert _texts(source) == ["Số: 5-CV/BTG", "tiêu    chuẩn"]


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%4"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>""".encode()


def _item(text: str, level: int, number: int = 1) -> str:
    return _p(
        text,
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def test_automatic_numbers_become_labels_and_restart_under_a_new_parent(tmp_path: Path) -> None:
    levels = [0, 1, 2, 2, 1, 2, 3, 3, 0, 1]
    source = _read(
        tmp_path, "".join(_item(BODY_TEXT, level) for level in levels), numbering=NUMBERING
    )

    labels = [line.label for line in _lines(source)]
    assert labels == ["I.", "1.", "a)", "b)", "2.", "a)", "2.1", "2.2", "II.", "1."]


def test_bullets_and_started_lists_have_labels(tmp_path: Path) -> None:
    body = _item("một", 0, 2) + _item("hai", 1, 2) + _item("ba", 0, 3) + _item("bốn", 0, 3)
    source = _read(tmp_path, body, numbering=NUMBERING)

    assert [line.label for line in _lines(source)] == ["-", "+", "V.", "VI."]


def test_an_empty_numbered_paragraph_is_not_counted(tmp_path: Path) -> None:
    body = _item("một", 0) + _item("", 0) + _item("hai", 0)

    labels = [line.label for line in _lines(_read(tmp_path, body, numbering=NUMBERING))]
    assert labels == ["I.", "", "II."]


def test_format_comes_from_the_style_and_its_base(tmp_path: Path) -> None:
    styles = f"""<w:styles {W}>
    <w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Base"/>
    <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:caps/></w:rPr></w:style></w:styles>""".encode()
    body = _p("Kế hoạch", '<w:pStyle w:val="Title"/>') + _p("Nội dung", run="<w:i/>")
    title, text = _lines(_read(tmp_path, body, styles=styles))

    assert (title.text, title.bold, title.centred) == ("KẾ HOẠCH", True, True)
    assert (text.bold, text.italic, text.centred) == (False, True, False)


def test_old_typefaces_are_read_run_by_run(tmp_path: Path) -> None:
    body = _p("KÕ ho¹ch", run='<w:rFonts w:ascii=".VnTime"/>') + _p(
        "thùc hiÖn", run='<w:rFonts w:ascii=".VnTimeH"/>'
    )

    assert _texts(_read(tmp_path, body)) == ["Kế hoạch", "THỰC HIỆN"]


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    assert _texts(_read(tmp_path, _p("ẩn", run="<w:vanish/>") + _p("hiện"))) == ["", "hiện"]


def _table(rows: list[list[str]], *, borders: bool) -> str:
    line = '<w:insideV w:val="single"/>' if borders else '<w:insideV w:val="none"/>'
    cells = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{''.join(_p(t) for t in c.split('|'))}</w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{line}</w:tblBorders></w:tblPr>{cells}</w:tbl>"


def test_a_letterhead_table_is_read_as_lines_left_cell_first(tmp_path: Path) -> None:
    left, right = "UBND TỈNH|Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do"
    for borders in (False, True):
        source = _read(tmp_path, _table([[left, right]], borders=borders))
        assert _texts(source) == [*left.split("|"), *right.split("|")]


def test_a_table_of_rows_and_columns_stays_a_table(tmp_path: Path) -> None:
    rows = [["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"], ["1", "Kiểm tra", "Sở Công Thương"]]
    for borders in (False, True):
        (table,) = _read(tmp_path, _table(rows, borders=borders)).items
        assert isinstance(table, Table)
        assert [[cell.text for cell in row if cell] for row in table.rows] == rows


def test_merged_cells_are_marked_as_swallowed(tmp_path: Path) -> None:
    rows = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + _p("Mục I") + "</w:tc>"
        '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + _p("Hằng năm") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + _p("1") + "</w:tc><w:tc>" + _p("Kiểm tra") + "</w:tc>"
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + _p("") + "</w:tc></w:tr>"
    )
    borders = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
    (table,) = _read(tmp_path, f"<w:tbl><w:tblPr>{borders}</w:tblPr>{rows}</w:tbl>").items

    assert isinstance(table, Table)
    shape = [[cell and (cell.text, cell.colspan) for cell in row] for row in table.rows]
    assert shape == [
        [("Mục I", 2), None, ("Hằng năm", 1)],
        [("1", 1), ("Kiểm tra", 1), None],
    ]


def test_a_letterhead_set_with_tabs_is_unbraided(tmp_path: Path) -> None:
    rows = [("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1", "Vinh, ngày 1 tháng 2")]
    body = "".join(
        f"<w:p><w:r><w:t>{left}</w:t><w:tab/><w:t>{right}</w:t></w:r></w:p>" for left, right in rows
    )

    assert _texts(_read(tmp_path, body)) == [rows[0][0], rows[1][0], rows[0][1], rows[1][1]]


def _text_box(text: str) -> str:
    return (
        "<w:p><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing><w:txbxContent>{_p(text)}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{_p(text)}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def test_a_small_text_box_is_no_part_of_the_text_and_a_long_one_is_read_once(
    tmp_path: Path,
) -> None:
    assert _texts(_read(tmp_path, _text_box("CÔNG VĂN ĐẾN") + _p(BODY_TEXT))) == ["", BODY_TEXT]
    long = " ".join([BODY_TEXT] * 3)
    assert _texts(_read(tmp_path, _text_box(long))).count(long) == 1


@pytest.mark.parametrize("part", ["header1", "footer2"])
@pytest.mark.parametrize("stamp", ["TUYỆT MẬT", "M Ậ T", "Tối mật"])
def test_a_stamp_in_a_header_footer_or_text_box_is_refused(
    tmp_path: Path, part: str, stamp: str
) -> None:
    xml = f"<w:hdr {W}>{_p(stamp)}</w:hdr>".encode()
    with pytest.raises(SecrecyStamp):
        _read(tmp_path, _p(BODY_TEXT), **{part: xml})
    with pytest.raises(SecrecyStamp):
        _read(tmp_path, _p(BODY_TEXT) + _text_box(stamp))


def test_the_extension_is_never_asked(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(docx_bytes(_p(BODY_TEXT)))

    assert _texts(read_files([path])) == [BODY_TEXT]


def test_counters_are_spelled_as_word_does() -> None:
    assert [spelled(count, "lowerRoman") for count in (1, 4, 9, 14, 40, 99)] == [
        "i", "iv", "ix", "xiv", "xl", "xcix",
    ]  # fmt: skip
    assert [letter(count) for count in (1, 26, 27)] == ["a", "z", "aa"]
