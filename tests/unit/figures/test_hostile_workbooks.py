"""Hostile and odd workbooks are refused with their sentence, or cost nothing; the reading is bounded."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from chuan.figures.office import package
from chuan.figures.office.apart import told
from chuan.figures.office.errors import (
    Damaged,
    EmptyOffice,
    Encrypted,
    GrowsTooMuch,
    HasLinks,
    HasMacros,
    OfficeRefused,
    OldFormat,
    TooLarge,
)

MAIN = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"


def workbook() -> bytes:
    """A small honest one."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Đơn vị"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(parts: dict[str, bytes]) -> bytes:
    """The honest one with these parts in place of its own, or beside them."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    """The first sheet with these rows."""
    made = b"%s<worksheet %s><sheetData>%s</sheetData></worksheet>"
    return changed({"xl/worksheets/sheet1.xml": made % (before, MAIN.encode(), rows)})


def rows_of(folder: Path, data: bytes) -> list[object]:
    """What the other process tells of it."""
    path = folder / "tep.xlsx"
    path.write_bytes(data)
    return [row for message in told("read", path) for row in message.get("rows", ())]


BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
CASES: dict[str, tuple[Callable[[], bytes], type[OfficeRefused]]] = {
    "empty": (lambda: b"", EmptyOffice),
    "text": (lambda: b"STT,ten\n1,2\n", OldFormat),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, OldFormat),
    "locked": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        Encrypted,
    ),
    "cut": (lambda: workbook()[:900], Damaged),
    "macro": (lambda: changed({"xl/vbaProject.bin": b"x"}), HasMacros),
    "links": (lambda: changed({"xl/externalLinks/externalLink1.xml": b"<x/>"}), HasLinks),
    "entities": (lambda: sheet(b"<row r='1'><c r='A1' t='str'><v>&b;</v></c></row>", BOMB), Damaged),
    "external": (
        lambda: sheet(b"<row/>", b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"), Damaged
    ),
    "bomb": (lambda: changed({"xl/media/a.xml": b"\0" * (8 * 2**20)}), GrowsTooMuch),
    "not a sheet": (lambda: changed({"xl/worksheets/sheet1.xml": b"<worksheet"}), Damaged),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_is_refused_with_its_own_sentence(name: str, tmp_path: Path) -> None:
    make, refusal = CASES[name]

    with pytest.raises(refusal):
        rows_of(tmp_path, make())


def test_empty_rows_to_the_end_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(950_000, 1_000_001))
    said = b'<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c></row>'

    assert len(rows_of(tmp_path, sheet(said + rows))) == 1


def test_a_value_is_read_whatever_its_type_and_a_formula_by_what_it_gave(tmp_path: Path) -> None:
    data = sheet(
        b'<row r="3" hidden="1"><c r="B3" t="str"><f>A1</f><v>12</v></c><c r="C3"><f>A1</f></c>'
        b'<c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><v>1.5E3</v></c></row>'
    )

    assert rows_of(tmp_path, data) == [
        [3, True, [[2, "s", "12"], [3, "f", ""], [4, "b", "1"], [5, "e", "#REF!"], [6, "n", "1.5E3"]]]
    ]  # fmt: skip


def test_a_file_larger_than_any_form_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST", 100)
    path = tmp_path / "tep.xlsx"
    path.write_bytes(workbook())

    with pytest.raises(TooLarge), package.opened(path):
        pass


def test_shared_texts_beyond_all_measure_are_refused(tmp_path: Path) -> None:
    texts = b"<si><t>%s</t></si>" % (b"a" * 1000) * 6_000
    data = changed({"xl/sharedStrings.xml": b"<sst %s>%s</sst>" % (MAIN.encode(), texts)})

    with pytest.raises(GrowsTooMuch):
        rows_of(tmp_path, data)
