"""The catalogue and the forms that ship with the node, as plain values read from the data files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Row = Mapping[str, Any]


@cache
def indicator_rows() -> tuple[Row, ...]:
    """The entries of `data/indicators.toml` as written, numerators and denominators before rates."""
    rows: list[Row] = _read("indicators.toml")["indicator"]
    return tuple(sorted(rows, key=lambda row: row["kind"] == "rate"))


@cache
def indicator_order() -> Mapping[str, int]:
    """The place of each code in the file, which is its place in lists."""
    rows: list[Row] = _read("indicators.toml")["indicator"]
    return {row["code"]: (number + 1) * 10 for number, row in enumerate(rows)}


@cache
def form_rows() -> tuple[Row, ...]:
    """The entries of `data/forms.toml` as written."""
    return tuple(_read("forms.toml")["form"])


def _read(name: str) -> dict[str, Any]:
    source = files("chuan.figures") / "data" / name
    return tomllib.loads(source.read_text(encoding="utf-8"))
