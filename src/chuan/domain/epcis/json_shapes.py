"""The shapes of EPCIS in JSON as tables of our own: what the published schema asks of each part.

The schema takes any text for an identifier or a word; that it is a URI or a known word is a rule beyond it
(`rules`). Source: EPCIS 2.0 §10, its JSON schema (GS1, 2022).
"""

from collections.abc import Mapping
from typing import Any, Final

from chuan.domain.epcis.json_checks import (
    HEXADECIMAL,
    SENTENCES,
    UNIT,
    VERSION,
    Check,
    Misfit,
    action,
    context,
    listed,
    matching,
    moment,
    number,
    of_kind,
    offset,
    shaped,
    text,
    text_or,
    voc_word,
    word,
)
from chuan.domain.epcis.model import EventType, Fault

quantity_element: Final = shaped(
    {"epcClass": text, "quantity": number, "uom": matching(UNIT, "not_unit")},
    required=("epcClass",),
    closed=True,
)
_LOCATION: Final = shaped({"id": text}, required=("id",))
_DISPOSITIONS: Final = listed(word, unique=True, least=1)


def _one_of_two(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
    return None if "set" in value or "unset" in value else Misfit("/set", "missing")


_ERROR: Final = shaped(
    {"declarationTime": moment, "reason": word, "correctiveEventIDs": listed(text)},
    required=("declarationTime",),
)
_SENSOR_TEXTS: Final = ("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules")
_REPORT: Final = shaped(
    {
        **dict.fromkeys(_SENSOR_TEXTS, text),
        **dict.fromkeys(("microorganism", "chemicalSubstance", "coordinateReferenceSystem"), text),
        **dict.fromkeys(("value", "minValue", "maxValue", "meanValue"), number),
        **dict.fromkeys(("sDev", "percRank", "percValue"), number),
        **dict.fromkeys(("stringValue", "uriValue", "uom"), text),
        "type": voc_word,
        "exception": voc_word,
        "time": moment,
        "component": word,
        "booleanValue": of_kind(bool, "not_boolean"),
        "hexBinaryValue": matching(HEXADECIMAL, "not_hexadecimal"),
    },
    required=("type",),
)
_SENSOR: Final = shaped(
    {
        "sensorMetadata": shaped(
            dict.fromkeys(_SENSOR_TEXTS, text)
            | dict.fromkeys(("time", "startTime", "endTime"), moment)
        ),
        "sensorReport": listed(_REPORT, least=1),
    },
    required=("sensorReport",),
)
_COMMON: Final[Mapping[str, Check]] = {
    "@context": context,
    "eventTime": moment,
    "recordTime": moment,
    "eventTimeZoneOffset": offset,
    "eventID": text,
    "certificationInfo": text_or(listed(text)),
    "errorDeclaration": _ERROR,
}
_SHARED: Final[Mapping[str, Check]] = {
    "bizStep": word,
    "disposition": word,
    "readPoint": _LOCATION,
    "bizLocation": _LOCATION,
    "bizTransactionList": listed(
        shaped({"type": word, "bizTransaction": text}, required=("bizTransaction",), closed=True)
    ),
    "sourceList": listed(
        shaped({"type": word, "source": text}, required=("type", "source"), closed=True)
    ),
    "destinationList": listed(
        shaped({"type": word, "destination": text}, required=("type", "destination"), closed=True)
    ),
    "sensorElementList": listed(_SENSOR),
}
persistent_disposition: Final = shaped(
    {"set": _DISPOSITIONS, "unset": _DISPOSITIONS}, closed=True, further=_one_of_two
)
_PERSISTENT: Final[Mapping[str, Check]] = {
    "persistentDisposition": persistent_disposition,
    "ilmd": shaped({}),
}
_UNIQUE: Final = listed(text, unique=True)
_QUANTITIES: Final = listed(quantity_element)
_TIED: Final[Mapping[str, Check]] = {
    "parentID": text,
    "childEPCs": listed(text),
    "childQuantityList": _QUANTITIES,
    "action": action,
}


def _object(event: dict[str, Any]) -> Misfit | None:
    if "ilmd" in event and event["action"] != "ADD":
        return Misfit("/ilmd", "ilmd_not_added")
    sensed = event.get("sensorElementList") and "readPoint" in event
    named = "epcList" in event or event.get("quantityList") or sensed
    return None if named else Misfit("", "no_objects")


def _tied(event: dict[str, Any]) -> Misfit | None:
    named = event.get("childEPCs") or event.get("childQuantityList")
    return None if named or event["action"] == "DELETE" else Misfit("", "no_objects")


def _transaction(event: dict[str, Any]) -> Misfit | None:
    if not event["bizTransactionList"]:
        return Misfit("/bizTransactionList", "empty_list")
    named = "epcList" in event or event.get("quantityList")
    return None if named or event["action"] == "DELETE" else Misfit("", "no_objects")


def _transformation(event: dict[str, Any]) -> Misfit | None:
    goes_in = event.get("inputEPCList") or event.get("inputQuantityList")
    comes_out = event.get("outputEPCList") or event.get("outputQuantityList")
    whole = goes_in and comes_out
    part = "transformationID" in event and (goes_in or comes_out)
    return None if whole or part else Misfit("", "no_parts")


_ALWAYS: Final = ("eventTime", "eventTimeZoneOffset", "type")


def _event(fields: Mapping[str, Check], *required: str, further: Check | None = None) -> Check:
    return shaped({**_COMMON, **fields}, required=(*_ALWAYS, *required), further=further)


_EVENTS: Final[Mapping[str, Check]] = {
    EventType.OBJECT: _event(
        {
            "epcList": _UNIQUE,
            "quantityList": _QUANTITIES,
            "action": action,
            **_SHARED,
            **_PERSISTENT,
        },
        "action",
        further=_object,
    ),
    EventType.AGGREGATION: _event({**_TIED, **_SHARED}, "action", further=_tied),
    EventType.ASSOCIATION: _event({**_TIED, **_SHARED}, "action", "parentID", further=_tied),
    EventType.TRANSACTION: _event(
        {
            "epcList": listed(text),
            "quantityList": _QUANTITIES,
            "parentID": text,
            "action": action,
            **_SHARED,
        },
        "bizTransactionList",
        "action",
        further=_transaction,
    ),
    EventType.TRANSFORMATION: _event(
        {
            **dict.fromkeys(("inputEPCList", "outputEPCList"), _UNIQUE),
            **dict.fromkeys(("inputQuantityList", "outputQuantityList"), _QUANTITIES),
            "transformationID": text,
            **_SHARED,
            **_PERSISTENT,
        },
        further=_transformation,
    ),
}
_OTHER_EVENT: Final = _event({})


def _attribute(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
    fits = isinstance(value, str | dict) or number(value) is None
    return None if fits else Misfit("", "not_text")


_ATTRIBUTE: Final = shaped({"id": text, "attribute": _attribute}, required=("id",))
vocabulary_list: Final = listed(
    shaped(
        {
            "type": text,
            "vocabularyElementList": listed(
                shaped(
                    {"id": text, "attributes": listed(_ATTRIBUTE), "children": listed(text)},
                    required=("id",),
                )
            ),
        },
        required=("type",),
    )
)
_ABOUT: Final[Mapping[str, Check]] = {
    "@context": context,
    "id": text,
    "schemaVersion": lambda value: (
        None if isinstance(value, str) and VERSION.fullmatch(value) else Misfit("", "not_version")
    ),
    "creationDate": moment,
}
_HEADER: Final[Mapping[str, Check]] = {
    **dict.fromkeys(("instanceIdentifier", "sender", "receiver"), text),
    "epcisHeader": shaped({"epcisMasterData": shaped({"vocabularyList": vocabulary_list})}),
}
header: Final = shaped(_HEADER)
"""What stands before the body; a query document may have it, but the schema does not look at it there."""
_DOCUMENT: Final = shaped(
    {
        **_ABOUT,
        **_HEADER,
        "epcisBody": shaped({"eventList": of_kind(list, "not_list")}, required=("eventList",)),
    },
    required=("@context", "type", "schemaVersion", "creationDate", "epcisBody"),
)
_RESULTS: Final = shaped(
    {
        "queryName": text,
        "subscriptionID": text,
        "resultsBody": shaped(
            {"eventList": of_kind(list, "not_list"), "vocabularyList": vocabulary_list},
            required=("eventList",),
        ),
    },
    required=("queryName", "resultsBody"),
)
_QUERY_DOCUMENT: Final = shaped(
    {
        **_ABOUT,
        "epcisBody": shaped({"queryResults": _RESULTS}, required=("queryResults",)),
    },
    required=("@context", "type", "epcisBody"),
)


def misfit_of_event(event: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
    """What the schema has against one event; None when it fits."""
    if not isinstance(event, dict):
        return Misfit("", "not_object")
    kind = event.get("type")
    if not isinstance(kind, str):
        return Misfit("/type", "not_text" if "type" in event else "missing")
    return _EVENTS.get(kind, _OTHER_EVENT)(event)


def misfit_of_document(document: dict[str, Any]) -> Misfit | None:
    """What the schema has against a document, its events left aside."""
    return (_QUERY_DOCUMENT if document["type"] == "EPCISQueryDocument" else _DOCUMENT)(document)


def fault(misfit: Misfit, path: str = "", event: int | None = None) -> Fault:
    """The misfit as a fault of the whole text."""
    return Fault(misfit.code, f"{path}{misfit.path}" or "/", SENTENCES[misfit.code], event)
