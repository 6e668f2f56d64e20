"""Mass balance: what went into a transformation against what came out of it, unit by unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chuan.domain.epcis.genealogy.ties import TRANSFORMATION, Tie, TieKind, Ties
from chuan.domain.epcis.units import to_base
from chuan.domain.sentences import Sentence, gettext_noop


class Verdict(StrEnum):
    """What a balance shows."""

    BALANCED = "balanced"
    MORE_OUT = "more_out"
    MORE_LOST = "more_lost"
    UNKNOWN = "unknown"


SENTENCES: Mapping[Verdict, str] = {
    Verdict.BALANCED: gettext_noop("Đầu vào và đầu ra khớp nhau."),
    Verdict.MORE_OUT: gettext_noop("Đầu ra nhiều hơn đầu vào."),
    Verdict.MORE_LOST: gettext_noop("Hao hụt nhiều hơn mức dự kiến."),
    Verdict.UNKNOWN: gettext_noop("Chưa đủ số liệu."),
}


@dataclass(frozen=True, slots=True)
class Balance:
    """Inputs and outputs of a transformation by base unit, and the share that was lost (0.1 = 10 %).

    `loss` is None unless all amounts are of one kind. `unknown` are the nodes without an amount or with
    a unit we do not know.
    """

    transformation: str
    inputs: Mapping[str, Decimal]
    outputs: Mapping[str, Decimal]
    unknown: tuple[str, ...]
    loss: Decimal | None
    expected_loss: Decimal
    verdict: Verdict

    def said(self) -> Sentence:
        """The verdict as a sentence."""
        return Sentence(SENTENCES[self.verdict])


def mass_balance(
    ties: Ties,
    transformation: str,
    *,
    expected_loss: Decimal = Decimal(0),
    tolerance: Decimal = Decimal(0),
) -> Balance:
    """The balance of a transformation, by its id, the key of its only event, or its node.

    `expected_loss` is the share of the input that is lost as a rule, `tolerance` the share by which
    either may be wrong.
    """
    node = transformation
    if not node.startswith(TRANSFORMATION):
        node = TRANSFORMATION + node
    asked = frozenset({node})
    into = [tie for tie in ties.entering(asked) if tie.kind == TieKind.INPUT]
    out = [tie for tie in ties.leaving(asked) if tie.kind == TieKind.OUTPUT]
    inputs, unknown_inputs = _summed((tie.source, tie) for tie in into)
    outputs, unknown_outputs = _summed((tie.target, tie) for tie in out)
    unknown = tuple(sorted(unknown_inputs | unknown_outputs))
    loss = None if unknown else _loss(inputs, outputs)
    return Balance(
        node,
        inputs,
        outputs,
        unknown,
        loss,
        expected_loss,
        _verdict(loss, expected_loss, tolerance),
    )


def loss_along(balances: Iterable[Balance]) -> Decimal | None:
    """The share lost along a path of transformations; None when one of them does not tell it."""
    kept = Decimal(1)
    for balance in balances:
        if balance.loss is None:
            return None
        kept *= 1 - balance.loss
    return 1 - kept


def _summed(portions: Iterable[tuple[str, Tie]]) -> tuple[dict[str, Decimal], set[str]]:
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    unknown = set()
    for node, tie in sorted(portions):
        amount = None if tie.amount is None else to_base(tie.amount, tie.uom)
        if amount is None:
            unknown.add(node)
        else:
            amounts[amount[1]] += amount[0]
    return dict(sorted(amounts.items())), unknown


def _loss(inputs: Mapping[str, Decimal], outputs: Mapping[str, Decimal]) -> Decimal | None:
    if len(inputs) != 1 or inputs.keys() != outputs.keys():
        return None
    (before,), (after,) = inputs.values(), outputs.values()
    return (before - after) / before if before > 0 else None


def _verdict(loss: Decimal | None, expected: Decimal, tolerance: Decimal) -> Verdict:
    if loss is None:
        return Verdict.UNKNOWN
    if loss < -tolerance:
        return Verdict.MORE_OUT
    return Verdict.MORE_LOST if loss > expected + tolerance else Verdict.BALANCED
