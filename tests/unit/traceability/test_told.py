"""Events in people's words."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from chuan.domain.epcis.model import Event, Extension, QuantityElement
from chuan.traceability import labels
from chuan.traceability.selectors import told

SEVEN, L1 = "số 7 · GTIN 08936123450014", "lô L/1 · GTIN 08936123450014"
UNIT = "kiện SSCC 089361234500000014"
ITEM = "https://id.gs1.org/01/08936123450014/21/7"
LOT = "https://id.gs1.org/01/08936123450014/10/L%2F1"
CASE = "https://id.gs1.org/00/089361234500000014"
AT = datetime(2026, 3, 1, 1, 30, tzinfo=UTC)


def event(kind: str, **fields: object) -> Event:
    return Event(type=kind, event_time="2026-03-01T08:00:00+07:00", event_time_zone_offset="+07:00", **fields)  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (event("ObjectEvent", action="ADD", epc_list=(ITEM,)), f"Lần đầu ghi nhận {SEVEN}"),
        (event("ObjectEvent", action="DELETE", epc_list=(ITEM, CASE)), "Kết thúc 2 mã"),
        (
            event("ObjectEvent", action="OBSERVE", quantity_list=(QuantityElement(LOT),)),
            f"Ghi nhận {L1}",
        ),
        (
            event("AggregationEvent", action="ADD", parent_id=CASE, child_epcs=(ITEM,)),
            f"Xếp {SEVEN} vào {UNIT}",
        ),
        (event("AggregationEvent", action="DELETE", parent_id=CASE), f"Lấy hết ra khỏi {UNIT}"),
        (
            event("AssociationEvent", action="OBSERVE", parent_id=CASE, child_epcs=(ITEM, LOT)),
            f"Thấy 2 mã trong {UNIT}",
        ),
        (
            event("AggregationEvent", action="ADD", child_epcs=(ITEM, LOT)),
            "Xếp 2 mã vào một kiện chưa có mã",
        ),
        (
            event("TransformationEvent", input_epc_list=(ITEM, LOT), output_epc_list=(CASE,)),
            f"Từ 2 mã làm ra {UNIT}",
        ),
        (event("TransformationEvent", input_epc_list=(ITEM, LOT)), "Đưa 2 mã vào chế biến"),
        (event("TransformationEvent", output_epc_list=(ITEM, LOT)), "Làm ra 2 mã"),
        (event("https://example.vn/Loai"), "Ghi nhận, không nêu mã nào"),
    ],
)
def test_an_event_is_one_sentence(said: Event, words: str) -> None:
    assert told.in_words(said) == words


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        ("+07:00", "08:30 01/03/2026"),
        ("+00:00", "01:30 01/03/2026 (+00:00)"),
        ("-05:30", "20:00 28/02/2026 (-05:30)"),
        ("what", "08:30 01/03/2026 (what)"),
    ],
)
def test_the_time_is_that_of_the_place(offset: str, words: str) -> None:
    assert told.local_time(AT, offset) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1234567.50", "1.234.567,5"),
        ("0", "0"),
        ("-12", "-12"),
        ("1E+3", "1.000"),
        ("0.001", "0,001"),
    ],
)
def test_numbers_are_written_as_vietnamese_write_them(number: str, words: str) -> None:
    assert told.number_words(Decimal(number)) == words


def test_a_step_that_says_nothing_gives_way_to_the_type() -> None:
    assert told.step_words("TransformationEvent", "other") == "Chế biến"
    assert told.step_words("ObjectEvent", "shipping") == "Gửi hàng"
    assert told.step_words("ObjectEvent", None) == "Ghi nhận đối tượng"


def test_nested_fields_follow_one_another() -> None:
    inner = Extension("https://example.vn/", "do-am", Decimal("17.5"))
    fields = (Extension("https://example.vn/", "mat", (inner,)), Extension("", "huu-co", True))

    assert list(told.fields_of(fields)) == [("mat › do-am", "17,5"), ("huu-co", "có")]


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        (LOT, "Lô L/1 · GTIN 08936123450014"),
        ("https://id.gs1.org/414/8936123450014", "GLN 8936123450014"),
        ("https://id.gs1.org/414/8936123450014/254/K1", "GLN 8936123450014"),
        ("https://id.gs1.org/8004/8936123%2FX", "Mã 8936123%2FX"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("urn:epcglobal:cbv:bt:8936123450014:PX-1", "PX-1"),
    ],
)
def test_a_code_is_written_with_its_kind(identifier: str, words: str) -> None:
    assert labels.code_words(identifier) == words


def test_a_sentence_begins_large_where_the_language_puts_the_code_first() -> None:
    seen = event("ObjectEvent", action="OBSERVE", quantity_list=(QuantityElement(LOT),))
    other = event("ObjectEvent", action="OBSERVE", epc_list=("urn:uuid:1",))
    with override("en"):
        assert told.in_words(seen)[0].isupper()
        assert told.in_words(other).startswith("urn:uuid:1")
