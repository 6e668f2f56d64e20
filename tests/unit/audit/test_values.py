"""What services report as changed becomes values that both databases give back unchanged."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from chuan.audit.values import clean_text, plain

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Colour(StrEnum):
    """A closed list."""

    AMBER = "amber"


def test_each_kind_of_value_has_one_plain_form() -> None:
    given_values = {
        "day": date(2026, 11, 22),
        "moment": datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC),
        "money": Decimal("1.50"),
        "share": 0.1,
        "state": Colour.AMBER,
        "set": {"b", "a"},
        "pair": (1, None),
        "uid": UUID(int=1),
    }

    assert plain(given_values) == {
        "day": "2026-11-22",
        "moment": "2026-11-22T01:02:03+00:00",
        "money": "1.50",
        "share": "0.1",
        "state": "amber",
        "set": ["a", "b"],
        "pair": [1, None],
        "uid": "00000000-0000-0000-0000-000000000001",
    }


@given(anything)
def test_a_plain_value_survives_json_and_stays_plain(value: object) -> None:
    once = plain(value)

    assert json.loads(json.dumps(once)) == once
    assert plain(once) == once


@given(st.text(), st.integers(1, 20))
def test_text_is_cut_at_its_limit_and_free_of_what_a_database_refuses(
    text: str, limit: int
) -> None:
    cleaned = clean_text(text, limit)

    assert len(cleaned) <= limit
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")
