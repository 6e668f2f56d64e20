"""The values of an event that can be asked for by name, beside its objects and its columns."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from chuan.domain.epcis.model import (
    ErrorDeclaration,
    Event,
    Extensions,
    Scalar,
    SensorElement,
    SensorMetadata,
    SensorReport,
)
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.units import to_base
from chuan.domain.gs1 import canonical_identifier
from chuan.traceability.enums import FieldScope
from chuan.traceability.rules.short import short

_BEGINS_AS_NUMBER: Final = re.compile(r"\s*[+-]?\.?\d").match
_BEGINS_AS_MOMENT: Final = re.compile(r"\s*\d{4}-\d\d-\d\dT", re.ASCII | re.IGNORECASE).match
_IDENTIFIERS: Final = frozenset({"deviceID", "dataProcessingMethod", "bizRules"})
"""Fields of sensors that name a thing: canonical, as objects are."""
_METADATA: Final = (
    ("time", "time"),
    ("start_time", "startTime"),
    ("end_time", "endTime"),
    ("device_id", "deviceID"),
    ("device_metadata", "deviceMetadata"),
    ("raw_data", "rawData"),
    ("data_processing_method", "dataProcessingMethod"),
    ("biz_rules", "bizRules"),
)
_REPORT: Final = (
    ("type", "type"),
    ("exception", "exception"),
    ("device_id", "deviceID"),
    ("device_metadata", "deviceMetadata"),
    ("raw_data", "rawData"),
    ("data_processing_method", "dataProcessingMethod"),
    ("biz_rules", "bizRules"),
    ("time", "time"),
    ("microorganism", "microorganism"),
    ("chemical_substance", "chemicalSubstance"),
    ("coordinate_reference_system", "coordinateReferenceSystem"),
    ("component", "component"),
    ("string_value", "stringValue"),
    ("boolean_value", "booleanValue"),
    ("hex_binary_value", "hexBinaryValue"),
    ("uri_value", "uriValue"),
    ("perc_rank", "percRank"),
)
_MEASURED: Final = (
    ("value", "value"),
    ("min_value", "minValue"),
    ("max_value", "maxValue"),
    ("mean_value", "meanValue"),
    ("s_dev", "sDev"),
    ("perc_value", "percValue"),
)


class Field(NamedTuple):
    """One value: see `models.EventField`, of which this is a row without its event and its place."""

    scope: FieldScope
    name: str
    inner: bool = False
    text: str | None = None
    number: float | None = None
    moment: datetime | None = None
    uom: str = ""


def full_name(namespace: str, local: str) -> str:
    """The name of an extension in the table: "{namespace}local"."""
    return short(f"{{{namespace}}}{local}")


def senses(value: Scalar) -> tuple[str | None, float | None, datetime | None]:
    """A value as text, as a number and as a moment, as far as it is each of them."""
    if value is None:
        return None, None, None
    if isinstance(value, bool):
        return ("true" if value else "false"), None, None
    if isinstance(value, Decimal | int):
        return plain_number(Decimal(value)), float(value), None
    return short(value), _number(value), _moment(value)


def plain_number(number: Decimal) -> str:
    """A number as text, one for equal numbers: no exponent, no zeros at the end.

    >>> plain_number(Decimal("10.50")), plain_number(Decimal("1E+2")), plain_number(Decimal("-0"))
    ('10.5', '100', '0')
    """
    if not number:
        return "0"
    if abs(number.adjusted()) > 100:
        return str(number.normalize())
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(text: str) -> float | None:
    if not _BEGINS_AS_NUMBER(text):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None


def _moment(text: str) -> datetime | None:
    if not _BEGINS_AS_MOMENT(text):
        return None
    try:
        return utc(text)
    except NotAMoment:
        return None


def fields_of(event: Event) -> Iterator[Field]:
    """Every value of the event that can be asked for by name."""
    yield from _outside_the_standard(event)
    for deal in event.biz_transaction_list or ():
        yield Field(FieldScope.TRANSACTION, short(deal.type), text=_identifier(deal.id))
    for party in event.source_list or ():
        yield Field(FieldScope.SOURCE, short(party.type), text=_identifier(party.id))
    for party in event.destination_list or ():
        yield Field(FieldScope.DESTINATION, short(party.type), text=_identifier(party.id))
    if event.persistent_disposition is not None:
        yield from _bare(FieldScope.DISPOSITION_SET, event.persistent_disposition.set)
        yield from _bare(FieldScope.DISPOSITION_UNSET, event.persistent_disposition.unset)
    if event.certification_info:
        yield from _bare(FieldScope.CERTIFICATION, event.certification_info)
    if event.error_declaration is not None:
        yield from _declaration(event.error_declaration)
    if event.sensor_element_list:
        yield Field(FieldScope.SENSOR_ELEMENT, "")
        for element in event.sensor_element_list:
            yield from _sensor(element)


def _outside_the_standard(event: Event) -> Iterator[Field]:
    if event.extensions:
        yield from _extensions(FieldScope.EVENT, event.extensions)
    if event.ilmd:
        yield from _extensions(FieldScope.ILMD, event.ilmd)
    if event.read_point and event.read_point.extensions:
        yield from _extensions(FieldScope.READ_POINT, event.read_point.extensions)
    if event.biz_location and event.biz_location.extensions:
        yield from _extensions(FieldScope.BIZ_LOCATION, event.biz_location.extensions)


def _identifier(text: str) -> str:
    return short(canonical_identifier(text))


def _bare(scope: FieldScope, texts: Iterable[str]) -> Iterator[Field]:
    return (Field(scope, "", text=short(text)) for text in texts)


def _extensions(
    scope: FieldScope, extensions: Extensions, *, inner: bool = False
) -> Iterator[Field]:
    """The fields and, as inner ones, all that stands below them."""
    for extension in extensions:
        name, value = full_name(extension.namespace, extension.local), extension.value
        if isinstance(value, tuple):
            yield Field(scope, name, inner)
            yield from _extensions(scope, value, inner=True)
        else:
            yield Field(scope, name, inner, *senses(value))


def _declaration(declaration: ErrorDeclaration) -> Iterator[Field]:
    yield from _bare(FieldScope.CORRECTIVE, declaration.corrective_event_ids)
    yield from _extensions(FieldScope.ERROR, declaration.extensions)


def _sensor(element: SensorElement) -> Iterator[Field]:
    yield from _extensions(FieldScope.SENSOR_ELEMENT, element.extensions)
    if element.metadata is not None:
        yield from _named(FieldScope.SENSOR_METADATA, element.metadata, _METADATA)
        yield from _extensions(FieldScope.SENSOR_METADATA, element.metadata.extensions)
    for report in element.reports:
        yield from _named(FieldScope.SENSOR_REPORT, report, _REPORT)
        yield from _measured(report)
        yield from _extensions(FieldScope.SENSOR_REPORT, report.extensions)


def _named(
    scope: FieldScope, holder: SensorMetadata | SensorReport, names: Iterable[tuple[str, str]]
) -> Iterator[Field]:
    for attribute, name in names:
        value = getattr(holder, attribute)
        if value is None or value == "":
            continue
        if name in _IDENTIFIERS:
            yield Field(scope, name, text=_identifier(value))
        else:
            yield Field(scope, name, False, *senses(value))


def _measured(report: SensorReport) -> Iterator[Field]:
    """Amounts in the base unit of their kind; in an unknown unit, or none, as they are."""
    for attribute, name in _MEASURED:
        value: Decimal | None = getattr(report, attribute)
        if value is None:
            continue
        amount, uom = to_base(value, report.uom) or (value, report.uom)
        text = plain_number(value)
        yield Field(FieldScope.SENSOR_REPORT, name, text=text, number=float(amount), uom=uom)
