"""Acts as plain values, read from the data file without Django."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from chuan.domain.vanban.types import Act, Validity


@cache
def act_rows() -> tuple[dict[str, Any], ...]:
    """The rows of `data/acts.json` as written."""
    source = files("chuan.law") / "data" / "acts.json"
    return tuple(json.loads(source.read_text(encoding="utf-8"))["acts"])


@cache
def article_rows() -> tuple[dict[str, Any], ...]:
    """The rows of `data/articles.json` as written: what articles say, in our own words."""
    source = files("chuan.law") / "data" / "articles.json"
    return tuple(json.loads(source.read_text(encoding="utf-8"))["articles"])


@cache
def rule_rows() -> tuple[tuple[str, str], ...]:
    """Each rule of the program by its dotted name, and the text that it rests on."""
    source = files("chuan.law") / "data" / "rules.json"
    return tuple(
        (row["rule"], row["basis"])
        for row in json.loads(source.read_text(encoding="utf-8"))["rules"]
    )


@cache
def load_acts() -> tuple[Act, ...]:
    """Every numbered act with the intervals of its life and what replaced it."""
    rows = act_rows()
    followers: dict[str, list[str]] = {}
    for row in rows:
        for edge in row.get("edges", ()):
            if edge["relation"] == "replaces" and not edge.get("scope"):
                followers.setdefault(edge["target"], []).append(row["symbol"])
    numbered = (row for row in rows if row["symbol"])
    return tuple(_act(row, tuple(followers.get(row["symbol"], ()))) for row in numbered)


def _act(row: dict[str, Any], replaced_by: tuple[str, ...]) -> Act:
    return Act(
        symbol=row["symbol"],
        kind=row["kind"],
        title=row["title"],
        issuer=row["issuer"],
        issued_on=row.get("issued_on", ""),
        validity=tuple(_validity(interval, row) for interval in row.get("intervals", ())),
        replaced_by=replaced_by,
        confidence=row["confidence"],
    )


def _validity(interval: dict[str, Any], row: dict[str, Any]) -> Validity:
    return Validity(
        reason=interval["reason"],
        start=interval.get("start", ""),
        end=interval.get("end", ""),
        basis=interval.get("basis", ""),
        confidence=interval.get("confidence", row["confidence"]),
    )
