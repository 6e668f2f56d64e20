"""Nodes and their keys, bundles, what became of every item, states reported; connections on a line."""

from chuan.exchange.models.connections import (
    CONNECTION,
    MESSAGE,
    AgencyCode,
    Connection,
    ConnectionLog,
    ConnectionMessage,
    Reconciliation,
)
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
    "CONNECTION",
    "ITEM",
    "LONGEST_RESULT",
    "MESSAGE",
    "NODE",
    "AgencyCode",
    "Connection",
    "ConnectionLog",
    "ConnectionMessage",
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
    "Reconciliation",
    "ReportedState",
    "SaidResult",
    "SentBundle",
    "SentItem",
]
