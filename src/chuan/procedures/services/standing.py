"""What every step ends with: state, turn, clocks and who sees the dossier, all out of the log."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import inbox
from chuan.core.actor import Actor
from chuan.core.scope import add_participations
from chuan.domain.calendar_vn import Calendar
from chuan.orgs.models import RoleAssignment
from chuan.procedures import subjects
from chuan.procedures.enums import ClockState
from chuan.procedures.models import (
    DOSSIER,
    Dossier,
    DossierClock,
    DossierParty,
)
from chuan.procedures.rules.clocks import clocks_after, earliest_due
from chuan.procedures.rules.steps import closed_late, state_after, whose_turn
from chuan.procedures.types import ClockNow, Definition, Logged

PARTY = "party"
"""The role of a participation: every party sees the dossier."""


def settle(
    dossier: Dossier, definition: Definition, log: Sequence[Logged], days: Calendar, on: date
) -> Mapping[str, ClockNow]:
    """Write what the log says: the state, whose turn, the clocks, the next last day."""
    clocks = clocks_after(definition, log, days)
    state = definition.state(state_after(definition, log))
    turn = whose_turn(definition, state)
    dossier.state, dossier.state_label = state.key, state.label[:160]
    dossier.due_on = earliest_due(clocks)
    dossier.closed_on = on if state.final else None
    dossier.closed_late = state.final and closed_late(definition, clocks.values())
    dossier.seen += 1
    parties = list(dossier.parties.order_by("pk"))
    waits = [party for party in parties if party.role in turn]
    dossier.waits_for = ", ".join(dict.fromkeys(party.label for party in waits))[:300]
    for party in parties:
        _place_turn(party, turn, parties, definition)
    if not state.private:
        let_parties_see(dossier, parties)
        dossier.received_on = dossier.received_on or on
    dossier.save()
    keep_clocks(dossier, clocks)
    return clocks


def let_parties_see(dossier: Dossier, parties: Sequence[DossierParty]) -> None:
    """Every body that takes part sees the dossier and its papers."""
    add_participations(DOSSIER, dossier.pk, [party.path for party in parties if party.path], PARTY)


def keep_clocks(dossier: Dossier, clocks: Mapping[str, ClockNow]) -> list[str]:
    """The clocks for lists and the nightly look; the labels of those whose last day moved."""
    rows = {row.key: row for row in dossier.clocks.all()}
    moved: list[str] = []
    for key, now in clocks.items():
        row = rows.get(key) or DossierClock(dossier=dossier, key=key)
        if now.state is ClockState.WAITING and key not in rows:
            continue
        if (
            key in rows
            and row.due_on != now.due_on
            and row.state == now.state == ClockState.RUNNING
        ):
            moved.append(now.spec.label)
        row.label, row.kind, row.state = now.spec.label[:200], now.spec.kind, now.state
        row.started_on, row.due_on = now.started_on, now.due_on
        row.paused_on, row.stopped_on = now.paused_on, now.stopped_on
        row.save()
    return moved


def _place_turn(
    party: DossierParty,
    turn: Sequence[str],
    parties: Sequence[DossierParty],
    definition: Definition,
) -> None:
    """A body has the turn in its role, or because it writes for one that is not on the node."""
    outside = {other.role for other in parties if not other.path and other.role in turn}
    stands_in = any(definition.role(role).stand_in == party.role for role in outside)
    has_turn = bool(party.path) and (party.role in turn or stands_in)
    if has_turn != party.has_turn:
        party.has_turn = has_turn
        party.save(update_fields=("has_turn",))


def tell_turn(actor: Actor, dossier: Dossier, definition: Definition, what: str, on: date) -> None:
    """One line in the inbox of those whose turn it is."""
    waiting = list(dossier.parties.filter(has_turn=True))
    tell(
        people_of(definition, waiting, on), actor=actor, dossier=dossier,
        title=_("%(what)s: %(title)s") % {"what": what, "title": dossier.title},
        code="procedures.turn",
    )  # fmt: skip


def tell(people: set[str], *, actor: Actor, dossier: Dossier, title: str, code: str) -> int:
    """A line in the inbox of some people about a dossier."""
    return inbox.notify(
        people, code=code, title=title, body=dossier.state_label, actor=actor,
        url=reverse("procedures:dossier_detail", args=[dossier.uid]),
    )  # fmt: skip


def people_of(definition: Definition, parties: Sequence[DossierParty], on: date) -> set[str]:
    """Ids of who may take steps for these parties."""
    roles = {name for party in parties for name in definition.role(party.role).people}
    rows = RoleAssignment.objects.valid_on(on).filter(
        organisation__path__in=[party.path for party in parties if party.path], role__in=roles
    )
    return {uid.hex for uid in rows.values_list("person__uid", flat=True)}


def tell_subject(actor: Actor, dossier: Dossier, step: subjects.Step) -> None:
    """The room of the subject hears of the step, in the same transaction."""
    kind = subjects.find(dossier.subject_kind) if dossier.subject_id is not None else None
    if kind is not None:
        kind.on_step(actor, step)


def record_dossier(actor: Actor, dossier: Dossier, code: str, **changes: object) -> None:
    """One entry about a dossier."""
    record(
        actor, code, kind=DOSSIER, object_id=dossier.pk, label=dossier.title,
        path=dossier.owner_path, changes=changes,
    )  # fmt: skip
