"""The tables of the checker as the node ships them, read without Django."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from chuan.engagement.rules.checking import Tables, read_tables
from chuan.engagement.rules.checking.periods import period_rows


@cache
def shipped_tables() -> Tables:
    """Groups, questions and duties from `data/checker`, with those of the tables of periods."""
    duties = [*_table("rules")["rule"], *period_rows(_table("periods"))]
    return read_tables(_table("groups"), _table("questions"), {"rule": duties})


def _table(name: str) -> dict[str, Any]:
    source = files("chuan.engagement") / "data" / "checker" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
