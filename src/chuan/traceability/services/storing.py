"""Events of one request into the store: sorted out, written and opened to their readers under one lock."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from chuan.domain.epcis.model import Event
from chuan.domain.epcis.moments import NotAMoment
from chuan.traceability.rules.duplicates import sort_out
from chuan.traceability.rules.rows import Row, row_of
from chuan.traceability.services.one_step import wake_steps
from chuan.traceability.services.readers import open_to_named
from chuan.traceability.services.store import (
    Batch,
    Known,
    known_events,
    retract,
    take_ids,
    write_events,
)
from chuan.traceability.types import Problem

Numbered = Sequence[tuple[int, Event]]
"""Events with their places in the document."""


def prepare(numbered: Numbered, owner_path: str) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """The row of each event, and why some have none. No lock is held meanwhile."""
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    for place, event in numbered:
        try:
            rows.append((place, row_of(event, owner_path=owner_path)))
        except NotAMoment as refusal:
            problems.append(Problem("ValidationException", 400, refusal.said(_), event=place))
    return rows, problems


class Examined(NamedTuple):
    """A batch under the lock: what is new of it, with the ids it will have, and what is refused."""

    batch: Batch
    first: int
    new: list[Row]
    wrong: set[int]
    problems: list[Problem]


def examine(rows: Sequence[tuple[int, Row]], batch: Batch) -> Examined:
    """Take the lock and look what the owner captured before; from here to the commit nobody else writes."""
    first = take_ids(len(rows), at=batch.at, sandbox=batch.sandbox)
    known = known_events([row.identity for _, row in rows], batch)
    new, refused = sort_out(
        [row for _, row in rows], {name: one.hash for name, one in known.items()}
    )
    wrong = _declared_wrong(new, first, known)
    return Examined(batch, first, new, wrong, [_exists(*rows[place]) for place in refused])


def write(examined: Examined, capture: int) -> None:
    """Write what is new, belonging to this capture, and who may read it."""
    _, first, new, wrong, _ = examined
    if not new:
        return
    batch = examined.batch._replace(capture=capture)
    write_events(new, first, batch)
    retract(wrong)
    if not batch.sandbox:
        open_to_named(new, first, batch.owner_path)
        wake_steps(new)


def _exists(place: int, row: Row) -> Problem:
    detail = _("Mã sự kiện “%(id)s” đã có với nội dung khác.") % {"id": row.event_id[:120]}
    return Problem("ResourceAlreadyExistsException", 409, detail, event=place)


def _declared_wrong(
    new: Sequence[Row], first: int, known: dict[tuple[str, str], Known]
) -> set[int]:
    """Events whose own owner says that they are wrong, whether the event or the declaration came first."""
    marked = {row.identity for row in new if row.mark}
    marked |= {identity for identity, mark in known if mark}
    if not marked:
        return set()
    wrong = {
        one.event for (identity, mark), one in known.items() if identity in marked and not mark
    }
    return wrong | {
        number for number, row in enumerate(new, first) if row.identity in marked and not row.mark
    }
