"""Hashes are those of the published vectors, from JSON and from XML."""

from collections import defaultdict
from pathlib import Path

from chuan.domain.epcis.codec import with_identifiers
from chuan.domain.epcis.hashing import event_hash, ignored_fields, prehash
from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.model import Document
from chuan.domain.epcis.xml_reader import read_xml
from chuan.domain.gs1 import canonical_identifier


def document_of(path: Path) -> Document:
    raw = path.read_bytes()
    document = (read_xml(raw) if path.suffix == ".xml" else read_json(raw)).document
    assert document is not None, path.name
    return document


def hashes_of(path: Path) -> list[str]:
    document = document_of(path)
    ignored = ignored_fields(document)
    return [event_hash(event, ignored=ignored) for event in document.events]


def test_hashes_are_the_published_ones(shared: Path) -> None:
    wrong = []
    read = 0
    for told in sorted((shared / "conformance" / "event-hash" / "examples").glob("*.hashes")):
        for suffix in (".jsonld", ".json", ".xml"):
            path = told.with_suffix(suffix)
            if path.exists():
                read += 1
                if hashes_of(path) != told.read_text(encoding="utf-8").split():
                    wrong.append(path.name)

    assert wrong == []
    assert read >= 20


def test_all_events_of_a_file_of_equals_have_one_hash(shared: Path) -> None:
    texts = {
        path.name: {prehash(event) for event in document_of(path).events}
        for path in sorted((shared / "conformance" / "event-hash" / "expected-equal").iterdir())
    }

    assert {name: found for name, found in texts.items() if len(found) != 1} == {}


def test_one_event_in_different_writing_has_one_hash_in_each_offset(shared: Path) -> None:
    """The offset is part of the hash, so that files of another offset are another event."""
    by_offset = defaultdict(set)
    for path in sorted((shared / "conformance" / "event-hash" / "gs1-identical-hash").iterdir()):
        for event in document_of(path).events:
            by_offset[event.event_time_zone_offset].add(prehash(event))

    assert [offset for offset, texts in by_offset.items() if len(texts) != 1] == []
    assert (
        len({text.replace("-05:00", "-06:00") for texts in by_offset.values() for text in texts})
        == 1
    )


def test_an_event_with_canonical_identifiers_has_the_hash_it_was_written_with(shared: Path) -> None:
    folder = shared / "conformance" / "event-hash" / "examples"
    told = [
        path for path in sorted(folder.iterdir()) if path.suffix in {".json", ".jsonld", ".xml"}
    ]
    events = [event for path in told for event in document_of(path).events]
    again = [with_identifiers(event, canonical_identifier) for event in events]

    assert [event_hash(one, is_canonical=True) for one in again] == list(map(event_hash, events))
    assert len(events) >= 20
