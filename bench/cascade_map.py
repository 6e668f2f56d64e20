"""The map of a plan given to every commune of the country against the same plan given to 33."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bench.nodes import in_process, measure, run

if TYPE_CHECKING:
    from django.test import Client

    from chuan.orgs.models import Organisation
    from chuan.plans.models import Plan

COMMUNES, FEW, PROVINCES = 3321, 33, 34
SCENARIO = "bench.cascade_map"
LIMITS = {"queries": 15.0, "full_to_small": 3.0}


def main() -> dict[str, float]:
    """Build both nodes and compare the page of the ministry that gave the plan out."""
    full, small = in_process(SCENARIO, COMMUNES), in_process(SCENARIO, FEW)
    return {
        "queries": full["queries"],
        "full_to_small": full["seconds"] / small["seconds"],
        "full_ms": full["seconds"] * 1000,
        "small_ms": small["seconds"] * 1000,
    }


def measure_node(communes: int) -> dict[str, float]:
    """Build the node and measure the map; the country is told by province, 33 communes by name."""
    client, plan = _build(communes)
    return measure(client, f"/lam-viec/ke-hoach/{plan.uid}/toan-canh/", b"1/KH-BENCH")


def _build(communes: int) -> "tuple[Client, Plan]":
    from django.core.management import call_command  # noqa: PLC0415  (Django is set up first)
    from django.db import transaction  # noqa: PLC0415

    from tests.factories.people import organisation, person, place, signed_in  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        ministry = organisation("Bộ Thử", path="/tw/", level="central", kind="ministry")
        provinces = PROVINCES if communes > PROVINCES else 1
        for number in range(provinces):
            place(f"{number + 10}", f"Số {number}")
        bodies = _communes(communes, provinces)
        plan = _plan(ministry)
        _give(plan, bodies)
    return signed_in(person("Lan", ministry), ministry), plan


def _communes(communes: int, provinces: int) -> "list[Organisation]":
    from chuan.orgs.models import Organisation  # noqa: PLC0415

    return Organisation.objects.bulk_create(
        Organisation(
            name=f"UBND xã Số {n}",
            kind="government",
            level="commune",
            agency="ubnd-xa",
            member_kind="commune_government",
            path=f"/{n % provinces + 10}/x{n:05d}/",
        )
        for n in range(communes)
    )


def _plan(ministry: "Organisation") -> "Plan":
    from chuan.core import clock  # noqa: PLC0415
    from chuan.documents.models import Document, DocumentCopy  # noqa: PLC0415
    from chuan.plans.models import Plan  # noqa: PLC0415

    now = clock.now()
    document = Document.objects.create(
        issuer_key="bo thu", kind="plan", symbol_key="1/kh-bench", symbol="1/KH-BENCH",
        issuer_label=ministry.name, issuer=ministry, title="Kế hoạch thử", created_at=now,
        owner_path=ministry.path,
    )  # fmt: skip
    copy = DocumentCopy.objects.create(
        document=document, owner_path=ministry.path, accepted_at=now, accepted_by_label="Lan"
    )
    return Plan.objects.create(
        document=document, copy=copy, owner=ministry, owner_path=ministry.path,
        title="Kế hoạch thử", accepted_at=now, accepted_by="", accepted_by_label="Lan",
    )  # fmt: skip


def _give(plan: "Plan", bodies: "list[Organisation]") -> None:
    """One task of each pillar to every commune, and the duty to issue a plan; a third done, some late."""
    from chuan.core import clock  # noqa: PLC0415
    from chuan.plans.enums import Pillar  # noqa: PLC0415
    from chuan.plans.models import Assignment, PlanDuty, Task  # noqa: PLC0415

    now, today = clock.now(), clock.today()
    for order, pillar in enumerate(Pillar):
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
    PlanDuty.objects.bulk_create(
        PlanDuty(
            plan=plan, organisation=body, name=body.name, path=body.path, area=body.path[1:3],
            due_on=today + timedelta(days=n % 60 - 30), at=now,
            state="fulfilled" if n % 2 else "expected", fulfilled_on=today if n % 2 else None,
        )
        for n, body in enumerate(bodies)
    )  # fmt: skip


if __name__ == "__main__":
    run(measure_node)
