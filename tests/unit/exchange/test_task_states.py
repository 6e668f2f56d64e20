"""The state of a task is taken for nothing but what the format says, and has room for nothing else."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.exchange.rules.canonical import Malformed
from chuan.exchange.rules.task_states import (
    PARTY_SYMBOL,
    bears_stamp,
    is_secret,
    read_task_state,
    write_task_state,
)
from tests.factories.exchange import task_state
from tests.unit.exchange.test_papers_and_receipts import JSON


def test_a_state_reads_back_as_it_was_written() -> None:
    told = task_state(state="done", done=3, closed_on="2026-11-12")

    assert write_task_state(read_task_state(told, 0)) == told


@settings(max_examples=400)
@given(key=st.sampled_from(sorted(task_state())), value=JSON)
def test_any_other_value_is_read_or_called_malformed(key: str, value: Any) -> None:
    with contextlib.suppress(Malformed):
        read_task_state(task_state(**{key: value}), 0)


@pytest.mark.parametrize(
    "more",
    [
        {"evidence": []}, {"people": "Nguyễn Văn A"}, {"state": "reported"}, {"closed_on": "2026-01-05"},
        {"plan_date": "2026-13-01"}, {"plan_date": "20260105"}, {"done": 4}, {"total": True},
        {"key": "F" * 32}, {"result": "x" * 301}, {"text": "  "}, {"whole": 1}, {"state": []},
    ],
    ids=str,
)  # fmt: skip
def test_what_the_format_has_no_room_for_is_malformed(more: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        read_task_state(task_state(**more), 0)


def test_a_state_has_no_files_and_every_key() -> None:
    with pytest.raises(Malformed):
        read_task_state(task_state(), 1)
    short = task_state()
    del short["note"]
    with pytest.raises(Malformed):
        read_task_state(short, 0)


@pytest.mark.parametrize("key", ["text", "result", "note"])
def test_a_stamp_is_seen_wherever_it_stands(key: str) -> None:
    assert is_secret(read_task_state(task_state(**{key: "TỐI MẬT"}), 0))
    assert not is_secret(read_task_state(task_state(), 0))
    assert bears_stamp("", "TUYỆT MẬT")


@pytest.mark.parametrize(
    ("symbol", "of_party"),
    [
        ("03-KH/TU", True), ("38-CT/TW", True), ("15-CTR/ĐU", True), ("12/KH-UBND", False),
        ("1703/QĐ-TTG", False), ("70/2025/QH15", False), ("TCVN-1/2", False),
    ],
)  # fmt: skip
def test_a_party_document_is_told_by_where_its_dash_stands(symbol: str, *, of_party: bool) -> None:
    import re

    assert bool(re.search(PARTY_SYMBOL, symbol)) == of_party
