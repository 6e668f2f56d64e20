"""Beginnings of base standards by group of products, read from data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chuan.standards.rules.clauses import ClauseText


@dataclass(frozen=True, slots=True)
class BaseTemplate:
    """A group of products: its clauses, what is usually measured, what is usually cited."""

    key: str
    label: str
    product: str
    order: int
    clauses: tuple[ClauseText, ...]
    requirements: tuple[tuple[str, str, str], ...]
    cites: tuple[str, ...]


@cache
def templates() -> Mapping[str, BaseTemplate]:
    """Every template by its key, in the order in which they are offered."""
    folder = files("chuan.standards").joinpath("data/tccs")
    found = [
        _read(each.name.removesuffix(".toml"), each.read_text("utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    ]
    return {each.key: each for each in sorted(found, key=lambda each: each.order)}


def _read(key: str, text: str) -> BaseTemplate:
    table = tomllib.loads(text)
    return BaseTemplate(
        key=key, label=table["label"], product=table["product"], order=table["order"],
        clauses=tuple(
            ClauseText(label=each["label"], heading=each["heading"], text=each["text"], level=1)
            for each in table["section"]
        ),
        requirements=tuple(
            (each["name"], each["unit"], each["method"]) for each in table["requirement"]
        ),
        cites=tuple(table["cites"]),
    )  # fmt: skip
