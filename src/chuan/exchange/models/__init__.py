"""Nodes and their keys, bundles sent and received, what became of every item, and states reported."""

from chuan.exchange.models.nodes import (
    NODE,
    OwnKey,
    OwnNode,
    Participant,
    Partner,
    PartnerBody,
    PartnerKey,
)
from chuan.exchange.models.received import ITEM, HandIn, ReceivedBundle, ReceivedFile, ReceivedItem
from chuan.exchange.models.sent import BUNDLE, SentBundle, SentItem
from chuan.exchange.models.task_states import LONGEST_RESULT, ReportedState, SaidResult

__all__ = [
    "BUNDLE",
    "ITEM",
    "LONGEST_RESULT",
    "NODE",
    "HandIn",
    "OwnKey",
    "OwnNode",
    "Participant",
    "Partner",
    "PartnerBody",
    "PartnerKey",
    "ReceivedBundle",
    "ReceivedFile",
    "ReceivedItem",
    "ReportedState",
    "SaidResult",
    "SentBundle",
    "SentItem",
]
