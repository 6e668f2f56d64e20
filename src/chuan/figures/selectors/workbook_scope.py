"""What one actor may read and write of many reports at once: the same answers as one by one, in one query."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.figures.errors import RoundNotFound
from chuan.figures.models import Report, Round
from chuan.figures.permissions import can_report, compiled_places, works_for


@dataclass(frozen=True, slots=True)
class Rights:
    """What one actor may do with each of many reports; `permissions` says the same of one."""

    actor: Actor
    places: Collection[int]

    def is_own(self, report: Report) -> bool:
        """The very body that owes it, or its unit that compiles its place."""
        return works_for(self.actor, report.path, report.place_id, self.places)

    def fills(self, report: Report) -> bool:
        """May write figures into it now."""
        if not report.is_editable:
            return False
        return self.actor.is_system or (can_report(self.actor) and self.is_own(report))

    def reads_draft(self, report: Report) -> bool:
        """May see what is not sent yet."""
        path = self.actor.path
        if self.actor.is_system:
            return True
        return bool(path) and (report.path.startswith(path) or self.is_own(report))


def rights_of(actor: Actor) -> Rights:
    """What the actor may do today; one question."""
    return Rights(actor, compiled_places(actor))


def find_round(actor: Actor, uid: UUID) -> Round:
    """A round of which the actor may see a report, or that it asks."""
    rows = Round.objects.select_related("form", "asker")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise RoundNotFound
    seen = actor.is_system or Round.objects.visible_to(actor).filter(pk=found.pk).exists()
    if not seen and not reports_in(actor, found).exists():
        raise RoundNotFound
    return found


def reports_in(actor: Actor, round_: Round) -> QuerySet[Report]:
    """Its reports that the actor may know of, as they stand in the tree."""
    rows = Report.objects.all() if actor.is_system else Report.objects.visible_to(actor)
    return (
        rows.filter(round=round_)
        .select_related("organisation", "place", "round")
        .order_by("path", "pk")
    )
