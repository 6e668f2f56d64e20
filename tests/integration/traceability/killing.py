"""Two servers of one node capture under load while they are killed in turn, told as JSON.

Four clients send small documents, each again and again, to either server, until it is acknowledged;
meanwhile one server after the other is killed at a moment drawn by chance, and started again.
"""

import http.client
import itertools
import json
import os
import random
import socket
import sys
import threading
import time
import uuid
from typing import Final

import django
from django.db import connection

from chuan.cli.serving import Child, answers, web

KILLS: Final = 100
EVENTS: Final = 12
EPCS: Final = 3
CLIENTS: Final = 4
LONGEST: Final = 400.0
"""Seconds after which the drill is given up."""


class Load:
    """Clients that send documents until told to stop, and what was acknowledged to them."""

    def __init__(self, ports: list[int], secret: str) -> None:
        self.acknowledged = 0
        self.again = 0
        self.refused: list[str] = []
        self.stopping = threading.Event()
        self._ports, self._secret = ports, secret
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._send_on) for _ in range(CLIENTS)]

    def start(self) -> None:
        """Begin to send."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Have what was sent acknowledged, and end."""
        self.stopping.set()
        for thread in self._threads:
            thread.join()

    def _send_on(self) -> None:
        from tests.factories.epcis import document, observed

        while not self.stopping.is_set():
            mark = uuid.uuid4().hex[:12]
            told = [
                observed(*(f"{mark}{place}x{piece}" for piece in range(EPCS)), minute=place)
                for place in range(EVENTS)
            ]
            self._until_acknowledged(document(*told))

    def _until_acknowledged(self, raw: bytes) -> None:
        for port in itertools.cycle(self._ports):
            status = self._post(port, raw)
            with self._lock:
                if status == 202:
                    self.acknowledged += 1
                elif status:
                    self.refused.append(str(status))
                else:
                    self.again += 1
            if status:
                return
            time.sleep(0.02)

    def _post(self, port: int, raw: bytes) -> int:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"Authorization": f"Bearer {self._secret}", "Content-Type": "application/ld+json"}
        try:
            line.request("POST", "/epcis/capture", raw, headers)
            status = line.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()
        return 0 if status >= 500 else status


def _kill(load: Load, servers: list[Child]) -> int:
    """Kill one server after the other amid its work, each with all its processes; how often."""
    chance = random.Random(20_261_123)  # noqa: S311  (moments, not secrets)
    until = time.monotonic() + LONGEST
    for number in range(KILLS):
        before = load.acknowledged
        while load.acknowledged < before + 2:
            if time.monotonic() > until:
                return number
            time.sleep(0.01)
        time.sleep(chance.random() * 0.1)
        servers[number % 2].start(os.environ)
    return KILLS


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> dict[str, object]:
    """Serve, send, kill, compare."""
    from chuan.audit.models import AuditEntry
    from chuan.traceability.models import CaptureJob, Event, EventIdentity, EventKey

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
    ports = [_free_port(), _free_port()]
    servers = [web("127.0.0.1", port, 1) for port in ports]
    try:
        for server, port in zip(servers, ports, strict=True):
            server.start(os.environ)
            assert answers(f"http://127.0.0.1:{port}/epcis/capture", server.is_alive)
        load = Load(ports, os.environ["DRILL_SECRET"])
        load.start()
        kills = _kill(load, servers)
        load.stop()
    finally:
        for server in servers:
            server.end(time.monotonic())
    batches = CaptureJob.objects.filter(success=True, running=False)
    return {
        "kills": kills,
        "acknowledged": load.acknowledged,
        "sent_again": load.again,
        "refused": load.refused,
        "captures": batches.count(),
        "unfinished": CaptureJob.objects.exclude(pk__in=batches).count(),
        "audited": AuditEntry.objects.filter(code="traceability.capture.stored").count(),
        "events": Event.objects.count(),
        "identities": EventIdentity.objects.count(),
        "keys": EventKey.objects.count(),
    }


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main()))
