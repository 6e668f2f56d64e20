"""The catalogue and the forms that ship with the node, as plain values read from the data files."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NotRequired, TypedDict


class BreakRow(TypedDict):
    """From which day figures are not comparable with those before."""

    on: date
    reason: str
    basis: str
    confidence: str


IndicatorRow = TypedDict(
    "IndicatorRow",
    {
        "code": str,
        "name": str,
        "name_en": NotRequired[str],
        "also": NotRequired[list[str]],
        "definition": NotRequired[str],
        "scope": NotRequired[str],
        "unit": str,
        "decimals": NotRequired[int],
        "kind": str,
        "numerator": NotRequired[str],
        "denominator": NotRequired[str],
        "level": str,
        "source": NotRequired[str],
        "provider": NotRequired[str],
        "direction": NotRequired[str],
        "over_time": NotRequired[str],
        "pillar": NotRequired[str],
        "people": NotRequired[bool],
        "public": NotRequired[bool],
        "basis": str,
        "confidence": str,
        "break": NotRequired[list[BreakRow]],
    },
)
"""An entry of `data/indicators.toml`; what its fields mean: data/SOURCE.md."""


class LineRow(TypedDict):
    """One line of a form; without a code it is a heading."""

    label: str
    text: NotRequired[str]
    code: NotRequired[str]
    stage: NotRequired[str]
    estimate: NotRequired[bool]
    required: NotRequired[bool]
    hint: NotRequired[str]


class PartRow(TypedDict):
    """One part of a form in words."""

    key: str
    title: str
    hint: NotRequired[str]
    required: NotRequired[bool]


class FormRow(TypedDict):
    """An entry of `data/forms.toml`."""

    code: str
    version: int
    name: str
    period: str
    basis: str
    confidence: str
    valid_from: NotRequired[date]
    lines: list[LineRow]
    parts: NotRequired[list[PartRow]]


@cache
def indicator_rows() -> tuple[IndicatorRow, ...]:
    """The entries as written, numerators and denominators before rates."""
    rows: list[IndicatorRow] = _read("indicators.toml")["indicator"]
    return tuple(sorted(rows, key=lambda row: row["kind"] == "rate"))


@cache
def indicator_order() -> Mapping[str, int]:
    """The place of each code in the file, which is its place in lists."""
    rows: list[IndicatorRow] = _read("indicators.toml")["indicator"]
    return {row["code"]: (number + 1) * 10 for number, row in enumerate(rows)}


@cache
def form_rows() -> tuple[FormRow, ...]:
    """The entries as written."""
    return tuple(_read("forms.toml")["form"])


def _read(name: str) -> dict[str, Any]:
    source = files("chuan.figures") / "data" / name
    return tomllib.loads(source.read_text(encoding="utf-8"))
