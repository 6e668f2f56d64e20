"""Published addresses: what is right by the GS1 engine is a key of ours, what is wrong is refused."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from chuan.domain.errors import DomainError
from chuan.identifiers.rules.levels import PRIMARY, begins_deeper, begins_with_key
from chuan.identifiers.rules.reading import read_compressed, read_path

LENIENT = re.compile(r"(?:/01/|[?&;]01=)[0-9]{8,13}(?![0-9])|/$|%2F|^https?://\[", re.I)
"""Where a resolver is more lenient, or sees less, than a parser: short GTINs, a slash at the end or within a
value, the host."""


def vectors(shared: Path, name: str) -> list[dict[str, Any]]:
    path = shared / "conformance" / "digital-link" / "vectors" / f"{name}.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def served(uri: str) -> tuple[str, str]:
    """The path and the query as a web server hands them on."""
    parts = urlsplit(uri)
    return unquote(parts.path, "latin-1"), parts.query


def test_compressed_links_are_read_as_their_plain_form(shared: Path) -> None:
    for case in vectors(shared, "dl-compress"):
        plain = urlsplit(case["uri"])

        found = read_compressed(served(case["compressed"])[0])

        if plain.path.split("/")[1] in PRIMARY:
            assert found == f"{plain.path}{'?' * bool(plain.query)}{plain.query}", case["id"]
        else:
            assert found == "", case["id"]


def test_addresses_are_keys_or_refused_as_the_engine_says(shared: Path) -> None:
    told: dict[bool, list[str]] = {True: [], False: []}
    for case in vectors(shared, "dl-parse"):
        try:
            path, query = served(case["uri"])
        except ValueError:
            continue
        deeper = begins_deeper(path)
        if LENIENT.search(case["uri"]) or not (begins_with_key(path) or deeper):
            continue
        try:
            read_path(deeper[2] if deeper and not begins_with_key(path) else path, query)
        except DomainError:
            is_key = False
        else:
            is_key = True
        if is_key != case["fullValidationDefaultOptions"]["ok"]:
            told[is_key].append(case["uri"])

    assert told[True] == []
    assert told[False] == []
