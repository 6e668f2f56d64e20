"""`chuan documents review` as a user calls it: one JSON object, or one sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chuan.cli.main import main
from tests.factories.documents.plans import blocks_of, sample_plan
from tests.factories.documents.word import write_docx

ROOT = Path(__file__).resolve().parents[3]
KEYS = {"documents", "defects", "notices", "spans", "boxes", "text"}


def _chuan(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without any setting of Django."""
    return subprocess.run(
        [sys.executable, "-m", "chuan.cli.main", *words],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_docx(blocks_of(sample_plan()), tmp_path / "plan.docx")


def test_one_json_object_is_printed_without_database_or_settings(plan: Path) -> None:
    done = _chuan("documents", "review", str(plan), "--json")

    assert (done.returncode, done.stderr) == (0, "")
    understood = json.loads(done.stdout)
    assert set(understood) == KEYS
    (document,) = understood["documents"]
    assert document["symbol"] == "45/KH-UBND"
    assert len(document["tasks"]) == 5


def test_without_json_people_can_read_the_summary(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", "review", str(plan), "--on", "2026-06-01"]) == 0

    printed = capsys.readouterr().out
    assert "Kế hoạch 45/KH-UBND ngày 12/05/2026" in printed
    assert "Chủ trì: Sở Khoa học và Công nghệ" in printed
    assert "Điểm cần xem lại" in printed


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.docx", b"", "Tệp rỗng"),
        ("a.pdf", b"%PDF-1.4 broken", "Tệp bị hỏng"),
        ("a.txt", "UBND TỈNH\nMẬT\nKế hoạch".encode(), "dấu chỉ độ mật"),
    ],
)
def test_what_cannot_be_read_ends_with_two_and_one_sentence(
    tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = _chuan("documents", "review", str(path), "--json")

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_file_and_a_wrong_command_end_with_two(tmp_path: Path) -> None:
    assert "Không thấy tệp" in _chuan("documents", "review", str(tmp_path / "none")).stderr
    for words in (("documents",), ("nothing",), ("documents", "review", "--nonsense", "x")):
        done = _chuan(*words)
        assert done.returncode == 2
        assert done.stderr.startswith("Lệnh chưa đúng:")
        assert "\nWrong command:" in done.stderr


@pytest.mark.parametrize(
    "words", [["--help"], ["documents", "--help"], ["documents", "review", "-h"]]
)
def test_help_speaks_both_languages(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert "Cách dùng / Usage" in printed
    assert "Tùy chọn / Options" in printed
