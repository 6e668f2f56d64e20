"""Two processes' worth of readers on the node's own database: what each answers after every change."""

import json
import sys
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any


def ask_while_changing() -> dict[str, Any]:
    """Locations that two readers give at once after each change, and the rows of one look-up."""
    from django.conf import settings
    from django.db import connection

    from chuan.core.actor import system_actor
    from chuan.identifiers.models import Entity
    from chuan.identifiers.resolver.store import store_of
    from chuan.identifiers.services.links import end_link
    from tests.factories.codes import BOTTLE, HONEY, Scanner, put

    database = {**settings.DATABASES["default"], "NAME": connection.settings_dict["NAME"]}
    readers = [Scanner(store_of(database, Path(settings.VAR))) for _each in range(2)]
    entity = Entity.objects.get(key=HONEY)
    seen = []
    for number in range(20):
        link = put(system_actor(), entity, f"https://htx.example.com/{number}", role="default")
        seen.append([reader.ask(path).location for reader in readers for path in (HONEY, BOTTLE)])
        if number % 5 == 4:
            end_link(actor=system_actor(), uid=entity.uid, link_uid=link.uid)
            seen.append([reader.ask(HONEY).location[-37:] for reader in readers])
    told: list[str] = []
    thread = Thread(target=lambda: told.append(readers[0].ask(BOTTLE).location))
    thread.start()
    thread.join()
    return {"seen": seen, "uid": str(entity.uid), "thread": told, "node": ask_the_node()}


def ask_the_node() -> dict[str, int]:
    """Statuses of the whole application, as granian serves it."""
    from chuan.config.wsgi import application
    from tests.factories.codes import HONEY

    told = {}
    for path in (HONEY, f"{HONEY}/foo", "/lam-viec/ma-dinh-danh/", f"/ma{HONEY}",
                 "/.well-known/gs1resolver"):  # fmt: skip
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(), "SERVER_PROTOCOL": "HTTP/1.1",
        }  # fmt: skip
        status: list[str] = []
        application(environ, lambda said, _headers, status=status: status.append(said))
        told[path] = int(status[0][:3])
    return told


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(ask_while_changing(), sys.stdout)
