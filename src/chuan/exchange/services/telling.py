"""Writes the short sentence that goes to the party beside the state of a plan or task."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.exchange.errors import MayNotExchange
from chuan.exchange.models import LONGEST_RESULT, SaidResult
from chuan.exchange.permissions import can_exchange
from chuan.exchange.selectors.telling import find_telling
from chuan.plans.models import PLAN, TASK


@transaction.atomic
def say_result(
    *, actor: Actor, uid: UUID, result: str, symbol: str, issued_on: date | None
) -> SaidResult:
    """Say in a sentence what a plan or task (`uid`) came to, and which document was issued for it."""
    if not can_exchange(actor):
        raise MayNotExchange
    row = find_telling(actor, uid)
    refuse_stamped_words(actor, result, symbol)
    said, _made = SaidResult.objects.update_or_create(
        plan=row.plan,
        task=row.task,
        defaults={
            "result": " ".join(result.split())[:LONGEST_RESULT],
            "symbol": "".join(symbol.split())[:120],
            "issued_on": issued_on if symbol.strip() else None,
            "by_label": actor.label[:160],
            "at": clock.now(),
        },
    )
    record(
        actor,
        "exchange.result.said",
        kind=TASK if row.task else PLAN,
        object_id=row.task.pk if row.task else row.plan.pk,
        label=row.plan.document.label,
        path=row.plan.owner_path,
    )
    return said
