"""Events and what can be asked of them, captures, master data, keys of organisations."""

from chuan.traceability.models.capture import CAPTURE, CaptureBody, CaptureJob
from chuan.traceability.models.event import (
    Event,
    EventField,
    EventIdentity,
    EventKey,
    EventReader,
    EventTie,
    Follower,
    RecordClock,
    Retraction,
)
from chuan.traceability.models.keys import KEY, ApiKey, KeyUse
from chuan.traceability.models.master import MasterChild, MasterElement, MasterValue
from chuan.traceability.models.queries import QUERY, SUBSCRIPTION, NamedQuery, Subscription

__all__ = [
    "CAPTURE",
    "KEY",
    "QUERY",
    "SUBSCRIPTION",
    "ApiKey",
    "CaptureBody",
    "CaptureJob",
    "Event",
    "EventField",
    "EventIdentity",
    "EventKey",
    "EventReader",
    "EventTie",
    "Follower",
    "KeyUse",
    "MasterChild",
    "MasterElement",
    "MasterValue",
    "NamedQuery",
    "RecordClock",
    "Retraction",
    "Subscription",
]
