"""A record with its own keys and its own file of roots for each test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from chuan.audit import sealing, sentences, services
from chuan.core.actor import Actor

HOA = Actor(
    id="a1" * 16,
    label="Hoa",
    path="/40/x16681/",
    organisation_label="UBND xã",
    roles=frozenset({"officer"}),
)
MINH = Actor(
    id="b2" * 16,
    label="Minh",
    path="/40/",
    organisation_label="UBND tỉnh",
    roles=frozenset({"auditor"}),
)
VY = Actor(
    id="c3" * 16,
    label="Vy",
    path="/31/",
    organisation_label="UBND tỉnh khác",
    roles=frozenset({"auditor", "administrator"}),
)
CODE = "tests.thing.done"

Write = Callable[..., None]


@pytest.fixture(autouse=True)
def _own_ledger(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS_ROOT = tmp_path / "keys"
    settings.ROOTS_FILE = tmp_path / "outside" / "roots.jsonl"
    sentences.register({CODE: "Làm một việc"})


@pytest.fixture
def write() -> Write:
    """Record `count` acts, each in its own transaction."""

    def recording(count: int = 1, actor: Actor = HOA, path: str = "/40/x16681/") -> None:
        for number in range(count):
            with transaction.atomic():
                services.record(
                    actor,
                    CODE,
                    kind="task",
                    object_id=number,
                    label=f"Việc số {number}",
                    path=path,
                    changes={"n": number, "state": {"from": "open", "to": "done"}},
                )

    return recording


@pytest.fixture
def seal_all() -> Callable[[], int]:
    """Seal until nothing is left; beside other databases of the same server this may take rounds."""

    def sealing_all() -> int:
        from chuan.audit.models import AuditBatch, AuditEntry

        sealed = 0
        for _ in range(200):
            sealed += sealing.seal()
            last = AuditBatch.objects.order_by("-number").first()
            if not AuditEntry.objects.filter(pk__gt=last.last_id if last else 0).exists():
                return sealed
        raise AssertionError("the record could not be sealed")

    return sealing_all
