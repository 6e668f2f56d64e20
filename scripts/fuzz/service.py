"""`make fuzz-http`: the EPCIS service under requests made from its own OpenAPI, on a node of its own.

A refusal is an answer. A fault is a status of 500 and above, a status or a body that is not as described,
or an answer without a key.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.epcis_workload import as_json, events
from scripts.fuzz.run import python

PINNED: Final = Path(__file__).with_name("service.txt")
CHECKS: Final = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance,unsupported_method,ignored_auth"
)


@contextmanager
def _node() -> Iterator[tuple[str, str]]:
    """Where a served node with some events is, and the secret of a key to it."""
    import django  # noqa: PLC0415  (the settings read the environment of the node)

    django.setup()
    from chuan.cli.serving import answers, web  # noqa: PLC0415  (needs Django)
    from chuan.config.database import migrate  # noqa: PLC0415  (needs Django)
    from chuan.traceability.services.capturing import capture_document  # noqa: PLC0415  (needs Django)
    from chuan.traceability.types import Sent  # noqa: PLC0415  (needs Django)
    from tests.factories.cast import make_cast  # noqa: PLC0415  (needs Django)
    from tests.factories.epcis import program  # noqa: PLC0415  (needs Django)
    from tests.factories.keys import secret_of  # noqa: PLC0415  (needs Django)

    migrate()
    body = make_cast().science
    secret = secret_of(body, per_minute=1_000_000, per_day=1_000_000)
    capture_document(actor=program(body), sent=Sent(as_json(events(40, 2))))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    child = web("127.0.0.1", port, 1)
    child.start(dict(os.environ))
    try:
        if not answers(f"http://127.0.0.1:{port}", child.is_alive):
            raise SystemExit("the server does not answer")
        yield f"http://127.0.0.1:{port}", secret
    finally:
        child.ask_to_end()
        child.end(time.monotonic() + 10)


def main() -> int:
    """The status of the fuzzer: 0 when nothing was found."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "120"
    with tempfile.TemporaryDirectory(prefix="chuan-fuzz-") as folder:
        os.environ |= {
            "CHUAN_VAR": folder,
            "CHUAN_HOSTS": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "chuan.config.settings.dev",
        }
        with _node() as (address, secret):
            command = [str(python(PINNED).with_name("schemathesis")), "run"]
            command += [
                f"{address}/epcis/openapi.json",
                "--header",
                f"Authorization: Bearer {secret}",
            ]
            command += ["--checks", CHECKS, "--max-time", seconds, "--continue-on-failure"]
            command += ["--suppress-health-check", "all", "--warnings", "off"]
            return subprocess.run(command, check=False, cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main())
