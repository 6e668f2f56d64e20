"""A simple event query as a value: what is asked of events, in which order, and how many.

All conditions must hold; of the values of one, any may. Source: EPCIS 2.0 §8.2.7.1.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from chuan.domain.errors import RuleBroken


class QueryRefused(RuleBroken):
    """A query that cannot be asked; `exception` is what EPCIS calls the refusal."""

    code = "epcis.query"
    exception = "QueryValidationException"


class QueryParameterInvalid(QueryRefused):
    """A parameter that is unknown, or whose value does not fit it."""

    code = "epcis.query.parameter"
    exception = "QueryParameterException"


class QueryTooLarge(QueryRefused):
    """More events answer than `maxEventCount` allows."""

    code = "epcis.query.too_large"
    exception = "QueryTooLargeException"


class Test(StrEnum):
    """How a value is held against those of a condition."""

    __test__ = False  # pytest takes classes of this name for its own

    EQ = "EQ"
    GT = "GT"
    GE = "GE"
    LT = "LT"
    LE = "LE"
    EXISTS = "EXISTS"
    MATCH = "MATCH"
    WITHIN = "WD"
    HAS_ATTRIBUTE = "HASATTR"
    EQ_ATTRIBUTE = "EQATTR"


class Subject(StrEnum):
    """What of an event a condition looks at."""

    EVENT_TYPE = "eventType"
    EVENT_TIME = "eventTime"
    RECORD_TIME = "recordTime"
    ACTION = "action"
    EVENT_ID = "eventID"
    BIZ_STEP = "bizStep"
    DISPOSITION = "disposition"
    READ_POINT = "readPoint"
    BIZ_LOCATION = "bizLocation"
    TRANSFORMATION_ID = "transformationID"
    DECLARATION = "errorDeclaration"
    DECLARED_TIME = "errorDeclarationTime"
    DECLARED_REASON = "errorReason"
    KEY = "key"
    QUANTITY = "quantity"
    SENSORS = "sensorElementList"
    FIELD = "field"


class Scope(StrEnum):
    """Where in an event a named field stands."""

    EVENT = "event"
    ILMD = "ilmd"
    ERROR = "error"
    READ_POINT = "readPoint"
    BIZ_LOCATION = "bizLocation"
    SENSOR_ELEMENT = "sensorElement"
    SENSOR_METADATA = "sensorMetadata"
    SENSOR_REPORT = "sensorReport"
    SOURCE = "source"
    DESTINATION = "destination"
    TRANSACTION = "bizTransaction"
    DISPOSITION_SET = "persistentSet"
    DISPOSITION_UNSET = "persistentUnset"
    CORRECTIVE = "correctiveEventID"


Value = str | Decimal | datetime | bool


class Condition(NamedTuple):
    """One parameter: `name` as it was written, what it looks at, how, and the values.

    `scopes`, `field` ("{namespace}local" or a bare name) and `inner` say which field; `roles` the lists
    (in the words of `model.identifiers`) a key stands in; `unit` the UN/ECE code of the values.
    """

    name: str
    subject: Subject
    test: Test
    values: tuple[Value, ...] = ()
    scopes: tuple[Scope, ...] = ()
    field: str = ""
    inner: bool = False
    roles: tuple[str, ...] = ()
    unit: str = ""


class Direction(StrEnum):
    """Which end comes first."""

    ASC = "ASC"
    DESC = "DESC"


@dataclass(frozen=True, slots=True)
class SimpleEventQuery:
    """What is asked. `order_field` is set when `order_by` is a field of the event's own.

    Without `order_by` events come in the order of record. `event_count_limit` gives the first so many,
    `max_event_count` refuses more than so many; never both.
    """

    conditions: tuple[Condition, ...] = ()
    order_by: Subject | None = None
    order_field: str = ""
    direction: Direction = Direction.DESC
    event_count_limit: int | None = None
    max_event_count: int | None = None
