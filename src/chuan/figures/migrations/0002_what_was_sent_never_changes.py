"""Let the database itself refuse to change a version that was sent, on both engines.

A later migration that remakes the table on SQLite (any altered column) drops the trigger: it must
lay it anew.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION figures_version_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a version that was sent never changes' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER figures_reportversion_never_changes BEFORE UPDATE ON figures_reportversion
    FOR EACH ROW EXECUTE FUNCTION figures_version_refuses_change();
ALTER TABLE figures_reportversion ENABLE ALWAYS TRIGGER figures_reportversion_never_changes;
"""
UNDO_POSTGRESQL = """
DROP TRIGGER IF EXISTS figures_reportversion_never_changes ON figures_reportversion;
DROP FUNCTION IF EXISTS figures_version_refuses_change();
"""
SQLITE = """
CREATE TRIGGER figures_reportversion_never_changes BEFORE UPDATE ON figures_reportversion
BEGIN SELECT RAISE(ABORT, 'a version that was sent never changes'); END;
"""
UNDO_SQLITE = "DROP TRIGGER IF EXISTS figures_reportversion_never_changes"


def protect(_apps, editor):
    with editor.connection.cursor() as cursor:
        cursor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)


def release(_apps, editor):
    with editor.connection.cursor() as cursor:
        cursor.execute(UNDO_POSTGRESQL if editor.connection.vendor == "postgresql" else UNDO_SQLITE)


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_the_catalogue_the_facts_and_the_reports")]

    operations = [migrations.RunPython(protect, release)]
