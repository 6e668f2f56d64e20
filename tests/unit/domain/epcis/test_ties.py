"""What one event says of ties, of hands and of places."""

from dataclasses import replace
from decimal import Decimal

import pytest

from chuan.domain.epcis.genealogy import (
    Tie,
    TieKind,
    handovers_of,
    is_bare_class,
    is_lot,
    is_transformation,
    sightings_of,
    ties_of,
)
from chuan.domain.epcis.genealogy.spans import bounds, holds, meeting, only_at, span, united
from chuan.domain.epcis.model import ErrorDeclaration, Event, Location
from chuan.domain.epcis.moments import NotAMoment
from tests.unit.domain.epcis.chains import (
    BINH,
    HOA,
    LAN,
    day,
    event,
    made,
    packed,
    quantities,
    seen,
    sent,
    unpacked,
)

GTIN = "https://id.gs1.org/01/08936000000011"


def test_packing_opens_and_unpacking_closes() -> None:
    assert ties_of(packed(1, "p", "a"), "k", "me") == (
        Tie("a", "p", TieKind.AGGREGATION, "k", day(1), owner="me"),
    )
    assert ties_of(unpacked(2, "p", "a"), "k") == (
        Tie("a", "p", TieKind.AGGREGATION, "k", None, day(2)),
    )
    assert ties_of(unpacked(2, "p"), "k") == (Tie("", "p", TieKind.AGGREGATION, "k", None, day(2)),)
    assert [tie.seen for tie in ties_of(packed(1, "p", "a", action="OBSERVE"), "k")] == [True]


def test_an_association_is_told_as_one() -> None:
    tied = event("AssociationEvent", 1, parent_id="crate", child_epcs=("sensor",), action="ADD")

    assert [tie.kind for tie in ties_of(tied, "k")] == [TieKind.ASSOCIATION]


def test_a_transformation_is_a_node_between_inputs_and_outputs() -> None:
    said = replace(made(1, ["a"], ["b"]), input_quantity_list=quantities([("c", "2", "KGM")]))

    ties = ties_of(said, "key")

    assert {(tie.source, tie.target, tie.amount, tie.uom) for tie in ties} == {
        ("a", "transformation:key", Decimal(1), ""),
        ("c", "transformation:key", Decimal(2), "KGM"),
        ("transformation:key", "b", Decimal(1), ""),
    }
    assert ties_of(made(1, [], ["b"], "run"), "key")[0].source == "transformation:run"


@pytest.mark.parametrize(
    "said",
    [
        replace(packed(1, "p", "a"), error_declaration=ErrorDeclaration("2026-01-09T00:00:00Z")),
        packed(1, "", "a"),
        event("ObjectEvent", 1, epc_list=("a",), action="OBSERVE"),
        event("TransactionEvent", 1, parent_id="p", epc_list=("a",), action="ADD"),
        event("https://example.vn/Event", 1, parent_id="p", child_epcs=("a",)),
    ],
)
def test_says_nothing_of_ties_when_it_ties_nothing(said: Event) -> None:
    assert ties_of(said, "k") == ()


def test_refuses_an_event_whose_time_is_none() -> None:
    with pytest.raises(NotAMoment):
        ties_of(replace(packed(1, "p", "a"), event_time="hôm qua"), "k")


def test_identifiers_are_told_in_one_spelling() -> None:
    ties = ties_of(
        packed(1, "urn:epc:id:sscc:8936000.0000000001", "urn:epc:id:sgtin:8936000.000001.7"), "k"
    )

    assert [(tie.source, tie.target) for tie in ties] == [
        (f"{GTIN}/21/7", "https://id.gs1.org/00/089360000000000011")
    ]


@pytest.mark.parametrize(
    ("node", "lot", "bare"),
    [
        (f"{GTIN}/10/L1", True, False),
        (f"{GTIN}/10/L1/21/7", False, False),
        (f"{GTIN}/21/7", False, False),
        (GTIN, False, True),
        ("https://id.gs1.org/8003/08936000000011", False, True),
        ("https://id.gs1.org/8003/08936000000011X", False, False),
        ("https://id.gs1.org/00/089360000000000011", False, False),
        ("urn:example:lot", False, False),
    ],
)
def test_tells_lots_and_bare_products_from_objects(
    node: str,
    lot: bool,  # noqa: FBT001 - a column of the table
    bare: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (is_lot(node), is_bare_class(node), is_transformation(node)) == (lot, bare, False)


def test_hands_are_those_named_else_of_who_captured_it() -> None:
    def hands(said: Event, owner: str = "") -> list[tuple[str, str]]:
        return [(each.giver, each.taker) for each in handovers_of(said, "k", owner)]

    assert hands(sent(1, LAN, BINH, "a"), HOA) == [(LAN, BINH)]
    assert hands(sent(1, "", BINH, "a"), HOA) == [(HOA, BINH)]
    assert hands(sent(1, LAN, "", "a", step="receiving"), HOA) == [(LAN, HOA)]
    assert hands(sent(1, "", "", "a", step="packing"), HOA) == []
    assert hands(sent(1, LAN, LAN, "a")) == []


def test_is_seen_where_it_is_afterwards_else_where_it_was_read() -> None:
    read = replace(seen(1, "", "a"), biz_location=None, read_point=Location("gate"))

    assert [each.place for each in sightings_of(seen(1, "hall", "a"), "k")] == ["hall"]
    assert [each.place for each in sightings_of(read, "k")] == ["gate"]
    assert sightings_of(event("ObjectEvent", 1, epc_list=("a",)), "k") == ()
    assert sightings_of(event("TransactionEvent", 1, epc_list=("a",)), "k", "me") == ()


def test_spans_join_meet_and_end_before_their_end() -> None:
    day1, day2, day3 = day(1), day(2), day(3)

    both = united([span(day2, day3), span(day1, day2), span(day3, day3)])

    assert both == (span(day1, day3),)
    assert (holds(both, day1), holds(both, day3)) == (True, False)
    assert meeting(both, (only_at(day2),)) == (only_at(day2),)
    assert meeting(both, (span(day3, None),)) == ()
    assert bounds((span(None, None),)) == (None, None)
    assert bounds(both) == (day1, day3)
