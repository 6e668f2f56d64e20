"""Procedures and their versions; dossiers, their parties, steps, clocks, papers and receipts."""

from chuan.procedures.models.dossier import (
    DOSSIER,
    Dossier,
    DossierClock,
    DossierParty,
    DossierStep,
    StepField,
)
from chuan.procedures.models.paper import DossierPaper, Receipt
from chuan.procedures.models.procedure import (
    VERSION,
    Procedure,
    ProcedureVersion,
    VersionBasis,
)

__all__ = (
    "DOSSIER",
    "VERSION",
    "Dossier",
    "DossierClock",
    "DossierPaper",
    "DossierParty",
    "DossierStep",
    "Procedure",
    "ProcedureVersion",
    "Receipt",
    "StepField",
    "VersionBasis",
)
