"""Hashes of events: those published, those that must be equal, and a cross-check told beside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from chuan.cli.conformance.case import UNTOLD, Answer, Case, Family, loaded
from chuan.domain.epcis.codec import read
from chuan.domain.epcis.hashing import event_hash, ignored_fields

_DOCUMENTS: Final = frozenset({".json", ".jsonld", ".xml"})


def _hashes(path: Path) -> list[str]:
    """The hash of every event of a document, in order."""
    reading = read(path.read_bytes())
    if reading.document is None:
        return []
    ignored = ignored_fields(reading.document)
    return [event_hash(event, ignored=ignored) for event in reading.document.events]


def _in(root: Path, name: str) -> Iterator[Path]:
    """The documents of every folder `event-hash/<name>` below `root`."""
    for folder in sorted(root.rglob(name)):
        if folder.is_dir() and folder.parent.name == "event-hash":
            yield from (path for path in sorted(folder.iterdir()) if path.suffix in _DOCUMENTS)


def _examples(root: Path) -> Iterator[Case]:
    for path in _in(root, "examples"):
        told = path.with_suffix(".hashes")
        expected = told.read_text(encoding="utf-8").split() if told.exists() else UNTOLD
        yield Case(path.name, lambda path=path: _hashes(path), expected)  # type: ignore[misc]  # a lambda with a default


def _all_equal(got: Answer, _expected: Answer) -> bool:
    return isinstance(got, list) and len(got) > 0 and len(set(got)) == 1


def _equal(root: Path) -> Iterator[Case]:
    for path in _in(root, "expected-equal"):
        yield Case(path.name, lambda path=path: _hashes(path), "all equal", _all_equal)  # type: ignore[misc]  # a lambda with a default


def _identical(root: Path) -> Iterator[Case]:
    """The files of the folder tell one event: each against the first that tells the same offset.

    The offset of the time zone is a part of what is hashed (the published pre-hashes hold it), so a file
    that says the same moment with another offset cannot have the hash of the others.
    """
    first: dict[str, list[str]] = {}
    for path in _in(root, "gs1-identical-hash"):
        hashes = sorted(set(_hashes(path)))
        expected = first.setdefault(_offset(path), hashes)
        yield Case(path.name, lambda hashes=hashes: hashes, expected, _same_and_some)  # type: ignore[misc]  # a lambda with a default


def _offset(path: Path) -> str:
    document = read(path.read_bytes()).document
    return document.events[0].event_time_zone_offset if document and document.events else ""


def _same_and_some(got: Answer, expected: Answer) -> bool:
    return len(got) > 0 and bool(got == expected)


def _derived(root: Path) -> Iterator[Case]:
    for told in sorted(root.rglob("epcis-example-hashes.json")):
        documents = told.parent.parent.parent / "epcis"
        rows: list[dict[str, Any]] = loaded(told)
        for row in rows:
            path = documents / str(row["file"])
            if path.is_file():
                yield Case(str(row["file"]), lambda path=path: _hashes(path), row.get("hashes"))  # type: ignore[misc]  # a lambda with a default


FAMILIES: Final = (
    Family("event-hash/examples", _examples),
    Family("event-hash/expected-equal", _equal),
    Family("event-hash/gs1-identical-hash", _identical),
    Family("event-hash/derived", _derived, counted=False),
)
