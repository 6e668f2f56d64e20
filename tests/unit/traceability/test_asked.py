"""Whatever is typed, pasted or scanned becomes one identifier, or is refused in a sentence."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.errors import RuleBroken
from chuan.domain.gs1 import compress_digital_link
from chuan.traceability.rules.asked import read_asked

LOT = "https://id.gs1.org/01/08936123450014/10/L1"
ITEM = "https://id.gs1.org/01/08936123450014/21/7"
PRODUCT = "https://id.gs1.org/01/08936123450014"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8936123450014", PRODUCT),
        (" 8936 1234 5001 4 ", PRODUCT),
        ("08936123450014", PRODUCT),
        ("8936123450014 L1", LOT),
        ("8936123450014 lô L1", LOT),
        ("8936123450014 LOT L1", LOT),
        ("(01)08936123450014(10)L1", LOT),
        ("(01) 08936123450014 (10) L1", LOT),
        ("]C1010893612345001410L1", LOT),
        ("]d2010893612345001410L1", LOT),
        ("010893612345001410L1", LOT),
        ("010893612345001410L1\x1d217", ITEM),
        ("urn:epc:class:lgtin:893612345.0001.L1", LOT),
        ("urn:epc:id:sgtin:893612345.0001.7", ITEM),
        ("https://id.gs1.org/01/08936123450014/10/L1", LOT),
        ("https://shop.example.vn/01/8936123450014/10/L1?linkType=gs1:pip", LOT),
        ("(01)08936123450014(10)L1(21)7", ITEM),
        (compress_digital_link(LOT), LOT),
        ("893612345000000016", "https://id.gs1.org/00/893612345000000016"),
        ("urn:uuid:8b9c1d2e-0000-4000-8000-000000000001", "urn:uuid:8b9c1d2e-0000-4000-8000-000000000001"),
        ("https://example.vn/vat/1", "https://example.vn/vat/1"),
    ],
)  # fmt: skip
def test_reads_a_code_however_it_is_written(typed: str, read: str) -> None:
    assert read_asked(typed) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hãy nhập mã"),
        ("   ", "Hãy nhập mã"),
        ("x" * 3000, "2000"),
        ("8936123450013", "Số kiểm tra"),
        ("https://id.gs1.org/01/08936123450013", "Số kiểm tra"),
        ("mật ong", "Chưa nhận ra mã"),
        ("urn:epc:id:sgtin:1.2", "urn:epc:id:sgtin:1.2"),
        ("https://example.vn/vat 1", ""),
    ],
)
def test_says_what_is_wrong_with_it(typed: str, said: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        read_asked(typed)

    assert said in refusal.value.said(str)


@given(st.text(max_size=60) | st.text("0123456789()]CdQ^|/: urn.epcLl", max_size=40))
def test_nothing_else_comes_of_any_text(typed: str) -> None:
    with contextlib.suppress(RuleBroken):
        read = read_asked(typed)
        assert read
        assert not any(sign.isspace() for sign in read)
