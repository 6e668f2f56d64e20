"""Up to which entry the record can be sealed without ever skipping one that is still on its way.

SQLite has one writer at a time, so every number up to the largest is settled. On PostgreSQL a
number may be taken by a transaction that commits later, or never. A trigger makes sure that a
transaction is known to the database before it takes a number; hence, once every transaction that
was open when the last number was read has ended, all numbers up to it are settled.
"""

from django.db import connection

from chuan.audit.models import AuditEntry, AuditHorizon

_LAST_NUMBER = """
SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM audit_auditentry_id_seq
"""
_NEW_TRANSACTION = "SELECT pg_current_xact_id()::text::bigint"
_OLDEST_OPEN = """
SELECT min(open::text::bigint) FROM pg_snapshot_xip(pg_current_snapshot()) AS open
WHERE NOT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname <> current_database() AND backend_xid = open::xid
)
"""
"""A snapshot names the open transactions of the whole server: those of other databases write no entry."""


def settled_id() -> int:
    """The largest id up to which no entry can still appear; 0 when none is known yet."""
    if connection.vendor != "postgresql":
        return AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return _settled_on_postgresql()


def _settled_on_postgresql() -> int:
    """The last number when nobody is on the way; else the one noted earlier, once it is passed.

    Call outside a transaction. The order of the three questions matters: whoever took a number up
    to the last one has an older transaction than the one made next, and the list of open ones comes
    after that has ended, so that it names every older one that is still open.
    """
    last_id = _number(_LAST_NUMBER) or 0
    newest = _number(_NEW_TRANSACTION) or 0
    oldest = _number(_OLDEST_OPEN)
    if oldest is None or oldest >= newest:
        return last_id
    noted = AuditHorizon.objects.filter(pk=1, settled_at__lte=newest).first()
    passed = noted is not None and noted.settled_at <= oldest
    if passed or noted is None:
        AuditHorizon.objects.update_or_create(
            pk=1, defaults={"last_id": last_id, "settled_at": newest}
        )
    return noted.last_id if noted is not None and passed else 0


def _number(query: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return None if row is None or row[0] is None else int(row[0])
