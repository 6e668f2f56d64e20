"""Who may hand over to whom, what they hold, and the records kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.plans.errors import HandOverNotFound
from chuan.plans.models import HandOver, PersonalAssignment
from chuan.plans.selectors.people import colleagues


@dataclass(frozen=True, slots=True)
class Holder:
    """A person and how many pieces of work they hold here."""

    uid: UUID
    name: str
    organisation: str
    held: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One line of a record."""

    title: str
    due_on: date | None


def holders(actor: Actor, on: date) -> Sequence[Holder]:
    """People of the own organisation and below, and those who left but still hold its work."""
    open_here = PersonalAssignment.objects.filter(
        under(actor.path), ended_at=None, assignment__closed=False
    )
    counts = {
        row["person__uid"]: (row["person__full_name"], row["n"])
        for row in open_here.order_by()
        .values("person__uid", "person__full_name")
        .annotate(n=Count("pk"))
    }
    present = [
        Holder(one.uid, one.name, one.organisation, counts.get(one.uid, ("", 0))[1])
        for one in colleagues(actor.path, on)
    ]
    here = {holder.uid for holder in present}
    left = [Holder(uid, name, "", n) for uid, (name, n) in counts.items() if uid not in here]
    return sorted([*present, *left], key=lambda one: (-one.held, one.name))


def list_records(actor: Actor) -> Sequence[HandOver]:
    """Records of the own organisation and below, the latest first."""
    rows = HandOver.objects.filter(under(actor.path, "owner_path"))
    return tuple(rows.order_by("-at", "-pk")[:50])


def find_record(actor: Actor, uid: UUID) -> HandOver:
    """One record, for its organisation and for the two people it names."""
    record = HandOver.objects.filter(uid=uid).select_related("from_person", "to_person").first()
    if record is not None:
        named = actor.id in {record.from_person.uid.hex, record.to_person.uid.hex}
        within = bool(actor.path) and record.owner_path.startswith(actor.path)
        if named or within:
            return record
    raise HandOverNotFound


def items_of(record: HandOver) -> Sequence[Moved]:
    """What changed hands, as printed."""
    return [
        Moved(row["title"], date.fromisoformat(row["due_on"]) if row.get("due_on") else None)
        for row in record.items
    ]
