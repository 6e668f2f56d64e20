"""The index of the register: FTS5 kept by triggers on SQLite, a stored tsvector on PostgreSQL.

A later migration that remakes `SearchText` on SQLite (any altered column) drops its triggers: it must run this
file's `SQLITE` statements again.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import chuan.core.fields
import chuan.core.many_tables

COLUMNS = "words, more, exact, codes"
NEW = "new.words, new.more, new.exact, new.codes"
OLD = "old.words, old.more, old.exact, old.codes"
TABLE = "standards_searchtext"
INDEX = "standards_search_words"
SQLITE = (
    f"""
    CREATE VIRTUAL TABLE {INDEX} USING fts5(
        {COLUMNS}, content='{TABLE}', content_rowid='place',
        tokenize="unicode61 remove_diacritics 0", prefix='2 3'
    )
    """,
    f"""
    CREATE TRIGGER {INDEX}_added AFTER INSERT ON {TABLE} BEGIN
        INSERT INTO {INDEX}(rowid, {COLUMNS}) VALUES (new.place, {NEW});
    END
    """,
    f"""
    CREATE TRIGGER {INDEX}_removed AFTER DELETE ON {TABLE} BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, {COLUMNS}) VALUES ('delete', old.place, {OLD});
    END
    """,
    f"""
    CREATE TRIGGER {INDEX}_changed AFTER UPDATE ON {TABLE} BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, {COLUMNS}) VALUES ('delete', old.place, {OLD});
        INSERT INTO {INDEX}(rowid, {COLUMNS}) VALUES (new.place, {NEW});
    END
    """,
)
POSTGRESQL = (
    f"""
    ALTER TABLE {TABLE} ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', words), 'A') || setweight(to_tsvector('simple', exact), 'B')
        || setweight(to_tsvector('simple', more), 'C') || setweight(to_tsvector('simple', codes), 'D')
    ) STORED
    """,
    f"CREATE INDEX {TABLE}_vector ON {TABLE} USING gin (vector)",
)


def forward(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement)


def back(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP COLUMN vector")
        return
    for name in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER {INDEX}_{name}")
    schema_editor.execute(f"DROP TABLE {INDEX}")


STANDARD = ("standard", models.OneToOneField(
    on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+",
    serialize=False, to="standards.standard",
))


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_records_relations_claims_and_imports")]
    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name="SearchText",
                    fields=[
                        STANDARD,
                        ("place", models.BigIntegerField()),
                        ("title", models.TextField()),
                        ("words", models.TextField()),
                        ("more", models.TextField(blank=True)),
                        ("exact", models.TextField(blank=True)),
                        ("codes", models.TextField(blank=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="SearchFacet",
                    fields=[
                        STANDARD,
                        ("main", models.CharField(max_length=40)),
                        ("kind", models.CharField(max_length=14)),
                        ("status", models.CharField(max_length=10)),
                        ("year", models.PositiveSmallIntegerField(default=0)),
                        ("field", models.CharField(blank=True, max_length=2)),
                        ("packed", models.BigIntegerField(default=0)),
                        ("weight", models.FloatField(default=1.0)),
                        ("is_public", models.BooleanField(default=True)),
                        ("owner_path", chuan.core.fields.PathField(blank=True, max_length=120)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["main"], name="searched_by_number"),
                            models.Index(fields=["kind", "status"], name="searched_by_kind"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SearchTerm",
                    fields=[
                        ("word", models.CharField(max_length=32, primary_key=True, serialize=False)),
                        ("times", models.PositiveIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="SavedSearch",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("person_id", models.CharField(max_length=64)),
                        ("name", models.CharField(max_length=120)),
                        ("query", models.CharField(blank=True, max_length=200)),
                        ("filters", models.CharField(blank=True, max_length=300)),
                        ("alerts", models.BooleanField(default=True)),
                        ("created_at", models.DateTimeField()),
                        ("looked_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person_id", "name"), name="a_person_names_a_search_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedHit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("search", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="hits", to="standards.savedsearch")),
                        ("standard_id", models.BigIntegerField()),
                        ("mark", models.CharField(max_length=24)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("search", "standard_id"), name="a_search_found_a_record_once"
                            )
                        ],
                    },
                ),
            ]
        ),
        migrations.RunPython(forward, back),
    ]
