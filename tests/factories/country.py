"""A country of communes made in bulk, and a plan given to all of them; for budgets of queries."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from chuan.core import clock
from chuan.orgs.models import Organisation, Place
from chuan.plans.enums import Pillar
from chuan.plans.models import Assignment, Plan, PlanDuty, Task
from tests.factories.people import place

COMMUNES, PROVINCES = 3321, 34


def make_communes(first: int, last: int, provinces: int = PROVINCES) -> list[Organisation]:
    """Communes numbered from `first` up to `last`, dealt out to provinces that are made with them."""
    above = [place(f"{number + 50}", f"Số {number}") for number in range(provinces)]
    places = Place.objects.bulk_create(
        Place(
            code=f"9{n:04d}", name=f"Xã Số {n}", short_name=f"Số {n}", folded=f"so {n}", kind="xa",
            level="commune", parent=above[n % provinces],
        )
        for n in range(first, last)
    )  # fmt: skip
    return Organisation.objects.bulk_create(
        Organisation(
            name=f"UBND xã Số {n}", kind="government", level="commune", agency="ubnd-xa",
            member_kind="commune_government", path=f"/{n % provinces + 50}/x{n:05d}/", place=unit,
        )
        for n, unit in enumerate(places, first)
    )  # fmt: skip


def give_work(
    plan: Plan, bodies: Sequence[Organisation], pillars: Iterable[Pillar] = Pillar
) -> None:
    """One task of each of the pillars to every body; a third done, a third of the rest late."""
    now, today = clock.now(), clock.today()
    for order, pillar in enumerate(pillars):
        task = Task.objects.create(
            plan=plan, owner=plan.owner, owner_path=plan.owner_path, text=f"Việc {pillar}",
            order=order, pillar=pillar, created_at=now,
        )  # fmt: skip
        Assignment.objects.bulk_create(
            Assignment(
                task=task, organisation=body, path=body.path, role="lead",
                due_on=today + timedelta(days=n % 90 - 30), created_at=now,
                state="done" if n % 3 == 0 else "not_started", closed=n % 3 == 0,
                closed_at=now if n % 3 == 0 else None,
            )
            for n, body in enumerate(bodies)
        )  # fmt: skip


def expect_plans(plan: Plan, bodies: Sequence[Organisation]) -> None:
    """The duty to issue a plan for every body; half have, and some of the rest are late."""
    now, today = clock.now(), clock.today()
    PlanDuty.objects.bulk_create(
        PlanDuty(
            plan=plan, organisation=body, name=body.name, path=body.path, area=body.path[1:3],
            due_on=today + timedelta(days=n % 60 - 30), at=now,
            state="fulfilled" if n % 2 else "expected", fulfilled_on=today if n % 2 else None,
        )
        for n, body in enumerate(bodies)
    )  # fmt: skip
