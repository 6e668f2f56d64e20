"""`chuan epcis` as a user calls it: a verdict with places, hashes, the other form; no database."""

import json
from pathlib import Path
from typing import Any

import pytest

from chuan.cli.main import main

_EVENT: dict[str, Any] = {
    "type": "ObjectEvent",
    "eventTime": "2026-05-01T08:00:00+07:00",
    "eventTimeZoneOffset": "+07:00",
    "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"],
    "action": "OBSERVE",
    "bizStep": "shipping",
}


def _written(folder: Path, *events: dict[str, Any], name: str = "su-kien.jsonld") -> str:
    document = {
        "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-05-01T08:00:00+07:00",
        "epcisBody": {"eventList": list(events)},
    }
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.fixture
def good(tmp_path: Path) -> str:
    return _written(tmp_path, _EVENT)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    return _written(tmp_path, _EVENT, _EVENT | {"action": "LOOK"}, name="sai.jsonld")


def test_a_document_without_fault_is_valid(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["epcis", "validate", good]) == 0

    assert "đạt / valid, 1 sự kiện" in capsys.readouterr().out


def test_a_fault_is_told_with_its_place(
    good: str, bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epcis", "validate", good, bad]) == 1

    printed = capsys.readouterr().out
    assert f"{bad}: 1 lỗi / faults, đọc được 1 sự kiện" in printed
    assert "  sự kiện 2 /epcisBody/eventList/1/action: " in printed


def test_faults_are_one_json_object_on_request(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epcis", "validate", bad, "--json"]) == 1

    (told,) = json.loads(capsys.readouterr().out)["files"]
    (fault,) = told.pop("faults")
    assert told == {"file": bad, "ok": False, "events": 1}
    assert fault["path"] == "/epcisBody/eventList/1/action"
    assert (fault["event"], fault["schema"]) == (1, True)


def test_a_file_that_is_not_there_is_told_and_the_others_are_read(
    good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epcis", "validate", str(tmp_path / "khong-co.json"), good]) == 2

    printed = capsys.readouterr()
    assert "khong-co.json: không có tệp" in printed.err
    assert "đạt" in printed.out


def test_hashes_come_one_a_line(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["epcis", "hash", good, good]) == 0

    one, other = capsys.readouterr().out.splitlines()
    assert one == other
    assert one.startswith("ni:///sha-256;")


def test_the_text_that_is_hashed_is_shown_on_request(
    good: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epcis", "hash", "--prehash", good]) == 0

    assert capsys.readouterr().out.startswith("eventType=ObjectEventeventTime=2026-05-01T01:00:00")


def test_an_event_that_cannot_be_hashed_is_told_beside_the_others(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epcis", "hash", bad]) == 1

    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "/epcisBody/eventList/1/action" in printed.err


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_document_in_the_other_form_has_the_same_hashes(
    form: str, good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / f"khac.{form}"

    assert main(["epcis", "convert", "--to", form, "--output", str(other), good]) == 0

    assert main(["epcis", "hash", good, str(other)]) == 0
    one, same = capsys.readouterr().out.splitlines()
    assert one == same


def test_identifiers_become_links_on_request(
    good: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["epcis", "convert", "--to", "json", "--epc-format", "dl", good]) == 0

    told = json.loads(capsysbinary.readouterr().out)
    (event,) = told["epcisBody"]["eventList"]
    assert event["epcList"] == ["https://id.gs1.org/01/10614141073464/21/2017"]


def test_nothing_is_written_when_an_event_would_be_lost(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "khac.json"

    assert main(["epcis", "convert", "--to", "json", "--output", str(other), bad]) == 1

    assert not other.exists()
    assert "/epcisBody/eventList/1/action" in capsys.readouterr().err
