"""What lies in what, by the master data of each owner."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import orjson
from django.db import connection

_INSIDE: Final = """
WITH RECURSIVE inner_of (owner_path, sandbox, key) AS (
    SELECT m.owner_path, m.sandbox, c.child
    FROM traceability_masterchild c JOIN traceability_masterelement m ON m.id = c.element_id
    WHERE m.key {among}
    UNION
    SELECT m.owner_path, m.sandbox, c.child
    FROM inner_of i
    JOIN traceability_masterelement m
        ON m.owner_path = i.owner_path AND m.sandbox = i.sandbox AND m.key = i.key
    JOIN traceability_masterchild c ON c.element_id = m.id
)
SELECT owner_path, sandbox, key FROM inner_of
"""
_AMONG: Final = {
    "postgresql": "= ANY(%s)",
    "sqlite": "IN (SELECT value FROM json_each(%s))",
}


def inside(keys: Iterable[str]) -> Mapping[tuple[str, bool], list[str]]:
    """All that lies in one of these, all the way down, by the owner who said so and the side. One query."""
    listed = sorted(set(keys))
    asked = listed if connection.vendor == "postgresql" else orjson.dumps(listed).decode()
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_INSIDE.format(among=_AMONG[connection.vendor]), [asked])
        for owner, sandbox, key in cursor.fetchall():
            found[owner, bool(sandbox)].append(key)
    return found
