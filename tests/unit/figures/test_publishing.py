"""What the public reads: exact but for few people, and nothing from which the few can be worked out."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chuan.figures.rules.publishing import Column, content_of, publish

D = Decimal


def _column(key: str, values: dict[str, int | None], **given_: object) -> Column:
    numbers = {unit: None if value is None else D(value) for unit, value in values.items()}
    total = sum((value for value in numbers.values() if value is not None), D(0))
    fields: dict[str, object] = {
        "key": key, "name": key, "unit": "người", "decimals": 0, "values": numbers,
        "total": total, "people": True,
    } | given_  # fmt: skip
    return Column(**fields)  # type: ignore[arg-type]  # a test's own fields


def test_a_count_of_things_is_shown_as_it_is() -> None:
    (shown,) = publish([_column("a", {"x": 1, "y": 40}, people=False)])

    assert shown.values == {"x": D(1), "y": D(40)}
    assert not shown.hidden


def test_a_small_count_of_people_is_left_out_with_another_that_would_give_it_away() -> None:
    (shown,) = publish([_column("a", {"x": 3, "y": 40, "z": 12})])

    assert "x" in shown.hidden
    assert len(shown.hidden) >= 2
    assert all((shown.values[unit] is None) == (unit in shown.hidden) for unit in "xyz")


@given(
    st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), max_size=12)
)
def test_no_left_out_count_is_the_total_less_the_others(counts: dict[str, int | None]) -> None:
    (shown,) = publish([_column("a", counts)])

    assert not [unit for unit, value in shown.values.items() if value is not None and 0 < value < 5]
    if len(shown.hidden) == 1:
        assert shown.total_hidden


def test_a_rate_is_left_out_where_its_parts_are() -> None:
    trained = _column("t:", {"x": 2, "y": 30, "z": 9})
    whole = _column("w:", {"x": 20, "y": 40, "z": 20})
    rate = _column("r:", {"x": 10, "y": 75, "z": 45}, parts=("t:", "w:"), unit="%")

    shown = {each.column.key: each for each in publish([rate, trained, whole])}

    assert "x" in shown["r:"].hidden
    assert shown["t:"].hidden <= shown["r:"].hidden


def test_a_rate_of_people_whose_parts_are_not_public_is_not_shown_at_all() -> None:
    (shown,) = publish([_column("r:", {"x": 10, "y": 75}, parts=("t:", "w:"), unit="%")])

    assert shown.hidden == {"x", "y"}
    assert shown.total is None


def test_what_is_left_out_is_nowhere_in_the_content() -> None:
    columns = publish([_column("a", {"x": 3, "y": 4, "z": 4000})])

    content = content_of(columns, [("x", "X"), ("y", "Y"), ("z", "Z")], place="P", period="2026")

    assert set(content["columns"][0]["hidden"]) >= {"x", "y"}
    assert not {"x", "y"} & set(content["columns"][0]["values"])
