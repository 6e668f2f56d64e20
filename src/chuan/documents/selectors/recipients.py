"""Lines of "Nơi nhận" as the bodies of this node that they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuan.documents.rules.recipients import Recipient, recipients_of
from chuan.domain.vanban.writing import Paper
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import collective_of, match_agency


@dataclass(frozen=True, slots=True)
class Addressed:
    """One recipient to be: the printed line, and the body it means when that is certain."""

    printed: str
    label: str
    organisation: Organisation | None


def addressed(paper: Paper, issuer: Organisation, on: date) -> tuple[Addressed, ...]:
    """Every recipient of the paper, a name of many as its members, each body once."""
    found: dict[object, Addressed] = {}
    for line in recipients_of(paper):
        for each in _of_line(line, issuer, on):
            if each.organisation is not None and each.organisation.pk == issuer.pk:
                continue
            key = each.organisation.pk if each.organisation else (each.printed, each.label)
            found.setdefault(key, each)
    return tuple(found.values())


def _of_line(line: Recipient, issuer: Organisation, on: date) -> Sequence[Addressed]:
    whole = _of_name(line.printed, line.name, issuer, on)
    if whole or not line.names:
        return whole or (Addressed(line.printed, line.name[:300], None),)
    return [
        each
        for name in line.names
        for each in _of_name(line.printed, name, issuer, on)
        or (Addressed(line.printed, name[:300], None),)
    ]


def _of_name(printed: str, name: str, issuer: Organisation, on: date) -> tuple[Addressed, ...]:
    """The bodies a name means for certain; none when a person has to look."""
    match = match_agency(name, near=issuer, on=on)
    if match.is_collective:
        members = collective_of(name, under=issuer, on=on).members
        return tuple(Addressed(printed, body.name, body) for body in members)
    if match.organisation is None:
        return ()
    return (Addressed(printed, match.organisation.name, match.organisation),)
