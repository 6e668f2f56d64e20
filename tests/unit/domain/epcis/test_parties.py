"""One step back and one step forward, through what a party did itself and in the carriers goods go in."""

from chuan.domain.epcis.genealogy import TiesInMemory, one_step_back, one_step_forward
from tests.unit.domain.epcis.chains import BINH, HOA, LAN, kept, made, packed, sent, unpacked


def back(ties: TiesInMemory, party: str, node: str) -> list[tuple[str, str, str]]:
    return [(step.party, step.node, step.carrier) for step in one_step_back(ties, party, node)]


def forward(ties: TiesInMemory, party: str, node: str) -> list[tuple[str, str, str]]:
    return [(step.party, step.node, step.carrier) for step in one_step_forward(ties, party, node)]


def test_names_who_gave_it_and_who_got_it() -> None:
    ties = kept(sent(1, LAN, BINH, "lot"), sent(2, BINH, HOA, "lot"))

    assert back(ties, BINH, "lot") == [(LAN, "lot", "lot")]
    assert forward(ties, BINH, "lot") == [(HOA, "lot", "lot")]
    assert back(ties, LAN, "lot") == []
    assert forward(ties, HOA, "lot") == []


def test_finds_the_supplier_of_what_it_was_made_of() -> None:
    ties = kept(
        sent(1, LAN, BINH, "rice"),
        made(2, ["rice"], ["cake"]),
        sent(3, BINH, HOA, "cake"),
        made(4, ["cake"], ["slice"]),
    )

    assert back(ties, BINH, "cake") == [(LAN, "rice", "rice")]
    assert forward(ties, BINH, "rice") == [(HOA, "cake", "cake")]
    assert back(ties, HOA, "slice") == [(BINH, "cake", "cake")]


def test_finds_it_in_the_pallet_that_was_handed_over() -> None:
    ties = kept(
        packed(1, "pallet", "item"),
        packed(1, "ship", "pallet"),
        sent(2, LAN, BINH, "ship"),
        unpacked(3, "ship"),
        unpacked(3, "pallet"),
        sent(4, BINH, HOA, "ship"),
    )

    assert back(ties, BINH, "item") == [(LAN, "item", "ship")]
    assert forward(ties, LAN, "item") == [(BINH, "item", "ship")]
    assert forward(ties, BINH, "item") == []


def test_joins_sending_and_receiving_when_neither_names_the_other() -> None:
    ties = TiesInMemory(
        [
            ("e1", sent(1, "", "", "lot"), LAN),
            ("e2", sent(2, "", "", "lot", step="receiving"), BINH),
        ]
    )

    assert back(ties, BINH, "lot") == [(LAN, "lot", "lot")]
    assert forward(ties, LAN, "lot") == [(BINH, "lot", "lot")]


def test_says_that_the_giver_is_unknown_when_nobody_told() -> None:
    ties = kept(sent(1, "", "", "lot", step="receiving"), owner=BINH)

    assert back(ties, BINH, "lot") == [("", "lot", "lot")]


def test_does_not_go_through_what_others_did() -> None:
    ties = TiesInMemory(
        [
            ("e1", made(1, ["seed"], ["rice"]), LAN),
            ("e2", sent(2, LAN, BINH, "rice"), LAN),
            ("e3", made(3, ["rice"], ["cake"]), BINH),
            ("e4", sent(4, BINH, HOA, "cake"), BINH),
            ("e5", made(5, ["cake"], ["slice"]), HOA),
            ("e6", sent(6, BINH, LAN, "slice"), LAN),
        ]
    )

    assert back(ties, BINH, "cake") == [(LAN, "rice", "rice")]
    assert forward(ties, BINH, "rice") == [(HOA, "cake", "cake")]


def test_ends_when_ties_go_round() -> None:
    ties = kept(
        made(1, ["a"], ["b"]),
        made(1, ["b"], ["a"]),
        packed(1, "p", "q"),
        packed(1, "q", "p"),
        packed(1, "q", "a"),
        sent(2, LAN, BINH, "p"),
    )

    assert (LAN, "a", "p") in back(ties, BINH, "a")
