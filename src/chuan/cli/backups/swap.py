"""Puts new files and folders in the place of old ones: all or none, even when the power fails."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """`new` takes the place of `target`; None: the target is only put aside."""

    new: Path | None
    target: Path

    def kept(self, mark: str) -> Path:
        """Where the old one waits."""
        return self.target.with_name(f"{self.target.name}.{mark}")


class Swap:
    """A set of changes with a journal: `run`, then `finish`, or `undo`; `recover` after a crash."""

    def __init__(self, journal: Path, changes: Sequence[Change], mark: str) -> None:
        self.journal = journal
        self.changes = changes
        self.mark = mark

    def run(self) -> None:
        """Make every change; after a failure none has been made."""
        present = [change for change in self.changes if change.new or change.target.exists()]
        self.changes = present
        self._write([change.target.exists() for change in present])
        try:
            for change in present:
                if change.target.exists():
                    change.target.rename(change.kept(self.mark))
                if change.new is not None:
                    change.target.parent.mkdir(parents=True, exist_ok=True)
                    change.new.rename(change.target)
        except OSError:
            self.undo()
            raise

    def finish(self) -> tuple[Path, ...]:
        """The changes stand; where the old files are kept."""
        self.journal.unlink()
        kept = (change.kept(self.mark) for change in self.changes)
        return tuple(path for path in kept if path.exists())

    def undo(self) -> None:
        """Put back what was."""
        recover(self.journal)

    def _write(self, existed: Sequence[bool]) -> None:
        rows = [
            {"target": str(change.target), "kept": str(change.kept(self.mark)), "existed": was}
            for change, was in zip(self.changes, existed, strict=True)
        ]
        self.journal.parent.mkdir(parents=True, exist_ok=True)
        draft = self.journal.with_name(f"{self.journal.name}.draft")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(rows, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.journal)


def recover(journal: Path) -> bool:
    """Undo a swap that was cut short; False when none was."""
    if not journal.exists():
        return False
    for row in reversed(json.loads(journal.read_text(encoding="utf-8"))):
        target, kept = Path(row["target"]), Path(row["kept"])
        if kept.exists():
            _remove(target)
            kept.rename(target)
        elif not row["existed"]:
            _remove(target)
    journal.unlink()
    return True


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
