"""Opens to sender and receiver the one event of the other; follows what is stored, in its order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import orjson
from django.db import connection, transaction

from chuan.core import jobs
from chuan.core.actor import system_actor
from chuan.domain.sentences import gettext_noop
from chuan.traceability.enums import FieldScope, ReaderReason
from chuan.traceability.models import Event, EventReader, Follower
from chuan.traceability.rules.one_step import ARRIVING, LEAVING, Step, is_traced, steps_between
from chuan.traceability.rules.rows import Row
from chuan.traceability.selectors.asking import latest

STEPS_JOB: Final = "traceability.steps"
_NAME: Final = "one_step"
_BLOCK: Final = 500
_KEYS: Final = "SELECT DISTINCT key FROM traceability_eventkey WHERE event {among}"
_STEPS: Final = """
SELECT k.key, e.id, e.event_time, e.owner_path, COALESCE(e.biz_step, ''),
    EXISTS (SELECT 1 FROM traceability_eventfield f WHERE f.event = e.id AND f.scope = %s),
    EXISTS (SELECT 1 FROM traceability_eventfield f WHERE f.event = e.id AND f.scope = %s)
FROM traceability_eventkey k JOIN traceability_event e ON e.id = k.event
WHERE k.key {among} AND k.event > 0 AND e.declared_at IS NULL
AND NOT EXISTS (SELECT 1 FROM traceability_retraction wrong WHERE wrong.event = e.id)
"""
_AMONG: Final = {
    "postgresql": "= ANY(%s)",
    "sqlite": "IN (SELECT value FROM json_each(%s))",
}


def wake_steps(rows: Iterable[Row]) -> None:
    """Ask for a look when something left or arrived, in the caller's transaction."""
    if any(row.biz_step in LEAVING or row.biz_step in ARRIVING for row in rows):
        jobs.enqueue(
            STEPS_JOB,
            {},
            actor=system_actor(),
            label=gettext_noop("Ghép bước giao và bước nhận"),
            key=STEPS_JOB,
        )


def follow_steps() -> int:
    """Look at everything stored since the last look; how many events were opened. Again is harmless."""
    opened = 0
    while True:
        with transaction.atomic():
            follower, _ = Follower.objects.select_for_update().get_or_create(name=_NAME)
            until = latest(sandbox=False)
            moved = Event.objects.filter(
                pk__gt=follower.last, pk__lte=until, pk__gte=1, biz_step__in=LEAVING | ARRIVING
            )
            ids = list(moved.order_by("pk").values_list("pk", flat=True)[:_BLOCK])
            opened += _open(_steps_of(ids))
            follower.last = ids[-1] if len(ids) == _BLOCK else max(until, follower.last)
            follower.save(update_fields=["last"])
        if len(ids) < _BLOCK:
            return opened


def _steps_of(events: list[int]) -> Mapping[str, list[Step]]:
    """All steps of every thing that these events name."""
    if not events:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_KEYS.format(among=_among()), [_listed(events)])
        keys = sorted(key for (key,) in cursor.fetchall() if is_traced(key))
        ends = [str(FieldScope.SOURCE), str(FieldScope.DESTINATION)]
        cursor.execute(_STEPS.format(among=_among()), [*ends, _listed(keys)])
        found: dict[str, list[Step]] = defaultdict(list)
        for key, event, at, owner, step, source, destination in cursor.fetchall():
            found[key].append(
                Step(event, _seconds(at), owner, step, bool(source), bool(destination))
            )
    return found


def _open(found: Mapping[str, list[Step]]) -> int:
    pairs = {pair for steps in found.values() for pair in steps_between(steps)}
    rows = {
        reader
        for leaving, arriving in pairs
        for reader in ((leaving.event, arriving.owner), (arriving.event, leaving.owner))
    }
    EventReader.objects.bulk_create(
        [
            EventReader(event=event, path=path, why=int(ReaderReason.STEP))
            for event, path in sorted(rows)
        ],
        ignore_conflicts=True,
    )
    return len(rows)


def _among() -> str:
    return _AMONG[connection.vendor]


def _listed(values: list[Any]) -> Any:  # noqa: ANN401  (as each database takes a list)
    return values if connection.vendor == "postgresql" else orjson.dumps(values).decode()


def _seconds(told: datetime | str) -> float:
    at = datetime.fromisoformat(told) if isinstance(told, str) else told
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
