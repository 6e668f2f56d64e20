"""Fetching the drawing never stops a set-up, does not wait twice a day, and takes no other content."""

import importlib.util
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from chuan.cli.checks import check_map
from chuan.orgs import maps

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script, with an empty folder of its own and no npm client on the way."""
    spec = importlib.util.spec_from_file_location("fetch_map", ROOT / "scripts" / "fetch_map.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(maps, "FOLDER", tmp_path)
    monkeypatch.setattr(maps, "DRAWING", tmp_path / "vietnam.svg")
    monkeypatch.setattr(maps, "MAP", tmp_path / "vietnam.json")
    monkeypatch.setattr(module, "TRIED", tmp_path / ".tried")
    monkeypatch.setattr(module.sys, "argv", ["fetch_map.py"])
    monkeypatch.setattr(module.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return module


def packed(folder: Path, text: bytes, name: str = "package/vietnam.svg") -> Path:
    path = folder / "package.tgz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(text)
        archive.addfile(entry, BytesIO(text))
    return path


def test_without_a_line_set_up_goes_on_and_says_what_to_do(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    script.main()

    assert "Chưa tải được hình bản đồ" in capsys.readouterr().out
    assert script.rested()


def test_the_next_start_of_the_day_does_not_try_again(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    script.main()
    capsys.readouterr()

    script.main()

    assert capsys.readouterr().out == ""


def test_another_content_than_the_known_one_is_refused(script: ModuleType) -> None:
    with pytest.raises(script.NotFetched, match="nội dung"):
        script.keep(b"<svg/>")

    assert not maps.DRAWING.exists()


def test_a_package_without_the_drawing_is_refused(script: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(script.NotFetched, match="hỏng"):
        script.unpacked(packed(tmp_path, b"", "package/other.txt"))


@pytest.mark.usefixtures("script")
def test_the_doctor_says_how_to_get_a_missing_map() -> None:
    (found,) = check_map()

    assert found.level == "note"
    assert "scripts/fetch_map.py --now" in found.vietnamese
