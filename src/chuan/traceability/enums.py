"""The closed lists of this room; numbers stand where a row is written for every object of an event."""

from enum import IntEnum, StrEnum


class KeyRole(IntEnum):
    """What an object is in an event, as `domain.epcis.model.identifiers` names it."""

    EPC = 1
    CHILD_EPC = 2
    PARENT = 3
    INPUT_EPC = 4
    OUTPUT_EPC = 5
    QUANTITY = 6
    CHILD_QUANTITY = 7
    INPUT_QUANTITY = 8
    OUTPUT_QUANTITY = 9


class FieldScope(StrEnum):
    """Where in an event a value that can be asked for stands.

    Under `SOURCE`, `DESTINATION` and `TRANSACTION` the name is the type of the party or transaction; under
    `DISPOSITION_SET`, `DISPOSITION_UNSET`, `CORRECTIVE` and `CERTIFICATION` it is "". `SENSOR_ELEMENT`
    named "" tells of sensors at all.
    """

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
    CERTIFICATION = "certificationInfo"


class ReaderReason(IntEnum):
    """Why a body that does not own an event may read it."""

    PARTY = 1
    PLACE = 2
    STEP = 3


class ErrorBehaviour(StrEnum):
    """What becomes of the good events of a document that holds a bad one."""

    ROLLBACK = "rollback"
    PROCEED = "proceed"


class KeyScope(StrEnum):
    """What a key of an organisation opens."""

    CAPTURE = "capture"
    QUERY = "query"
