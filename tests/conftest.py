"""What every test stands on: the folder of shared material, and a closed door to the network."""

import gc
import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db import connection

from tests.postgres_fixtures import *  # noqa: F403  (fixtures are found by name)

ROOT = Path(__file__).resolve().parents[1]
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}

# A busy machine is slow now and then; how long an example takes is no law of ours.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, what asks for no database is left out: it was shown beside SQLite."""
    if connection.vendor != "postgresql":
        return
    left = [item for item in items if not _asks_for_a_database(item)]
    items[:] = [item for item in items if _asks_for_a_database(item)]
    config.hook.pytest_deselected(items=left)


def _asks_for_a_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("both")
    return bool(marked) or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_finish() -> None:
    """What collecting made stays to the end: the collector of garbage need not look at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of official vectors and sample documents; the test skips, saying so, without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of shared material is not beside the project")
    return folder


def _is_local(host: object) -> bool:
    if host in {"localhost", "", None}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def _closed_network() -> Iterator[None]:
    """A test that reaches past this machine fails."""
    patch = pytest.MonkeyPatch()
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if (
            self.family != socket.AF_UNIX
            and isinstance(address, tuple)
            and not _is_local(address[0])
        ):
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]  # the socket's own address type

    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()
