"""Lets the parties that events name, and the authorities over their places, read them."""

from collections.abc import Sequence

from chuan.traceability.enums import FieldScope, ReaderReason
from chuan.traceability.rules.rows import Row
from chuan.traceability.selectors.parties import authorities, bearers, gln_of
from chuan.traceability.services.store import write_rows

_PARTIES = frozenset({FieldScope.SOURCE, FieldScope.DESTINATION})


def open_to_named(rows: Sequence[Row], first: int, owner_path: str) -> None:
    """Write who, beside the owner, reads each event of a batch. Three queries a batch at most."""
    named = [_named(row) for row in rows]
    paths = bearers(gln for parties, places in named for gln in (*parties, *places))
    if not paths:
        return
    over = authorities({paths[gln] for _, places in named for gln in places if gln in paths})
    found: set[tuple[int, str, int]] = set()
    for number, (parties, places) in enumerate(named, first):
        for path in (paths[gln] for gln in parties if gln in paths):
            if path != owner_path:
                found.add((number, path, int(ReaderReason.PARTY)))
        for path in (paths[gln] for gln in places if gln in paths):
            for authority in over.get(path, ()):
                found.add((number, authority, int(ReaderReason.PLACE)))
    write_rows("eventreader", sorted(found))


def _named(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """GLNs of the parties, and of the places, that an event names."""
    parties = tuple(gln_of(field.text) for field in row.fields if field.scope in _PARTIES)
    return parties, (gln_of(row.read_point), gln_of(row.biz_location))
