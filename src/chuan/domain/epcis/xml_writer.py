"""EPCIS written as XML 2.0: what `read_xml` reads from it is equal in meaning.

The order of elements is that of the schema (data/xml_shapes.txt). What XML cannot hold where the schema
allows it (a second certificate, a nested field in a sensor report) is written all the same, so that nothing
is lost.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, Literal

from chuan.domain.epcis.context import split
from chuan.domain.epcis.json_events import METADATA, REPORT
from chuan.domain.epcis.model import (
    Document,
    DocumentKind,
    ErrorDeclaration,
    Event,
    EventType,
    Extensions,
    Location,
    PersistentDisposition,
    QuantityElement,
    SensorElement,
    SensorMetadata,
    SensorReport,
)
from chuan.domain.epcis.vocabulary import urn, web_uri
from chuan.domain.epcis.xml_frames import framed
from chuan.domain.epcis.xml_names import Names, element, escaped, field, fields, quoted, scalar
from chuan.domain.epcis.xml_sensors import REPORT_WORDS
from chuan.domain.epcis.xml_shapes import schema

Spelling = Callable[[str, str], str]
"""Writes a bare word of a kind in one of its spellings."""
Writer = Callable[[str, Any, Names, Spelling], str]
"""Writes a field: the name of its element, its value, the prefixes in force, the spelling of words."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STANDARD: Final = frozenset(EventType)


def write_xml(
    document: Document,
    *,
    version: Literal["2.0"] = "2.0",
    vocabulary: Literal["web", "urn"] = "web",
) -> bytes:
    """The document as XML 2.0, its words as web addresses or as URNs."""
    spelled = urn if vocabulary == "urn" else web_uri
    if document.kind is DocumentKind.EVENT:
        return (
            _HEAD + "".join([_event(event, None, spelled) for event in document.events])
        ).encode()
    names = Names(document.namespaces)
    events = [_event(event, names, spelled) for event in document.events]
    return (_HEAD + framed(document, events, names, version)).encode()


def _event(event: Event, around: Names | None, spelled: Spelling) -> str:
    """The event as an element, in its list or (nothing around it) alone."""
    names = Names(event.namespaces, around)
    written = [
        write(name, value, names, spelled)
        for name, ours, write in _in_order(event.type)
        if (value := getattr(event, ours)) is not None and value != ""
    ]
    about, rest = "", event.extensions
    if rest:
        about, rest = _as_attributes(rest, names)
        written.append(further(rest, names))
    standard = event.type in _STANDARD
    name = event.type if standard else names.name(*split(event.type))
    inner = f"<{name}{names.declarations()}{about}>{''.join(written)}</{name}>"
    return inner if standard or around is None else f"<extension>{inner}</extension>"


def _as_attributes(extensions: Extensions, names: Names) -> tuple[str, Extensions]:
    """Plain fields without a namespace as attributes, the one place the schema has for them; and the rest."""
    told: dict[str, str] = {}
    rest = []
    for each in extensions:
        plain = each.value is not None and not isinstance(each.value, tuple) and not each.attributes
        name = names.name("", each.local)
        if plain and not each.namespace and name not in told:
            told[name] = scalar(each.value)  # type: ignore[arg-type]  # no tuple: it is plain
        else:
            rest.append(each)
    return "".join(f" {name}={quoted(text)}" for name, text in told.items()), tuple(rest)


@cache
def _in_order(kind: str) -> tuple[tuple[str, str, Writer], ...]:
    """The fields of a type as its schema orders them, then those it should not have."""
    shape = schema("2.0").shape(f"{kind if kind in _STANDARD else EventType.OBJECT}Type")
    order = dict.fromkeys([*(name for name in shape.children if name in _FIELDS), *_FIELDS])
    return tuple((name, *_FIELDS[name]) for name in order)


def further(extensions: Extensions, names: Names) -> str:
    """Fields outside the standard: those without a namespace stand in `extension`."""
    bare = tuple(each for each in extensions if not each.namespace)
    wrapped = f"<extension>{fields(bare, names)}</extension>" if bare else ""
    return wrapped + fields((each for each in extensions if each.namespace), names)


# --- fields ---------------------------------------------------------------------------------------


def _text(name: str, value: str, _: Names, __: Spelling) -> str:
    return element(name, value)


def _word(kind: str) -> Writer:
    return lambda name, value, _, spelled: element(name, spelled(kind, value))


def _certificates(name: str, value: tuple[str, ...], _: Names, __: Spelling) -> str:
    return "".join([element(name, each) for each in value])


def _listed(member: str) -> Writer:
    def write(name: str, value: tuple[str, ...], _: Names, __: Spelling) -> str:
        return f"<{name}>{''.join([element(member, each) for each in value])}</{name}>"

    return write


def _quantities(name: str, value: tuple[QuantityElement, ...], names: Names, _: Spelling) -> str:
    return f"<{name}>{''.join([_quantity(each, names) for each in value])}</{name}>"


def _quantity(each: QuantityElement, names: Names) -> str:
    told = element("epcClass", each.epc_class)
    if each.quantity is not None:
        told += f"<quantity>{each.quantity:f}</quantity>"
    elif each.uom:
        told += (
            f'<quantity {names.name("http://www.w3.org/2001/XMLSchema-instance", "nil")}="true"/>'
        )
    if each.uom:
        told += element("uom", each.uom)
    return f"<quantityElement>{told}</quantityElement>"


def _location(name: str, value: Location, names: Names, _: Spelling) -> str:
    return f"<{name}>{element('id', value.id)}{further(value.extensions, names)}</{name}>"


def _typed(member: str, kind: str) -> Writer:
    """A list whose members carry their type as an attribute; nothing when it is empty."""

    def write(name: str, value: Any, _: Names, spelled: Spelling) -> str:  # noqa: ANN401  (two types)
        members = "".join(
            [
                f"<{member}{_told_type(spelled(kind, each.type))}>{escaped(each.id)}</{member}>"
                for each in value
            ]
        )
        return f"<{name}>{members}</{name}>" if members else ""

    return write


def _told_type(text: str) -> str:
    return f" type={quoted(text)}" if text else ""


def _lasting(name: str, value: PersistentDisposition, _: Names, spelled: Spelling) -> str:
    told = [element("unset", spelled("disp", word)) for word in value.unset]
    told += [element("set", spelled("disp", word)) for word in value.set]
    return f"<{name}>{''.join(told)}</{name}>"


def _ilmd(name: str, value: Extensions, names: Names, _: Spelling) -> str:
    return f"<{name}>{further(value, names)}</{name}>"


def _error(name: str, value: ErrorDeclaration, names: Names, spelled: Spelling) -> str:
    told = element("declarationTime", value.declaration_time)
    if value.reason:
        told += element("reason", spelled("er", value.reason))
    if value.corrective_event_ids:
        ids = "".join([element("correctiveEventID", each) for each in value.corrective_event_ids])
        told += f"<correctiveEventIDs>{ids}</correctiveEventIDs>"
    return f"<{name}>{told}{further(value.extensions, names)}</{name}>"


# --- sensors --------------------------------------------------------------------------------------


def _sensors(name: str, value: tuple[SensorElement, ...], names: Names, spelled: Spelling) -> str:
    return (
        f"<{name}>{''.join([_sensor(each, names, spelled) for each in value])}</{name}>"
        if value
        else ""
    )


def _sensor(each: SensorElement, names: Names, spelled: Spelling) -> str:
    told = (
        _attributed("sensorMetadata", each.metadata, METADATA, names, spelled)
        if each.metadata
        else ""
    )
    told += "".join(
        [_attributed("sensorReport", report, REPORT, names, spelled) for report in each.reports]
    )
    return f"<sensorElement>{told}{further(each.extensions, names)}</sensorElement>"


def _attributed(
    name: str,
    value: SensorMetadata | SensorReport,
    table: Mapping[str, str],
    names: Names,
    spelled: Spelling,
) -> str:
    """An element whose fields are attributes; a field that is no plain text stands inside it."""
    told, inner = "", ""
    for attribute, ours in table.items():
        found = getattr(value, ours)
        if found is None or (found == "" and ours != "string_value"):
            continue
        kind = REPORT_WORDS.get(attribute)
        told += f" {attribute}={quoted(spelled(kind, found) if kind else scalar(found))}"
    seen: set[str] = set()
    for each in value.extensions:
        key = names.name(each.namespace, each.local)
        if isinstance(each.value, tuple | None) or each.attributes or key in seen or key in table:
            inner += field(each, names)
        else:
            seen.add(key)
            told += f" {key}={quoted(scalar(each.value))}"
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


_FIELDS: Final[Mapping[str, tuple[str, Writer]]] = {
    "eventTime": ("event_time", _text),
    "recordTime": ("record_time", _text),
    "eventTimeZoneOffset": ("event_time_zone_offset", _text),
    "eventID": ("event_id", _text),
    "errorDeclaration": ("error_declaration", _error),
    "certificationInfo": ("certification_info", _certificates),
    "epcList": ("epc_list", _listed("epc")),
    "childEPCs": ("child_epcs", _listed("epc")),
    "inputEPCList": ("input_epc_list", _listed("epc")),
    "outputEPCList": ("output_epc_list", _listed("epc")),
    "quantityList": ("quantity_list", _quantities),
    "childQuantityList": ("child_quantity_list", _quantities),
    "inputQuantityList": ("input_quantity_list", _quantities),
    "outputQuantityList": ("output_quantity_list", _quantities),
    "parentID": ("parent_id", _text),
    "transformationID": ("transformation_id", _text),
    "action": ("action", _text),
    "bizStep": ("biz_step", _word("bizstep")),
    "disposition": ("disposition", _word("disp")),
    "persistentDisposition": ("persistent_disposition", _lasting),
    "readPoint": ("read_point", _location),
    "bizLocation": ("biz_location", _location),
    "bizTransactionList": ("biz_transaction_list", _typed("bizTransaction", "btt")),
    "sourceList": ("source_list", _typed("source", "sdt")),
    "destinationList": ("destination_list", _typed("destination", "sdt")),
    "sensorElementList": ("sensor_element_list", _sensors),
    "ilmd": ("ilmd", _ilmd),
}
"""The fields of events: by element, what `model` calls them and who writes them."""
