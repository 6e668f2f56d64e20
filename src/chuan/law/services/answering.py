"""Answers to what should be looked at again: one or many at once, with a reason, and back again."""

from collections.abc import Sequence

from django.db import transaction

from chuan.audit.services import record
from chuan.core import reliance
from chuan.core.actor import Actor
from chuan.core.enums import ANSWERS, FlagState
from chuan.law.errors import MayNotAnswer, NoSuchFlag, ReasonMissing
from chuan.law.permissions import can_answer_flags

MOST = 500
"""Things that one answer takes."""


@transaction.atomic
def answer_flags(*, actor: Actor, flags: Sequence[int], state: FlagState, reason: str) -> int:
    """Say of open flags of the own body what was done; how many. One of another's is not found.

    Raises MayNotAnswer, ReasonMissing, NoSuchFlag.
    """
    if not can_answer_flags(actor):
        raise MayNotAnswer
    if not reason.strip() or state not in ANSWERS:
        raise ReasonMissing
    asked = sorted(set(flags))[:MOST]
    rows = list(
        reliance.flags(actor)
        .filter(pk__in=asked)
        .select_related("change", "dependant")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    if not rows or len(rows) != len(asked):
        raise NoSuchFlag
    still = [row for row in rows if row.state == FlagState.OPEN]
    for row in still:
        record(
            actor, "law.flag.answered", kind="reliance_flag", object_id=row.pk,
            label=row.dependant.label, path=row.dependant.owner_path or "/",
            changes={"change": row.change.title, "answer": state, "reason": reason.strip()},
        )  # fmt: skip
    return reliance.answer(
        [row.pk for row in still], state=state, reason=reason.strip(), actor=actor
    )


@transaction.atomic
def reopen_flag(*, actor: Actor, flag: int) -> None:
    """Take an answer back; raises MayNotAnswer, NoSuchFlag."""
    if not can_answer_flags(actor):
        raise MayNotAnswer
    row = (
        reliance.flags(actor)
        .filter(pk=flag)
        .select_related("change", "dependant")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None or not reliance.reopen(row.pk):
        raise NoSuchFlag
    record(
        actor, "law.flag.reopened", kind="reliance_flag", object_id=row.pk,
        label=row.dependant.label, path=row.dependant.owner_path or "/",
        changes={"change": row.change.title, "answer": row.state},
    )  # fmt: skip
