"""A trace follows matter through packing and making, and only where time allows."""

from datetime import datetime

import pytest

from chuan.domain.epcis.genealogy import (
    Bounds,
    CutBy,
    Ties,
    Trace,
    trace_back,
    trace_forward,
)
from chuan.domain.epcis.model import Event
from tests.unit.domain.epcis.chains import (
    Counted,
    commissioned,
    day,
    event,
    kept,
    made,
    packed,
    quantities,
    unpacked,
)

GTIN = "https://id.gs1.org/01/08936000000015"


def forward(ties: Ties, *start: str, since: datetime | None = None) -> set[str]:
    return {reached.node for reached in trace_forward(ties, start, since=since).objects} - {*start}


def back(ties: Ties, *start: str, at: datetime | None = None) -> set[str]:
    return {reached.node for reached in trace_back(ties, start, at=at).objects} - {*start}


def test_finds_the_outputs_when_a_lot_was_used() -> None:
    ties = kept(made(1, ["rice", "salt"], ["cake"]), made(2, ["cake"], ["box"]))

    assert forward(ties, "rice") == {"cake", "box"}
    assert back(ties, "box") == {"cake", "rice", "salt"}


def test_finds_the_pallet_only_while_the_item_was_in_it() -> None:
    ties = kept(
        packed(1, "pallet", "item"),
        unpacked(3, "pallet", "item"),
        packed(4, "pallet", "other"),
        packed(5, "ship", "pallet"),
    )

    assert forward(ties, "item") == {"pallet"}
    assert back(ties, "ship") == {"pallet", "other"}
    assert back(ties, "pallet", at=day(2)) == {"item"}
    assert back(ties, "pallet", at=day(4)) == {"other"}
    assert back(ties, "pallet", at=day(0)) == set()
    assert back(ties, "pallet") == {"item", "other"}


def test_empties_the_pallet_when_no_child_is_named() -> None:
    ties = kept(packed(1, "pallet", "a", "b"), unpacked(2, "pallet"), packed(3, "ship", "pallet"))

    assert forward(ties, "a") == {"pallet"}
    assert back(ties, "ship") == {"pallet"}


def test_was_inside_before_when_it_is_taken_out_and_nobody_put_it_in() -> None:
    ties = kept(packed(1, "ship", "pallet"), unpacked(2, "pallet", "item"))

    assert forward(ties, "item") == {"pallet", "ship"}


def test_is_inside_from_then_on_when_it_was_seen_there() -> None:
    ties = kept(packed(1, "pallet", "item", action="OBSERVE"), packed(2, "ship", "pallet"))

    assert forward(ties, "item") == {"pallet", "ship"}


def test_reads_the_slices_alike_when_events_come_late() -> None:
    events = [packed(1, "p", "a"), unpacked(2, "p", "a"), packed(3, "p", "a"), packed(9, "q", "p")]

    assert {frozenset(forward(kept(*order), "a")) for order in (events, events[::-1])} == {
        frozenset({"p", "q"})
    }


@pytest.mark.parametrize(("taken", "still_inside"), [("4", True), ("10", False), (None, False)])
def test_a_lot_stays_inside_until_all_of_it_was_taken_out(
    taken: str | None,
    still_inside: bool,  # noqa: FBT001 - a column of the table
) -> None:
    lot = f"{GTIN}/10/L1"

    def moved(at: int, amount: str | None, action: str) -> Event:
        return event(
            "AggregationEvent",
            at,
            parent_id="pallet",
            action=action,
            child_quantity_list=quantities([(lot, amount, "KGM")]),
        )

    ties = kept(
        moved(1, "10", "ADD"),
        moved(2, "10", "OBSERVE"),
        moved(3, taken, "DELETE"),
        packed(4, "ship", "pallet"),
    )

    assert ("ship" in forward(ties, lot)) is still_inside


def test_an_output_has_nothing_of_what_went_in_after_it() -> None:
    ties = kept(
        made(1, ["early"], [], transformation="run"),
        made(2, [], ["first"], transformation="run"),
        made(3, ["late"], [], transformation="run"),
        made(4, [], ["second"], transformation="run"),
    )

    assert back(ties, "first") == {"early"}
    assert back(ties, "second") == {"early", "late"}
    assert forward(ties, "late") == {"second"}


def test_a_lot_that_was_used_up_before_does_not_reach_what_came_after() -> None:
    ties = kept(made(5, ["milk"], ["cheese"]), made(3, ["cheese"], ["pie"]))

    assert forward(ties, "milk") == {"cheese"}
    assert back(ties, "pie") == {"cheese"}


def test_follows_only_later_ties_when_asked_since_a_day() -> None:
    ties = kept(made(1, ["flour"], ["early"]), made(5, ["flour"], ["late"]))

    assert forward(ties, "flour", since=day(3)) == {"late"}


def test_items_belong_to_the_lot_that_their_master_data_tell() -> None:
    ties = kept(commissioned(1, "L 1", f"{GTIN}/21/7"), packed(2, "box", f"{GTIN}/21/7"))

    assert forward(ties, f"{GTIN}/10/L%201") == {f"{GTIN}/21/7", "box"}


def test_stops_at_a_product_without_a_lot() -> None:
    ties = kept(made(1, ["wheat"], [GTIN]), made(2, [GTIN], ["bread"]))

    trace = trace_forward(ties, ["wheat"])

    assert trace.bare == (GTIN,)
    assert "bread" not in {reached.node for reached in trace.objects}


def test_ends_when_ties_go_round() -> None:
    ties = kept(
        made(1, ["a"], ["b"]),
        made(1, ["b"], ["a"]),
        packed(2, "p", "q"),
        packed(2, "q", "p"),
        packed(2, "p", "a"),
    )

    assert forward(ties, "a") == {"b", "p", "q"}
    assert back(ties, "q") == {"p", "a", "b"}


def chain(length: int) -> Counted:
    steps = [made(n, [f"lot-{n}"], [f"lot-{n + 1}"]) for n in range(length)]
    return Counted((f"e{n}", step, "") for n, step in enumerate(steps))


def test_tells_that_it_was_cut_when_the_chain_is_deeper() -> None:
    trace = trace_forward(chain(5), ["lot-0"], limits=Bounds(depth=3))

    assert [(reached.node, reached.depth) for reached in trace.objects] == [
        ("lot-0", 0),
        ("lot-1", 1),
        ("lot-2", 2),
        ("lot-3", 3),
    ]
    assert trace.cut is CutBy.DEPTH
    assert trace_forward(chain(3), ["lot-0"], limits=Bounds(depth=3)).cut is None


def test_tells_that_it_was_cut_when_there_are_more_objects() -> None:
    ties = kept(made(1, ["a"], ["d", "c", "b"]))

    trace = trace_forward(ties, ["a"], limits=Bounds(nodes=3))

    assert [reached.node for reached in trace.objects] == ["a", "b", "c"]
    assert trace.cut is CutBy.NODES
    assert trace_forward(ties, ["a"], limits=Bounds(nodes=4)).cut is None


def fan(width: int) -> Counted:
    """Cartons of ten items each, on one pallet, after a hundred thousand others' ties do not matter."""
    cartons = [
        packed(1, f"carton-{n}", *(f"item-{n}-{k}" for k in range(10))) for n in range(width // 10)
    ]
    pallet = packed(2, "pallet", *(f"carton-{n}" for n in range(width // 10)))
    others = [packed(1, f"other-{n}", f"thing-{n}") for n in range(width)]
    return Counted((f"e{n}", said, "") for n, said in enumerate([*cartons, pallet, *others]))


def cost(ties: Counted, trace: Trace) -> tuple[int, float]:
    return ties.calls, ties.rows / len(trace.objects)


def test_the_cost_grows_only_with_what_is_found() -> None:
    small, large = fan(1_000), fan(10_000)

    costs = [cost(ties, trace_back(ties, ["pallet"])) for ties in (small, large)]

    assert costs[0][0] == costs[1][0] <= 6
    assert costs[1][1] <= costs[0][1] * 1.01 <= 2


def test_the_cost_of_one_item_forward_is_not_that_of_its_neighbours() -> None:
    small, large = fan(1_000), fan(10_000)

    for ties in (small, large):
        trace_forward(ties, ["item-3-3"])

    assert small.rows == large.rows <= 4
    assert small.calls == large.calls


@pytest.mark.parametrize("length", [20, 40])
def test_a_chain_is_asked_level_by_level(length: int) -> None:
    ties = chain(length)

    trace_forward(ties, ["lot-0"], limits=Bounds(depth=100))

    assert ties.rows == 2 * length
    assert ties.calls <= 2 * length + 2
