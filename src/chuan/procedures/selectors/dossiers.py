"""One dossier and lists of them, within the scope of the reader, with what may be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core import clock, reliance
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.threads import Knot
from chuan.domain.calendar_vn import Calendar
from chuan.law.selectors.days import calendar
from chuan.procedures import guards, subjects
from chuan.procedures.enums import ClockKind, ClockState, StepKind
from chuan.procedures.errors import DossierNotFound, StepTaken
from chuan.procedures.labels import CLOCK_KIND
from chuan.procedures.models import (
    VERSION,
    Dossier,
    DossierPaper,
    DossierParty,
    DossierStep,
    Procedure,
    Receipt,
)
from chuan.procedures.permissions import can_add_paper, can_appoint, can_read, roles_held
from chuan.procedures.rules.clocks import clocks_after, standing_steps
from chuan.procedures.rules.steps import obstacles, steps_from
from chuan.procedures.rules.words import length_in_words, time_in_words
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.selectors.log import logged, standing_flags, undoable_row
from chuan.procedures.types import ClockNow, Definition, Logged, PaperSpec, StepSpec


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock in words: `badge` is how it is drawn, `basis` where its length stands.

    A paused clock has no `due_on`: nobody knows it before it runs on.
    """

    key: str
    label: str
    kind: str
    length: str
    time: str
    badge: str
    started_on: date | None
    due_on: date | None
    basis: str
    is_unverified: bool
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class StepChoice:
    """A step that the actor's body may take, and what still stands in its way."""

    spec: StepSpec
    against: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Nothing stands in the way."""
        return not self.against


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One kind of paper: what the procedure asks for, and what was handed in (the latest first)."""

    spec: PaperSpec
    giver: str
    given: tuple[DossierPaper, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """Everything that the page of a dossier shows."""

    dossier: Dossier
    definition: Definition
    steps: Sequence[StepChoice]
    clocks: Sequence[ClockRow]
    papers: Sequence[PaperRow]
    others: Sequence[DossierPaper]
    parties: Sequence[tuple[str, DossierParty]]
    flags: Sequence[str]
    log: Sequence[DossierStep]
    knots: Sequence[Knot]
    receipt: Receipt | None
    undoable: DossierStep | None
    can_add_paper: bool
    can_appoint: bool
    changes: Sequence[reliance.FlagLine]
    subject_url: str

    @property
    def missing_papers(self) -> int:
        """How many required papers are not there."""
        return sum(row.spec.required and not row.given for row in self.papers)


def dossier_for(actor: Actor, uid: UUID) -> Dossier:
    """A dossier that the actor may know of; raises `DossierNotFound`. Administrators read none."""
    rows = Dossier.objects.visible_to(actor).select_related("version__procedure")
    found = rows.filter(uid=uid).first() if can_read(actor) else None
    if found is None:
        raise DossierNotFound
    return found


def dossiers_of(actor: Actor, which: str = "", on: date | None = None) -> QuerySet[Dossier]:
    """Dossiers for a list: "cho" those that wait for the body, "mo" those it opened, "tre" late ones.

    "xem-lai": those that run by a version of a procedure whose basis has changed.
    """
    rows = Dossier.objects.visible_to(actor).select_related("version__procedure")
    if which == "cho":
        return rows.waiting_for(actor.path)
    if which == "mo":
        return rows.filter(owner_path=actor.path)
    if which == "tre" and on is not None:
        return rows.late(on)
    if which == "xem-lai":
        changed = [int(each) for each in reliance.flagged_ids(VERSION) if each.isdigit()]
        return rows.filter(version__in=changed, closed_on=None)
    return rows


def dossier_page(actor: Actor, uid: UUID, on: date) -> DossierPage:
    """The page of one dossier."""
    dossier = dossier_for(actor, uid)
    definition = definition_of(dossier.version)
    days = calendar()
    rows = list(
        DossierStep.objects.filter(dossier=dossier).order_by("number").prefetch_related("values")
    )
    log = logged(rows)
    clocks = clocks_after(definition, log, days)
    papers = list(
        DossierPaper.objects.filter(dossier=dossier).select_related("file").order_by("-pk")
    )
    parties = list(dossier.parties.select_related("organisation").order_by("pk"))
    roles = roles_held(actor, definition, parties)
    held = frozenset(each.key for each in papers if each.replaced_at is None)
    flags = standing_flags(log)
    kind = subjects.find(dossier.subject_kind)
    return DossierPage(
        dossier=dossier,
        definition=definition,
        steps=_choices(actor, dossier, definition, roles, held, clocks, on, flags),
        clocks=clock_rows(clocks, on, days),
        papers=_paper_rows(definition, papers),
        others=[each for each in papers if each.key not in {p.key for p in definition.papers}],
        parties=[(definition.role(party.role).label, party) for party in parties],
        flags=[flag.label for flag in definition.flags if flag.key in flags],
        log=rows,
        knots=_knots(rows, log, definition, dossier),
        receipt=Receipt.objects.filter(dossier=dossier).select_related("organisation").first(),
        undoable=undoable_row(actor, dossier, definition, log),
        can_add_paper=can_add_paper(actor, dossier, roles),
        can_appoint=can_appoint(actor, dossier),
        changes=reliance.flagged(VERSION, str(dossier.version_id)),
        subject_url=kind.url(dossier.subject_id) if kind and dossier.subject_id else "",
    )


def step_choice(actor: Actor, uid: UUID, event: str, on: date) -> tuple[DossierPage, StepChoice]:
    """A dossier and one step of it that the actor's body may take; raises `DossierNotFound`."""
    page = dossier_page(actor, uid, on)
    found = next((each for each in page.steps if each.spec.event == event), None)
    if found is None:
        raise DossierNotFound
    return page, found


def moved_since(actor: Actor, uid: UUID, seen: str) -> StepTaken | None:
    """Who took which step of a dossier since its page was drawn with `seen`; None for nobody."""
    dossier = dossier_for(actor, uid)
    if not seen.isdecimal() or int(seen) == dossier.seen:
        return None
    last = dossier.steps.order_by("-number").first()
    return StepTaken(last.by_label, last.label) if last else None


def clock_rows(clocks: Mapping[str, ClockNow], on: date, days: Calendar) -> Sequence[ClockRow]:
    """Clocks in words: those that run first, then the paused, the done, the waiting."""
    order = (ClockState.RUNNING, ClockState.PAUSED, ClockState.STOPPED, ClockState.WAITING)
    rows = sorted(clocks.values(), key=lambda clock: order.index(clock.state))
    return tuple(_clock_row(clock, on, days) for clock in rows)


def _clock_row(clock: ClockNow, on: date, days: Calendar) -> ClockRow:
    spec = clock.spec
    return ClockRow(
        key=spec.key,
        label=spec.label,
        kind=str(CLOCK_KIND[spec.kind]),
        length=length_in_words(clock.length or spec.length, spec.unit).said(_),
        time=time_in_words(clock, on, days).said(_),
        badge=_badge(clock, on),
        started_on=clock.started_on,
        due_on=None if clock.state is ClockState.PAUSED else clock.due_on,
        basis=spec.basis,
        is_unverified=spec.confidence == "C",
        is_waiting=clock.state is ClockState.WAITING,
    )


def _badge(clock: ClockNow, on: date) -> str:
    """A missed deadline is a broken legal limit; a paused clock needs somebody."""
    if clock.state is ClockState.PAUSED:
        return "info"
    if clock.state is ClockState.RUNNING and clock.spec.kind is ClockKind.AT_MOST:
        return "danger" if clock.is_over(on) else "info"
    return "warn" if clock.stopped_late else "neutral"


def _choices(  # noqa: PLR0917  (what decides about a step)
    actor: Actor,
    dossier: Dossier,
    definition: Definition,
    roles: frozenset[str],
    papers: frozenset[str],
    clocks: Mapping[str, ClockNow],
    on: date,
    flags: frozenset[str],
) -> Sequence[StepChoice]:
    found = []
    for step in steps_from(definition, dossier.state, roles):
        asked = guards.Asked(
            actor, dossier.pk, dossier.subject_kind, dossier.subject_id, step.event, on, flags, {}
        )
        said = [
            *obstacles(definition, step, papers=papers, clocks=clocks, on=on),
            *guards.against(step.guards, asked),
        ]
        found.append(StepChoice(step, tuple(each.said(_) for each in said)))
    return tuple(found)


def _paper_rows(definition: Definition, papers: Sequence[DossierPaper]) -> Sequence[PaperRow]:
    labels = {role.key: role.label for role in definition.roles}
    return tuple(
        PaperRow(spec, labels.get(spec.giver, ""), tuple(p for p in papers if p.key == spec.key))
        for spec in definition.papers
    )


def _knots(
    rows: Sequence[DossierStep],
    log: Sequence[Logged],
    definition: Definition,
    dossier: Dossier,
) -> Sequence[Knot]:
    """Every step as a knot, what was taken back too; then where the dossier is now."""
    standing = {row.number for row in standing_steps(log)}
    states = {state.key: state.label for state in definition.states}
    found = []
    for row in rows:
        facts = [(value.label, value.value) for value in row.values.all()]
        if row.note:
            facts.append((_("Ghi chú"), row.note))
        undone = row.number not in standing and row.kind != StepKind.UNDONE
        found.append(
            Knot(
                title=row.label,
                state="warn" if undone else "done",
                state_label=_("đã lấy lại") if undone else states.get(row.target, ""),
                on=row.on,
                by=" · ".join(each for each in (row.by_label, row.organisation_label) if each),
                reason=_("Bước này đã được lấy lại.") if undone else "",
                text=row.reason_words,
                facts=tuple(facts),
            )
        )
    if dossier.closed_on is None:
        title = dossier.state_label
        found.append(
            Knot(
                title=title, state="now", state_label=_("đang ở đây"),
                by=_("Chờ: %(who)s") % {"who": dossier.waits_for} if dossier.waits_for else "",
                current=True,
            )
        )  # fmt: skip
    return tuple(found)


def may_open_file(actor: Actor, file: StoredFile) -> bool:
    """Who sees a dossier opens its papers."""
    if actor.is_anonymous or not can_read(actor):
        return False
    return Dossier.objects.visible_to(actor).filter(papers__file=file).exists()


def dossiers_about(actor: Actor, kind: str, subject_id: int) -> Sequence[Dossier]:
    """The dossiers about a thing of another room that the actor may see, the newest first."""
    rows = Dossier.objects.visible_to(actor).filter(subject_kind=kind, subject_id=subject_id)
    return list(rows.select_related("version__procedure").order_by("-pk"))


def offered_procedures() -> Sequence[tuple[str, str]]:
    """Every public procedure by key and title, for a filter."""
    rows = Procedure.objects.filter(is_public=True).order_by("title")
    return tuple(rows.values_list("key", "title"))


def standing(chosen: str) -> Q:
    """Dossiers that are open, open and late on the day, or over."""
    if chosen == "xong":
        return ~Q(closed_on=None)
    late = Q(due_on__lt=clock.today()) if chosen == "tre" else Q()
    return Q(closed_on=None) & late


def matches(words: str) -> Q:
    """Dossiers by number, or by any word of their title."""
    return Q(number__icontains=words.strip()) | Q(title__icontains=words.strip())
