"""EPCIS captured over HTTP into PostgreSQL, beside a bare COPY of the rows it leaves and beside a peer.

Eight clients send documents of 500 events in JSON-LD to the web server as `chuan run` starts it on two cores;
an answer says "stored", and stored means that every query finds it. The bare COPY puts the very same rows
back into the emptied tables, one statement a table, in one transaction, with the same indexes. The peer,
quartet_epcis, stores the same events, written in the XML 1.2 it reads, in the same cluster. Figures are our
seconds an event over theirs; ours and the COPY's are those of the quickest of three turns.
"""

import http.client
import os
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, LiteralString

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from bench.epcis_workload import as_json, as_xml, events
from bench.nodes import database, on_postgresql, run
from bench.peers.environment import ask

if TYPE_CHECKING:
    from chuan.cli.serving import Child

SCENARIO = "bench.epcis_capture"
BATCH: Final = 500
BATCHES: Final = {1: 40, 10: 20}
TURNS: Final = 3
WORKERS: Final = 2
CLIENTS: Final = 8
"""Lines are dealt out among the workers by chance; each takes the next body, so that no worker idles."""
LIMITS = {
    "1_epc_to_copy": 1 / 0.25,
    "1_epc_to_quartet": 1 / 30,
    "10_epcs_to_copy": 1 / 0.25,
    "10_epcs_to_quartet": 1 / 30,
}
TABLES: Final = ("event", "eventidentity", "eventkey", "eventtie", "eventfield", "eventreader")


def main() -> dict[str, float]:
    """A node of its own on PostgreSQL."""
    return on_postgresql(SCENARIO)


def measure_capture() -> dict[str, float]:
    """Capture over HTTP, write the same rows bare, let the peer capture; with one EPC and with ten."""
    from chuan.config.database import make_roles, migrate  # noqa: PLC0415

    make_roles()
    migrate()
    secret = _key()
    found = {}
    for epcs, word in ((1, "1_epc"), (10, "10_epcs")):
        count = BATCH * BATCHES[epcs]
        turns = [(_captured(epcs, secret, turn), _copied(count)) for turn in range(TURNS)]
        ours, bare = (min(seconds) / count for seconds in zip(*turns, strict=True))
        found[f"{word}_events_a_second"] = 1 / ours
        found[f"{word}_to_copy"] = ours / bare
        found[f"{word}_to_quartet"] = ours / (_peer(epcs) / BATCH)
    return found


def _key() -> str:
    """The secret of a key that captures, of a body that is made for it."""
    from tests.factories.cast import make_cast  # noqa: PLC0415
    from tests.factories.keys import secret_of  # noqa: PLC0415

    return secret_of(make_cast().science, per_minute=100_000, per_day=1_000_000)


def _captured(epcs: int, secret: str, turn: int) -> float:
    """Seconds from the first request to the last answer, of events that no turn before had."""
    count = BATCHES[epcs] + CLIENTS
    numbers = range(count * turn, count * (turn + 1))
    bodies = [as_json(events(BATCH, epcs, first=BATCH * number)) for number in numbers]
    with _server() as port:
        _send(port, secret, bodies[:CLIENTS])
        _empty()
        rest = bodies[CLIENTS:]
        waiting = iter(rest)
        threads = [
            threading.Thread(target=_send, args=(port, secret, waiting)) for _each in range(CLIENTS)
        ]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - begun
    _expect(len(rest) * BATCH, len(rest) * BATCH * epcs)
    return seconds


def _send(port: int, secret: str, bodies: Iterable[bytes]) -> None:
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/ld+json"}
    headers |= {"GS1-EPCIS-Version": "2.0", "Host": "testserver"}
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for body in bodies:
        line.request("POST", "/epcis/capture", body=body, headers=headers)
        answer = line.getresponse()
        said = answer.read()
        if answer.status != http.HTTPStatus.ACCEPTED:
            raise SystemExit(f"{answer.status}: {said[:300]!r}")


@contextmanager
def _server() -> Iterator[int]:
    """The web server on a free port, as `chuan run` starts it."""
    from chuan.cli.serving import answers, web  # noqa: PLC0415

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    child: Child = web("127.0.0.1", port, WORKERS)
    child.start({**os.environ, "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base"})
    try:
        if not answers(f"http://127.0.0.1:{port}/he-thong/song", child.is_alive):
            raise SystemExit("the server does not answer")
        yield port
    finally:
        child.ask_to_end()
        child.end(time.monotonic() + 10)


@contextmanager
def _owner() -> Iterator[psycopg.Connection]:
    with psycopg.connect(
        dbname=os.environ["CHUAN_DB_NAME"],
        host=os.environ["CHUAN_DB_HOST"],
        port=os.environ["CHUAN_DB_PORT"],
        user=os.environ["CHUAN_DB_OWNER"],
        password=os.environ["CHUAN_DB_OWNER_PASSWORD"],
    ) as line:
        yield line


def _empty() -> None:
    with _owner() as line:
        for table in TABLES:
            line.execute(SQL("TRUNCATE {}").format(Identifier(f"traceability_{table}")))


def _expect(stored: int, named: int) -> None:
    with _owner() as line:
        for table, expected in (("event", stored), ("eventkey", named)):
            row = line.execute(
                SQL("SELECT count(*) FROM {}").format(Identifier(f"traceability_{table}"))
            ).fetchone()
            if row is None or row[0] != expected:
                raise SystemExit(f"{row} rows in {table}, not {expected}")


def _copied(count: int) -> float:
    """Seconds of the same rows by COPY alone, in one transaction; tables are left empty."""
    kept = {}
    with _owner() as line:
        for table in TABLES:
            with line.cursor().copy(_copy("COPY (SELECT * FROM {}) TO STDOUT", table)) as copy:
                kept[table] = b"".join(bytes(block) for block in copy)
    _empty()
    begun = time.perf_counter()
    with _owner() as line:
        for table in TABLES:
            with line.cursor().copy(_copy("COPY {} FROM STDIN", table)) as copy:
                copy.write(kept[table])
    seconds = time.perf_counter() - begun
    with _owner() as line:
        row = line.execute("SELECT count(*) FROM traceability_event").fetchone()
        if row is None or row[0] != count:
            raise SystemExit(f"{row} rows copied, not {count}")
    _empty()
    return seconds


def _copy(statement: LiteralString, table: str) -> Composed:
    return SQL(statement).format(Identifier(f"traceability_{table}"))


def _peer(epcs: int) -> float:
    """Seconds that the peer takes for one batch, in a database of its own."""
    path = Path(os.environ["CHUAN_VAR"]) / f"events-{epcs}.xml"
    path.write_bytes(as_xml(events(BATCH, epcs), "1.2"))
    with database() as own:
        settings = {
            "PEER_DB_NAME": own["CHUAN_DB_NAME"],
            "PEER_DB_HOST": os.environ["CHUAN_DB_HOST"],
            "PEER_DB_PORT": os.environ["CHUAN_DB_PORT"],
            "PEER_DB_USER": os.environ["CHUAN_DB_OWNER"],
            "PEER_DB_PASSWORD": os.environ["CHUAN_DB_OWNER_PASSWORD"],
        }
        return float(ask("quartet", str(path), settings=settings)["seconds"])


if __name__ == "__main__":
    run(measure_capture)
