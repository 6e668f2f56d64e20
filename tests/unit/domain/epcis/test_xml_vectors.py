"""Every published XML document is judged as the official schema judges it, and survives writing."""

import json
from pathlib import Path

import pytest

from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.meaning import same_meaning
from chuan.domain.epcis.model import DocumentKind, Reading
from chuan.domain.epcis.xml_reader import read_xml
from chuan.domain.epcis.xml_writer import write_xml
from tests.unit.domain.epcis.xml_oracle import is_valid


@pytest.fixture
def told(shared: Path) -> dict[Path, dict[str, bool]]:
    folder = shared / "conformance" / "epcis"
    listed = json.loads((folder / "expected-validity.json").read_text(encoding="utf-8"))
    return {folder / name: verdict for name, verdict in listed.items()}


def _fits(reading: Reading) -> bool:
    return reading.document is not None and not any(fault.schema for fault in reading.faults)


def test_the_verdict_is_that_of_the_official_schema(told: dict[Path, dict[str, bool]]) -> None:
    wrong, read = [], 0
    for path, verdict in told.items():
        if "xsdValid" in verdict:
            reading = read_xml(path.read_bytes())
            bare = reading.document and reading.document.kind is DocumentKind.EVENT
            read += 1
            if not bare and _fits(reading) != verdict["xsdValid"]:
                wrong.append(path.name)

    assert wrong == []
    assert read >= 70


def test_whatever_can_be_read_is_the_same_after_writing(
    told: dict[Path, dict[str, bool]],
) -> None:
    lost = []
    for path in told:
        if path.suffix == ".xml":
            document = read_xml(path.read_bytes()).document
            assert document is not None, path.name
            again = read_xml(write_xml(document, vocabulary="urn")).document
            if again is None or not same_meaning(document, again):
                lost.append(path.name)

    assert lost == []


def test_what_is_valid_is_written_valid(shared: Path, told: dict[Path, dict[str, bool]]) -> None:
    wrong = []
    for path, verdict in told.items():
        reading = (read_xml if path.suffix == ".xml" else read_json)(path.read_bytes())
        document = reading.document
        valid = verdict.get("xsdValid", verdict.get("jsonSchemaValid"))
        if valid and document is not None and document.kind is not DocumentKind.EVENT:
            raw = write_xml(document)
            if not is_valid(shared, raw) or not _fits(read_xml(raw)):
                wrong.append(path.name)

    assert wrong == []


def test_json_is_the_same_after_a_stay_in_xml(told: dict[Path, dict[str, bool]]) -> None:
    lost = []
    for path, verdict in told.items():
        if verdict.get("jsonSchemaValid"):
            document = read_json(path.read_bytes()).document
            if document is not None:
                again = read_xml(write_xml(document)).document
                if again is None or not same_meaning(document, again):
                    lost.append(path.name)

    assert lost == []
