"""What another node reported of state work for the party, for the body that it was sent to."""

from collections.abc import Mapping, Sequence
from typing import Final

from chuan.core.actor import Actor
from chuan.exchange.models import ReportedState

MOST: Final = 1000


def reported_to(actor: Actor, documents: Sequence[int]) -> Mapping[int, Sequence[ReportedState]]:
    """By document: the whole plan first, then its tasks as they were first told. One query."""
    if not actor.path or not documents:
        return {}
    rows = ReportedState.objects.filter(owner_path=actor.path, document__in=documents)
    found: dict[int, list[ReportedState]] = {}
    for row in rows.select_related("item__bundle__partner").order_by("-whole", "pk")[:MOST]:
        found.setdefault(row.document_id, []).append(row)
    return found
