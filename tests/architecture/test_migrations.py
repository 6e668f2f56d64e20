"""Schema history: complete, and each step named after its reason."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_no_model_change_lacks_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_migrations_are_named_after_their_reason() -> None:
    names = [p.stem for p in (ROOT / "src").rglob("migrations/0*.py")]

    assert names
    assert not [name for name in names if "auto" in name or name.endswith("_initial")]
