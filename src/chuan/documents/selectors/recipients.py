"""Lines of "Nơi nhận" as the bodies of this node that they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chuan.documents.rules.recipients import Recipient, recipients_of
from chuan.domain.vanban.writing import Paper
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import Match, collective_of, match_agencies


@dataclass(frozen=True, slots=True)
class Addressed:
    """One recipient to be: the printed line, and the body it means when that is certain."""

    printed: str
    label: str
    organisation: Organisation | None


def addressed(paper: Paper, issuer: Organisation, on: date) -> tuple[Addressed, ...]:
    """Every recipient of the paper, a name of many as its members, each body once."""
    lines = recipients_of(paper)
    whole = match_agencies([line.name for line in lines], near=issuer, on=on)
    parts = match_agencies(
        [name for line in lines if whole[line.name].organisation is None for name in line.names],
        near=issuer,
        on=on,
    )
    found: dict[object, Addressed] = {}
    for line in lines:
        for each in _of_line(line, {**parts, **whole}, issuer, on):
            if each.organisation is not None and each.organisation.pk == issuer.pk:
                continue
            key = each.organisation.pk if each.organisation else (each.printed, each.label)
            found.setdefault(key, each)
    return tuple(found.values())


def _of_line(
    line: Recipient, known: Mapping[str, Match], issuer: Organisation, on: date
) -> Sequence[Addressed]:
    whole = _bodies_of(line.name, known[line.name], issuer, on)
    found: dict[str, Sequence[Organisation | None]] = {line.name: whole or (None,)}
    if line.names and not whole:
        found = {name: _bodies_of(name, known[name], issuer, on) or (None,) for name in line.names}
    return [
        Addressed(line.printed, body.name if body else name[:300], body)
        for name, bodies in found.items()
        for body in bodies
    ]


def _bodies_of(name: str, match: Match, issuer: Organisation, on: date) -> Sequence[Organisation]:
    """The bodies a name means for certain; none when a person has to look."""
    if match.is_collective:
        return collective_of(name, under=issuer, on=on).members
    return (match.organisation,) if match.organisation else ()
