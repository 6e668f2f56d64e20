"""Sensor elements of XML, whose fields are attributes, made into the values of `model`."""

from typing import Any, Final

from chuan.domain.epcis.context import Terms
from chuan.domain.epcis.json_events import METADATA, REPORT
from chuan.domain.epcis.model import Extension, SensorElement, SensorMetadata, SensorReport
from chuan.domain.epcis.xml_fields import (
    UnreadableValue,
    attributes_as_fields,
    extension_of,
    extensions_in,
    number_of,
    word_of,
)
from chuan.domain.epcis.xml_tree import Node

_LAYOUT: Final = " \t\r\n"
REPORT_WORDS: Final = {"type": "measurement", "exception": "alert", "component": "comp"}
_NUMBERS: Final = frozenset(
    {"value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue"}
)
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}


def sensors_of(node: Node, terms: Terms) -> tuple[SensorElement, ...]:
    """The members of a sensorElementList."""
    return tuple(_sensor(child, terms) for child in node.children if child.local != "extension")


def _sensor(node: Node, terms: Terms) -> SensorElement:
    reports, metadata = [], None
    for child in node.children:
        if child.tag.lower() == "sensormetadata":
            metadata = _metadata(child, terms)
        elif child.tag == "sensorReport":
            reports.append(_report(child, terms))
    known = ("sensorMetadata", "sensorMetaData", "sensorReport")
    return SensorElement(tuple(reports), metadata, extensions_in(node, known))


def _metadata(node: Node, terms: Terms) -> SensorMetadata:
    told = {
        ours: terms.expanded(node.attributes[name].strip(_LAYOUT))
        for name, ours in METADATA.items()
        if name in node.attributes
    }
    further = (*attributes_as_fields(node, METADATA), *map(extension_of, node.children))
    return SensorMetadata(**told, extensions=further)


def _report(node: Node, terms: Terms) -> SensorReport:
    told: dict[str, Any] = {}
    further: list[Extension] = []
    for name, value in node.attributes.items():
        ours = REPORT.get(name)
        if ours is None:
            continue
        if name in _NUMBERS:
            told[ours] = number_of(value, f"@{name}")
        elif name in REPORT_WORDS:
            told[ours] = word_of(REPORT_WORDS[name], value, terms)
        elif name == "booleanValue":
            told[ours] = _BOOLEANS.get(value.strip(_LAYOUT))
            if told[ours] is None:
                raise UnreadableValue("xml_value", "@booleanValue")
        elif name in {"stringValue", "uom"}:
            told[ours] = value
        else:
            told[ours] = terms.expanded(value.strip(_LAYOUT))
    if len(told) < len(node.attributes):
        further += attributes_as_fields(node, REPORT)
    further += map(extension_of, node.children)
    return SensorReport(**told, extensions=tuple(further))
