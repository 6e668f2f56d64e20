"""Definitions out of the files of a room: idempotent, hashed, never changed once a dossier uses them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock, reliance, text
from chuan.core.actor import Actor
from chuan.procedures import guards
from chuan.procedures.errors import DefinitionChanged, DefinitionFaulty
from chuan.procedures.models import (
    VERSION,
    Dossier,
    Procedure,
    ProcedureVersion,
    VersionBasis,
)
from chuan.procedures.rules.faults import faults_of
from chuan.procedures.rules.reading import read_definition
from chuan.procedures.selectors.resting import bases_of, dependant_of
from chuan.procedures.types import Definition


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: the version, and whether anything changed."""

    version: ProcedureVersion
    changed: bool


def load_definitions(
    *, actor: Actor, package: str, folder: str = "data/procedures", is_sample: bool = False
) -> Sequence[Loaded]:
    """Load every definition that a package ships; again changes nothing. All or none."""
    found = sorted(
        (each for each in files(package).joinpath(folder).iterdir() if each.name.endswith(".toml")),
        key=lambda each: each.name,
    )
    with transaction.atomic():
        return tuple(
            load_definition(
                actor=actor, source=each.read_text(encoding="utf-8"), name=each.name,
                is_sample=is_sample,
            )
            for each in found
        )  # fmt: skip


@transaction.atomic
def load_definition(
    *, actor: Actor, source: str, name: str = "", is_sample: bool = False
) -> Loaded:
    """Keep one version. Raises `DefinitionFaulty` with every fault, `DefinitionChanged` for one in use."""
    definition, faults = read_definition(source)
    if definition is None:
        raise DefinitionFaulty(name, faults)
    faults = faults_of(definition, guards=guards.names())
    if faults:
        raise DefinitionFaulty(name or definition.key, faults)
    sha256 = hashlib.sha256(source.encode()).hexdigest()
    procedure, _made = Procedure.objects.get_or_create(
        key=definition.key, defaults={"title": definition.title, "is_sample": is_sample}
    )
    row = ProcedureVersion.objects.select_for_update().filter(
        procedure=procedure, number=definition.version
    ).first()  # fmt: skip
    if row is not None and row.sha256 == sha256:
        return Loaded(row, changed=False)
    if row is not None and Dossier.objects.filter(version=row).exists():
        raise DefinitionChanged(definition.key, definition.version)
    row = _kept(procedure, row, definition, source, sha256)
    _rest(row, definition)
    record(
        actor, "procedures.version.loaded", kind=VERSION, object_id=row.pk,
        label=definition.title, path="/",
        changes={"version": definition.version, "sha256": sha256},
    )  # fmt: skip
    return Loaded(row, changed=True)


def _kept(
    procedure: Procedure,
    row: ProcedureVersion | None,
    definition: Definition,
    source: str,
    sha256: str,
) -> ProcedureVersion:
    row = row or ProcedureVersion(procedure=procedure, number=definition.version)
    row.title = definition.title
    row.valid_from, row.valid_until = definition.valid_from, definition.valid_until
    row.confidence = definition.confidence
    row.source, row.sha256, row.loaded_at = source, sha256, clock.now()
    row.save()
    row.basis_rows.all().delete()
    VersionBasis.objects.bulk_create(
        VersionBasis(
            version=row, symbol=each.symbol, article=each.article, confidence=each.confidence
        )
        for each in dict.fromkeys(definition.basis)
    )
    latest = procedure.versions.order_by("-number").first()
    if latest is not None and latest.pk == row.pk:
        procedure.title = definition.title
        procedure.is_public = definition.public
    procedure.folded = text.fold(f"{procedure.title} {definition.about} {procedure.key}")
    procedure.save()
    return row


def _rest(row: ProcedureVersion, definition: Definition) -> None:
    """The version is found when one of its acts changes."""
    bases = bases_of((each.symbol, each.article) for each in definition.basis)
    reliance.rest_on(dependant_of(row), bases)
