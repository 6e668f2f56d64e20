"""Events of one object asked for among a hundred thousand events and among a million.

The cost is that of the answer. On PostgreSQL; every object has ten events, and a body asks for those of one
object after the other. The figure is the median of one query at the larger size over that at the smaller, in
the quietest of five turns on either side.
"""

import statistics
import time
from typing import Any, Final

from bench.nodes import on_postgresql, run

SCENARIO = "bench.epcis_query"
SMALL, LARGE = 100_000, 1_000_000
LIMITS = {"growth": 1.3}
EACH: Final = 10
ASKED: Final = 200
TURNS: Final = 5
_LINK: Final = "https://id.gs1.org/01/08936123450014/21/"
_DOC: Final = (
    '{"type":"ObjectEvent","eventTime":"2026-01-01T00:00:00Z","eventTimeZoneOffset":"+07:00"}'
)
_FILL: Final = (
    """
INSERT INTO traceability_event (id, event_time, record_time, capture_id, sandbox, hash, owner_path, event_id,
    type, action, time_offset, biz_step, read_point, doc)
SELECT n, to_timestamp(n / 1e6), to_timestamp(n / 1e6), 1, false, '\\x00', '/40/o' || n %% 50 || '/',
    'urn:x:' || n,
    'ObjectEvent', 'OBSERVE', '+07:00', 'shipping', 'urn:x:gate:' || n %% 97, %(doc)s
FROM generate_series(%(first)s::bigint, %(last)s) n
""",
    """
INSERT INTO traceability_eventkey (key, event_time, event, role, place, uom)
SELECT %(link)s || n %% %(objects)s, to_timestamp(n / 1e6), n, 1, 0, ''
FROM generate_series(%(first)s::bigint, %(last)s) n
""",
)


def main() -> dict[str, float]:
    """Two nodes of their own on PostgreSQL."""
    small, large = (on_postgresql(SCENARIO, size) for size in (SMALL, LARGE))
    return {
        "growth": large["seconds"] / small["seconds"],
        "milliseconds_at_a_million": large["seconds"] * 1000,
    }


def measure_query(size: int) -> dict[str, float]:
    """Fill the store, then ask for the events of one object after the other."""
    from django.db import connection  # noqa: PLC0415

    from chuan.config.database import make_roles, migrate  # noqa: PLC0415
    from chuan.core.actor import system_actor  # noqa: PLC0415
    from chuan.domain.epcis.query import from_query_string  # noqa: PLC0415
    from chuan.traceability.selectors.asking import Span, ask  # noqa: PLC0415
    from chuan.traceability.services.store import make_room  # noqa: PLC0415

    make_roles()
    migrate()
    first = int(time.time() * 1e6)
    make_room(first, first + size)
    told: dict[str, Any] = {
        "first": first, "last": first + size - 1, "doc": _DOC, "link": _LINK, "objects": size // EACH,
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in _FILL:
            cursor.execute(statement, told)
        cursor.execute("ANALYZE traceability_event")
        cursor.execute("ANALYZE traceability_eventkey")
        cursor.execute("ANALYZE traceability_eventreader")
    actor = system_actor()
    actor = type(actor)(id="key:x", label="x", path="/40/", roles=frozenset({"query"}))
    times = []
    for number in range(TURNS * ASKED):
        query = from_query_string([("MATCH_epc", f"{_LINK}{number * 37 % (size // EACH)}")], {})
        begun = time.perf_counter()
        found = ask(actor=actor, query=query, sandbox=False, span=Span(31))
        times.append(time.perf_counter() - begun)
        if len(found) != EACH:
            raise SystemExit(f"{len(found)} events found, not {EACH}")
    turns = [times[begin : begin + ASKED] for begin in range(0, len(times), ASKED)]
    return {"seconds": min(statistics.median(turn) for turn in turns)}


if __name__ == "__main__":
    run(measure_query)
