"""Listeners over WebSocket are told what is captured at once, and sent away when they may not know it."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.factories.at_once import in_a_process
from tests.factories.cast import make_cast
from tests.factories.keys import secret_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.both]


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the clients of the drill saw."""
    cast = make_cast()
    monkeypatch.setitem(os.environ, "DRILL_SECRET", secret_of(cast.science))
    monkeypatch.setitem(os.environ, "DRILL_THIRD", secret_of(cast.science))
    monkeypatch.setitem(os.environ, "DRILL_OTHER", secret_of(cast.commune))
    monkeypatch.setitem(os.environ, "DRILL_PATH", cast.science.path)
    return in_a_process("tests.integration.traceability.listening", tmp_path)


def test_listeners_are_told_once_each_and_leave_with_query_and_key(heard: dict[str, Any]) -> None:
    assert heard["status"] == "HTTP/1.1 101 Switching Protocols"
    assert heard["first"] == heard["second"] == ["A", "B"]
    assert heard["again"] == ["C"]
    assert heard["from_the_beginning"] == ["A", "B", "C"]
    assert heard["forgotten"] == [1000, "Truy vấn đã bị xóa."]
    assert heard["ousted"] == [1000, "Khóa này vừa mở kết nối mới hơn."]
    assert heard["revoked"] == [1000, "Khóa truy cập đã thu hồi hoặc hết hạn."]
    sent_away = {name: heard[name][0] for name in heard if name.startswith("no_")}
    assert sent_away == {
        "no_key": 4401,
        "no_query": 4404,
        "no_stream": 4400,
        "no_query_of_ours": 4404,
    }
