"""Nodes for scenarios that read a page: built on disk, each in a process of its own, then measured."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg.sql import SQL

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 15


def in_process(scenario: str, *sizes: int) -> dict[str, float]:
    """The figures of one node, made by `python -m scenario` in a folder that is gone afterwards.

    Under `scripts/with_postgres.py` its database is its own too, made in that cluster and dropped.
    """
    with tempfile.TemporaryDirectory(prefix="chuan-bench-") as folder, database() as own:
        settings = {
            **own,
            "CHUAN_VAR": folder,
            "CHUAN_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "chuan.config.settings.dev",
        }
        command = [sys.executable, "-m", scenario, *map(str, sizes)]
        done = subprocess.run(
            command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def on_postgresql(scenario: str, *sizes: int) -> dict[str, float]:
    """`in_process` beside PostgreSQL: a cluster of its own where the caller has none."""
    if "CHUAN_DB_NAME" in os.environ:
        return in_process(scenario, *sizes)
    command = [sys.executable, "scripts/with_postgres.py", "--"]
    command += [sys.executable, "-m", "bench.nodes", scenario, *map(str, sizes)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def database() -> Iterator[Mapping[str, str]]:
    """What a node needs to find an empty database of its own; nothing on SQLite."""
    if "CHUAN_DB_NAME" not in os.environ:
        yield {}
        return
    name = f"bench_{uuid.uuid4().hex[:12]}"
    _as_owner(f"CREATE DATABASE {name}")
    try:
        yield {"CHUAN_DB_NAME": name}
    finally:
        _as_owner(f"DROP DATABASE {name} WITH (FORCE)")


def _as_owner(statement: str) -> None:
    with psycopg.connect(
        dbname=os.environ["CHUAN_DB_NAME"],
        host=os.environ["CHUAN_DB_HOST"],
        port=os.environ["CHUAN_DB_PORT"],
        user=os.environ["CHUAN_DB_OWNER"],
        password=os.environ["CHUAN_DB_OWNER_PASSWORD"],
        autocommit=True,
    ) as connection:
        connection.execute(SQL(statement))


def measure(client: "Client", url: str, shown: bytes) -> dict[str, float]:
    """Median seconds of a page that must show `shown`, and the number of its queries."""
    from django.db import connection  # noqa: PLC0415  (Django is set up first)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        page = client.get(url)
        queries = float(len(seen))
    if page.status_code != 200 or shown not in page.content:
        raise SystemExit(f"the page did not show what was made: {page.status_code}")
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        client.get(url)
        times.append(time.perf_counter() - begun)
    return {"seconds": statistics.median(times), "queries": queries}


def run(scenario: Callable[..., dict[str, float]]) -> None:
    """What the process of a node does: set Django up, measure, print."""
    import django  # noqa: PLC0415  (only in the process of a node)
    from django.conf import settings  # noqa: PLC0415

    django.setup()
    settings.DEBUG = False
    Path(os.environ["CHUAN_VAR"]).mkdir(parents=True, exist_ok=True)
    print(json.dumps(scenario(*map(int, sys.argv[1:]))))


if __name__ == "__main__":
    print(json.dumps(in_process(sys.argv[1], *map(int, sys.argv[2:]))))
