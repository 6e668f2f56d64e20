"""Genealogy: where objects came from, where they went, and whether the amounts agree."""

from chuan.domain.epcis.genealogy.balance import Balance, Verdict, loss_along, mass_balance
from chuan.domain.epcis.genealogy.memory import TiesInMemory
from chuan.domain.epcis.genealogy.parties import Supply, one_step_back, one_step_forward
from chuan.domain.epcis.genealogy.recall import Recall, recall_set
from chuan.domain.epcis.genealogy.ties import (
    HOLDING,
    SENDING,
    TAKING,
    Handover,
    Sighting,
    Tie,
    TieKind,
    Ties,
    handovers_of,
    hands,
    holder,
    is_bare_class,
    is_lot,
    is_transformation,
    sightings_of,
    ties_of,
)
from chuan.domain.epcis.genealogy.tracing import (
    Bounds,
    CutBy,
    Reached,
    Trace,
    trace_back,
    trace_forward,
)
from chuan.domain.epcis.genealogy.web import Link

__all__ = [
    "HOLDING",
    "SENDING",
    "TAKING",
    "Balance",
    "Bounds",
    "CutBy",
    "Handover",
    "Link",
    "Reached",
    "Recall",
    "Sighting",
    "Supply",
    "Tie",
    "TieKind",
    "Ties",
    "TiesInMemory",
    "Trace",
    "Verdict",
    "handovers_of",
    "hands",
    "holder",
    "is_bare_class",
    "is_lot",
    "is_transformation",
    "loss_along",
    "mass_balance",
    "one_step_back",
    "one_step_forward",
    "recall_set",
    "sightings_of",
    "ties_of",
    "trace_back",
    "trace_forward",
]
