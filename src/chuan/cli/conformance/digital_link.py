"""Vectors of GS1: Digital Links, element strings, scan data, rules of values, EPC URN."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from chuan.cli.conformance.case import UNTOLD, Answer, Case, Family, expectation, rows_of
from chuan.domain import gs1
from chuan.domain.gs1 import Gs1Error, uri_text
from chuan.domain.gs1.associations import RULES

Row = dict[str, Any]
_LENIENT: Final = "PermitUnknownAIs"
_ANY_ATTRIBUTE: Final = "gs1_encoder_vUNKNOWN_AI_NOT_DL_ATTR, false"
_RULES: Final = {
    "validateAIrepeats": "repeats",
    "validateAImutex": "exclusions",
    "validateAIrequisites": "partners",
    "validateDigSigRequiresSerialisedKey": "signature",
}
"""What the vectors call the rules of association, and what we do."""


def _offline(_prefix: str) -> bool:
    raise Gs1Error("the directory of company prefixes does not answer", code="offline")


_DIRECTORIES: Final[Mapping[str, Callable[[str], bool]]] = {
    "INVALID_GCP_PREFIX": lambda _prefix: False,
    "GCP_DATASOURCE_OFFLINE": _offline,
}
"""The directory of company prefixes as it was when a vector was made; most were made without one."""


def _or_refused(answer: Callable[[], Answer]) -> Answer:
    """The answer, or `{"ok": False}` with the reason where our code refuses the text."""
    try:
        return {"ok": True, **answer()}
    except Gs1Error as refused:
        return {"ok": False, "reason": refused.code}


def _agree(*keys: str) -> Callable[[Answer, Answer], bool]:
    """Both accept, with the same `keys`; or both refuse."""

    def agrees(got: Answer, expected: Answer) -> bool:
        if got.get("ok") != expected["ok"]:
            return False
        return not expected["ok"] or all(got.get(key) == expected[key] for key in keys)

    return agrees


def _unknown_permitted(row: Row) -> bool:
    return (row.get("engineOptions") or {}).get(_LENIENT) == "true"


def _family(name: str, made: Callable[[Row], Case]) -> Family:
    def find(root: Path) -> Iterator[Case]:
        return map(made, rows_of(root, f"{name}.json"))

    return Family(f"digital-link/{name}", find)


def _parse(row: Row) -> Case:
    told = row.get("fullValidationDefaultOptions")
    expected = UNTOLD
    if told is not None:
        expected = {"ok": told["ok"], "elementString": row.get("elementString")}

    def ask() -> Answer:
        return _or_refused(
            lambda: {"elementString": gs1.parse_digital_link(row["uri"]).element_string()}
        )

    return Case(row["id"], ask, expected, _agree("elementString"))


def _generate(row: Row) -> Case:
    def ask() -> Answer:
        elements = gs1.parse_bracketed(row["ai"], unknown_ais=_unknown_permitted(row))
        told = row.get("engineOptions") or {}
        lenient = str(told.get("ValidationEnabled", "")) == _ANY_ATTRIBUTE
        link = gs1.build_digital_link(elements, stem=row.get("stem"), unknown_attributes=lenient)
        return {"uri": link}

    return Case(row["id"], lambda: _or_refused(ask), expectation(row, "ok", "uri"), _agree("uri"))


def _compress(row: Row) -> Case:
    def ask() -> Answer:
        compressed = gs1.compress_digital_link(row["uri"])
        back = gs1.parse_digital_link(
            gs1.decompress_digital_link(row.get("compressed", compressed))
        )
        return {"compressed": compressed, "ai": {each.ai: each.value for each in back.elements}}

    def agrees(got: Answer, expected: Answer) -> bool:
        return bool(got["ok"]) and all(got[key] == expected[key] for key in expected)

    return Case(row["id"], lambda: _or_refused(ask), expectation(row, "compressed", "ai"), agrees)


def _bracketed(row: Row) -> Case:
    def ask() -> Answer:
        elements = gs1.parse_bracketed(row["in"], unknown_ais=_unknown_permitted(row))
        return {"elementString": gs1.to_element_string(elements)}

    return Case(
        row["id"],
        lambda: _or_refused(ask),
        expectation(row, "ok", "elementString"),
        _agree("elementString"),
    )


def _unbracketed(row: Row) -> Case:
    def ask() -> Answer:
        gs1.parse_element_string(row["in"], unknown_ais=_unknown_permitted(row))
        return {}

    return Case(row["id"], lambda: _or_refused(ask), expectation(row, "ok"), _agree())


def _associations(row: Row) -> Case:
    def ask() -> Answer:
        elements = gs1.parse_bracketed(row["in"], unknown_ais=_unknown_permitted(row))
        RULES[_RULES[row["rule"]]](elements)
        return {}

    return Case(row["id"], lambda: _or_refused(ask), expectation(row, "ok"), _agree())


def _linter(row: Row) -> Case:
    def ask() -> Answer:
        gs1.lint(row["linter"], row["value"], _DIRECTORIES.get(str(row.get("error"))))
        return {}

    return Case(row["id"], lambda: _or_refused(ask), expectation(row, "ok"), _agree())


def _scan_in(row: Row) -> Case:
    def ask() -> Answer:
        scan = gs1.read_scan(row["scan"])
        return {"symbology": scan.symbology, "data": scan.data}

    return Case(
        row["id"],
        lambda: _or_refused(ask),
        expectation(row, "ok", "symbology", "data"),
        _agree("symbology", "data"),
    )


def _scan_out(row: Row) -> Case:
    def ask() -> Answer:
        try:
            return {"scan": gs1.write_scan(row["symbology"], row["data"])}
        except Gs1Error:
            return {"scan": None}

    return Case(row["id"], ask, expectation(row, "scan"))


def _escape(row: Row) -> Case:
    def ask() -> Answer:
        return {"path": uri_text.escape_path(row["in"]), "query": uri_text.escape_query(row["in"])}

    return Case(row["id"], ask, expectation(row, "path", "query"))


def _unescape(row: Row) -> Case:
    def ask() -> Answer:
        return {
            "path": uri_text.unescape_path(row["in"]),
            "query": uri_text.unescape_query(row["in"]),
        }

    return Case(row["id"], ask, expectation(row, "path", "query"))


def _translate(row: Row) -> Case:
    def ask() -> Answer:
        return {"out": _translated(row["op"], row["in"], row.get("gcpLength"))}

    return Case(row["id"], lambda: _or_refused(ask), expectation(row, "ok", "out"), _agree("out"))


def _translated(asked: str, text: str, prefix_length: int | None) -> str:
    """What the vectors ask of a URN or a link, in our words."""
    if asked == "toCanonicalDL":
        return gs1.require_canonical_identifier(text)
    if "URN" in asked:
        class_level = asked.endswith("ForClassLevelIdentifier")
        return gs1.digital_link_to_urn(text, prefix_length=prefix_length, class_level=class_level)
    return gs1.urn_to_digital_link(text)


FAMILIES: Final = tuple(
    _family(name, made)
    for name, made in (
        ("dl-parse", _parse),
        ("dl-generate", _generate),
        ("dl-compress", _compress),
        ("ai-parse-bracketed", _bracketed),
        ("ai-process-unbracketed", _unbracketed),
        ("ai-associations", _associations),
        ("linters", _linter),
        ("scandata-process", _scan_in),
        ("scandata-generate", _scan_out),
        ("uri-escape", _escape),
        ("uri-unescape", _unescape),
        ("epc-urn-dl-translate", _translate),
    )
)
