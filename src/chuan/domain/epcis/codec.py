"""EPCIS in whichever writing it comes: read by its media type or its first sign; identifiers translated."""

from collections.abc import Callable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, Final

from chuan.domain.epcis.json_reader import event_from_json, read_json
from chuan.domain.epcis.json_writer import event_to_json, write_json
from chuan.domain.epcis.meaning import same_meaning
from chuan.domain.epcis.model import (
    BizTransaction,
    Event,
    Limits,
    Location,
    Party,
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


Translate = Callable[[str], str]


def with_identifiers(event: Event, translate: Translate) -> Event:
    """The event with every identifier of an object, a place, a party, a paper or a device translated.

    `translate` returns what it does not know unchanged. Fields outside the standard stay as they are.
    Where nothing is another then, it is the very same event.
    """
    values = dict(zip(_NAMES, _VALUES(event), strict=True))
    is_same = True
    for name, translated in _TRANSLATED:
        told = values[name]
        if told:
            values[name] = translated(told, translate)
            is_same = is_same and values[name] == told
    return event if is_same else Event(**values)


def _one(text: str, translate: Translate) -> str:
    return translate(text)


def _each(texts: tuple[str, ...], translate: Translate) -> tuple[str, ...]:
    return tuple(map(translate, texts))


def _classes(
    elements: tuple[QuantityElement, ...], translate: Translate
) -> tuple[QuantityElement, ...]:
    return tuple(element._replace(epc_class=translate(element.epc_class)) for element in elements)


def _place(location: Location, translate: Translate) -> Location:
    return Location(translate(location.id), location.extensions)


def _documents(
    documents: tuple[BizTransaction, ...], translate: Translate
) -> tuple[BizTransaction, ...]:
    return tuple(BizTransaction(translate(each.id), each.type) for each in documents)


def _parties(parties: tuple[Party, ...], translate: Translate) -> tuple[Party, ...]:
    return tuple(Party(each.type, translate(each.id)) for each in parties)


def _sensors(sensors: tuple[SensorElement, ...], translate: Translate) -> tuple[SensorElement, ...]:
    return tuple(_sensor(sensor, translate) for sensor in sensors)


def _sensor(element: SensorElement, translate: Translate) -> SensorElement:
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


_NAMES: Final = tuple(field.name for field in fields(Event))
_VALUES: Final = attrgetter(*_NAMES)
_TRANSLATED: Final[tuple[tuple[str, Callable[[Any, Translate], Any]], ...]] = (
    ("epc_list", _each),
    ("quantity_list", _classes),
    ("parent_id", _one),
    ("child_epcs", _each),
    ("child_quantity_list", _classes),
    ("input_epc_list", _each),
    ("input_quantity_list", _classes),
    ("output_epc_list", _each),
    ("output_quantity_list", _classes),
    ("transformation_id", _one),
    ("read_point", _place),
    ("biz_location", _place),
    ("biz_transaction_list", _documents),
    ("source_list", _parties),
    ("destination_list", _parties),
    ("sensor_element_list", _sensors),
)
"""The fields of an event that hold identifiers, and how each is translated."""
