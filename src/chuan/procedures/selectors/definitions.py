"""Definitions out of the rows that hold them, parsed once for each content."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from chuan.procedures.errors import DefinitionFaulty, ProcedureNotFound
from chuan.procedures.models import ProcedureVersion
from chuan.procedures.rules.reading import read_definition
from chuan.procedures.types import Definition


@lru_cache(maxsize=256)
def _parsed(_sha256: str, source: str) -> Definition:
    definition, faults = read_definition(source)
    if definition is None:
        raise DefinitionFaulty("", faults)
    return definition


def definition_of(version: ProcedureVersion) -> Definition:
    """The definition that a version holds."""
    return _parsed(version.sha256, version.source)


def version_in_force(key: str, on: date) -> ProcedureVersion:
    """The version of a procedure that a dossier opened on that day falls under.

    Where two overlap, the one that began later, then the higher number.
    """
    rows = ProcedureVersion.objects.in_force(on).filter(procedure__key=key)
    found = rows.select_related("procedure").order_by("-valid_from", "-number").first()
    if found is None:
        raise ProcedureNotFound
    return found


def versions_in_force(on: date) -> Sequence[ProcedureVersion]:
    """The version in force of every procedure that has one; one query."""
    rows = ProcedureVersion.objects.in_force(on).select_related("procedure")
    found: dict[int, ProcedureVersion] = {}
    for row in rows.order_by("procedure__title", "-valid_from", "-number"):
        found.setdefault(row.procedure_id, row)
    return tuple(found.values())
