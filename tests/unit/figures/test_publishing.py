"""What the public reads: exact but for few people, and nothing from which the few can be worked out."""

from dataclasses import replace
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


def _rate_of(whole: dict[str, int | None], **given_: object) -> tuple[Column, Column, Column]:
    """Those trained, the whole they are of, and the rate of it."""
    trained = _column("t:", {"x": 30, "y": 9, "z": 50}, people=False)
    rate = _column("r:", {"x": 10, "y": 75, "z": 45}, parts=("t:", "w:"), unit="%", **given_)
    return trained, _column("w:", whole), rate


def test_a_rate_is_shown_where_both_of_its_parts_are_and_its_total_with_theirs() -> None:
    open_, *_ = publish(_rate_of({"x": 40, "y": 20, "z": 60})[::-1])
    assert (open_.values, open_.total) == ({"x": D(10), "y": D(75), "z": D(45)}, D(130))
    assert not open_.total_hidden

    (*_, cells) = publish(_rate_of({"x": 2, "y": 3, "z": 60}))
    assert (cells.values, cells.hidden) == ({"x": None, "y": None, "z": D(45)}, {"x", "y"})
    assert (cells.total, cells.total_hidden) == (D(130), False)

    (*_, total) = publish(_rate_of({"x": 3}))
    assert (total.hidden, total.total, total.total_hidden) == ({"x"}, None, True)


def test_a_rate_of_things_is_shown_though_its_parts_are_not_in_the_table() -> None:
    *_, rate = _rate_of({}, people=False)
    (alone,) = publish([rate])
    (_, beside) = publish([_column("t:", {"x": 2, "y": 30, "z": 9}), rate])

    assert (alone.values, alone.total, alone.hidden) == (rate.values, rate.total, frozenset())
    assert "x" in beside.hidden
    *_, of_people = _rate_of({})
    assert publish([_column("t:", {"x": 20, "y": 30, "z": 9}), of_people])[1].hidden == set("xyz")


def test_a_count_of_nobody_is_shown_and_what_nobody_stated_stays_unstated() -> None:
    (shown,) = publish([_column("a", {"x": 0, "y": None, "z": 40})])
    (nothing,) = publish([_column("a", {"x": None})])

    assert (shown.values, shown.hidden, shown.total) == (
        {"x": D(0), "y": None, "z": D(40)}, frozenset(), D(40),
    )  # fmt: skip
    assert (nothing.hidden, nothing.total_hidden) == (frozenset(), False)


def test_the_content_is_plain_values_in_the_order_given() -> None:
    column = _column("a", {"z": 12, "y": None, "x": 7}, decimals=2, as_of="2026-11-15", stage="s")
    column = replace(column, values={**column.values, "z": D("12.50")}, total=D("1E+2"))

    assert content_of(publish([column]), [("x", "X")], place="P", period="2026") == {
        "schema": 1, "place": "P", "period": "2026", "units": [["x", "X"]],
        "columns": [{
            "key": "a", "name": "a", "unit": "người", "stage": "s", "decimals": 2,
            "as_of": "2026-11-15", "people": True, "total": "100", "total_hidden": False,
            "values": {"z": "12.5", "x": "7"}, "hidden": [],
        }],
    }  # fmt: skip
