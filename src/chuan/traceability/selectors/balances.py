"""What went into a transformation against what came out of it, for those a thing was part of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.domain.epcis.genealogy import (
    Balance,
    Tie,
    TieKind,
    TiesInMemory,
    Verdict,
    is_transformation,
    mass_balance,
)
from chuan.domain.epcis.genealogy.ties import TRANSFORMATION
from chuan.traceability import labels
from chuan.traceability.permissions import must_query
from chuan.traceability.selectors import told
from chuan.traceability.selectors.names import names_of
from chuan.traceability.selectors.ties import StoredTies
from chuan.traceability.selectors.told import Thing

MOST: Final = 20
"""Transformations of one page."""
_LINES: Final = 100


class Sum(NamedTuple):
    """Amounts of one kind on either side, in their base unit, and the difference as people write them."""

    went_in: str
    came_out: str
    difference: str


@dataclass(frozen=True, slots=True)
class BalanceShown:
    """One transformation: its lines, its sums, its verdict."""

    name: str
    at: datetime | None
    event: int | None
    inputs: Sequence[Thing]
    outputs: Sequence[Thing]
    sums: Sequence[Sum]
    loss: str
    expected: str
    unknown: Sequence[Thing]
    verdict: str
    mark: str
    is_off: bool
    is_judged: bool


@dataclass(frozen=True, slots=True)
class BalancePage:
    """Everything the page of balances shows."""

    thing: Thing
    balances: Sequence[BalanceShown]
    more: int


def balance_page(
    actor: Actor,
    identifier: str,
    *,
    expected_loss: Decimal = Decimal(0),
    tolerance: Decimal = Decimal(0),
) -> BalancePage:
    """The transformations that made the thing or used it, or the one asked for. Four queries and names."""
    must_query(actor)
    ties = StoredTies(actor)
    asked = frozenset({identifier})
    nodes = dict.fromkeys(
        [tie.source for tie in ties.entering(asked) if tie.kind == TieKind.OUTPUT]
        + [tie.target for tie in ties.leaving(asked) if tie.kind == TieKind.INPUT]
    )
    own = f"{TRANSFORMATION}{identifier}"
    chosen = frozenset(list(nodes)[:MOST] or [own])
    flows = [*ties.entering(chosen), *ties.leaving(chosen)]
    names = names_of(actor, _objects(identifier, flows), {tie.owner for tie in flows})
    fetched = TiesInMemory()
    for tie in dict.fromkeys(flows):
        fetched.keep(tie)
    shown = [
        _shown(
            mass_balance(fetched, node, expected_loss=expected_loss, tolerance=tolerance),
            [tie for tie in flows if node in {tie.source, tie.target}],
            names,
        )
        for node in sorted(chosen)
        if any(node in {tie.source, tie.target} for tie in flows)
    ]
    return BalancePage(told.thing(identifier, names), shown, max(0, len(nodes) - MOST))


def _objects(identifier: str, flows: Iterable[Tie]) -> set[str]:
    ends = {end for tie in flows for end in (tie.source, tie.target)}
    return {identifier, *(end for end in ends if not is_transformation(end))}


def _shown(balance: Balance, flows: Sequence[Tie], names: Mapping[str, str]) -> BalanceShown:
    """What a page shows; a loss is judged only where somebody says how much was to be expected."""
    is_judged = bool(balance.expected_loss)
    times = [tie.from_time for tie in flows if tie.from_time]
    return BalanceShown(
        name=labels.code_words(balance.transformation.removeprefix(TRANSFORMATION)),
        at=min(times, default=None),
        event=max((int(tie.event) for tie in flows), default=None),
        inputs=[_line(tie.source, tie, names) for tie in flows if tie.kind == TieKind.INPUT][
            :_LINES
        ],
        outputs=[_line(tie.target, tie, names) for tie in flows if tie.kind == TieKind.OUTPUT][
            :_LINES
        ],
        sums=_sums(balance),
        loss=_share(balance.loss),
        expected=_share(balance.expected_loss) if balance.expected_loss else "",
        unknown=[told.thing(each, names) for each in balance.unknown[:_LINES]],
        verdict=balance.said().said(_),
        mark=labels.VERDICT[balance.verdict],
        is_off=balance.verdict == Verdict.MORE_OUT
        or (is_judged and balance.verdict == Verdict.MORE_LOST),
        is_judged=is_judged or balance.verdict != Verdict.MORE_LOST,
    )


def _line(node: str, tie: Tie, names: Mapping[str, str]) -> Thing:
    return told.thing(node, names)._replace(amount=told.amount_words(tie.amount, tie.uom))


def _sums(balance: Balance) -> list[Sum]:
    sums = []
    for unit in sorted({*balance.inputs, *balance.outputs}):
        before, after = (side.get(unit, Decimal(0)) for side in (balance.inputs, balance.outputs))
        words = [told.amount_words(amount, unit) for amount in (before, after, after - before)]
        words[2] = words[2].replace("-", "−")
        sums.append(Sum(*words))
    return sums


def _share(share: Decimal | None) -> str:
    if share is None:
        return ""
    return f"{told.number_words((share * 100).quantize(Decimal('0.01')))} %"
