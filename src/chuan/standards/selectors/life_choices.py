"""What the forms of files offer: special cases of a procedure, communes of the own province."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuan.procedures.selectors.definitions import definition_of, version_in_force
from chuan.procedures.types import Definition
from chuan.standards.enums import StandardKind
from chuan.standards.errors import NoSuchDraft
from chuan.standards.models import Draft
from chuan.standards.rules.lives import LIVES
from chuan.standards.selectors.territories import communes_of


@dataclass(frozen=True, slots=True)
class Offered:
    """What the opening of a file asks for, and the procedure it follows."""

    definition: Definition
    asks: frozenset[str]
    flags: Sequence[tuple[str, str]]


def opening_of(draft: Draft, on: date) -> Offered:
    """The opening of a draft's file; NoSuchDraft for kinds that have no procedure."""
    key = LIVES.get(draft.kind)
    if key is None:
        raise NoSuchDraft
    definition = definition_of(version_in_force(key, on))
    asks = {"year"} if definition.opening.fields else set()
    if definition.flags:
        asks |= {"flags", "note"}
    if draft.kind == StandardKind.QCDP:
        asks.add("ministry")
    return Offered(
        definition, frozenset(asks), [(flag.key, flag.label) for flag in definition.flags]
    )


def communes_for(draft: Draft, on: date) -> Sequence[tuple[str, str]]:
    """Communes of the province of a local regulation; NoSuchDraft for other kinds."""
    if draft.kind != StandardKind.QCDP:
        raise NoSuchDraft
    return communes_of(draft.owner_path.strip("/").split("/")[0], on)


def chosen_places(draft: Draft) -> Sequence[str]:
    """Ids of the communes that were chosen."""
    return [str(pk) for pk in draft.places.values_list("place_id", flat=True)]
