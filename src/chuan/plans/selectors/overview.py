"""How a plan stands in all the bodies below: who has planned, what is done, what is late, by body and pillar.

The page of a plan given to 3,321 communes is told by province, and costs as many queries as one
given to 33: everything is counted where the rows are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from chuan.core.actor import Actor
from chuan.core.alphabet import sort_key
from chuan.core.scope import under
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import TREES
from chuan.plans import labels
from chuan.plans.enums import AssignmentState, DutyState, Pillar, TaskState
from chuan.plans.models import Assignment, AssignmentQuerySet, Plan, PlanDuty, PlanDutyQuerySet
from chuan.plans.permissions import can_accept
from chuan.plans.selectors.duties import area_names, area_of
from chuan.plans.selectors.plans import find_plan

AREA_LENGTH: Final = 4
"""Letters of a path that tell the province and the tree: "/40/", "/d40"."""
MOST_BODIES: Final = 200
"""Bodies listed by name; more are told by province."""
CROSSED: Final = 60
"""Bodies for which the table by body and pillar is drawn."""


Strip = Sequence[tuple[str, str, str]]
"""Pieces of a drawn bar of width 100: kind, where it begins, how wide it is."""


@dataclass(frozen=True, slots=True)
class Work:
    """Shares of tasks: how many, finished, reported and waiting to be confirmed, past their day."""

    total: int = 0
    done: int = 0
    reported: int = 0
    late: int = 0
    late_bodies: int = 0

    def __add__(self, other: "Work") -> "Work":
        return Work(
            self.total + other.total,
            self.done + other.done,
            self.reported + other.reported,
            self.late + other.late,
            self.late_bodies + other.late_bodies,
        )

    @property
    def rest(self) -> int:
        """Neither finished nor reported nor late."""
        return max(0, self.total - self.done - self.reported - self.late)

    @property
    def strip(self) -> Strip:
        """Drawn as done, reported, late, rest."""
        return _strip(
            self.total, done=self.done, reported=self.reported, late=self.late, rest=self.rest
        )


@dataclass(frozen=True, slots=True)
class Planning:
    """Duties to issue an own plan: asked, issued, past the printed day, released with a reason."""

    asked: int = 0
    issued: int = 0
    late: int = 0
    exempt: int = 0

    def __add__(self, other: "Planning") -> "Planning":
        return Planning(
            self.asked + other.asked,
            self.issued + other.issued,
            self.late + other.late,
            self.exempt + other.exempt,
        )

    @property
    def owed(self) -> int:
        """Asked and not released: of these, so many have issued."""
        return self.asked - self.exempt

    @property
    def word(self) -> str:
        """How the single duty of one body stands."""
        state = "issued" if self.issued else "late" if self.late else "exempt"
        return state if self.issued or self.late or self.exempt else "expected"

    @property
    def rest(self) -> int:
        """Still to come, the day not passed."""
        return max(0, self.asked - self.issued - self.late - self.exempt)

    @property
    def strip(self) -> Strip:
        """Drawn as issued, released, late, rest."""
        return _strip(
            self.asked, done=self.issued, reported=self.exempt, late=self.late, rest=self.rest
        )


@dataclass(frozen=True, slots=True)
class Group:
    """One row of the map: a province, or a body; `area` opens a province."""

    key: str
    name: str
    planning: Planning = field(default_factory=Planning)
    work: Work = field(default_factory=Work)
    area: str = ""
    pillars: Sequence[Work] = ()

    @property
    def is_late(self) -> bool:
        """Something is past its day."""
        return bool(self.planning.late or self.work.late)

    @property
    def is_one(self) -> bool:
        """A single body, whose duty to plan is told in words."""
        return not self.area and self.planning.asked == 1


@dataclass(frozen=True, slots=True)
class PillarRow:
    """How one pillar stands over all bodies; `code` is "" for tasks of no pillar."""

    code: str
    label: str
    work: Work


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map of one plan. `area_name` is told when one province of many is shown."""

    plan: Plan
    planning: Planning
    work: Work
    groups: Sequence[Group]
    pillars: Sequence[PillarRow]
    by_area: bool
    area: str
    area_name: str
    crossed: bool
    can_chase: bool
    on: date

    @property
    def late(self) -> Sequence[Group]:
        """Rows with something past its day."""
        return tuple(row for row in self.groups if row.is_late)

    @property
    def in_time(self) -> Sequence[Group]:
        """The other rows."""
        return tuple(row for row in self.groups if not row.is_late)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan on the page of all plans."""

    plan: Plan
    planning: Planning
    work: Work


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows of the map, however they are told."""

    groups: Sequence[Group]
    pillars: Sequence[PillarRow]


def _strip(total: int, **pieces: int) -> Strip:
    drawn, begin = [], 0.0
    for kind, count in pieces.items():
        width = 100 * count / total if total else 0
        if width:
            drawn.append((kind, f"{begin:.2f}", f"{width:.2f}"))
        begin += width
    return tuple(drawn)


def map_page(actor: Actor, uid: UUID, on: date, *, area: str = "") -> MapPage:
    """The map of a plan, by province where it reaches more than one, else by body.

    Who is not the owner sees the shares and duties of the own body and of those below it.
    """
    plan = find_plan(actor, uid)
    shares, duties = _shares(actor, plan), _duties(actor, plan)
    found = None if area else _by_area(shares, duties, on)
    by_area = found is not None and sum(bool(row.area) for row in found.groups) > 1
    if found is None or not by_area:
        inside = shares.filter(_in_area(area)) if area else shares
        found = _by_body(inside, duties.filter(area=area) if area else duties, on)
    return MapPage(
        plan=plan,
        planning=sum((row.planning for row in found.groups), Planning()),
        work=sum((row.work for row in found.groups), Work()),
        groups=found.groups,
        pillars=found.pillars,
        by_area=by_area,
        area=area,
        area_name=area_names([area]).get(area, "") if area else "",
        crossed=not by_area and 0 < len(found.groups) <= CROSSED and len(found.pillars) > 1,
        can_chase=can_accept(actor) and plan.owner_path == actor.path,
        on=on,
    )


def own_plans(actor: Actor, on: date) -> Sequence[PlanRow]:
    """Plans of the own organisation with how they stand, the latest first; four queries."""
    plans = Plan.objects.filter(owner_path=actor.path).select_related("document")
    rows = list(plans.order_by("-accepted_at")[:MOST_BODIES]) if actor.path else []
    shares = Assignment.objects.filter(task__plan__in=[row.pk for row in rows])
    work = _counted(_open(shares), on, "task__plan_id")
    duties = PlanDuty.objects.filter(plan__in=[row.pk for row in rows]).standing()
    planning = _planned(duties, on, "plan_id")
    return tuple(
        PlanRow(row, planning.get(row.pk, Planning()), work.get(row.pk, Work())) for row in rows
    )


def _shares(actor: Actor, plan: Plan) -> AssignmentQuerySet:
    rows = _open(Assignment.objects.filter(task__plan=plan))
    return rows if _sees_all(actor, plan) else rows.filter(under(actor.path, "path"))


def _duties(actor: Actor, plan: Plan) -> PlanDutyQuerySet:
    rows = PlanDuty.objects.filter(plan=plan).standing()
    return rows if _sees_all(actor, plan) else rows.filter(under(actor.path, "path"))


def _sees_all(actor: Actor, plan: Plan) -> bool:
    return bool(actor.path) and plan.owner_path.startswith(actor.path)


def _open(shares: AssignmentQuerySet) -> AssignmentQuerySet:
    return shares.filter(task__state=TaskState.OPEN, moved_to=None)


def _counted(shares: AssignmentQuerySet, on: date, key: str) -> dict[Any, Work]:
    late = Q(closed=False, due_on__lt=on)
    rows = (
        shares.order_by()
        .values(key)
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=AssignmentState.DONE)),
            reported=Count("pk", filter=Q(state=AssignmentState.REPORTED)),
            late=Count("pk", filter=late),
            late_bodies=Count("path", filter=late, distinct=True),
        )
    )
    return {row.pop(key): Work(**row) for row in map(dict, rows)}


def _planned(duties: QuerySet[PlanDuty], on: date, key: str) -> dict[Any, Planning]:
    rows = (
        duties.order_by()
        .values(key)
        .annotate(
            asked=Count("pk"),
            issued=Count("pk", filter=Q(state=DutyState.FULFILLED)),
            late=Count("pk", filter=Q(state=DutyState.EXPECTED, due_on__lt=on)),
            exempt=Count("pk", filter=Q(state=DutyState.EXEMPT)),
        )
    )
    return {row.pop(key): Planning(**row) for row in map(dict, rows)}


def _by_area(shares: AssignmentQuerySet, duties: QuerySet[PlanDuty], on: date) -> _Found:
    """Told by province; what stands in none is told as the central bodies."""
    cells = _cells(shares.annotate(head=Substr("path", 1, AREA_LENGTH)), on, "head")
    planning, work = _planned(duties, on, "area"), _folded(cells, area_of)
    late = _late_bodies(shares, on)
    names = area_names([*planning, *work])
    groups = [
        Group(
            area,
            names.get(area) or str(labels.NO_AREA),
            planning.get(area, Planning()),
            replace(work.get(area, Work()), late_bodies=late.get(area, 0)),
            area,
        )
        for area in {**planning, **work}
    ]
    return _Found(_in_order(groups), _pillars(cells))


def _by_body(shares: AssignmentQuerySet, duties: QuerySet[PlanDuty], on: date) -> _Found:
    """Told by body; those that are not on the node stand together."""
    cells = _cells(shares, on, "path")
    planning, work = _planned(duties, on, "path"), _folded(cells, str)
    pillars = _pillars(cells)
    paths = [path for path in {**planning, **work} if path]
    names = dict(Organisation.objects.filter(path__in=paths).values_list("path", "name"))
    groups = [
        Group(
            path,
            names.get(path, path) if path else str(labels.NOT_ON_NODE),
            planning.get(path, Planning()),
            replace(done, late_bodies=int(done.late > 0)),
            pillars=tuple(cells.get((path, row.code), Work()) for row in pillars),
        )
        for path in {**planning, **work}
        for done in (work.get(path, Work()),)
    ]
    return _Found(_in_order(groups), pillars)


_Cells = Mapping[tuple[str, str], Work]
"""Counts by group and pillar."""


def _cells(shares: AssignmentQuerySet, on: date, key: str) -> _Cells:
    rows = (
        shares.order_by()
        .values_list(key, "task__pillar")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=AssignmentState.DONE)),
            reported=Count("pk", filter=Q(state=AssignmentState.REPORTED)),
            late=Count("pk", filter=Q(closed=False, due_on__lt=on)),
        )
    )
    return {(group, pillar or ""): Work(*counts) for group, pillar, *counts in rows}


def _folded(cells: _Cells, name: Callable[[str], str]) -> dict[str, Work]:
    """Over all pillars, by group."""
    found: dict[str, Work] = {}
    for (group, _pillar), work in cells.items():
        found[name(group)] = found.get(name(group), Work()) + work
    return found


def _late_bodies(shares: AssignmentQuerySet, on: date) -> dict[str, int]:
    """How many bodies of each province are late with something."""
    late = shares.filter(closed=False, due_on__lt=on).order_by()
    paths = late.values_list("path", flat=True).distinct()
    return Counter(area_of(path) for path in paths)


def _in_order(groups: Iterable[Group]) -> Sequence[Group]:
    """The late ones first, then by name."""
    return tuple(sorted(groups, key=lambda row: (not row.is_late, sort_key(row.name) or "")))


def _in_area(area: str) -> Q:
    """Paths in every tree of a province; `area` comes from an address and is told apart first."""
    inside = Q(pk__in=())
    if area.isdecimal():
        for tree in TREES:
            inside |= under(f"/{tree}{area}/")
    return inside


def _pillars(cells: _Cells) -> Sequence[PillarRow]:
    """The six pillars in order, those without tasks left out; tasks of none come last."""
    found: dict[str, Work] = {}
    for (_group, pillar), work in cells.items():
        found[pillar] = found.get(pillar, Work()) + work
    named = [(str(code), str(labels.PILLAR[code])) for code in Pillar]
    rows = [*named, ("", str(labels.NO_PILLAR))]
    return tuple(PillarRow(code, label, found[code]) for code, label in rows if code in found)
