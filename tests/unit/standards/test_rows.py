"""Rows of anybody's table: read, never a fault of ours, and kept without loss."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.standards.enums import Status
from chuan.standards.rules import values
from chuan.standards.rules.columns import NAMES, fields_of, heading_key, is_head
from chuan.standards.rules.comparing import changed_columns, changed_links
from chuan.standards.rules.export_shapes import Exported, bibtex
from chuan.standards.rules.rows import read_row
from chuan.standards.types import as_json, from_json

CELLS = st.dictionaries(
    st.sampled_from(sorted(NAMES)),
    st.one_of(st.text(max_size=40), st.dates().map(str)),
    max_size=12,
)
NUMBERS = st.builds("TCVN {}:{}".format, st.integers(1, 99_999), st.integers(1954, 2030))


@given(CELLS)
def test_a_row_is_read_or_refused_with_a_sentence_whatever_it_says(cells: dict[str, str]) -> None:
    read = read_row(cells)

    assert (read.record is None) == (read.refused is not None)
    assert all(str(each) for each in (*read.doubts, *filter(None, [read.refused])))


@given(NUMBERS, CELLS)
def test_a_record_is_kept_without_loss_and_is_the_same_as_itself(
    number: str, cells: dict[str, str]
) -> None:
    told = {name: text.replace("\0", "") for name, text in cells.items()}
    record = read_row({**told, "number": number}).record

    assert record is not None
    assert from_json(as_json(record)) == record
    standing = {name: getattr(record, name) for name in record.__dataclass_fields__}
    assert changed_columns(record, standing) == {}
    assert changed_links(record, record.links) == ((), ())


def test_a_row_says_what_it_adopts_and_how_far() -> None:
    record = read_row(
        {
            "number": "TCVN6238-1:2011", "adopts": "ISO 8124-1:2009", "degree": "idt",
            "replaces": "TCVN 6238-1:2008; TCVN 6238-6:1997", "status": "W", "issued_on": "5/3/2011",
            "ics": "97.200.50", "price_vnd": "250.000 đ",
        }
    ).record  # fmt: skip

    assert record is not None
    assert record.designation == "TCVN 6238-1:2011"
    assert [(e.relation, e.label, e.degree) for e in record.links] == [
        ("adopts", "ISO 8124-1:2009", "IDT"),
        ("replaces", "TCVN 6238-1:2008", ""),
        ("replaces", "TCVN 6238-6:1997", ""),
    ]
    assert (record.status, record.issued_on, record.price_vnd) == (
        "withdrawn",
        date(2011, 3, 5),
        250_000,
    )


def test_a_state_is_never_in_force_by_silence() -> None:
    record = read_row({"number": "TCVN 1:2020", "title_vi": "Tên"}).record

    assert record is not None
    assert record.status == ""


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("60.60", "in_force"),
        ("9092", "in_force"),
        ("95.99", "withdrawn"),
        ("40.20", "draft"),
        ("95.20", "in_force"),
    ],
)
def test_a_stage_code_says_whether_it_holds(stage: str, status: str) -> None:
    assert values.status_of_stage(stage) == Status(status)


def test_headings_are_known_in_many_words() -> None:
    assert heading_key("Ngày có hiệu lực ") == "ngay co hieu luc"
    assert fields_of(["STT", "Số hiệu", "Tên tiêu chuẩn", "Thay thế cho", "Phạm vi áp dụng"]) == {
        1: "number", 2: "title_vi", 3: "replaces",
    }  # fmt: skip
    assert not is_head(["Số hiệu", "Ghi chú"])


def test_a_title_cannot_break_out_of_its_entry() -> None:
    one = Exported(
        number="TCVN 1:2020", kind="tcvn", year=2020, title_vi="A } @b{ % \\x", title_en="", status="",
        issued_on="", effective_on="", ended_on="", body="", committee="", ics=(), adopts=(), replaces=(),
        replaced_by=(), url="https://x/", source="", confidence="C",
    )  # fmt: skip

    first, second = bibtex([one, one])
    assert r"title = {A \} @b\{ \% \textbackslash{}x}," in first
    assert second.startswith("@techreport{TCVN12020x,")
