"""Documents of EPCIS: our schema verdict, and reading and writing that lose nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from chuan.cli.conformance.case import Answer, Case, Family, loaded
from chuan.domain.epcis.codec import read, same_meaning
from chuan.domain.epcis.json_writer import write_json
from chuan.domain.epcis.model import Document, DocumentKind, Reading
from chuan.domain.epcis.xml_reader import read_xml
from chuan.domain.epcis.xml_writer import write_xml

_JSON, _XML = frozenset({".json", ".jsonld"}), frozenset({".xml"})
_EXAMPLES: Final = ("gs1-examples", "openepcis")
_VERDICTS: Final = "expected-validity.json"


def _find(root: Path) -> Iterator[Case]:
    for folder in _folders(root):
        verdicts = folder / _VERDICTS
        told: dict[str, dict[str, Any]] = loaded(verdicts) if verdicts.exists() else {}
        for name in sorted(set(told) | set(_documents(folder))):
            path = folder / name
            if path.is_file():
                yield _case(path, name, told.get(name))


def _folders(root: Path) -> list[Path]:
    """Folders that hold documents of EPCIS: those with verdicts, and those with examples."""
    found = {path.parent for path in root.rglob(_VERDICTS)}
    found |= {path.parent for name in _EXAMPLES for path in root.rglob(name) if path.is_dir()}
    return sorted(found)


def _documents(folder: Path) -> Iterator[str]:
    for name in _EXAMPLES:
        for path in sorted((folder / name).rglob("*")):
            if path.suffix in _JSON | _XML:
                yield path.relative_to(folder).as_posix()


def _case(path: Path, name: str, verdict: dict[str, Any] | None) -> Case:
    if verdict is None:
        return Case(name, lambda: _answer(path))
    valid = bool(verdict.get("jsonSchemaValid", verdict.get("xsdValid", False)))
    expected = {"valid": valid, "bare": _is_bare(verdict)}
    return Case(name, lambda: _answer(path), expected, _agrees)


def _is_bare(verdict: dict[str, Any]) -> bool:
    """An XML event without a document, which a reader may accept though the schema has no such root."""
    root = str(verdict.get("root", ""))
    return root.endswith("Event")


def _agrees(got: Answer, expected: Answer) -> bool:
    if not isinstance(got, dict) or "valid" not in got:
        return False
    accepted = got["valid"] == expected["valid"] or (expected["bare"] and got["valid"])
    return accepted and got["lossless"] is not False


def _answer(path: Path) -> Answer:
    reading = read(path.read_bytes())
    valid = not any(fault.schema for fault in reading.faults)
    return {"valid": valid, "lossless": _lossless(reading) if valid else None}


def _lossless(reading: Reading) -> bool | None:
    """Written and read again in both writings it is the same; None when it tells nothing to write."""
    document = reading.document
    if document is None or not (document.numbered or document.vocabularies):
        return None
    again_json, again_xml = read(write_json(document)).document, _through_xml(document)
    return (
        again_json is not None
        and again_xml is not None
        and same_meaning(document, again_json)
        and same_meaning(document, again_xml)
    )


def _through_xml(document: Document) -> Document | None:
    reading = read_xml(write_xml(document))
    if document.kind is DocumentKind.EVENT or not any(fault.schema for fault in reading.faults):
        return reading.document
    return None


FAMILIES: Final = (Family("epcis/documents", _find),)
