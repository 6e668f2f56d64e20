"""The worklist page of a commune user in a full country against the same page in a small one."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bench.nodes import in_process, measure, run

if TYPE_CHECKING:
    from django.test import Client

    from chuan.orgs.models import Organisation
    from chuan.plans.models import Task

COMMUNES, TASKS, SMALL = 3321, 200_000, 200
CHUNK = 5_000
"""Rows written at a time."""
SCENARIO = "bench.worklist"
LIMITS = {"queries": 15.0, "full_to_small": 3.0}


def main() -> dict[str, float]:
    """Build both nodes on disk, each in a process of its own, and compare their pages."""
    full, small = in_process(SCENARIO, COMMUNES, TASKS), in_process(SCENARIO, 10, SMALL)
    return {
        "queries": full["queries"],
        "full_to_small": full["seconds"] / small["seconds"],
        "full_ms": full["seconds"] * 1000,
        "small_ms": small["seconds"] * 1000,
    }


def measure_node(communes: int, tasks: int) -> dict[str, float]:
    """Build the node and measure its worklist."""
    return measure(_build(communes, tasks), "/viec-cua-toi/", b"BENCH")


def _build(communes: int, tasks: int) -> "Client":
    """A node with `communes` bodies and `tasks` tasks, `SMALL` of them the user's; its browser."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from chuan.orgs.models import Organisation  # noqa: PLC0415
    from tests.factories.people import organisation, person, signed_in  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        province = organisation("UBND tỉnh Thử", path="/40/", agency="ubnd-tinh")
        own = organisation("UBND xã Thử", province, agency="ubnd-xa")
        Organisation.objects.bulk_create(
            Organisation(
                name=f"UBND xã Số {n}",
                kind="government",
                level="commune",
                agency="ubnd-xa",
                member_kind="commune_government",
                parent=province,
                path=f"/40/x{n:05d}/",
            )
            for n in range(communes)
        )
        _give(province, own, tasks)
    officer = person("Hoa", own)
    return signed_in(officer, own)


def _give(province: "Organisation", own: "Organisation", tasks: int) -> None:
    """Tasks of one plan-less province: the user's commune holds the first `SMALL`, others the rest."""
    from chuan.core.scope import Participation  # noqa: PLC0415
    from chuan.orgs.models import Organisation  # noqa: PLC0415
    from chuan.plans.models import TASK, Assignment  # noqa: PLC0415

    others = list(Organisation.objects.filter(path__startswith="/40/x").exclude(pk=own.pk))
    for start in range(0, tasks, CHUNK):
        made = _make_tasks(province, range(start, min(start + CHUNK, tasks)))
        given = [(t, own if t.order < SMALL else others[t.order % len(others)]) for t in made]
        Assignment.objects.bulk_create(
            Assignment(
                task=task,
                organisation=body,
                path=body.path,
                role="lead" if task.order % 2 else "coordinate",
                due_on=task.due_on,
                created_at=task.created_at,
            )
            for task, body in given
        )
        Participation.objects.bulk_create(
            Participation(kind=TASK, object_id=task.pk, path=body.path, role="assignee")
            for task, body in given
        )


def _make_tasks(province: "Organisation", numbers: range) -> "list[Task]":
    from chuan.core import clock  # noqa: PLC0415
    from chuan.plans.models import Task  # noqa: PLC0415

    now, today = clock.now(), clock.today()
    return Task.objects.bulk_create(
        Task(
            owner=province,
            owner_path=province.path,
            text=f"BENCH việc số {n} về tiêu chuẩn, đo lường, chất lượng",
            order=n,
            due_on=today + timedelta(days=n % 700 - 100),
            recurrence="once",
            created_at=now,
        )
        for n in numbers
    )


if __name__ == "__main__":
    run(measure_node)
