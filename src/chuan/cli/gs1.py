"""`chuan gs1 parse TEXT…`: a code as printed, scanned or linked, taken apart and named."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final

import orjson

from chuan.cli.speech import Commands
from chuan.domain.gs1 import (
    Element,
    Gs1Error,
    build_digital_link,
    check_associations,
    decompress_digital_link,
    identifier_to_urn,
    is_compressed,
    parse_bracketed,
    parse_digital_link,
    parse_element_string,
    read_scan,
    require_canonical_identifier,
    to_bracketed,
    urn_to_digital_link,
)
from chuan.domain.gs1.ais import find_ai

OK, WRONG = 0, 1
_PARSE: Final = """\
Đọc một mã GS1 viết theo bất kỳ cách nào: (01)…(10)…, chuỗi máy quét đọc được, Digital Link (cả dạng nén),
EPC URN; nói từng phần là gì, mã chuẩn là gì, sai ở đâu. Ký tự FNC1 viết là ^.
Read a GS1 code in any spelling: (01)…(10)…, what a scanner sent, a Digital Link (compressed too), an EPC URN;
say what each part is, what the canonical identifier is, or what is wrong and where. FNC1 is written ^.

Mã thoát / exit status: 0 đúng / right, 1 có mã sai / a code is wrong."""

_WORDS: Final = (
    ("digital_link", "GS1 Digital Link"),
    ("canonical", "mã chuẩn / canonical"),
    ("epc_urn", "EPC URN"),
)
Reader = Callable[[str], Sequence[Element]]


def add_commands(commands: Commands) -> None:
    """Add the group to the dispatcher."""
    summary = "đọc mã GS1 / read GS1 codes"
    verbs = commands.add_parser("gs1", help=summary, description=summary).add_commands()
    parse = verbs.add_parser("parse", help="đọc một mã / read a code", description=_PARSE)
    parse.add_argument("texts", metavar="TEXT", nargs="+", help="mã cần đọc / the code")
    parse.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON / print one JSON object"
    )
    parse.set_defaults(run=run_parse)


def run_parse(options: argparse.Namespace) -> int:
    """Every code, taken apart or refused."""
    found = [_parsed(text) for text in options.texts]
    if options.json:
        sys.stdout.write(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        for each in found:
            _print(each)
    return WRONG if any("error" in each for each in found) else OK


def _parsed(text: str) -> dict[str, Any]:
    try:
        kind, elements = _elements(text)
    except Gs1Error as refused:
        told = {"code": refused.code, "message": refused.message, "position": _place(text, refused)}
        return {"text": text, "error": told}
    return {
        "text": text,
        "kind": kind,
        "elements": [
            {"ai": ai, "title": find_ai(ai).title, "value": value} for ai, value in elements
        ],
        "bracketed": to_bracketed(elements),
        **_names(elements),
    }


def _place(text: str, refused: Gs1Error) -> int | None:
    """Where in the text the fault is; a place in a value counts from behind its identifier."""
    if refused.position is None or not refused.ai:
        return refused.position
    begin = text.find(f"({refused.ai})")
    return None if begin < 0 else begin + len(refused.ai) + 2 + refused.position


def _elements(text: str) -> tuple[str, Sequence[Element]]:
    """How the text is written, and what it holds."""
    if text.startswith("urn:"):
        return "epc_urn", parse_digital_link(urn_to_digital_link(text)).elements
    if re.match(r"https?://", text, re.IGNORECASE):
        if is_compressed(text):
            link = parse_digital_link(decompress_digital_link(text))
            return "compressed_digital_link", link.elements
        return "digital_link", parse_digital_link(text).elements
    if text.startswith("]"):
        scan = read_scan(text)
        if not scan.elements and scan.data.lower().startswith("http"):
            return "scan", parse_digital_link(scan.data).elements
        return "scan", scan.elements
    read: Reader = parse_bracketed if text.startswith("(") else parse_element_string
    elements = read(text)
    check_associations(elements)
    return "bracketed" if text.startswith("(") else "element_string", elements


def _names(elements: Sequence[Element]) -> dict[str, str]:
    """The Digital Link, the identifier of the thing alone, and its EPC URN; "" where there is none."""
    told = {"digital_link": "", "canonical": "", "epc_urn": ""}
    with suppress(Gs1Error):
        told["digital_link"] = build_digital_link(elements)
        told["canonical"] = require_canonical_identifier(told["digital_link"])
        told["epc_urn"] = identifier_to_urn(told["canonical"])
    return told


def _print(told: dict[str, Any]) -> None:
    print(told["text"])
    error = told.get("error")
    if error is not None:
        if error["position"] is not None:
            print(" " * error["position"] + "^")
        print(f"  {error['message']}")
        return
    for each in told["elements"]:
        print(f"  ({each['ai']}) {each['title']}: {each['value']}")
    for name, words in _WORDS:
        if told[name]:
            print(f"  {words}: {told[name]}")
