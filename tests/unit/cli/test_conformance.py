"""`chuan conformance DIR`: what passes, what fails and why, and answers without the expectations."""

import json
from pathlib import Path
from typing import Any

import pytest

from chuan.cli.main import main

SHARED = Path(__file__).resolve().parents[4] / "shared"
LINTERS = [
    {"id": "l-1", "linter": "csum", "value": "12345678901231", "ok": True},
    {"id": "l-2", "linter": "csum", "value": "12345678901232", "ok": False},
]


def _kept(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    vectors = folder / "digital-link" / "vectors"
    vectors.mkdir(parents=True, exist_ok=True)
    (vectors / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")


def _told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_right_vectors_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _kept(tmp_path, "linters", LINTERS)

    assert main(["conformance", str(tmp_path), "--json"]) == 0
    assert _told(capsys) == {
        "families": {
            "digital-link/linters": {"passed": 2, "failed": 0, "skipped": 0, "failures": []}
        }
    }


def test_a_wrong_expectation_fails_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _kept(tmp_path, "linters", [LINTERS[0] | {"ok": False}])

    assert main(["conformance", str(tmp_path), "--json"]) == 1
    (fault,) = _told(capsys)["families"]["digital-link/linters"]["failures"]
    assert fault == {"id": "l-1", "expected": {"ok": False}, "got": {"ok": True}}


def test_people_read_the_faults_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _kept(tmp_path, "linters", [LINTERS[0] | {"ok": False}])

    main(["conformance", str(tmp_path)])

    assert "✗ l-1" in capsys.readouterr().out


def test_answers_need_no_expectations(tmp_path: Path) -> None:
    questions = [{key: row[key] for key in ("id", "linter", "value")} for row in LINTERS]
    _kept(tmp_path, "linters", questions)
    answers = tmp_path / "answers.jsonl"

    assert main(["conformance", str(tmp_path), "--answers", str(answers)]) == 0
    lines = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["got"]["ok"]) for line in lines] == [("l-1", True), ("l-2", False)]


def test_rooms_not_built_are_skipped_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "vectors"
    folder.mkdir()
    (folder / "uncertainty.json").write_text('[{"id": "u-1"}]', encoding="utf-8")

    assert main(["conformance", str(tmp_path), "--json"]) == 0
    family = _told(capsys)["families"]["vectors/uncertainty"]
    assert (family["skipped"], bool(family["reason"])) == (1, True)


def test_a_folder_without_vectors_is_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["conformance", str(tmp_path)]) == 2
    assert main(["conformance", str(tmp_path / "none")]) == 2
    assert "không có bộ mẫu nào" in capsys.readouterr().err


def test_a_broken_file_of_vectors_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _kept(tmp_path, "linters", LINTERS)
    (tmp_path / "digital-link" / "vectors" / "linters.json").write_text("[", encoding="utf-8")

    assert main(["conformance", str(tmp_path)]) == 2
    assert "không đọc được" in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the official vectors are not on this machine")
def test_every_official_vector_passes(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["conformance", str(SHARED / "conformance"), "--json"])

    families = _told(capsys)["families"]
    assert {name: family["failures"] for name, family in families.items() if family["failed"]} == {}
    assert status == 0
    assert len(families) == 16
