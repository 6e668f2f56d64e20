"""A recall finds everything that holds what is bad, where it is now and in whose hands."""

from chuan.domain.epcis.genealogy import Bounds, CutBy, recall_set
from tests.unit.domain.epcis.chains import (
    BINH,
    HOA,
    commissioned,
    kept,
    made,
    packed,
    seen,
    sent,
    unpacked,
)

GTIN = "https://id.gs1.org/01/08936000000015"
LOT = f"{GTIN}/10/L1"
MILL, SHOP, STORE = (f"https://id.gs1.org/414/893600000000{n}" for n in (4, 5, 6))


def test_finds_lots_and_objects_made_of_the_bad_lot() -> None:
    ties = kept(
        commissioned(1, "L1", f"{GTIN}/21/1", f"{GTIN}/21/2"),
        made(2, [f"{GTIN}/21/1"], ["https://id.gs1.org/01/08936000000022/10/M"]),
    )

    recall = recall_set(ties, [LOT])

    assert recall.lots == (LOT, "https://id.gs1.org/01/08936000000022/10/M")
    assert recall.objects == (f"{GTIN}/21/1", f"{GTIN}/21/2")


def test_tells_the_place_of_the_pallet_when_the_item_is_in_it() -> None:
    ties = kept(
        seen(1, MILL, "item", "other"),
        packed(2, "pallet", "item"),
        seen(3, SHOP, "pallet"),
        seen(9, STORE, "stranger"),
    )

    recall = recall_set(ties, ["item"])

    assert recall.objects == ("item", "pallet")
    assert recall.places == (SHOP,)
    assert recall.seen["item"].node == "pallet"


def test_tells_the_own_place_when_the_item_was_taken_out() -> None:
    ties = kept(
        packed(1, "pallet", "item"),
        seen(2, SHOP, "pallet"),
        unpacked(3, "pallet", "item"),
        seen(4, STORE, "item"),
        seen(5, MILL, "pallet"),
    )

    recall = recall_set(ties, ["item"])

    assert (recall.objects, recall.passed) == (("item",), ("pallet",))
    assert recall.places == (STORE,)


def test_takes_the_contents_along_when_a_pallet_is_recalled() -> None:
    ties = kept(
        made(0, ["flour"], ["a"]),
        packed(1, "pallet", "a", "b"),
        unpacked(2, "pallet", "b"),
        made(3, ["b"], ["bread"]),
        packed(4, "pallet", "c"),
    )

    recall = recall_set(ties, ["pallet"])

    assert recall.objects == ("a", "b", "bread", "c", "pallet")


def test_does_not_recall_what_the_contents_became_before_they_were_inside() -> None:
    ties = kept(made(1, ["lot"], ["early"]), packed(2, "pallet", "lot"))

    assert recall_set(ties, ["pallet"]).objects == ("lot", "pallet")


def test_tells_who_has_it_and_what_was_never_seen() -> None:
    ties = kept(sent(1, BINH, HOA, "lot"), packed(2, "box", "hidden"))

    recall = recall_set(ties, ["lot", "hidden"])

    assert recall.parties == (HOA,)
    assert recall.unseen == ("box", "hidden")


def test_says_so_when_it_was_cut() -> None:
    ties = kept(made(1, ["a"], ["b"]), made(2, ["b"], ["c"]))

    assert recall_set(ties, ["a"], limits=Bounds(depth=1)).cut is CutBy.DEPTH
    assert recall_set(ties, ["a"]).cut is None
