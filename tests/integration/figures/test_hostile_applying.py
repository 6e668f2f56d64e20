"""The same workbook applied twice at once, or killed in the middle: nothing doubled, nothing half."""

from pathlib import Path

import pytest

from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast
from tests.factories.figures import make_reporting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]


def test_a_workbook_applied_twice_or_killed_is_applied_once(tmp_path: Path) -> None:
    make_reporting(make_cast())

    told = in_a_process("tests.integration.figures.applying_at_once", tmp_path)

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
