"""The project speaks of itself alone, and leaves nothing for later in code."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".md", ".html", ".toml", ".sh", ".js", ".css", ".txt", ".json", ".po"}


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_workplace() -> None:
    refused = re.compile(
        r"pypi\.org|pytho" + r"nhosted|registry\.npmjs|/wo" + r"rk/|/fa" + r"rm/|\.lib" + r"rary/"
    )

    found = [
        str(path.relative_to(ROOT))
        for path in _tracked()
        if path.suffix in TEXT
        and refused.search(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert not found


def test_code_leaves_no_note_for_later() -> None:
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")

    assert not [
        str(p.relative_to(ROOT))
        for p in _tracked()
        if p.suffix == ".py" and later.search(p.read_text(encoding="utf-8"))
    ]


def test_every_suppression_carries_its_code_and_reason() -> None:
    bare = re.compile(
        r"# noqa(?!: [A-Z]+\d+(?:, ?[A-Z]+\d+)*  \S)|# type: ignore(?!\[[\w, -]+\]  # \S)"
    )

    assert not [
        f"{p.relative_to(ROOT)}:{n}"
        for p in _tracked()
        if p.suffix == ".py" and "src" in p.parts
        for n, line in enumerate(p.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line)
    ]
