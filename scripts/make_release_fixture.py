"""Write the node that upgrade tests start from: once for each release, never over an older one.

`python scripts/make_release_fixture.py` builds the demo with this version of the program, seals its
record and keeps database, files, audit roots and the public key in
`tests/data/releases/VERSION.tar.xz`. Private keys stay out. A release that has its node already is
refused: what was published is not rewritten.
"""

import os
import sqlite3
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RELEASES = ROOT / "tests" / "data" / "releases"
LARGEST = 1_000_000
"""Bytes of one release's node, at most."""


def version() -> str:
    """The version that is about to be released."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def build(var: Path) -> None:
    """A demo node in `var`, its record sealed, its database packed into one file."""
    os.environ |= {"CHUAN_VAR": str(var), "DJANGO_SETTINGS_MODULE": "chuan.config.settings.base"}
    import django  # noqa: PLC0415  (settings read CHUAN_VAR)

    django.setup()
    from django.db import connections  # noqa: PLC0415  (needs Django)

    from chuan.audit.sealing import seal  # noqa: PLC0415  (needs Django)
    from chuan.cli import node_state  # noqa: PLC0415  (needs Django)

    with node_state.changing():
        node_state.prepare()
        node_state.build_demo(print)
        while seal():
            pass
    connections.close_all()
    with sqlite3.connect(var / "chuan.sqlite3") as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")


def kept(var: Path) -> Iterator[Path]:
    """The files that a node cannot do without, but its secrets."""
    yield var / "chuan.sqlite3"
    yield var / "audit" / "roots.jsonl"
    yield var / "keys" / "audit-signing-key.pub"
    yield from sorted(
        path for path in (var / "files").rglob("*") if path.is_file() and path.name != ".lock"
    )


def pack(var: Path, target: Path) -> None:
    """One archive; refused when it is larger than a repository should carry."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for path in kept(var):
            archive.add(path, path.relative_to(var).as_posix(), filter=_without_owner)
    if target.stat().st_size > LARGEST:
        target.unlink()
        sys.exit(f"{target.name} would be larger than {LARGEST} bytes")


def _without_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry


def main() -> None:
    """Build and pack, unless this release has its node already."""
    target = RELEASES / f"{version()}.tar.xz"
    if target.exists():
        sys.exit(
            f"{target.relative_to(ROOT)} exists: a released node is not rewritten. "
            "Raise the version in pyproject.toml first."
        )
    with tempfile.TemporaryDirectory(prefix="chuan-release-") as folder:
        build(Path(folder) / "var")
        pack(Path(folder) / "var", target)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
