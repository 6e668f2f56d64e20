"""Let the database itself refuse to change or remove what was recorded, on both engines."""

from django.db import migrations

TABLES = ("audit_auditentry", "audit_auditbatch")
KEYS = {"audit_auditentry": "id", "audit_auditbatch": "number"}

POSTGRESQL = """
CREATE FUNCTION audit_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit record is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

-- A transaction is known to the database before it takes a number, and nobody chooses the number:
-- sealing relies on both (chuan.audit.horizon).
CREATE FUNCTION audit_entry_takes_its_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();
    NEW.id := nextval('audit_auditentry_id_seq');
    RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_takes_its_number BEFORE INSERT ON audit_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_takes_its_number();
"""

POSTGRESQL_TABLE = """
CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_append_only;
"""

POSTGRESQL_GRANTS = """
DO $$
DECLARE grantee name;
BEGIN
    FOR grantee IN
        SELECT DISTINCT g.grantee FROM information_schema.role_table_grants g
        JOIN pg_tables t ON t.schemaname = g.table_schema AND t.tablename = g.table_name
        WHERE g.table_name = '{table}' AND g.grantee <> t.tableowner AND g.grantee <> 'PUBLIC'
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM %I', grantee);
    END LOOP;
END $$;
"""

SQLITE_TABLE = """
CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only: UPDATE on {table} refused'); END;

CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only: DELETE on {table} refused'); END;

CREATE TRIGGER {table}_refuses_replacement BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only: REPLACE on {table} refused'); END;

CREATE TRIGGER {table}_refuses_going_back AFTER INSERT ON {table}
WHEN NEW.{key} < (SELECT max({key}) FROM {table})
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only: a number of {table} was passed'); END;
"""

UNDO_SQLITE = """
DROP TRIGGER IF EXISTS {table}_refuses_update;
DROP TRIGGER IF EXISTS {table}_refuses_delete;
DROP TRIGGER IF EXISTS {table}_refuses_replacement;
DROP TRIGGER IF EXISTS {table}_refuses_going_back;
"""


def _run(cursor, script):
    """SQLite takes one statement at a time: triggers end with END;"""
    for statement in script.strip().split("END;\n"):
        if statement.strip():
            cursor.execute(statement if statement.rstrip().endswith("END;") else statement + "END;")


def protect(_apps, editor):
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL)
            for table in TABLES:
                cursor.execute(POSTGRESQL_TABLE.format(table=table))
                cursor.execute(POSTGRESQL_GRANTS.format(table=table))
        else:
            for table in TABLES:
                _run(cursor, SQLITE_TABLE.format(table=table, key=KEYS[table]))


def release(_apps, editor):
    with editor.connection.cursor() as cursor:
        for table in TABLES:
            if editor.connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_is_append_only ON {table}")
            else:
                for statement in UNDO_SQLITE.format(table=table).strip().splitlines():
                    cursor.execute(statement)
        if editor.connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER IF EXISTS audit_entry_takes_its_number ON audit_auditentry")
            cursor.execute("DROP FUNCTION IF EXISTS audit_entry_takes_its_number()")
            cursor.execute("DROP FUNCTION IF EXISTS audit_refuses_change()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_record_and_its_seals")]

    operations = [migrations.RunPython(protect, release)]
