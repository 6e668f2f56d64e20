"""The full-text index over `SearchRecord`: FTS5 kept by triggers on SQLite, a stored tsvector on PostgreSQL.

A later migration that remakes the table on SQLite (any altered column) drops its triggers: it must
run this file's `SQLITE` statements again.
"""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE core_search_words USING fts5(
        words_title, words_body, content='core_searchrecord', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0", prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER core_search_words_added AFTER INSERT ON core_searchrecord BEGIN
        INSERT INTO core_search_words(rowid, words_title, words_body)
        VALUES (new.id, new.words_title, new.words_body);
    END
    """,
    """
    CREATE TRIGGER core_search_words_removed AFTER DELETE ON core_searchrecord BEGIN
        INSERT INTO core_search_words(core_search_words, rowid, words_title, words_body)
        VALUES ('delete', old.id, old.words_title, old.words_body);
    END
    """,
    """
    CREATE TRIGGER core_search_words_changed AFTER UPDATE ON core_searchrecord BEGIN
        INSERT INTO core_search_words(core_search_words, rowid, words_title, words_body)
        VALUES ('delete', old.id, old.words_title, old.words_body);
        INSERT INTO core_search_words(rowid, words_title, words_body)
        VALUES (new.id, new.words_title, new.words_body);
    END
    """,
)
POSTGRESQL = (
    """
    ALTER TABLE core_searchrecord ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', words_title), 'A')
        || setweight(to_tsvector('simple', words_body), 'D')
    ) STORED
    """,
    "CREATE INDEX core_searchrecord_vector ON core_searchrecord USING gin (vector)",
)
SQLITE_BACK = ("DROP TABLE core_search_words",)
POSTGRESQL_BACK = ("ALTER TABLE core_searchrecord DROP COLUMN vector",)


def forward(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement)


def back(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK[0])
        return
    for name in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER core_search_words_{name}")
    schema_editor.execute(SQLITE_BACK[0])


class Migration(migrations.Migration):
    dependencies = [("core", "0001_rows_that_no_register_owns")]
    operations = [migrations.RunPython(forward, back)]
