"""Imports in the same moment, and one whose worker was killed: each record stands once, on either engine."""

from pathlib import Path

import pytest

from tests.factories.at_once import in_a_process
from tests.integration.standards.importing_at_once import RECORDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]


def test_a_killed_import_goes_on_while_two_others_write_and_nothing_is_doubled(
    tmp_path: Path,
) -> None:
    found = in_a_process("tests.integration.standards.importing_at_once", tmp_path)

    assert found == {
        "signal": 9,
        "left_whole_steps": True,
        "told": ["done"] * 3,
        "states": ["applied"] * 3,
        "records": RECORDS,
        "written": RECORDS,
        "doubled": [],
        "relations": (RECORDS - 1) // 3,
        "open_ends": 0,
    }
