"""Rounds as pages show them: reports owed, rounds asked, and how complete a round is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.core.clock import VIETNAM
from chuan.core.scope import under
from chuan.figures.enums import ReportState, RoundState
from chuan.figures.errors import RoundNotFound
from chuan.figures.models import Compiler, Figure, Form, Report, Round, Schedule
from chuan.figures.permissions import can_steer
from chuan.figures.rules.states import EDITABLE_STATES, SENT_STATES
from chuan.figures.selectors.asking import may_be_asked
from chuan.orgs.models import Organisation
from chuan.orgs.models.validity import valid_on
from chuan.orgs.selectors import organisations_of
from chuan.plans.models import Plan, Task

SENT = Q(version__gt=0)
"""Sent at least once; what is put right since then stays sent, and counts in the sums."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How complete a round is, in the words of every page that counts reports.

    `sent` at least once, of which `sent_late` for the first time after the last day in time and
    `supplementing` are being put right; `overdue` never came though that day has passed.
    """

    asked: int
    sent: int
    approved: int
    supplementing: int
    sent_late: int
    overdue: int

    @property
    def missing(self) -> int:
        """Asked and never sent."""
        return self.asked - self.sent

    @property
    def in_time(self) -> int:
        """Sent on the last day in time or before."""
        return self.sent - self.sent_late

    @property
    def decided(self) -> int:
        """Those of which it is known whether they came in time."""
        return self.sent + self.overdue


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round for who asks it."""

    round: Round
    standing: Standing
    can_steer: bool
    is_over: bool


def end_of(day: date) -> datetime:
    """The first moment after `day` in Vietnam."""
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM)


def late_reports(on: date) -> Q:
    """Reports first sent after the last day in time of their round, or not sent though it has passed."""
    return Q(sent_at__gte=F("round__due_at")) | Q(sent_at__isnull=True, round__due_on__lt=on)


def counts(on: date) -> dict[str, Count]:
    """The counts of a `Standing`, to aggregate over reports."""
    stands = Q(state__in=SENT_STATES)
    return {
        "asked": Count("pk"),
        "sent": Count("pk", filter=SENT),
        "approved": Count("pk", filter=stands & ~Q(state=ReportState.SUBMITTED)),
        "supplementing": Count("pk", filter=SENT & ~stands),
        "sent_late": Count("pk", filter=Q(sent_at__gte=F("round__due_at"))),
        "overdue": Count("pk", filter=Q(sent_at__isnull=True, round__due_on__lt=on)),
    }


def owed_by(actor: Actor) -> QuerySet[Report]:
    """Reports of the own body and of the one whose place it compiles, cancelled rounds left out."""
    return (
        Report.objects.visible_to(actor)
        .owed_by(actor)
        .exclude(round__state=RoundState.CANCELLED)
        .select_related("round", "round__asker", "organisation")
    )


def asked_rounds(actor: Actor) -> QuerySet[Round]:
    """Rounds of the own body and below, with how many were asked and have sent."""
    return (
        Round.objects.asked_by(actor)
        .select_related("asker", "form")
        .annotate(
            asked=Count("reports"),
            sent=Count("reports", filter=Q(reports__version__gt=0)),
            judged=Count(
                "reports",
                filter=Q(reports__state__in=SENT_STATES) & ~Q(reports__state=ReportState.SUBMITTED),
            ),
        )
    )


def find_round(actor: Actor, uid: UUID) -> Round:
    """The round when one may see it; `RoundNotFound` otherwise."""
    found = (
        Round.objects.visible_to(actor)
        .select_related("asker", "form", "plan__document", "into__round", "into__organisation")
        .filter(uid=uid)
        .first()
    )
    if found is None:
        raise RoundNotFound
    return found


def own_report_in(actor: Actor, uid: UUID) -> Report | None:
    """What the own body owes in a round that another asks; its place's report before its own."""
    return owed_by(actor).filter(round__uid=uid).order_by("path", "pk").first()


def round_page(actor: Actor, uid: UUID, on: date) -> RoundPage:
    """One round and how complete it is; only for those at or above who asks it."""
    round_ = find_round(actor, uid)
    if not round_.asker_path.startswith(actor.path):
        raise RoundNotFound
    over = round_.due_on is not None and round_.due_on < on
    return RoundPage(round_, standing_of(round_, on), can_steer(actor, round_), over)


def standing_of(round_: Round, on: date) -> Standing:
    """Counted in one query."""
    return Standing(**round_.reports.aggregate(**counts(on)))


def reports_of(round_: Round) -> QuerySet[Report]:
    """The reports of a round with their bodies."""
    return Report.objects.filter(round=round_).select_related("organisation", "place", "round")


def schedules_of(actor: Actor) -> QuerySet[Schedule]:
    """Standing duties asked by the own body and below."""
    return (
        Schedule.objects.filter(under(actor.path, "asker_path"))
        .select_related("asker", "plan__document")
        .annotate(opened=Count("rounds"))
        .order_by("-pk")
    )


def compilers_of(actor: Actor) -> QuerySet[Compiler]:
    """Who compiles what at the own body and below."""
    return (
        Compiler.objects.filter(under(actor.path, "organisation__path"))
        .select_related("organisation", "place")
        .order_by("organisation__path", "pk")
    )


def reporting_tasks(actor: Actor) -> QuerySet[Task]:
    """Reporting duties that the plans of the own body lay on those below: a ground for a schedule."""
    return (
        Task.objects.visible_to(actor)
        .standing()
        .filter(kind="report", owner_path=actor.path, due_on__isnull=False)
        .select_related("plan__document")
        .order_by("-pk")
    )


@dataclass(frozen=True, slots=True)
class Known:
    """One line of a form: how many of the asked bodies have stated it for the period already."""

    text: str
    unit: str
    have: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Nobody need be asked for it."""
        return self.have >= self.of


@dataclass(frozen=True, slots=True)
class Answerable:
    """What is already there before anybody is asked, and who would have to be asked for the rest."""

    lines: Sequence[Known]
    lacking: frozenset[int]
    of: int

    @property
    def is_complete(self) -> bool:
        """Every required figure of every body is there."""
        return not self.lacking


def already_there(form: Form, period: str, bodies: QuerySet[Organisation]) -> Answerable:
    """For an extraordinary request: figures of the period that the bodies stated in any report."""
    keys = frozenset(bodies.values_list("pk", flat=True))
    lines = [
        line
        for line in form.lines.select_related("indicator")
        if line.indicator is not None and line.indicator.kind != "rate"
    ]
    stated: dict[tuple[int, str], set[int]] = {}
    figures = Figure.objects.filter(
        organisation__in=bodies.values("pk"),
        period=period,
        indicator__in=[line.indicator_id for line in lines],
        value__isnull=False,
    )
    for indicator, stage, body in figures.values_list("indicator_id", "stage", "organisation_id"):
        stated.setdefault((indicator, stage), set()).add(body)
    known, lacking = [], set[int]()
    for line in lines:
        have = stated.get((line.indicator_id or 0, line.stage), set())
        assert line.indicator is not None  # noqa: S101  (filtered above)
        known.append(Known(line.indicator.name, line.indicator.unit, len(have), len(keys)))
        if line.required:
            lacking |= keys - have
    return Answerable(tuple(known), frozenset(lacking), len(keys))


def lacking_bodies(
    form: Form, period: str, bodies: QuerySet[Organisation]
) -> QuerySet[Organisation]:
    """Those of the bodies that would have to be asked for what is not there yet."""
    return bodies.filter(pk__in=already_there(form, period, bodies).lacking)


def reports_to_feed(actor: Actor) -> Sequence[Report]:
    """Own reports still open that a round may feed."""
    return tuple(owed_by(actor).filter(state__in=EDITABLE_STATES).order_by("-pk")[:50])


def report_to_feed(actor: Actor, uid: UUID | None) -> Report | None:
    """One of them, or None."""
    return next((each for each in reports_to_feed(actor) if each.uid == uid), None)


def not_asked(round_: Round, own: Organisation) -> Sequence[Organisation]:
    """Bodies that may be asked and are not yet."""
    asked = round_.reports.values("organisation")
    found = may_be_asked(own).exclude(member_kind="").exclude(pk__in=asked)
    return tuple(found.order_by("path")[:500])


def missing_of(round_: Round, on: date) -> Sequence[Report]:
    """Reports that never came, by body; whoever is no more on that day is asked for nothing."""
    never = reports_of(round_).exclude(SENT).filter(valid_on(on, "organisation__"))
    return tuple(never.order_by(Alphabetical("organisation__name"), "pk"))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reporting duty of a plan says about a schedule."""

    plan: Plan | None = None
    words: str = ""
    initial: Mapping[str, object] = field(default_factory=dict)


def ground_of(actor: Actor, uid: UUID | None) -> Ground:
    """Date and basis out of an own reporting duty; an empty ground when there is none."""
    task = reporting_tasks(actor).filter(uid=uid).first() if uid else None
    if task is None or task.due_on is None or task.plan is None:
        return Ground()
    document = task.plan.document
    printed = task.due_on + timedelta(days=1) if settings.STRICT_BEFORE else task.due_on
    basis = ", ".join(part for part in (task.clause, document.label) if part)
    return Ground(
        task.plan,
        task.time_text or task.text,
        {"due_day": printed.day, "due_month": printed.month, "basis": basis[:500]},
    )


def units_of(actor: Actor) -> Sequence[Organisation]:
    """The own body and the units right below it, which may compile for it."""
    kinds = ("department", "office", "room", "centre", "government", "ministry", "party_body")
    own = Q(path=actor.path) | Q(parent__path=actor.path, kind__in=kinds)
    return tuple(organisations_of(actor).filter(own, on_node=True).order_by("path")[:200])
