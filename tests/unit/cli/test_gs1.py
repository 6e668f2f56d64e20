"""`chuan gs1 parse` as a user calls it: every spelling of a code is the same, and a fault has a place."""

import json

import pytest

from chuan.cli.main import main
from chuan.domain.gs1 import compress_digital_link

SAME = (
    "(01)08938501000019(10)LO-1",
    "^010893850100001910LO-1",
    "]d2010893850100001910LO-1",
    "https://id.gs1.org/01/08938501000019/10/LO-1",
    "https://cua-hang.example.vn/ma/01/08938501000019/10/LO-1?17=271231&lang=vi",
    "urn:epc:class:lgtin:8938501.000001.LO-1",
)


@pytest.mark.parametrize("text", SAME)
def test_every_spelling_is_the_same_lot(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gs1", "parse", "--json", text]) == 0

    told = json.loads(capsys.readouterr().out)[0]
    assert told["canonical"] == "https://id.gs1.org/01/08938501000019/10/LO-1"
    assert told["elements"][0] == {"ai": "01", "title": "GTIN", "value": "08938501000019"}


def test_a_compressed_link_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gs1", "parse", compress_digital_link(SAME[3])]) == 0

    assert "(10) BATCH/LOT: LO-1" in capsys.readouterr().out


def test_a_fault_is_told_under_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gs1", "parse", "(01)08938501000018"]) == 1

    text, mark, sentence = capsys.readouterr().out.splitlines()
    assert text == "(01)08938501000018"
    assert mark == " " * 17 + "^"
    assert sentence.strip()


def test_good_codes_are_told_beside_bad_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gs1", "parse", "--json", "(01)0893850100001", SAME[0]]) == 1

    bad, good = json.loads(capsys.readouterr().out)
    assert bad["error"]["code"] == "value_too_short"
    assert good["bracketed"] == SAME[0]
