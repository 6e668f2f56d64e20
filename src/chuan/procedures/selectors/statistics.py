"""Dossiers counted by procedure, as one-stop shops report: received, solved in time or late, on their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from chuan.core.actor import Actor
from chuan.procedures.models import Dossier


@dataclass(frozen=True, slots=True)
class ProcedureCount:
    """One procedure over a period."""

    key: str
    title: str
    before: int
    received: int
    in_time: int
    late: int
    waiting: int
    waiting_late: int

    @property
    def solved(self) -> int:
        """Whatever came to an end in the period."""
        return self.in_time + self.late

    @property
    def share(self) -> str:
        """In time among the solved, in percent; "" when nothing was solved."""
        return f"{100 * self.in_time / self.solved:.1f}".replace(".", ",") if self.solved else ""


def counts(actor: Actor, start: date, until: date, on: date) -> Sequence[ProcedureCount]:
    """Every procedure with dossiers that the actor may see; one query.

    Received: left the private draft in the period. On their way: received until its end and not
    closed by then; late among them are those whose last day lies before `on`.
    """
    received = Q(received_on__range=(start, until))
    closed = Q(closed_on__range=(start, until), received_on__isnull=False)
    left = Q(received_on__lte=until) & (Q(closed_on__isnull=True) | Q(closed_on__gt=until))
    before = Q(received_on__lt=start) & (Q(closed_on__isnull=True) | Q(closed_on__gte=start))
    rows = (
        Dossier.objects.visible_to(actor)
        .values("version__procedure__key", "version__procedure__title")
        .annotate(
            before=Count("pk", filter=before),
            received=Count("pk", filter=received),
            in_time=Count("pk", filter=closed & Q(closed_late=False)),
            late=Count("pk", filter=closed & Q(closed_late=True)),
            waiting=Count("pk", filter=left),
            waiting_late=Count("pk", filter=left & Q(due_on__lt=on)),
        )
        .order_by("version__procedure__title")
    )
    return tuple(
        ProcedureCount(
            row["version__procedure__key"], row["version__procedure__title"], row["before"],
            row["received"], row["in_time"], row["late"], row["waiting"], row["waiting_late"],
        )
        for row in rows
    )  # fmt: skip
