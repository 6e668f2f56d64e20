"""In the peers' environment: events a second that quartet_epcis stores in PostgreSQL, committed.

Set up as its authors' documents ask, but for two things without which it does not start here: packages it
does not declare are installed, and its tables are made from its models (its first migration asks for another
application's).
"""

import io
import json
import logging
import os
import sys
import time
from pathlib import Path

import django
from django.conf import settings


def _connect() -> None:
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    given = {name: os.environ.get(f"PEER_DB_{name}", "") for name in names}
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", **given}},
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "quartet_capture",
            "quartet_epcis",
        ],
        MIGRATION_MODULES=dict.fromkeys(
            ("auth", "contenttypes", "quartet_epcis", "quartet_capture")
        ),
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=False,
    )
    django.setup()


def capture(path: str) -> float:
    """Seconds to store the document at `path`, written in EPCIS 1.2."""
    from django.core.management import call_command
    from django.db import transaction
    from quartet_epcis.models.events import Event
    from quartet_epcis.parsing.parser import QuartetParser

    call_command("migrate", run_syncdb=True, verbosity=0)
    raw = Path(path).read_bytes()
    expected = raw.count(b"<ObjectEvent>")
    begun = time.perf_counter()
    with transaction.atomic():
        QuartetParser(io.BytesIO(raw)).parse()
    seconds = time.perf_counter() - begun
    if Event.objects.count() != expected:
        raise SystemExit(f"{Event.objects.count()} events stored, not {expected}")
    return seconds


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    _connect()
    print(json.dumps({"seconds": capture(sys.argv[1])}))
