"""What scanners send is read as what was printed, and written as scanners send it."""

import pytest

from chuan.domain.gs1 import Gs1Error, lint, read_scan, write_scan

GTIN, CASE = "08938501000019", "28938501000013"
LINK = f"https://htx.vn/01/{GTIN}/10/L1"


@pytest.mark.parametrize(
    ("sent", "symbology", "data"),
    [
        ("]Q1Vinh", "QR", "Vinh"),
        ("]d1Vinh", "DM", "Vinh"),
        ("]J0Vinh", "DotCode", "Vinh"),
        (f"]Q1{LINK}", "QR", LINK),
        ("]Q1^x", "QR", "\\^x"),
        ("]Q1\\^x", "QR", "\\\\^x"),
        ("]Q1\\x", "QR", "\\x"),
        ("]E08938501000019", "EAN13", "8938501000019"),
    ],
)
def test_a_symbol_is_read_and_written_the_same(sent: str, symbology: str, data: str) -> None:
    read = read_scan(sent)

    assert (read.symbology, read.data) == (symbology, data)
    assert write_scan(symbology, data) == sent


def test_a_link_in_a_plain_symbol_tells_its_elements() -> None:
    assert [element.value for element in read_scan(f"]Q1{LINK}").elements] == [GTIN, "L1"]
    assert read_scan("]Q1Vinh").elements == ()


@pytest.mark.parametrize(
    "sent", ["]A0x", "]E48938501000019", "]E08938501000018", "]Q1https://a/01/1"]
)
def test_what_no_scanner_sends_is_refused(sent: str) -> None:
    with pytest.raises(Gs1Error):
        read_scan(sent)


def test_a_limited_symbol_holds_only_gtins_that_begin_with_0_or_1() -> None:
    assert write_scan("DataBarLimited", GTIN) == f"]e001{GTIN}"
    assert write_scan("DataBarTruncated", CASE) == f"]e001{CASE}"
    with pytest.raises(Gs1Error, match="DataBar Limited"):
        write_scan("DataBarLimited", CASE)


@pytest.mark.parametrize("medium", ["01", "10", "80", "99"])
def test_a_medium_that_is_assigned_or_local_is_taken(medium: str) -> None:
    lint("mediatype", medium)


@pytest.mark.parametrize("medium", ["00", "11", "79", "8", "100"])
def test_another_medium_is_refused(medium: str) -> None:
    with pytest.raises(Gs1Error):
        lint("mediatype", medium)
