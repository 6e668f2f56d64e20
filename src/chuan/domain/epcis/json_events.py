"""Objects of JSON-LD that fit their shape, made into the values of `model`."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any, Final

from chuan.domain.epcis.context import Terms
from chuan.domain.epcis.json_checks import SOFT
from chuan.domain.epcis.json_checks import context as check_context
from chuan.domain.epcis.json_shapes import persistent_disposition
from chuan.domain.epcis.model import (
    Attribute,
    BizTransaction,
    ErrorDeclaration,
    Event,
    EventType,
    Extension,
    Extensions,
    Location,
    Party,
    PersistentDisposition,
    QuantityElement,
    Scalar,
    SensorElement,
    SensorMetadata,
    SensorReport,
    Vocabulary,
    VocabularyElement,
)
from chuan.domain.epcis.vocabulary import bare

Json = dict[str, Any]

_COMMON: Final = frozenset(
    {"@context", "type", "eventTime", "recordTime", "eventTimeZoneOffset", "eventID"}
) | {"certificationInfo", "errorDeclaration"}
_SHARED: Final = _COMMON | {"bizStep", "disposition", "readPoint", "bizLocation"} | {
    "bizTransactionList", "sourceList", "destinationList", "sensorElementList"
}  # fmt: skip
_TIED: Final = _SHARED | {"parentID", "childEPCs", "childQuantityList", "action"}
_FIELDS: Final = {
    EventType.OBJECT: _SHARED | {"epcList", "quantityList", "action", "ilmd"},
    EventType.AGGREGATION: _TIED,
    EventType.ASSOCIATION: _TIED,
    EventType.TRANSACTION: _SHARED | {"epcList", "quantityList", "parentID", "action"},
    EventType.TRANSFORMATION: _SHARED
    | {"inputEPCList", "inputQuantityList", "outputEPCList", "outputQuantityList"}
    | {"transformationID", "ilmd"},
}
"""The fields that each type knows; whatever else an event carries is an extension."""
METADATA: Final = {
    "time": "time",
    "startTime": "start_time",
    "endTime": "end_time",
    "deviceID": "device_id",
    "deviceMetadata": "device_metadata",
    "rawData": "raw_data",
    "dataProcessingMethod": "data_processing_method",
    "bizRules": "biz_rules",
}
_REPORT_TEXTS: Final = {
    "deviceID": "device_id",
    "deviceMetadata": "device_metadata",
    "rawData": "raw_data",
    "dataProcessingMethod": "data_processing_method",
    "bizRules": "biz_rules",
    "time": "time",
    "microorganism": "microorganism",
    "chemicalSubstance": "chemical_substance",
    "coordinateReferenceSystem": "coordinate_reference_system",
    "stringValue": "string_value",
    "hexBinaryValue": "hex_binary_value",
    "uriValue": "uri_value",
    "uom": "uom",
}
_REPORT_WORDS: Final = {
    "type": ("type", "measurement"),
    "exception": ("exception", "alert"),
    "component": ("component", "comp"),
}
_REPORT_NUMBERS: Final = {
    "value": "value",
    "minValue": "min_value",
    "maxValue": "max_value",
    "meanValue": "mean_value",
    "sDev": "s_dev",
    "percRank": "perc_rank",
    "percValue": "perc_value",
}
_SENSOR: Final = frozenset({"sensorReport", "sensorMetadata", "type"})
"""That a sensor element is one ("type") says its place already."""
DEEPEST: Final = 32
"""Levels of fields within an extension; beyond, a text is refused as too deep."""
REPORT: Final = {
    **{name: ours for name, (ours, _) in _REPORT_WORDS.items()},
    **_REPORT_TEXTS,
    **_REPORT_NUMBERS,
    "booleanValue": "boolean_value",
}
"""Every field of a sensor report as JSON calls it, and as `SensorReport` does."""


def event_of(found: Json, terms: Terms) -> Event:
    """The event that `found`, whose shape fits, tells in the scope of `terms`."""
    if "@context" in found:
        terms = terms.within(found["@context"])
    fields = _FIELDS.get(found["type"])
    if fields is None:
        return _other_event(found, terms)
    get = found.get
    lasting = get("persistentDisposition")
    misfit = persistent_disposition(lasting) if lasting is not None else None
    if lasting is not None and (misfit is None or misfit.code in SOFT):
        fields |= {"persistentDisposition"}
    else:
        lasting = None
    ilmd = get("ilmd") if "ilmd" in fields else None
    certificates = get("certificationInfo") or ()
    error = get("errorDeclaration")
    return Event(
        type=found["type"],
        event_time=found["eventTime"],
        event_time_zone_offset=found["eventTimeZoneOffset"],
        event_id=get("eventID", ""),
        record_time=get("recordTime", ""),
        action=get("action", "") if "action" in fields else "",
        epc_list=_texts(found, "epcList", fields),
        quantity_list=_quantities(found, "quantityList", fields),
        parent_id=get("parentID", "") if "parentID" in fields else "",
        child_epcs=_texts(found, "childEPCs", fields),
        child_quantity_list=_quantities(found, "childQuantityList", fields),
        input_epc_list=_texts(found, "inputEPCList", fields),
        input_quantity_list=_quantities(found, "inputQuantityList", fields),
        output_epc_list=_texts(found, "outputEPCList", fields),
        output_quantity_list=_quantities(found, "outputQuantityList", fields),
        transformation_id=get("transformationID", "") if "transformationID" in fields else "",
        biz_step=_word("bizstep", get("bizStep"), terms),
        disposition=_word("disp", get("disposition"), terms),
        persistent_disposition=_lasting(lasting, terms),
        read_point=_location(get("readPoint"), terms),
        biz_location=_location(get("bizLocation"), terms),
        biz_transaction_list=_transactions(get("bizTransactionList"), terms),
        source_list=_parties(get("sourceList"), "source", terms),
        destination_list=_parties(get("destinationList"), "destination", terms),
        sensor_element_list=_sensors(get("sensorElementList"), terms),
        ilmd=None if ilmd is None else extensions_of(ilmd, frozenset(), terms),
        certification_info=(certificates,)
        if isinstance(certificates, str)
        else tuple(certificates),
        error_declaration=None if error is None else _error(error, terms),
        extensions=() if fields.issuperset(found) else extensions_of(found, fields, terms),
        namespaces=terms.prefixes,
    )


def extensions_of(found: Json, known: Collection[str], terms: Terms, depth: int = 0) -> Extensions:
    """The keys of an object that are not `known`, as extensions in their order.

    RecursionError when they lie deeper than `DEEPEST`.
    """
    if depth > DEEPEST:
        raise RecursionError
    made: list[Extension] = []
    for key, value in found.items():
        if key in known or key.startswith("@"):
            continue
        namespace, local = terms.name(key)
        if isinstance(value, list):
            made += [
                _extension((namespace, local), each, terms, depth, True) for each in _flat(value)
            ]
        else:
            made.append(_extension((namespace, local), value, terms, depth, False))
    return tuple(made)


def vocabularies_of(listed: Iterable[Json], terms: Terms) -> tuple[Vocabulary, ...]:
    """Master data, whose shape fits."""
    return tuple(
        Vocabulary(
            type=terms.expanded(each["type"]),
            elements=tuple(
                VocabularyElement(
                    id=element["id"],
                    attributes=tuple(
                        Attribute(terms.expanded(part["id"]), _value(part.get("attribute"), terms))
                        for part in element.get("attributes", ())
                    ),
                    children=tuple(element.get("children", ())),
                )
                for element in each.get("vocabularyElementList", ())
            ),
        )
        for each in listed
    )


def _other_event(found: Json, terms: Terms) -> Event:
    """An event of a type outside the standard: what the types share, and extensions."""
    certificates = found.get("certificationInfo") or ()
    error = found.get("errorDeclaration")
    return Event(
        type=terms.expanded(found["type"]),
        event_time=found["eventTime"],
        event_time_zone_offset=found["eventTimeZoneOffset"],
        event_id=found.get("eventID", ""),
        record_time=found.get("recordTime", ""),
        certification_info=(certificates,)
        if isinstance(certificates, str)
        else tuple(certificates),
        error_declaration=None if error is None else _error(error, terms),
        extensions=extensions_of(found, _COMMON, terms),
        namespaces=terms.prefixes,
    )


def _texts(found: Json, name: str, fields: Collection[str]) -> tuple[str, ...] | None:
    if name not in found or name not in fields:
        return None
    return tuple(found[name])


def _quantities(
    found: Json, name: str, fields: Collection[str]
) -> tuple[QuantityElement, ...] | None:
    if name not in found or name not in fields:
        return None
    return tuple(
        QuantityElement(each["epcClass"], _number(each.get("quantity")), each.get("uom", ""))
        for each in found[name]
    )


def _number(value: float | Decimal | None) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else Decimal(repr(value))


def _word(kind: str, text: str | None, terms: Terms) -> str:
    if not text:
        return ""
    found = bare(kind, text)
    return bare(kind, terms.expanded(found)) if ":" in found else found


def _lasting(found: Json | None, terms: Terms) -> PersistentDisposition | None:
    if found is None:
        return None
    kept, ended = (
        tuple(_word("disp", each, terms) for each in found.get(name, ()))
        for name in ("set", "unset")
    )
    return PersistentDisposition(kept, ended)


def _location(found: Json | None, terms: Terms) -> Location | None:
    if found is None:
        return None
    further = () if len(found) == 1 else extensions_of(found, ("id",), terms)
    return Location(found["id"], further)


def _transactions(listed: list[Json] | None, terms: Terms) -> tuple[BizTransaction, ...] | None:
    if listed is None:
        return None
    return tuple(
        BizTransaction(each["bizTransaction"], _word("btt", each.get("type"), terms))
        for each in listed
    )


def _parties(listed: list[Json] | None, role: str, terms: Terms) -> tuple[Party, ...] | None:
    if listed is None:
        return None
    return tuple(Party(_word("sdt", each["type"], terms), each[role]) for each in listed)


def _error(found: Json, terms: Terms) -> ErrorDeclaration:
    return ErrorDeclaration(
        declaration_time=found["declarationTime"],
        reason=_word("er", found.get("reason"), terms),
        corrective_event_ids=tuple(found.get("correctiveEventIDs", ())),
        extensions=extensions_of(found, ("declarationTime", "reason", "correctiveEventIDs"), terms),
    )


def _sensors(listed: list[Json] | None, terms: Terms) -> tuple[SensorElement, ...] | None:
    if listed is None:
        return None
    return tuple(
        SensorElement(
            reports=tuple(_report(report, terms) for report in each["sensorReport"]),
            metadata=_metadata(each.get("sensorMetadata"), terms),
            extensions=extensions_of(each, _SENSOR, terms),
        )
        for each in listed
    )


def _metadata(found: Json | None, terms: Terms) -> SensorMetadata | None:
    if found is None:
        return None
    told = {ours: terms.expanded(found[name]) for name, ours in METADATA.items() if name in found}
    return SensorMetadata(**told, extensions=extensions_of(found, METADATA, terms))


def _report(found: Json, terms: Terms) -> SensorReport:
    told: dict[str, Any] = {}
    for name, ours in _REPORT_TEXTS.items():
        if name in found:
            value = found[name]
            told[ours] = value if name in {"stringValue", "uom"} else terms.expanded(value)
    for name, (ours, kind) in _REPORT_WORDS.items():
        if name in found:
            told[ours] = _word(kind, found[name], terms)
    for name, ours in _REPORT_NUMBERS.items():
        if name in found:
            told[ours] = _number(found[name])
    if "booleanValue" in found:
        told["boolean_value"] = found["booleanValue"]
    return SensorReport(**told, extensions=extensions_of(found, REPORT, terms))


def _flat(values: list[Any]) -> Iterable[Any]:
    """A list in a list says no more than one list."""
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield value


def _extension(
    name: tuple[str, str],
    value: Any,  # noqa: ANN401  (whatever JSON holds)
    terms: Terms,
    depth: int,
    listed: bool,  # noqa: FBT001  (a mark that goes into the value)
) -> Extension:
    if not isinstance(value, dict):
        return Extension(*name, _scalar(value), (), listed)
    inside = terms.within(value["@context"]) if _has_context(value) else terms
    attributes = tuple(
        (_attribute_name(key, inside), part if isinstance(part, str) else str(part))
        for key, part in value.items()
        if key.startswith("@") and key != "@context"
    )
    if "#text" in value and all(key == "#text" or key.startswith("@") for key in value):
        return Extension(*name, _scalar(value["#text"]), attributes, listed)
    return Extension(*name, extensions_of(value, (), inside, depth + 1), attributes, listed)


def _has_context(value: Json) -> bool:
    return "@context" in value and check_context(value["@context"]) is None


def _attribute_name(key: str, terms: Terms) -> str:
    """A key that begins with "@" as XML says it: "local", or "{namespace}local"."""
    if ":" not in key:
        return key[1:]
    namespace, local = terms.name(key[1:])
    return f"{{{namespace}}}{local}"


def _value(value: Any, terms: Terms) -> "Scalar | Extensions":  # noqa: ANN401  (whatever JSON holds)
    return extensions_of(value, (), terms) if isinstance(value, dict) else _scalar(value)


def _scalar(value: Any) -> Scalar:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(value, float):
        return Decimal(repr(value))
    return value if isinstance(value, str | bool | int | Decimal) else None
