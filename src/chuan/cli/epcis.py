"""`chuan epcis validate|hash|convert FILE…`: events in JSON-LD or XML, checked, named, rewritten."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import orjson

from chuan.cli.speech import Commands, refuse, why
from chuan.domain.epcis import codec
from chuan.domain.epcis.hashing import event_hash, ignored_fields, prehash
from chuan.domain.epcis.json_writer import write_json
from chuan.domain.epcis.model import Document, Fault, Reading
from chuan.domain.epcis.xml_writer import write_xml
from chuan.domain.gs1 import Gs1Error, identifier_to_urn, urn_to_digital_link

OK, FAULTS, CANNOT_READ = 0, 1, 2
_STATUS: Final = """\

Mã thoát / exit status: 0 không lỗi / no fault, 1 có lỗi / faults, 2 không đọc được / cannot be read."""
_VALIDATE: Final = """\
Kiểm tra tài liệu EPCIS (JSON-LD, XML 2.0, XML 1.2) theo lược đồ và quy tắc của chuẩn;
không cần cơ sở dữ liệu, không dùng mạng.
Check EPCIS documents (JSON-LD, XML 2.0, XML 1.2) against the schema and the rules of the
standard; neither a database nor the network is used."""
_HASH: Final = """\
In mã băm của từng sự kiện theo CBV 2.0, mỗi dòng một mã; cùng một sự kiện thì JSON và XML cùng mã.
Print the hash of every event by CBV 2.0, one a line; it is the same for JSON and XML."""
_CONVERT: Final = """\
Viết lại một tài liệu EPCIS bằng JSON-LD hoặc XML 2.0 mà không mất gì.
Write an EPCIS document anew in JSON-LD or XML 2.0, losing nothing."""
_WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {"json": write_json, "xml": write_xml}
_SPELLINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "urn": identifier_to_urn,
    "dl": urn_to_digital_link,
}


def add_commands(commands: Commands) -> None:
    """Add the group to the dispatcher."""
    summary = "kiểm tra, băm, chuyển dạng sự kiện EPCIS / validate, hash, convert EPCIS events"
    verbs = commands.add_parser("epcis", help=summary, description=summary).add_commands()
    validate = _verb(verbs, "validate", "kiểm tra / check", _VALIDATE, run_validate)
    validate.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON / print one JSON object"
    )
    hashes = _verb(verbs, "hash", "in mã băm của sự kiện / print hashes of events", _HASH, run_hash)
    hashes.add_argument(
        "--prehash",
        action="store_true",
        help="in văn bản trước khi băm / print the text that is hashed",
    )
    hashes.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON / print one JSON object"
    )
    convert = _verb(
        verbs,
        "convert",
        "viết lại bằng JSON hoặc XML / write as JSON or XML",
        _CONVERT,
        run_convert,
    )
    convert.add_argument(
        "--to", choices=tuple(_WRITERS), required=True, help="dạng viết ra / the form to write"
    )
    convert.add_argument(
        "--epc-format",
        choices=("keep", *_SPELLINGS),
        default="keep",
        help="mã vật phẩm viết dạng URN hay Digital Link / identifiers as URN or Digital Link",
    )
    convert.add_argument(
        "--output", metavar="FILE", type=Path, help="tệp ghi ra, mặc định in ra / file to write"
    )


def _verb(verbs: Commands, name: str, summary: str, description: str, run: Any) -> Any:  # noqa: ANN401  (what argparse made)
    verb = verbs.add_parser(name, help=summary, description=description + _STATUS)
    several = {} if name == "convert" else {"nargs": "+"}
    verb.add_argument(
        "files", metavar="FILE", type=Path, help="tệp .json, .jsonld, .xml / a file", **several
    )
    verb.set_defaults(run=run)
    return verb


def run_validate(options: argparse.Namespace) -> int:
    """Every fault of every file, each with its place."""
    read = [(path, _read(path)) for path in options.files]
    found = [(path, reading) for path, reading in read if reading is not None]
    if options.json:
        _print_json([_report(path, reading) for path, reading in found])
    else:
        for path, reading in found:
            print(f"{path}: {_verdict(reading)}")
            _print_faults(reading.faults, sys.stdout)
    return _status(reading for _, reading in read)


def run_hash(options: argparse.Namespace) -> int:
    """The hash of every event that could be read, in order."""
    read = [(path, _read(path)) for path in options.files]
    named = prehash if options.prehash else event_hash
    rows: list[dict[str, Any]] = []
    for path, reading in read:
        if reading is None:
            continue
        _print_faults(_breaches(reading), sys.stderr, f"{path}: ")
        document = reading.document or Document()
        ignored = ignored_fields(document)
        texts = [named(event, ignored=ignored) for event in document.events]
        rows.append({"file": str(path), "hashes": texts})
    if options.json:
        _print_json(rows)
    else:
        for row in rows:
            print(*row["hashes"], sep="\n", end="\n" if row["hashes"] else "")
    return _status(reading and reading._replace(faults=_breaches(reading)) for _, reading in read)


def run_convert(options: argparse.Namespace) -> int:
    """The document in the other form; nothing is written when something would be lost."""
    reading = _read(options.files)
    if reading is None:
        return CANNOT_READ
    _print_faults(reading.faults, sys.stderr)
    if reading.document is None or _breaches(reading):
        return FAULTS
    document = _spelled(reading.document, options.epc_format)
    written = _WRITERS[options.to](document)
    if options.output:
        options.output.write_bytes(written)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.write(b"" if written.endswith(b"\n") else b"\n")
    return OK


def _spelled(document: Document, form: str) -> Document:
    """The document with the identifiers of its events in one form, as far as they have that form."""
    if form == "keep":
        return document

    def translate(identifier: str) -> str:
        try:
            return _SPELLINGS[form](identifier)
        except Gs1Error:
            return identifier

    return replace(
        document,
        numbered=tuple(
            (number, codec.with_identifiers(event, translate))
            for number, event in document.numbered
        ),
    )


def _read(path: Path) -> Reading | None:
    """What a file holds; None, and the reason told, when it cannot be opened."""
    try:
        return codec.read(path.read_bytes())
    except OSError as trouble:
        refuse(f"Không đọc được {path}: {why(trouble)}.", f"{path}: {trouble.strerror}.")
        return None


def _breaches(reading: Reading) -> tuple[Fault, ...]:
    """Faults that keep something from being read; rules beyond the schema do not."""
    return tuple(fault for fault in reading.faults if fault.schema)


def _status(readings: Iterable[Reading | None]) -> int:
    told = [CANNOT_READ if reading is None else int(not reading.ok) for reading in readings]
    return max(told, default=OK)


def _verdict(reading: Reading) -> str:
    events = len(reading.document.events) if reading.document else 0
    if reading.ok:
        return f"đạt / valid, {events} sự kiện / events"
    return f"{len(reading.faults)} lỗi / faults, đọc được {events} sự kiện / events read"


def _print_faults(faults: Iterable[Fault], stream: Any, before: str = "") -> None:  # noqa: ANN401  (what argparse made)
    for fault in faults:
        where = "" if fault.event is None else f"sự kiện {fault.event + 1} "
        print(f"  {before}{where}{fault.path}: {fault.sentence} [{fault.code}]", file=stream)


def _report(path: Path, reading: Reading) -> dict[str, Any]:
    events = len(reading.document.events) if reading.document else 0
    faults = [fault._asdict() for fault in reading.faults]
    return {"file": str(path), "ok": reading.ok, "events": events, "faults": faults}


def _print_json(rows: list[dict[str, Any]]) -> None:
    sys.stdout.buffer.write(orjson.dumps({"files": rows}) + b"\n")
    sys.stdout.flush()
