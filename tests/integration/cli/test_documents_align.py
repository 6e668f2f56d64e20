"""`chuan documents align` as a user calls it: what people read, one JSON object, or one sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chuan.cli.main import main

ROOT = Path(__file__).resolve().parents[3]
_HEAD = "ỦY BAN NHÂN DÂN\n{name}\nSố: {symbol}\n{place}, ngày 15 tháng 3 năm 2026\n\nKẾ HOẠCH\n"
_CHILD = _HEAD.format(name="XÃ HÒA AN", symbol="21/KH-UBND", place="Hòa An")
_PARENT = _HEAD.format(name="TỈNH AN BÌNH", symbol="105/KH-UBND", place="An Bình")
_TITLE = "Quản lý chất lượng giai đoạn 2026 - 2030\n\nI. NHIỆM VỤ\n"


def _written(folder: Path, name: str, head: str, *tasks: str) -> str:
    path = folder / name
    path.write_text(head + _TITLE + "".join(f"- {task}\n" for task in tasks), encoding="utf-8")
    return str(path)


@pytest.fixture
def parent(tmp_path: Path) -> str:
    return _written(
        tmp_path,
        "tinh.txt",
        _PARENT,
        "Rà soát cân đang dùng tại chợ, hoàn thành trước ngày 30/6/2026.",
        "Mở lớp tập huấn về nhãn hàng hóa cho hộ kinh doanh.",
    )


@pytest.fixture
def late(tmp_path: Path) -> str:
    task = "Rà soát cân đang dùng tại chợ, hoàn thành trước ngày 15/9/2026."
    return _written(tmp_path, "xa.txt", _CHILD, task)


def test_people_read_both_sides_and_what_to_look_at(
    late: str, parent: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", "align", late, parent]) == 1

    printed = capsys.readouterr().out
    assert "Đối chiếu: 21/KH-UBND" in printed
    assert "Còn thiếu: 1" in printed
    assert "▲ [I] Mở lớp tập huấn về nhãn hàng hóa" in printed
    assert "Thời hạn ở đây (hoàn thành trước ngày 15/9/2026) sau thời hạn" in printed


def test_headings_are_said_in_english_on_request(
    late: str, parent: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["documents", "align", late, parent, "--lang", "en"])

    assert "Missing: 1" in capsys.readouterr().out


def test_a_plan_beside_itself_is_aligned(parent: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "align", parent, parent]) == 0

    assert "Điểm cần kiểm tra lại: 0" in capsys.readouterr().out


def test_one_json_object_is_printed_without_database_or_settings(late: str, parent: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chuan.cli.main", "documents", "align", late, parent, "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )

    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert {finding["rule"] for finding in told["findings"]} == {
        "deadline-after-parent",
        "parent-clause-missing",
    }
    assert told["parents"][0]["symbol"] == "105/KH-UBND"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(None, "Không thấy tệp"), (b"", "Tệp rỗng"), (b"%PDF-1.4 broken", "Tệp bị hỏng")],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    data: bytes | None,
    sentence: str,
    parent: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    child = tmp_path / "xa.pdf"
    if data is not None:
        child.write_bytes(data)

    assert main(["documents", "align", str(child), parent]) == 2

    assert sentence in capsys.readouterr().err
