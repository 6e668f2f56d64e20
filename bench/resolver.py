"""A scanned code redirected by a node, beside a bare server that answers a constant redirect.

Both are served by the same web server with one worker of one thread, asked in turns for the same addresses
by the same client. Figures are requests a second of the bare server over ours: of "few" codes that are asked
for again and again, and of "many", each of which comes up once in 40,000 requests.
"""

import os
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench.nodes import in_process, on_postgresql, run

SCENARIO = "bench.resolver"
CODES, FEW, ROUNDS, SECONDS, LINES = 40_000, 500, 5, 2, 32
LIMITS = {
    "few_to_bare": 1 / 0.6,
    "many_to_bare": 1 / 0.6,
    "postgresql_few_to_bare": 1 / 0.6,
}
SERVER: Final = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "1", "--no-log")
PREFIX: Final = "89385"
SCRIPT: Final = """
local paths, at = {}, 0
for line in io.lines("%s") do paths[#paths + 1] = wrk.format("GET", line) end
request = function() at = at %% #paths + 1; return paths[at] end
"""


def main() -> dict[str, float]:
    """A node on SQLite and one on PostgreSQL."""
    beside = on_postgresql(SCENARIO)
    return in_process(SCENARIO) | {f"postgresql_{name}": value for name, value in beside.items()}


def measure_redirects() -> dict[str, float]:
    """Both servers in turns, over few codes and over many; the best round of each counts."""
    _node_with_codes()
    folder = Path(os.environ["CHUAN_VAR"])
    found = {}
    with (
        _served("chuan.config.wsgi:application") as ours,
        _served("bench.bare_redirect:application") as bare,
    ):
        for word, count in (("few", FEW), ("many", CODES)):
            paths = [_path(number) for number in random.Random(7).sample(range(CODES), count)]
            rates = {ours: 0.0, bare: 0.0}
            for port in (ours, bare) * ROUNDS:
                rates[port] = max(rates[port], _asked(port, paths, folder))
            found[f"{word}_a_second"] = rates[ours]
            found[f"{word}_to_bare"] = rates[bare] / rates[ours]
    return found


def _path(number: int) -> str:
    from chuan.domain.gs1 import append_check_digit  # noqa: PLC0415

    return f"/01/{append_check_digit(f'0{PREFIX}{number:07}')}"


def _node_with_codes() -> None:
    """Every code with a default link, through the services."""
    from chuan.config.database import make_roles, migrate  # noqa: PLC0415
    from chuan.core.actor import system_actor  # noqa: PLC0415
    from chuan.identifiers.rules.code_rows import HEADER, MOST_ROWS  # noqa: PLC0415
    from chuan.identifiers.services.code_imports import import_codes  # noqa: PLC0415

    if "CHUAN_DB_NAME" in os.environ:
        make_roles()
    migrate()
    for first in range(0, CODES, MOST_ROWS):
        rows = (
            f"{_path(number)},Hàng {number},gs1:pip,https://htx.example.com/{number},Trang,,,,x"
            for number in range(first, first + MOST_ROWS)
        )
        done = import_codes(actor=system_actor(), raw="\n".join((",".join(HEADER), *rows)).encode())
        if done.new != MOST_ROWS:
            raise SystemExit(f"{done.new} codes: {done.faults[:1]}")


@contextmanager
def _served(application: str) -> Iterator[int]:
    """An application on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", *SERVER, "--port", str(port), application]
    with subprocess.Popen(command) as server:
        try:
            until = time.monotonic() + 60
            while not _answers(port):
                if time.monotonic() > until:
                    raise SystemExit("the server does not answer")
                time.sleep(0.2)
            yield port
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    try:
        return _talk(port, [_path(1)]) == 1
    except OSError:
        return False


def _asked(port: int, paths: Sequence[str], folder: Path) -> float:
    """Requests a second; wrk asks where it is installed."""
    if not shutil.which("wrk"):
        return _asked_by_python(port, paths)
    listed, script = folder / "paths.txt", folder / "paths.lua"
    listed.write_text("\n".join(paths), encoding="ascii")
    script.write_text(SCRIPT % listed, encoding="ascii")
    command = [
        "wrk",
        "-t1",
        f"-c{LINES}",
        f"-d{SECONDS}s",
        "-s",
        str(script),
        f"http://127.0.0.1:{port}",
    ]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s*([0-9.]+)", said)
    if rate is None or ("Non-2xx" in said and "Non-2xx or 3xx" in said):
        raise SystemExit(said)
    return float(rate[1])


def _asked_by_python(port: int, paths: Sequence[str]) -> float:
    """Requests are sent in bunches on a few lines, so that the client is not what is measured."""
    until, done = time.perf_counter() + SECONDS, [0] * 4
    begun = time.perf_counter()

    def work(line: int) -> None:
        at = 0
        while time.perf_counter() < until:
            done[line] += _talk(port, [paths[(at + n) % len(paths)] for n in range(200)])
            at += 200

    threads = [threading.Thread(target=work, args=(line,)) for line in range(len(done))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - begun)


def _talk(port: int, paths: Sequence[str]) -> int:
    """Send every request at once and read the answers; how many were redirects."""
    sent = "".join(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" for path in paths)
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(sent.encode())
        while got.count(b"\r\n\r\n") < len(paths):
            piece = line.recv(1 << 16)
            if not piece:
                break
            got += piece
    return got.count(b"HTTP/1.1 307")


if __name__ == "__main__":
    run(measure_redirects)
