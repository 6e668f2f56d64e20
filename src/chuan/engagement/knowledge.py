"""Lists that profiles and notifications choose from, as they stand in `data/`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def _catalogue() -> Mapping[str, Mapping[str, str]]:
    rows = _read("catalogue.toml")
    return {kind: {row["code"]: row["name"] for row in found} for kind, found in rows.items()}


def names_of(kind: str) -> Mapping[str, str]:
    """Names by code: "field", "system", "tool", "equipment", "people" or "ocop"; {} for no list."""
    return _catalogue().get(kind, {})


def name_of(kind: str, code: str) -> str:
    """The name of one entry, or the code itself where the list has grown since."""
    return names_of(kind).get(code, code)


def members() -> Mapping[str, str]:
    """Names of members of the WTO by the code of their notifications."""
    return _members()["members"]


@lru_cache(maxsize=1)
def _members() -> Mapping[str, Mapping[str, str]]:
    return _read("members.toml")


def member_name(code: str) -> str:
    """The name of a member, or its code where we have no name."""
    return members().get(code) or _members()["samples"].get(code, code)


def _read(name: str) -> dict[str, Any]:
    text = resources.files("chuan.engagement").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)
