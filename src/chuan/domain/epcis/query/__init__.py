"""What may be asked of events: a typed query, its two writings, the evaluator that SQL is held to."""

from chuan.domain.epcis.query.evaluator import Repository, StoredEvent, evaluate, matches
from chuan.domain.epcis.query.model import (
    Condition,
    Direction,
    QueryParameterInvalid,
    QueryRefused,
    QueryTooLarge,
    Scope,
    SimpleEventQuery,
    Subject,
    Test,
)
from chuan.domain.epcis.query.parameters import PARAMETERS
from chuan.domain.epcis.query.schedule import Schedule
from chuan.domain.epcis.query.writing import from_json, from_query_string, to_json

__all__ = [
    "PARAMETERS",
    "Condition",
    "Direction",
    "QueryParameterInvalid",
    "QueryRefused",
    "QueryTooLarge",
    "Repository",
    "Schedule",
    "Scope",
    "SimpleEventQuery",
    "StoredEvent",
    "Subject",
    "Test",
    "evaluate",
    "from_json",
    "from_query_string",
    "matches",
    "to_json",
]
