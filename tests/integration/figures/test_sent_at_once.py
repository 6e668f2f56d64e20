"""Two who send in the same moment: no total loses one of them, on either engine."""

from pathlib import Path

import pytest

from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast
from tests.factories.figures import make_reporting
from tests.integration.figures.sending_at_once import TIMES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]


def test_no_sending_is_lost_when_three_send_at_once(tmp_path: Path) -> None:
    make_reporting(make_cast())

    found = in_a_process("tests.integration.figures.sending_at_once", tmp_path)

    assert found["told"] == [["done"] * 3] * (TIMES - 1)
    assert found["totals"] == [[[11 * time, 2], [11 * time, 2]] for time in range(1, TIMES)]
    assert found["differing"] == 0
