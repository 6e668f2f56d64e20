"""EPCIS in whichever writing it comes: read by its media type or its first sign; identifiers translated."""

from collections.abc import Callable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final

from chuan.domain.epcis.json_reader import event_from_json, read_json
from chuan.domain.epcis.json_writer import event_to_json, write_json
from chuan.domain.epcis.meaning import same_meaning
from chuan.domain.epcis.model import (
    Event,
    Limits,
    Location,
    QuantityElement,
    Reading,
    SensorElement,
)
from chuan.domain.epcis.xml_reader import read_xml
from chuan.domain.epcis.xml_writer import write_xml

__all__ = (
    "event_from_json",
    "event_to_json",
    "read",
    "same_meaning",
    "with_identifiers",
    "write_json",
    "write_xml",
)

_BEFORE: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""What may stand before the first sign: marks of byte order, half signs of UTF-16, blanks."""


def read(
    raw: bytes,
    media_type: str | None = None,
    *,
    limits: Limits = Limits(),  # noqa: B008  (a value)
) -> Reading:
    """What `raw` tells. Without a media type that says JSON or XML, "<" begins XML, all else is JSON."""
    kind = (media_type or "").partition(";")[0].strip().lower()
    if kind.endswith(("/json", "+json")):
        return read_json(raw, limits=limits)
    if kind.endswith(("/xml", "+xml")) or raw[:64].lstrip(_BEFORE).startswith(b"<"):
        return read_xml(raw, limits=limits)
    return read_json(raw, limits=limits)


def with_identifiers(event: Event, translate: Callable[[str], str]) -> Event:
    """The event with every identifier of an object, a place, a party, a paper or a device translated.

    `translate` returns what it does not know unchanged. Fields outside the standard stay as they are.
    """

    def each(texts: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if texts is None else tuple(map(translate, texts))

    def classes(elements: tuple[QuantityElement, ...] | None) -> tuple[QuantityElement, ...] | None:
        if elements is None:
            return None
        return tuple(
            element._replace(epc_class=translate(element.epc_class)) for element in elements
        )

    def place(location: Location | None) -> Location | None:
        return None if location is None else Location(translate(location.id), location.extensions)

    documents, sources, destinations, sensors = (
        event.biz_transaction_list,
        event.source_list,
        event.destination_list,
        event.sensor_element_list,
    )
    return _again(
        event,
        epc_list=each(event.epc_list),
        quantity_list=classes(event.quantity_list),
        parent_id=event.parent_id and translate(event.parent_id),
        child_epcs=each(event.child_epcs),
        child_quantity_list=classes(event.child_quantity_list),
        input_epc_list=each(event.input_epc_list),
        input_quantity_list=classes(event.input_quantity_list),
        output_epc_list=each(event.output_epc_list),
        output_quantity_list=classes(event.output_quantity_list),
        transformation_id=event.transformation_id and translate(event.transformation_id),
        read_point=place(event.read_point),
        biz_location=place(event.biz_location),
        biz_transaction_list=documents
        and tuple(document._replace(id=translate(document.id)) for document in documents),
        source_list=sources and tuple(party._replace(id=translate(party.id)) for party in sources),
        destination_list=destinations
        and tuple(party._replace(id=translate(party.id)) for party in destinations),
        sensor_element_list=sensors and tuple(_sensor(sensor, translate) for sensor in sensors),
    )


_NAMES: Final = tuple(field.name for field in fields(Event))
_VALUES: Final = attrgetter(*_NAMES)


def _again(event: Event, **changed: Any) -> Event:  # noqa: ANN401  (a value of any field)
    """`dataclasses.replace` for what is done to every event of a document, at a third of its price."""
    return Event(**dict(zip(_NAMES, _VALUES(event), strict=True)) | changed)


def _sensor(element: SensorElement, translate: Callable[[str], str]) -> SensorElement:
    metadata = element.metadata
    return replace(
        element,
        metadata=metadata
        and replace(metadata, device_id=metadata.device_id and translate(metadata.device_id)),
        reports=tuple(
            replace(report, device_id=report.device_id and translate(report.device_id))
            for report in element.reports
        ),
    )
