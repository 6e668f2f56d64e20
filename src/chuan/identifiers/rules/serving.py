"""How an entry is kept beside its key, so that one row answers a request."""

from typing import Final

import orjson

from chuan.identifiers.enums import EntityState, LinkRole
from chuan.identifiers.types import Entry, Link


def write_entry(entry: Entry) -> str:
    """An entry without its key, as one line of JSON."""
    kept = {
        "label": entry.label,
        "state": entry.state,
        "to": entry.handed_to,
        "links": [tuple(link) for link in entry.links],
    }
    return orjson.dumps(kept).decode()


def read_entry(key: str, text: str | bytes) -> Entry:
    """The entry that `write_entry` kept for `key`."""
    kept = orjson.loads(text)
    links = tuple(Link(*row) for row in kept["links"])
    return Entry(key, kept["label"], kept["state"], kept["to"], links)


WARNS: Final = "!"
PASSES: Final = "?"
STAYS: Final = "="


def shortcut(entry: Entry) -> str:
    """What answers a request that asks for no link type, when it is the same for everybody at any time.

    The address of the default link behind "?" (the query string is passed on) or "="; "!" when a warning
    is up or will be; "" when the whole entry must be read. `choose` says the same: see the tests.
    """
    roles = {link.role for link in entry.links}
    if LinkRole.NOTICE in roles:
        return WARNS
    default = next((link for link in entry.links if link.role == LinkRole.DEFAULT), None)
    varies = entry.state != EntityState.ACTIVE or LinkRole.ALTERNATIVE in roles
    if default is None or varies or default.since or default.until:
        return ""
    return f"{PASSES if default.passes_query else STAYS}{default.href}"
