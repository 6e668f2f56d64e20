"""The log of a dossier as the rules read it, and the step of it that can still be taken back."""

from collections.abc import Iterable, Sequence

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.clock import VIETNAM
from chuan.procedures.enums import StepKind
from chuan.procedures.models import Dossier, DossierStep
from chuan.procedures.rules.clocks import standing_steps
from chuan.procedures.rules.steps import last_undoable
from chuan.procedures.types import Definition, Logged


def log_of(dossier: Dossier) -> Sequence[Logged]:
    """The log as the rules read it; one query."""
    return logged(DossierStep.objects.filter(dossier=dossier).order_by("number"))


def logged(rows: Iterable[DossierStep]) -> Sequence[Logged]:
    """Rows as the rules read them."""
    return tuple(
        Logged(row.number, row.event, row.source, row.on, flags_of(row.flags), row.undoes)
        for row in rows
    )


def flags_of(words: str) -> frozenset[str]:
    """Flags as a row keeps them."""
    return frozenset(each for each in words.split(",") if each)


def standing_flags(log: Sequence[Logged]) -> frozenset[str]:
    """The flags that stand after a log."""
    return frozenset().union(*(row.flags for row in standing_steps(log)))


def undoable_row(
    actor: Actor, dossier: Dossier, definition: Definition, log: Sequence[Logged]
) -> DossierStep | None:
    """The last step, where this very person took it today and the procedure lets it be taken back."""
    last = last_undoable(definition, log)
    if last is None:
        return None
    row = dossier.steps.filter(number=last.number).first()
    if row is None or row.kind != StepKind.TAKEN or row.by_id != actor.id:
        return None
    if row.path != actor.path or row.at.astimezone(VIETNAM).date() != clock.today():
        return None
    return row
