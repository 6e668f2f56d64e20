"""One file brought in three times: a worker killed amid its writing, then two that write at once."""

import io
import json
import sys
from typing import Any

RECORDS = 60


def import_at_once() -> dict[str, object]:
    """What the killed worker left, what three told, and how often each number stands in the register."""
    from django.db.models import Count

    from chuan.core.actor import system_actor
    from chuan.standards.models import ImportRun, Standard, StandardRelation
    from chuan.standards.services import applying, importing
    from tests.factories.at_once import at_once, kill, killed_amid

    actor = system_actor()
    rows = [
        f"TCVN {70_000 + n}:2020,Tên {n},{f'TCVN {70_000 + n - 1}:2020' if n % 3 == 0 and n else ''}"
        for n in range(RECORDS)
    ]
    table = "\n".join(["Số hiệu,Tên tiếng Việt,Thay thế cho", *rows]).encode()

    def read() -> ImportRun:
        run = importing.start_import(actor=actor, stream=io.BytesIO(table), name="a.csv")
        return importing.read_import(actor=actor, uid=run.uid, progress=lambda *_: None)

    def write(run: ImportRun, progress: Any = lambda *_: None) -> None:
        applying.apply_import(
            actor=actor, uid=run.uid, with_doubts=False, progress=progress, at_once=7
        )

    def dies_later(done: int, *_more: object) -> None:
        if done > RECORDS // 2:
            kill()

    runs = [read() for _time in range(3)]
    for run in runs:
        applying.begin_applying(actor=actor, uid=run.uid)
    signal = killed_amid(lambda: write(runs[0], dies_later))
    left = Standard.objects.filter(key__startswith="TCVN 7").count()
    told = at_once(*(lambda run=run: write(run) for run in runs))
    made = Standard.objects.filter(title_vi__startswith="Tên ")
    return {
        "signal": signal,
        "left_whole_steps": left > 0 and left % 7 == 0,
        "told": told,
        "states": sorted(ImportRun.objects.values_list("state", flat=True)),
        "records": made.count(),
        "written": sum(ImportRun.objects.values_list("written", flat=True)),
        "doubled": list(
            made.values("key").annotate(n=Count("pk")).filter(n__gt=1).values_list("key")
        ),
        "relations": StandardRelation.objects.filter(source__in=made).count(),
        "open_ends": StandardRelation.objects.filter(source__in=made, target=None).count(),
    }


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(import_at_once()))
