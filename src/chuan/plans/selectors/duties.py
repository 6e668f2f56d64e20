"""Who must issue a plan of their own: proposals to confirm, the list by state, tallies by province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.alphabet import sort_key
from chuan.core.scope import under
from chuan.orgs.enums import Level, PlaceLevel
from chuan.orgs.models import Organisation, Place
from chuan.orgs.rules.collectives import read_collective
from chuan.orgs.rules.paths import segments
from chuan.plans import labels
from chuan.plans.enums import DutyState, LinkState
from chuan.plans.errors import DutyNotFound
from chuan.plans.models import DutyClause, Plan, PlanDuty, PlanDutyQuerySet
from chuan.plans.permissions import can_shape, can_watch
from chuan.plans.selectors.bodies import Meaning, NameReader, body_of
from chuan.plans.selectors.plans import find_plan
from chuan.plans.types import Body

SHOWN_BODIES = 60
"""Bodies of one paragraph that are listed to be unticked; of more, the number by province is shown."""


@dataclass(frozen=True, slots=True)
class AskedBody:
    """A body that a paragraph asks for a plan, and the printed name it was counted under."""

    body: Body
    collective: str = ""


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A paragraph that asks for plans: its bodies, and printed names that gave none."""

    clause: DutyClause
    asked: Sequence[AskedBody]
    open_names: Sequence[tuple[str, Meaning]]
    due_sentences: Sequence[str]

    @property
    def count(self) -> int:
        """How many bodies it asks."""
        return len(self.asked)

    @property
    def listed(self) -> Sequence[AskedBody]:
        """The bodies to choose among, where they are few."""
        return self.asked if self.count <= SHOWN_BODIES else ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many bodies must plan, and how far they are; `late` is a part of `waiting`."""

    total: int = 0
    done: int = 0
    late: int = 0
    waiting: int = 0
    exempt: int = 0

    @property
    def asked(self) -> int:
        """Bodies of whom a plan is expected or has come."""
        return self.done + self.waiting

    @property
    def percent(self) -> int:
        """How many of a hundred have issued theirs."""
        return self.done * 100 // self.asked if self.asked else 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one province; `area` is its code, "" for bodies that stand in none."""

    area: str
    label: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """The head of the page of a plan's duties."""

    plan: Plan
    counts: Counts
    tallies: Sequence[Tally]
    area_label: str
    can_change: bool
    can_watch: bool
    open_clauses: int

    @property
    def by_area(self) -> bool:
        """Provinces are shown first: there are several, and none is chosen."""
        return len(self.tallies) > 1


def duties_of(actor: Actor, plan: Plan) -> PlanDutyQuerySet:
    """Duties under a visible plan: all for its body and those above, for others their own."""
    rows = PlanDuty.objects.filter(plan=plan).standing()
    return rows if can_watch(actor, plan) else rows.filter(under(actor.path, "path"))


def shown_duties(actor: Actor, plan: Plan) -> QuerySet[PlanDuty]:
    """The same with what a list shows; `child_seen` is the uid of a child that the reader may open."""
    seen = Plan.objects.visible_to(actor).filter(
        pk__in=PlanDuty.objects.filter(plan=plan).values("child")
    )
    rows = duties_of(actor, plan).select_related("plan")
    return rows.annotate(child_seen=F("child__uid"), child_open=Q(child__in=seen.values("pk")))


def listed_duties(actor: Actor, uid: UUID, area: str = "") -> QuerySet[PlanDuty]:
    """The rows of a list, of one province where `area` names it."""
    rows = shown_duties(actor, find_plan(actor, uid))
    return rows.filter(area=area) if area else rows


def tallies(actor: Actor, plan: Plan, on: date) -> Sequence[Tally]:
    """The counts by province, most behind first; two queries whatever the number of bodies."""
    late = Q(state=DutyState.EXPECTED, due_on__lt=on)
    rows = (
        duties_of(actor, plan)
        .order_by()
        .values("area")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=DutyState.FULFILLED)),
            waiting=Count("pk", filter=Q(state=DutyState.EXPECTED)),
            late=Count("pk", filter=late),
            exempt=Count("pk", filter=Q(state=DutyState.EXEMPT)),
        )
    )
    found = list(rows)
    names = area_names([row["area"] for row in found])
    made = [
        Tally(
            row["area"],
            names.get(row["area"]) or str(labels.NO_AREA),
            Counts(row["total"], row["done"], row["late"], row["waiting"], row["exempt"]),
        )
        for row in found
    ]
    return sorted(made, key=lambda t: (-t.counts.late, -t.counts.waiting, sort_key(t.label) or ""))


def duties_page(actor: Actor, plan: Plan, on: date, area: str = "") -> DutiesPage:
    """The sentence and the provinces; `area` narrows to one of them."""
    rows = tallies(actor, plan, on)
    chosen = [row for row in rows if row.area == area] if area else rows
    open_clauses = plan.duty_clauses.filter(state=LinkState.PROPOSED).count()
    return DutiesPage(
        plan=plan,
        counts=total_of([row.counts for row in chosen]),
        tallies=rows,
        area_label=chosen[0].label if area and chosen else "",
        can_change=can_shape(actor, plan),
        can_watch=can_watch(actor, plan),
        open_clauses=open_clauses if can_shape(actor, plan) else 0,
    )


def total_of(parts: Sequence[Counts]) -> Counts:
    """Counts added up."""
    return Counts(
        sum(part.total for part in parts),
        sum(part.done for part in parts),
        sum(part.late for part in parts),
        sum(part.waiting for part in parts),
        sum(part.exempt for part in parts),
    )


def area_names(codes: Sequence[str]) -> Mapping[str, str]:
    """Names of provinces by code, as they are called now."""
    rows = Place.objects.filter(level=PlaceLevel.PROVINCE, code__in=[c for c in codes if c])
    ordered = rows.order_by(F("valid_until").asc(nulls_last=True), "pk")
    return dict(ordered.values_list("code", "short_name"))


def area_of(path: str) -> str:
    """The code of the province that a path stands in, whichever its tree ("/d40/x1/" gives "40")."""
    first = next(iter(segments(path)), "")
    digits = first.lstrip("dm")
    return digits if digits.isdigit() else ""


def duties_due(on: date, *, days: int = 14) -> QuerySet[PlanDuty]:
    """Duties still open whose day, printed or set by the body itself, has passed or comes within `days`."""
    until = on + timedelta(days)
    soon = Q(due_on__lte=until) | Q(due_on=None, own_due_on__lte=until)
    rows = PlanDuty.objects.expected().exclude(path="").filter(soon)
    return rows.select_related("plan__document", "organisation").order_by("due_on", "pk")


def find_duty(actor: Actor, plan: Plan, uid: UUID) -> PlanDuty:
    """One duty that the reader may see."""
    duty = duties_of(actor, plan).filter(uid=uid).select_related("source").first()
    if duty is None:
        raise DutyNotFound
    return duty


def clause_views(plan: Plan, on: date, *, state: str = LinkState.PROPOSED) -> Sequence[ClauseView]:
    """Paragraphs of a plan in one state, each with the bodies it asks today."""
    clauses = list(plan.duty_clauses.filter(state=state))
    if not clauses:
        return ()
    reader = name_reader(plan, on)
    return [clause_view(clause, reader, plan) for clause in clauses]


def clause_view(clause: DutyClause, reader: NameReader, plan: Plan) -> ClauseView:
    """The bodies that one paragraph asks, each once, and the names a person must resolve."""
    asked: dict[int, AskedBody] = {}
    left: list[tuple[str, Meaning]] = []
    for name in clause.names:
        meaning = reader.meaning(name)
        bodies = [*meaning.bodies, *_itself(name, plan)]
        for body in bodies:
            asked.setdefault(body.pk, AskedBody(body, name if meaning.collective else ""))
        if not bodies:
            left.append((name, meaning))
    return ClauseView(clause, tuple(asked.values()), left, labels.basis_sentences(clause.due_basis))


def name_reader(plan: Plan, on: date) -> NameReader:
    """Reads names for the body of a plan; a body of the centre speaks to the whole node."""
    own = plan.owner
    if own.level == Level.CENTRAL or own.path.startswith("/tw/"):
        own = Organisation.objects.filter(path="/").first() or own
    return NameReader(own, on, {})


def _itself(name: str, plan: Plan) -> Sequence[Body]:
    """The body that took the document in, where a body above asks it by a name of many.

    Only of documents that others issued: nobody asks itself.
    """
    own, asked = plan.owner, read_collective(name)
    if asked is None or plan.document.issuer_id == own.pk or not own.member_kind:
        return ()
    kind = own.place.kind if own.place else ""
    fits = own.member_kind in asked.members and (not asked.place_kinds or kind in asked.place_kinds)
    return (body_of(own),) if fits else ()
