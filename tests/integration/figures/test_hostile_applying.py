"""The same workbook applied twice at once, or killed in the middle: nothing doubled, nothing half."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.factories.cast import make_cast
from tests.factories.figures import make_reporting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]
ROOT = Path(__file__).resolve().parents[3]


def test_a_workbook_applied_twice_or_killed_is_applied_once(tmp_path: Path) -> None:
    make_reporting(make_cast())

    told = _in_a_process(tmp_path)

    assert (told["killed before the rows are kept"], told["cells then"]) == (9, 0)
    assert (told["killed after"], told["cells after"]) == (9, 2)
    assert told["report"] == ["done"] * 4
    assert told["cells"] == [[7, 1], [9, 1]]
    assert told["changes"] == 2
    assert (told["history killed"], told["figures then"]) == (9, 0)
    assert told["history"] == ["done"] * 4
    assert told["figures"] == told["totals"] == [22, 23, 24]
    assert told["states"] == ["applied"] * 4
    assert told["two bodies"] == ["FigureRefused"] * 2 + ["done"] * 2
    assert told["one unit"] == 1, "one unit is stated by one body"
    assert told["differing"] == 0


def _in_a_process(folder: Path) -> dict[str, Any]:
    """In a process of its own on this database, whose threads write for real."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "CHUAN_VAR": str(folder),
        "CHUAN_SECRET_KEY": settings.SECRET_KEY,
    }
    if connection.vendor == "sqlite":
        environment["CHUAN_SQLITE"] = str(folder / "node.sqlite3")
        connection.ensure_connection()
        with sqlite3.connect(folder / "node.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
    else:
        environment["CHUAN_DB_NAME"] = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.integration.figures.applying_at_once"]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, check=False, timeout=200, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found
