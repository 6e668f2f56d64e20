"""Two who send in the same moment: no total loses one of them, on either engine."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.factories.cast import make_cast
from tests.factories.figures import make_reporting
from tests.integration.figures.sending_at_once import TIMES, send_at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]
ROOT = Path(__file__).resolve().parents[3]


def test_no_sending_is_lost_when_three_send_at_once(tmp_path: Path) -> None:
    make_reporting(make_cast())

    found = send_at_once() if connection.vendor == "postgresql" else _on_a_file(tmp_path)

    assert found["told"] == [["done"] * 3] * (TIMES - 1)
    assert json.loads(json.dumps(found["totals"])) == [
        [[11 * time, 2], [11 * time, 2]] for time in range(1, TIMES)
    ]
    assert found["differing"] == 0


def _on_a_file(folder: Path) -> dict[str, object]:
    """The database of the test, which lives in memory and has one writer, as a file with several."""
    file = folder / "node.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    copy.close()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "CHUAN_VAR": str(folder),
        "CHUAN_SECRET_KEY": settings.SECRET_KEY,
        "CHUAN_SQLITE": str(file),
    }
    command = [sys.executable, "-m", "tests.integration.figures.sending_at_once"]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, check=False, timeout=200, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found
