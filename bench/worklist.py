"""The worklist page of a commune user in a full country against the same page in a small one."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from chuan.orgs.models import Organisation
    from chuan.plans.models import Task

COMMUNES, TASKS, SMALL = 3321, 200_000, 200
CHUNK = 5_000
"""Rows written at a time."""
ROUNDS = 15
LIMITS = {"queries": 15.0, "full_to_small": 3.0}


def main() -> dict[str, float]:
    """Build both nodes on disk, each in a process of its own, and compare their pages."""
    full, small = _in_process(COMMUNES, TASKS), _in_process(10, SMALL)
    return {
        "queries": full["queries"],
        "full_to_small": full["seconds"] / small["seconds"],
        "full_ms": full["seconds"] * 1000,
        "small_ms": small["seconds"] * 1000,
    }


def _in_process(communes: int, tasks: int) -> dict[str, float]:
    """The figures of one node, made in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chuan-bench-") as folder:
        settings = {
            "CHUAN_VAR": folder,
            "CHUAN_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "chuan.config.settings.dev",
        }
        command = [sys.executable, "-m", "bench.worklist", str(communes), str(tasks)]
        done = subprocess.run(
            command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(communes: int, tasks: int) -> dict[str, float]:
    """Median seconds of the page and the number of its queries."""
    from django.db import connection  # noqa: PLC0415  (Django is set up first)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = _build(communes, tasks)
    client.get("/viec-cua-toi/")
    with CaptureQueriesContext(connection) as seen:
        page = client.get("/viec-cua-toi/")
        queries = float(len(seen))
    if page.status_code != 200 or b"BENCH" not in page.content:
        raise SystemExit(f"the page did not show the work: {page.status_code}")
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        client.get("/viec-cua-toi/")
        times.append(time.perf_counter() - begun)
    return {"seconds": statistics.median(times), "queries": queries}


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
    import django
    from django.conf import settings

    django.setup()
    settings.DEBUG = False
    Path(os.environ["CHUAN_VAR"]).mkdir(parents=True, exist_ok=True)
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
