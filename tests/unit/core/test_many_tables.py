"""Many tables in one step become what single steps would have made of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.operations import AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from chuan.core.many_tables import CreateModels

KEY = ("id", models.BigAutoField(primary_key=True))
NAMED = models.Index(fields=["name"], name="flock_named")


def _to(table: str) -> "models.ForeignKey[models.Model | None]":
    return models.ForeignKey(f"farm.{table}", models.CASCADE, null=True)


SINGLE: list[Operation] = [
    CreateModel("Flock", [KEY, ("name", models.TextField())]),
    CreateModel("Duck", [KEY, ("flock", _to("flock"))]),
    AddField("Flock", "leader", _to("duck")),
    AddIndex("Flock", NAMED),
]
AT_ONCE: list[Operation] = [
    CreateModels([
        CreateModel(
            "Flock",
            [KEY, ("name", models.TextField()), ("leader", _to("duck"))],
            options={"indexes": [NAMED]},
        ),
        CreateModel("Duck", [KEY, ("flock", _to("flock"))]),
    ])
]  # fmt: skip


@pytest.fixture
def database(django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """An empty database of its own, in memory."""
    engine = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    with django_db_blocker.unblock():
        connection = ConnectionHandler({"default": engine})["default"]
        yield connection
        connection.close()


def _run(steps: list[Operation], database: BaseDatabaseWrapper) -> ProjectState:
    state = ProjectState()
    _ = state.apps  # as `migrate` does: models are rendered from the start
    with database.schema_editor() as editor:
        return _migration(steps).apply(state, editor)


def _migration(steps: list[Operation]) -> Migration:
    made: Migration = type("Migration", (Migration,), {"operations": steps})("0001_farm", "farm")
    return made


def _schema(database: BaseDatabaseWrapper) -> dict[str, tuple[list[str], dict[str, Any]]]:
    """Of each table its columns in their order, its links and its indexes."""
    look = database.introspection
    with database.cursor() as cursor:
        return {
            name: (
                [column.name for column in look.get_table_description(cursor, name)],
                look.get_constraints(cursor, name),
            )
            for name in look.table_names(cursor)
        }


def test_state_and_schema_are_those_of_single_steps(database: BaseDatabaseWrapper) -> None:
    at_once, made = _run(AT_ONCE, database), _schema(database)
    with database.schema_editor() as editor:
        _migration(AT_ONCE).unapply(ProjectState(), editor)
    single = _run(SINGLE, database)

    assert at_once == single
    assert made == _schema(database)
    assert made.keys() == {"farm_flock", "farm_duck"}


def test_rendered_models_know_each_other_in_a_ring(database: BaseDatabaseWrapper) -> None:
    apps = _run(AT_ONCE, database).apps
    flock, duck = apps.get_model("farm", "Flock"), apps.get_model("farm", "Duck")

    assert flock._meta.get_field("leader").related_model is duck
    assert duck._meta.get_field("flock").related_model is flock


def test_undoing_leaves_nothing(database: BaseDatabaseWrapper) -> None:
    _run(AT_ONCE, database)

    with database.schema_editor() as editor:
        _migration(AT_ONCE).unapply(ProjectState(), editor)

    assert not _schema(database)


def test_a_step_is_written_as_it_was_read() -> None:
    text = MigrationWriter(_migration(AT_ONCE), include_header=False).as_string()
    found: dict[str, Any] = {}
    exec(text, found)  # noqa: S102  (written a line above)

    again = MigrationWriter(found["Migration"]("0001_farm", "farm"), include_header=False)

    assert found["Migration"].operations[0].describe() == "Create models Flock, Duck"
    assert again.as_string() == text
