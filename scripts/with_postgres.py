"""Run a command beside a PostgreSQL cluster of its own: `python scripts/with_postgres.py -- CMD...`.

The cluster is made from the installed binaries in a temporary folder, listens on loopback only, is
run by an unprivileged account, and is stopped and removed whatever happens to the command. The role
`chuan_owner` owns and migrates; `chuan_app` owns nothing and is granted rows, not tables. The command
finds both in CHUAN_DB_*. Speed before durability: never for data that matters. Nothing vacuums by itself:
what a test writes is not committed, and a table noted as empty meanwhile would be planned for as empty.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=128MB",
    "max_connections=60",
    "listen_addresses=127.0.0.1",
    "log_min_messages=fatal",
)
PATIENCE = 30.0
"""Seconds to wait for the cluster to answer."""

ROLES = """
CREATE ROLE chuan_app LOGIN PASSWORD '{app}';
CREATE ROLE chuan_owner LOGIN CREATEDB CREATEROLE PASSWORD '{owner}';
GRANT chuan_app TO chuan_owner;
"""
PRIVILEGES = """
GRANT CREATE, USAGE ON SCHEMA public TO chuan_owner;
GRANT USAGE ON SCHEMA public TO chuan_app;
ALTER DEFAULT PRIVILEGES FOR ROLE chuan_owner
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chuan_app;
ALTER DEFAULT PRIVILEGES FOR ROLE chuan_owner GRANT USAGE, SELECT ON SEQUENCES TO chuan_app;
"""


class CannotStart(Exception):
    """PostgreSQL cannot be started here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster: where it listens and the passwords of its roles."""

    bin: Path
    port: int
    superuser: str
    owner: str
    app: str

    def environment(self) -> dict[str, str]:
        """What the command needs to find the database, as the owner and as the application."""
        return {
            "CHUAN_DB_NAME": "chuan",
            "CHUAN_DB_HOST": "127.0.0.1",
            "CHUAN_DB_PORT": str(self.port),
            "CHUAN_DB_USER": "chuan_app",
            "CHUAN_DB_PASSWORD": self.app,
            "CHUAN_DB_OWNER": "chuan_owner",
            "CHUAN_DB_OWNER_PASSWORD": self.owner,
        }

    def execute(self, sql: str, database: str = "postgres") -> None:
        """Run SQL as the superuser of the cluster."""
        subprocess.run(
            [
                self.bin / "psql",
                "-qXv",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                str(self.port),
                "-U",
                "postgres",
                "-d",
                database,
                "-c",
                sql,
            ],
            env={**os.environ, "PGPASSWORD": self.superuser},
            check=True,
            stdin=subprocess.DEVNULL,
        )


def binaries() -> Path:
    """The newest installed server, 15 first: what Debian 12 has."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    preferred = [path for path in found if path.parts[-3] == "15"]
    for path in (*preferred, *found):
        return path.parent
    config = shutil.which("pg_config")
    if config:
        folder = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        if (Path(folder.stdout.strip()) / "postgres").exists():
            return Path(folder.stdout.strip())
    raise CannotStart(
        "PostgreSQL is not installed. Install it with: sudo apt install postgresql-15"
    )


def unprivileged() -> tuple[list[str], tuple[int, int] | None]:
    """How to run the server: as we are, or, for root, as `postgres` or `nobody` (and its ids)."""
    dies_with_us = ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []
    if os.geteuid() != 0:
        return dies_with_us, None
    if not dies_with_us:
        raise CannotStart(
            "setpriv is needed to start PostgreSQL as root: sudo apt install util-linux"
        )
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        ids = (account.pw_uid, account.pw_gid)
        become = [f"--reuid={ids[0]}", f"--regid={ids[1]}", "--clear-groups"]
        return [*dies_with_us, *become], ids
    raise CannotStart("root may not run PostgreSQL, and there is no account postgres or nobody")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster for as long as the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="chuan-postgres-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        bin_folder, (prefix, ids) = binaries(), unprivileged()
        made = Cluster(bin_folder, free_port(), *(secrets.token_hex(16) for _ in range(3)))
        _lay(folder, made, prefix, ids)
        options = [part for option in FAST for part in ("-c", option)]
        server = subprocess.Popen(
            [
                *prefix,
                made.bin / "postgres",
                "-D",
                folder / "data",
                "-p",
                str(made.port),
                "-k",
                folder,
                *options,
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        _wait(made, server)
        _prepare(made)
        yield made
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _lay(folder: Path, made: Cluster, prefix: Sequence[str], ids: tuple[int, int] | None) -> None:
    password = folder / "password"
    password.write_text(made.superuser, encoding="ascii")
    if ids:
        os.chown(folder, *ids)
        os.chown(password, *ids)
    subprocess.run(
        [
            *prefix,
            made.bin / "initdb",
            "-D",
            folder / "data",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--auth=scram-sha-256",
            f"--pwfile={password}",
            "--no-sync",
        ],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )


def _wait(made: Cluster, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    ready = [made.bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(made.port)]
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            raise CannotStart("the PostgreSQL cluster did not start")
        time.sleep(0.1)


def _prepare(made: Cluster) -> None:
    made.execute(ROLES.format(app=made.app, owner=made.owner))
    made.execute(PRIVILEGES, database="template1")
    made.execute("CREATE DATABASE chuan OWNER chuan_owner")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Ask for a fast end; if none comes, an immediate one."""
    for request in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(request)
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue


def main(arguments: Sequence[str]) -> int:
    """Run the command after `--` and give back its code; 2 when PostgreSQL cannot be started."""
    command = list(arguments[arguments.index("--") + 1 :]) if "--" in arguments else list(arguments)
    if not command:
        sys.stderr.write("usage: with_postgres.py -- CMD...\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster() as made:
            child = subprocess.Popen(command, env={**os.environ, **made.environment()})
            try:
                return child.wait()
            except (KeyboardInterrupt, SystemExit):
                child.terminate()
                child.wait(timeout=20)
                raise
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
