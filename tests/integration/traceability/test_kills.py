"""What was acknowledged is there, once and whole, though the server was killed a hundred times under load."""

import os
from pathlib import Path

import pytest

from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast
from tests.factories.keys import secret_of
from tests.integration.traceability.killing import EPCS, EVENTS, KILLS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]


def test_a_hundred_kills_lose_nothing_and_double_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = secret_of(make_cast().science, per_minute=1_000_000, per_day=1_000_000)
    monkeypatch.setitem(os.environ, "DRILL_SECRET", secret)

    found = in_a_process("tests.integration.traceability.killing", tmp_path, seconds=500)

    acknowledged = found["acknowledged"]
    assert found["kills"] == KILLS >= 100
    assert acknowledged > KILLS
    assert found["sent_again"] > 0, "no kill met a request"
    assert found["refused"] == []
    assert found["unfinished"] == 0
    assert found["captures"] == found["audited"] == acknowledged
    assert found["events"] == found["identities"] == acknowledged * EVENTS
    assert found["keys"] == acknowledged * EVENTS * EPCS
