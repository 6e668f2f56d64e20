"""In the fuzzer's environment: feeds one parser with bytes until the time is up; a crash ends it.

`python targets.py NAME -max_total_time=60 CORPUS…`; what is refused in the house's own words is no crash.
"""

import sys

import atheris

with atheris.instrument_imports(include=["chuan"]):
    from chuan.domain.epcis.codec import read
    from chuan.domain.epcis.hashing import event_hash
    from chuan.domain.epcis.json_writer import write_json
    from chuan.domain.epcis.query import from_query_string
    from chuan.domain.epcis.xml_writer import write_xml
    from chuan.domain.errors import DomainError
    from chuan.domain.gs1 import (
        canonical_identifier,
        decompress_digital_link,
        parse_bracketed,
        parse_digital_link,
        parse_element_string,
        read_scan,
    )


def document(raw: bytes) -> None:
    """Whatever can be read can be hashed; what has no fault is written, and comes back."""
    found, faults = read(raw)
    if found is None:
        return
    for event in found.events:
        event_hash(event)
    if faults:
        return
    is_xml = raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    written = [write_json(found), write_xml(found)]
    again = read(written[is_xml]).document
    if again is None or len(again.numbered) != len(found.numbered):
        raise AssertionError("what was read does not come back from its own writing")


def link(raw: bytes) -> None:
    """A Digital Link, plain or compressed, has one canonical form."""
    text = raw.decode("utf-8", "replace")
    canonical_identifier(text)
    for parse in (parse_digital_link, decompress_digital_link):
        try:
            found = parse(text)
            opened = parse_digital_link(found) if isinstance(found, str) else found
        except DomainError:
            continue
        if parse_digital_link(opened.canonical()).canonical() != opened.canonical():
            raise AssertionError(text)


def elements(raw: bytes) -> None:
    """Element strings and what scanners send."""
    text = raw.decode("utf-8", "replace")
    for parse in (parse_bracketed, parse_element_string, read_scan):
        try:
            parse(text)
        except DomainError:
            continue


def query(raw: bytes) -> None:
    """A query string of somebody else."""
    pairs = [pair.partition("=") for pair in raw.decode("utf-8", "replace").split("&")]
    try:
        from_query_string([(name, value) for name, _, value in pairs], {})
    except DomainError:
        return


if __name__ == "__main__":
    target = {"document": document, "link": link, "elements": elements, "query": query}
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target[sys.argv[1]])
    atheris.Fuzz()
