"""Several paths are replaced at once or not at all, whenever the work is cut short."""

import contextlib
from pathlib import Path

import pytest

from chuan.cli.backups.swap import Change, Swap, recover


def _laid(folder: Path) -> tuple[Swap, dict[str, str]]:
    """A file, a folder, a new file, and one that only goes; and what stands before."""
    (folder / "new").mkdir()
    (folder / "new" / "database").write_text("new")
    (folder / "new" / "files").mkdir()
    (folder / "new" / "files" / "a").write_text("new")
    (folder / "new" / "roots").write_text("new")
    (folder / "database").write_text("old")
    (folder / "files").mkdir()
    (folder / "files" / "b").write_text("old")
    (folder / "log").write_text("old")
    changes = (
        Change(folder / "new" / "files", folder / "files"),
        Change(folder / "new" / "roots", folder / "deep" / "roots"),
        Change(folder / "new" / "database", folder / "database"),
        Change(None, folder / "log"),
        Change(None, folder / "never-there"),
    )
    return Swap(folder / "journal", changes, "before"), _seen(folder)


def _seen(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and "new" not in path.parts
    }


def test_all_is_replaced_and_the_old_kept(tmp_path: Path) -> None:
    swap, _ = _laid(tmp_path)

    swap.run()
    kept = swap.finish()

    assert {path.name for path in kept} == {"files.before", "database.before", "log.before"}
    assert (tmp_path / "files" / "a").read_text() == "new"
    assert (tmp_path / "deep" / "roots").read_text() == "new"
    assert not (tmp_path / "log").exists()
    assert not (tmp_path / "journal").exists()


def test_undone_everything_is_as_before(tmp_path: Path) -> None:
    swap, before = _laid(tmp_path)
    swap.run()

    swap.undo()

    assert _seen(tmp_path) == before


@pytest.mark.parametrize("steps", range(1, 8))
def test_power_lost_after_any_step_is_recovered(
    steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap, before = _laid(tmp_path)
    rename, left = Path.rename, [steps]

    class PowerLost(BaseException):
        pass

    def rename_until_power_goes(self: Path, target: Path) -> Path:
        if not left[0]:
            raise PowerLost
        left[0] -= 1
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_until_power_goes)
    with contextlib.suppress(PowerLost):
        swap.run()
    monkeypatch.undo()

    assert recover(tmp_path / "journal")
    assert _seen(tmp_path) == before


def test_a_part_that_cannot_be_moved_leaves_everything_as_before(tmp_path: Path) -> None:
    swap, before = _laid(tmp_path)
    (tmp_path / "new" / "database").unlink()

    with pytest.raises(OSError, match="database"):
        swap.run()

    assert _seen(tmp_path) == before


def test_nothing_interrupted_is_nothing_to_recover(tmp_path: Path) -> None:
    assert not recover(tmp_path / "journal")
