"""What came out of a transformation is weighed against what went in, and unknowns are told."""

from decimal import Decimal

import pytest

from chuan.domain.epcis.genealogy import Verdict, loss_along, mass_balance
from chuan.domain.epcis.model import Event
from tests.unit.domain.epcis.chains import event, kept, quantities


def milled(
    inputs: list[tuple[str, str | None, str]],
    outputs: list[tuple[str, str | None, str]],
    run: str = "run",
    at: int = 1,
) -> Event:
    return event(
        "TransformationEvent",
        at,
        transformation_id=run,
        input_quantity_list=quantities(inputs),
        output_quantity_list=quantities(outputs),
    )


@pytest.mark.parametrize(
    ("out", "verdict"),
    [
        ("0.9", Verdict.BALANCED),
        ("0.89", Verdict.MORE_LOST),
        ("1.0", Verdict.BALANCED),
        ("1.01", Verdict.MORE_OUT),
    ],
)
def test_judges_the_loss_against_the_expected_one(out: str, verdict: Verdict) -> None:
    ties = kept(milled([("paddy", "1000", "KGM")], [("rice", out, "TNE")]))

    balance = mass_balance(ties, "run", expected_loss=Decimal("0.1"))

    assert balance.loss == 1 - Decimal(out)
    assert balance.verdict is verdict


def test_allows_for_what_may_be_weighed_wrong() -> None:
    ties = kept(milled([("paddy", "100", "KGM")], [("rice", "100.5", "KGM")]))

    assert mass_balance(ties, "run", tolerance=Decimal("0.01")).verdict is Verdict.BALANCED


def test_sums_over_all_events_of_a_transformation() -> None:
    ties = kept(
        milled([("a", "1", "KGM"), ("b", "500", "GRM")], []),
        milled([], [("c", "1", "KGM")], at=2),
        milled([], [("d", "0.2", "KGM")], at=3),
    )

    balance = mass_balance(ties, "run")

    assert balance.inputs == {"KGM": Decimal("1.5")}
    assert balance.outputs == {"KGM": Decimal("1.2")}
    assert balance.loss == Decimal("0.2")


@pytest.mark.parametrize(
    ("inputs", "outputs", "unknown"),
    [
        ([("a", None, "KGM")], [("b", "1", "KGM")], ("a",)),
        ([("a", "1", "KGM")], [("b", "1", "ZZ9")], ("b",)),
        ([("a", "1", "KGM")], [("b", "1", "LTR")], ()),
        ([("a", "1", "KGM")], [], ()),
        ([("a", "0", "KGM")], [("b", "0", "KGM")], ()),
    ],
)
def test_says_that_figures_are_missing_when_they_are(
    inputs: list[tuple[str, str | None, str]],
    outputs: list[tuple[str, str | None, str]],
    unknown: tuple[str, ...],
) -> None:
    balance = mass_balance(kept(milled(inputs, outputs)), "run")

    assert balance.verdict is Verdict.UNKNOWN
    assert balance.unknown == unknown
    assert balance.said().said() == "Chưa đủ số liệu."


def test_counts_objects_as_pieces() -> None:
    made = event("TransformationEvent", 1, input_epc_list=("a", "b"), output_epc_list=("c",))

    assert mass_balance(kept(made), "event-0").loss == Decimal("0.5")


def test_the_losses_of_a_path_multiply() -> None:
    ties = kept(
        milled([("a", "100", "KGM")], [("b", "80", "KGM")], run="one"),
        milled([("b", "80", "KGM")], [("c", "40", "KGM")], run="two"),
        milled([("c", None, "KGM")], [("d", "1", "KGM")], run="three"),
    )
    one, two, three = (mass_balance(ties, run) for run in ("one", "two", "three"))

    assert loss_along([one, two]) == Decimal("0.6")
    assert loss_along([one, three]) is None
