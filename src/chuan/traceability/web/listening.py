"""One WebSocket listener of a named query: who listens, how often, and what it is told next.

Source: EPCIS 2.0 §12.7.3.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import bind
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.query import Schedule
from chuan.domain.sentences import gettext_noop
from chuan.traceability.errors import ControlsInvalid, ResourceUnknown
from chuan.traceability.models import ApiKey, NamedQuery
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.delivery import next_time
from chuan.traceability.selectors.asking import latest
from chuan.traceability.selectors.documents import Form, written
from chuan.traceability.selectors.keys import actor_of, is_open
from chuan.traceability.selectors.queries import begin_after, next_answers, query_for
from chuan.traceability.web.access import opened, secret_in

BATCH: Final = 200
"""Events of one message."""
_ADDRESS: Final = re.compile(r"/epcis/queries/([^/]+)/events/?").fullmatch
_FLAGS: Final = {"true": True, "false": False}
_TIMES: Final = frozenset({"second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek"})
_KNOWN: Final = _TIMES | {"stream", "reportIfEmpty", "initialRecordTime", "minRecordTime"}


class State(NamedTuple):
    """How far each side of the record goes (by `sandbox`), and the queries and keys that are still there."""

    latest: Mapping[bool, int]
    queries: Collection[int]
    keys: Collection[int]


@dataclass
class Listener:
    """Somebody told of answers behind `last` at `next_at`, or as soon as there are any (no schedule)."""

    actor: Actor
    key: ApiKey
    query: NamedQuery
    schedule: Mapping[str, str] | None
    report_if_empty: bool
    last: int
    next_at: datetime
    is_ousted: bool = False

    def is_due(self, state: State) -> bool:
        """Something may be told now."""
        if self.schedule is not None:
            return clock.now() >= self.next_at
        return state.latest[self.query.sandbox] > self.last

    def take(self, until: int) -> tuple[str, bool]:
        """The next message ("" for none), and whether there is more up to `until`."""
        with bind(self.actor):
            found, more = next_answers(self.query, self.actor, self.last, until, BATCH)
        said = ""
        if found or (self.report_if_empty and self.schedule is not None):
            said = written(found, Form(), name=self.query.name).decode()
        self.last = found[-1].id if more else max(until, self.last)
        if not more:
            self.next_at = next_time(self.schedule, clock.now(), clock.VIETNAM)
        return said, more


def listener_of(path: str, query: str, headers: Mapping[str, str]) -> Listener:
    """Who asks to listen, to what, and how; `headers` by their lower-case names.

    Raises:
        KeyRefused, QuotaSpent, NotOpened: the key.
        ResourceUnknown, NoSuchName: what is asked for.
        ControlsInvalid, ScheduleInvalid: how it is asked for.
    """
    key = opened(secret_in(headers.get("authorization", ""), headers.get("x-api-key", "")))
    actor = actor_of(key)
    must_query(actor)
    found = _ADDRESS(path)
    if found is None:
        raise ResourceUnknown(gettext_noop("Không có tài nguyên này; xem openapi.json."))
    with bind(actor):
        asked = query_for(actor, unquote(found[1]), sandbox=key.sandbox)
        schedule, report_if_empty, since = _controls(query)
        last = begin_after(since, sandbox=key.sandbox)
    begins = next_time(schedule, clock.now(), clock.VIETNAM)
    return Listener(actor, key, asked, schedule, report_if_empty, last, begins)


def state_of(listeners: Collection[Listener]) -> State:
    """What listeners wait for: four statements, however many they are."""
    keys = ApiKey.objects.filter(pk__in={each.key.pk for each in listeners})
    queries = NamedQuery.objects.filter(pk__in={each.query.pk for each in listeners})
    return State(
        {sandbox: latest(sandbox=sandbox) for sandbox in (False, True)},
        frozenset(queries.values_list("pk", flat=True)),
        frozenset(key.pk for key in keys if is_open(key)),
    )


def _controls(query: str) -> tuple[dict[str, str] | None, bool, datetime | None]:
    """The timetable (None: as they come), whether to tell of nothing, and since when."""
    told = dict(parse_qsl(query, keep_blank_values=True))
    schedule = {name: value for name, value in told.items() if name in _TIMES}
    stream = _FLAGS.get(told.get("stream", "false"))
    empty = _FLAGS.get(told.get("reportIfEmpty", "false"))
    if not set(told) <= _KNOWN or stream is None or empty is None or stream is bool(schedule):
        raise ControlsInvalid(
            gettext_noop("Hãy chọn đúng một trong hai: stream=true hoặc giờ gửi (minute, hour…).")
        )
    if schedule:
        Schedule.of_json(schedule)
    begins = told.get("initialRecordTime") or told.get("minRecordTime")
    try:
        return schedule or None, empty, None if begins is None else utc(begins)
    except NotAMoment as error:
        raise ControlsInvalid(error.args[0]) from error
