"""The set-up refuses what cannot work, and begins a cut-short environment anew."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, looking at an environment of its own that is whole."""
    spec = importlib.util.spec_from_file_location("setup_script", ROOT / "scripts" / "setup.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    venv = tmp_path / "Chuẩn của tôi" / ".venv"
    packages = f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages/pip"
    (venv / packages).mkdir(parents=True)
    (venv / "bin").mkdir()
    (venv / "bin" / "python").touch()
    (venv / "pyvenv.cfg").write_text(f"command = python3 -m venv {venv}\n", encoding="utf-8")
    monkeypatch.setattr(script, "ROOT", venv.parent)
    monkeypatch.setattr(script, "VENV", venv)
    monkeypatch.setattr(script, "BIN", venv / "bin")
    monkeypatch.setattr(script, "UNFINISHED", venv / ".chuan-unfinished")
    return script


def test_a_whole_environment_is_kept(setup: ModuleType) -> None:
    assert setup.is_whole()


def test_one_that_was_cut_short_is_not_whole(setup: ModuleType) -> None:
    setup.UNFINISHED.touch()

    assert not setup.is_whole()


def test_one_whose_folder_was_moved_is_not_whole(setup: ModuleType) -> None:
    note = setup.VENV / "pyvenv.cfg"
    note.write_text("command = python3 -m venv /srv/elsewhere/.venv\n", encoding="utf-8")

    assert not setup.is_whole()


def test_one_of_another_python_is_not_whole(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))

    assert not setup.is_whole()


def test_an_old_python_is_refused_with_the_line_that_mends_it(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))

    with pytest.raises(SystemExit) as stopped:
        setup.check_python()

    assert stopped.value.code == 2
    vietnamese, english = capsys.readouterr().err.strip().splitlines()
    assert "3.11" in vietnamese
    assert "sudo apt install" in vietnamese
    assert "3.9" in english


def test_our_source_is_named_in_plain_letters_from_wherever(setup: ModuleType) -> None:
    packages = next(setup.VENV.glob("lib/python3*/site-packages"))
    pointer = packages / "__editable__.chuan-1.pth"
    pointer.write_text(str(setup.ROOT / "src"), encoding="utf-8")

    setup.point_home()

    assert pointer.read_text(encoding="ascii").strip() == "../../../../src"
    assert (packages / "../../../../src").resolve() == (setup.ROOT / "src").resolve()
