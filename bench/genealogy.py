"""Traces of a lot through a thousand and ten thousand nodes: a node costs the same in either.

A lot becomes jars, a hundred of them lie in each case, a hundred cases on each pallet, all pallets in one
container; beside them the store holds as many jars again that have nothing to do with it. Figures are the
time for each node of the long trace over that of the short one: forwards from the lot and backwards from
the container, out of PostgreSQL and in memory.
"""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from bench.epcis_workload import as_json
from bench.nodes import on_postgresql, run

if TYPE_CHECKING:
    from chuan.domain.epcis.genealogy import Ties, Trace

    Follow = Callable[[Ties, str], Trace]

SCENARIO = "bench.genealogy"
SIZES: Final = (1_000, 10_000)
ROUNDS: Final = 9
TOGETHER: Final = 100
"""Jars in a case, cases on a pallet, and objects that one event names."""
LIMITS = {
    f"{kept}_{way}_10k_to_1k": 1.3 for kept in ("sql", "memory") for way in ("forward", "back")
}
_JAR: Final = "urn:epc:id:sgtin:893612345.0001.{}"
_LOT: Final = "https://id.gs1.org/01/08936123450014/10/L{}"
_CASE: Final = "urn:epc:id:sscc:893612345.{:08d}"
_MOST_EVENTS: Final = 50


def main() -> dict[str, float]:
    """A node of its own on PostgreSQL."""
    return on_postgresql(SCENARIO)


def measure_traces() -> dict[str, float]:
    """Capture both chains, then trace each forwards and back."""
    from chuan.config.database import make_roles, migrate  # noqa: PLC0415

    make_roles()
    migrate()
    for size in SIZES:
        _capture(list(_chain(size)))
        _capture(list(_beside(size)))
    found: dict[str, float] = {}
    for kept, ties in _kept():
        for way, follow in _ways():
            costs = {size: _cost(follow, ties, size, way) for size in SIZES}
            found[f"{kept}_{way}_10k_to_1k"] = costs[10_000] / costs[1_000]
            found[f"{kept}_{way}_us_a_node"] = costs[10_000] * 1e6
    return found


def _chain(size: int) -> Iterator[dict[str, Any]]:
    """Events by which one lot becomes `size` jars in one container; the sizes share nothing."""
    jars = [_JAR.format(f"{size}-{number}") for number in range(size)]
    made = {"transformationID": f"urn:uuid:00000000-0000-4000-8000-{size:012d}"}
    yield _event(
        "TransformationEvent", 0, inputQuantityList=[{"epcClass": _LOT.format(size)}], **made
    )
    for some in _parts(jars):
        yield _event("TransformationEvent", 1, outputEPCList=some, **made)
    level, first = jars, size * 1_000
    while len(level) > TOGETHER:
        cases = []
        for number, some in enumerate(_parts(level), first):
            cases.append(_CASE.format(number))
            yield _event("AggregationEvent", 2, action="ADD", parentID=cases[-1], childEPCs=some)
        level, first = cases, first + len(cases)
    yield _event("AggregationEvent", 3, action="ADD", parentID=_CASE.format(size), childEPCs=level)


def _beside(size: int) -> Iterator[dict[str, Any]]:
    """As many jars in cases of another lot."""
    for number, some in enumerate(_parts([_JAR.format(f"other-{size}-{n}") for n in range(size)])):
        parent = _CASE.format(50_000_000 + size * 1_000 + number)
        yield _event("AggregationEvent", 2, action="ADD", parentID=parent, childEPCs=some)


def _event(kind: str, hour: int, **fields: object) -> dict[str, Any]:
    return {
        "type": kind,
        "eventTime": f"2026-03-01T{8 + hour:02d}:00:00.000Z",
        "eventTimeZoneOffset": "+07:00",
        **fields,
    }


def _parts(whole: Sequence[str]) -> Iterator[list[str]]:
    return (list(whole[start : start + TOGETHER]) for start in range(0, len(whole), TOGETHER))


def _capture(events: list[dict[str, Any]]) -> None:
    from chuan.core.actor import Actor  # noqa: PLC0415  (Django is set up first)
    from chuan.traceability.services.capturing import capture_document  # noqa: PLC0415
    from chuan.traceability.types import Sent  # noqa: PLC0415

    actor = Actor("key:bench", "Bench", path="/40/bench/", roles=frozenset({"capture"}))
    for start in range(0, len(events), _MOST_EVENTS):
        body = as_json(iter(events[start : start + _MOST_EVENTS]))
        capture_document(actor=actor, sent=Sent(body))


def _kept() -> Iterator[tuple[str, "Ties"]]:
    """The same chains out of the store, as their owner reads them, and in memory."""
    from chuan.core.actor import Actor  # noqa: PLC0415  (Django is set up first)
    from chuan.domain.epcis.codec import read  # noqa: PLC0415
    from chuan.domain.epcis.genealogy import TiesInMemory  # noqa: PLC0415
    from chuan.traceability.selectors.ties import StoredTies  # noqa: PLC0415

    yield "sql", StoredTies(Actor("key:bench", "Bench", path="/40/bench/"))
    memory = TiesInMemory()
    for size in SIZES:
        document, _faults = read(as_json(_chain(size)))
        if document is None:
            raise SystemExit("the chain cannot be read")
        for place, event in document.numbered:
            memory.add(f"{size}-{place}", event)
    yield "memory", memory


def _ways() -> Iterator[tuple[str, "Follow"]]:
    from chuan.domain.epcis.genealogy import trace_back, trace_forward  # noqa: PLC0415

    yield "forward", lambda ties, node: trace_forward(ties, [node])
    yield "back", lambda ties, node: trace_back(ties, [node])


def _cost(follow: "Follow", ties: "Ties", size: int, way: str) -> float:
    """Least seconds for each node that a trace finds; garbage is collected between rounds, as in timeit."""
    from chuan.domain.gs1 import canonical_identifier  # noqa: PLC0415

    start = canonical_identifier((_LOT if way == "forward" else _CASE).format(size))
    times = []
    gc.disable()
    for _round in range(ROUNDS):
        gc.collect()
        begun = time.perf_counter()
        trace = follow(ties, start)
        times.append((time.perf_counter() - begun) / len(trace.objects))
        if not size < len(trace.objects) < size * 1.02 or trace.cut:
            raise SystemExit(f"{len(trace.objects)} nodes, cut by {trace.cut}")
    gc.enable()
    return min(times)


if __name__ == "__main__":
    run(measure_traces)
