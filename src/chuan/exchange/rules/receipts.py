"""What became of each item, as one node tells the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from chuan.domain.workflow import Transition, TransitionTable
from chuan.exchange.enums import ItemEvent, ItemState
from chuan.exchange.rules.canonical import HEX_32, HEX_64, MOMENT, Malformed, plain

LONGEST_REASON: Final = 1000
MOST_ROWS: Final = 20_000
STEPS: Final = TransitionTable(
    Transition(ItemEvent.RECEIVE, (ItemState.SENT,), ItemState.RECEIVED),
    Transition(ItemEvent.ACCEPT, (ItemState.RECEIVED,), ItemState.ACCEPTED),
    Transition(ItemEvent.RETURN, (ItemState.RECEIVED,), ItemState.RETURNED, needs_reason=True),
)
FINAL: Final = (ItemState.ACCEPTED, ItemState.RETURNED)
_ORDER: Final = {
    ItemState.SENT: 0,
    ItemState.RECEIVED: 1,
    ItemState.ACCEPTED: 2,
    ItemState.RETURNED: 2,
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one item of one bundle; `sha256` is that of the item as it came."""

    bundle: str
    item: str
    sha256: str
    state: ItemState
    at: str
    reason: str = ""


def advances(known: ItemState, told: ItemState) -> bool:
    """Whether a receipt says more than is known: an older one that comes late changes nothing.

    >>> advances(ItemState.ACCEPTED, ItemState.RECEIVED)
    False
    """
    return _ORDER[told] > _ORDER[known]


def write_receipts(receipts: tuple[Receipt, ...]) -> dict[str, Any]:
    """The body of an item that carries receipts."""
    return {
        "receipts": [
            {
                "bundle": row.bundle,
                "item": row.item,
                "sha256": row.sha256,
                "state": str(row.state),
                "at": row.at,
                "reason": row.reason,
            }
            for row in receipts
        ]
    }


def read_receipts(body: Mapping[str, Any]) -> tuple[Receipt, ...]:
    """The receipts of such a body; Malformed when they are not what the format says."""
    rows = body.get("receipts")
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise Malformed("receipts")
    try:
        return tuple(_receipt(row) for row in rows)
    except (KeyError, TypeError, AttributeError) as error:
        raise Malformed("receipt") from error


def _receipt(row: Mapping[str, Any]) -> Receipt:
    shapes = ((HEX_32, "bundle"), (HEX_32, "item"), (HEX_64, "sha256"), (MOMENT, "at"))
    if not all(isinstance(row[key], str) and shape.fullmatch(row[key]) for shape, key in shapes):
        raise Malformed("receipt")
    state = ItemState(row["state"]) if row["state"] in set(ItemState) else ItemState.SENT
    if state == ItemState.SENT or not isinstance(row["reason"], str):
        raise Malformed("receipt")
    reason = str(plain(row["reason"]))[:LONGEST_REASON]
    return Receipt(row["bundle"], row["item"], row["sha256"], state, row["at"], reason)
