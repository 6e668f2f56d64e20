"""The hash of an event: one name for what it says, whatever it was written in.

Source: CBV 2.0 (GS1, 2022), 8.9. How it is built, with an example: docs/algorithms/event-hash.md.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter
from typing import Any, NamedTuple

from chuan.domain.epcis.model import (
    BizTransaction,
    Document,
    Event,
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
)
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.vocabulary import VOCABULARIES, web_uri
from chuan.domain.gs1 import canonical_identifier
from chuan.domain.kept import kept

Names = frozenset[tuple[str, str]]
"""Fields outside the standard, as (namespace, local name)."""


class _Scope(NamedTuple):
    """What holds around a field: names that are not hashed, namespaces by prefix, objects in one spelling."""

    unhashed: Names
    prefixes: Mapping[str, str]
    is_canonical: bool = False


Writer = Callable[[Any, _Scope], str]
"""Writes the value of one field."""

Table = tuple[str, tuple[tuple[str, Callable[[Any], Any], Writer], ...]]
"""What a record of a sensor is called, and of its fields the name, the value and how it is written."""

_NOTHING: Names = frozenset()
_NEVER_HASHED: Names = frozenset(
    {("http://www.w3.org/2000/01/rdf-schema#", "comment"), ("", "comment"), ("", "rdfs:comment")}
)
_SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
_STANDARD_NAMES = (
    ("gs1:", "https://gs1.org/voc/"),
    ("https://ref.gs1.org/voc/", "https://gs1.org/voc/"),
    ("https://www.gs1.org/voc/", "https://gs1.org/voc/"),
    ("cbv:", "https://ref.gs1.org/cbv/"),
    ("urn:epcglobal:cbv:bizstep:", "https://ref.gs1.org/cbv/BizStep-"),
    ("urn:epcglobal:cbv:disp:", "https://ref.gs1.org/cbv/Disp-"),
    ("urn:epcglobal:cbv:btt:", "https://ref.gs1.org/cbv/BTT-"),
    ("urn:epcglobal:cbv:sdt:", "https://ref.gs1.org/cbv/SDT-"),
    ("urn:epcglobal:cbv:er:", "https://ref.gs1.org/cbv/ER-"),
)
_OF_GS1 = ("urn:epc:", "https://id.gs1.org/")
"""How most identifiers begin; no number or standard name does."""
_is_link = re.compile(r"https://id\.gs1\.org/\S+").fullmatch
_WHOLE = ("urn:", "https:", "http:", "gs1:", "cbv:")
"""How texts begin that no prefix of a document makes longer."""

_NUMBER = re.compile(
    r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE
).fullmatch
_MOST_DIGITS = 400


def event_hash(event: Event, *, ignored: Names = _NOTHING, is_canonical: bool = False) -> str:
    """The event's hash as "ni:///sha-256;{64 hex digits}?ver=CBV2.0" (RFC 6920); see `prehash`."""
    text = prehash(event, ignored=ignored, is_canonical=is_canonical)
    return f"ni:///sha-256;{sha256(text.encode()).hexdigest()}?ver=CBV2.0"


def prehash(event: Event, *, ignored: Names = _NOTHING, is_canonical: bool = False) -> str:
    """The text that is hashed: every field in one order, in one spelling.

    `ignored` are fields outside the standard that their document leaves out. With `is_canonical` the objects
    went through `canonical_identifier` already.
    """
    scope = _Scope(ignored | _NEVER_HASHED, event.namespaces, is_canonical)
    texts = ["eventType=", event.type]
    for value_of, written in _IN_ORDER:
        value = value_of(event)
        if value:
            texts.append(written(value, scope))
    rest = [_extension(extension, scope) for extension in event.extensions]
    for value_of, written in _SORTED_WITH_EXTENSIONS:
        value = value_of(event)
        if value:
            rest.append(written(value, scope))
    rest.sort()
    return "".join(texts) + "".join(rest)


def ignored_fields(document: Document) -> Names:
    """What a document says to leave out of the hash of its events: the names in its `ignoreFields`."""
    return frozenset(
        name
        for extension in (*document.extensions, *document.header)
        if extension.local == "ignoreFields" and extension.namespace
        for name in _names(extension, document)
    )


def _names(extension: Extension, document: Document) -> Iterable[tuple[str, str]]:
    if isinstance(extension.value, tuple):
        return [(field.namespace, field.local) for field in extension.value]
    prefix, _, local = str(extension.value or "").strip().partition(":")
    return [(document.namespaces[prefix], local)] if prefix in document.namespaces else []


def _text(text: str, scope: _Scope) -> str:
    """A text in its one spelling: numbers trimmed, names and identifiers in full."""
    if text.startswith(_OF_GS1):
        return canonical_identifier(text.strip())
    if not text.startswith(_WHOLE):
        prefix, colon, local = text.strip().partition(":")
        if colon and prefix in scope.prefixes:
            return _spelling(scope.prefixes[prefix] + local)
    return _spelling(text)


@kept(1 << 16)
def _spelling(text: str) -> str:
    text = text.strip()
    if _NUMBER(text):
        return _number(Decimal(text))
    for start, namespace in _STANDARD_NAMES:
        if text.startswith(start):
            return namespace + text[len(start) :]
    return canonical_identifier(text) if ":" in text else text


def _number(number: Decimal) -> str:
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return str(number)
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in {"-0", ""} else digits


def _scalar(value: Scalar, scope: _Scope) -> str:
    if isinstance(value, str):
        return _text(value, scope)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(Decimal(value))


def _moment(text: str, _: _Scope) -> str:
    """The moment in UTC, rounded to milliseconds (a half to the even one); no moment: the text."""
    try:
        moment = utc(text)
    except NotAMoment:
        return text.strip()
    surplus = moment.microsecond % 1000
    if surplus > 500 or (surplus == 500 and moment.microsecond // 1000 % 2):
        moment += timedelta(microseconds=1000 - surplus)
    return f"{moment.isoformat('T', 'milliseconds')[:-6]}Z"


def _word(kind: str) -> Writer:
    words = {word: _spelling(web_uri(kind, word)) for word in VOCABULARIES[kind]}

    def written(text: str, scope: _Scope) -> str:
        return words.get(text) or _text(web_uri(kind, text.strip()), scope)

    return written


_step, _disposition, _document_type, _party_type = map(_word, ("bizstep", "disp", "btt", "sdt"))
_measurement, _alert, _component = map(_word, ("measurement", "alert", "comp"))


def _named(name: str, value: str) -> str:
    return f"{name}={value}" if value else ""


def _sorted_under(name: str, texts: Iterable[str]) -> str:
    """A list with its members in order of their texts; nothing when all are empty."""
    members = "".join(sorted(texts))
    return name + members if members else ""


def _extension(extension: Extension, scope: _Scope) -> str:
    namespace, local = extension.namespace, extension.local
    if (namespace, local) in scope.unhashed:
        return ""
    name = f"{{{namespace}}}{local}" if namespace else local
    inner = [
        _named(attribute, _text(value, scope))
        for attribute, value in extension.attributes
        if not attribute.startswith(_SCHEMA_INSTANCE)
    ]
    value = ""
    if isinstance(extension.value, tuple):
        inner += [_extension(field, scope) for field in extension.value]
    else:
        value = _scalar(extension.value, scope)
    inside = "".join(sorted(inner))
    if value:
        return f"{name}={value}{inside}"
    return name + inside if inside else ""


def _extensions(extensions: Extensions, scope: _Scope) -> str:
    return "".join(sorted([_extension(extension, scope) for extension in extensions]))


def _location(name: str) -> Writer:
    def written(location: Location, scope: _Scope) -> str:
        inside = _named("id", _text(location.id, scope))
        if location.extensions:
            inside += _extensions(location.extensions, scope)
        return name + inside if inside else ""

    return written


def _epcs(name: str) -> Writer:
    def written(epcs: tuple[str, ...], scope: _Scope) -> str:
        if scope.is_canonical and all(map(_is_link, epcs)):
            return _sorted_under(name, [f"epc={epc}" for epc in epcs])
        return _sorted_under(name, [f"epc={_text(epc, scope)}" for epc in epcs if epc])

    return written


def _quantities(name: str) -> Writer:
    def written(elements: tuple[QuantityElement, ...], scope: _Scope) -> str:
        return _sorted_under(name, [_quantity(element, scope) for element in elements])

    return written


def _quantity(element: QuantityElement, scope: _Scope) -> str:
    inside = (
        _named("epcClass", _text(element.epc_class, scope))
        + _named("quantity", _scalar(element.quantity, scope))
        + _named("uom", _text(element.uom, scope))
    )
    return f"quantityElement{inside}" if inside else ""


def _dispositions(value: PersistentDisposition, scope: _Scope) -> str:
    inside = "".join(sorted([_named("set", _disposition(word, scope)) for word in value.set]))
    inside += "".join(sorted([_named("unset", _disposition(word, scope)) for word in value.unset]))
    return f"persistentDisposition{inside}" if inside else ""


def _documents(documents: tuple[BizTransaction, ...], scope: _Scope) -> str:
    return _sorted_under(
        "bizTransactionList",
        [
            _named("type", _document_type(document.type, scope))
            + _named("bizTransaction", _text(document.id, scope))
            for document in documents
        ],
    )


def _parties(name: str) -> Writer:
    def written(parties: tuple[Party, ...], scope: _Scope) -> str:
        return _sorted_under(
            f"{name}List",
            [
                _named("type", _party_type(party.type, scope))
                + _named(name, _text(party.id, scope))
                for party in parties
            ],
        )

    return written


def _sensor_elements(elements: tuple[SensorElement, ...], scope: _Scope) -> str:
    return _sorted_under("sensorElementList", [_sensor(element, scope) for element in elements])


def _sensor(element: SensorElement, scope: _Scope) -> str:
    inside = (
        (_fields(element.metadata, _METADATA, scope) if element.metadata else "")
        + "".join(sorted([_fields(report, _REPORT, scope) for report in element.reports]))
        + _extensions(element.extensions, scope)
    )
    return f"sensorElement{inside}" if inside else ""


def _fields(holder: SensorMetadata | SensorReport, table: Table, scope: _Scope) -> str:
    holder_name, fields = table
    inside = "".join(
        [
            f"{name}={written(value, scope)}"
            for name, value_of, written in fields
            if (value := value_of(holder)) is not None and value != ""
        ]
    ) + _extensions(holder.extensions, scope)
    return holder_name + inside if inside else ""


# --- the order of the standard --------------------------------------------------------------------


def _leaf(name: str, written: Writer) -> Writer:
    return lambda value, scope: _named(name, written(value, scope))


def _plain(text: str, _: _Scope) -> str:
    return text.strip()


def _certifications(uris: tuple[str, ...], scope: _Scope) -> str:
    return "".join(sorted([_named("certificationInfo", _text(uri, scope)) for uri in uris]))


def _ilmd(extensions: Extensions, scope: _Scope) -> str:
    inside = _extensions(extensions, scope)
    return f"ilmd{inside}" if inside else ""


def _by_attribute(**writers: Writer) -> tuple[tuple[Callable[[Event], Any], Writer], ...]:
    return tuple((attrgetter(attribute), writer) for attribute, writer in writers.items())


_IN_ORDER = _by_attribute(
    event_time=_leaf("eventTime", _moment),
    event_time_zone_offset=_leaf("eventTimeZoneOffset", _plain),
    certification_info=_certifications,
    parent_id=_leaf("parentID", _text),
    epc_list=_epcs("epcList"),
    input_epc_list=_epcs("inputEPCList"),
    child_epcs=_epcs("childEPCs"),
    quantity_list=_quantities("quantityList"),
    child_quantity_list=_quantities("childQuantityList"),
    input_quantity_list=_quantities("inputQuantityList"),
    output_epc_list=_epcs("outputEPCList"),
    output_quantity_list=_quantities("outputQuantityList"),
    action=_leaf("action", _plain),
    transformation_id=_leaf("transformationID", _text),
    biz_step=_leaf("bizStep", _step),
    disposition=_leaf("disposition", _disposition),
    persistent_disposition=_dispositions,
    read_point=_location("readPoint"),
    biz_location=_location("bizLocation"),
    sensor_element_list=_sensor_elements,
)
_SORTED_WITH_EXTENSIONS = _by_attribute(
    biz_transaction_list=_documents,
    destination_list=_parties("destination"),
    ilmd=_ilmd,
    source_list=_parties("source"),
)


def _table(holder: str, fields: str, **special: Writer) -> Table:
    """Fields as "name" or "name:attribute", each written as a text unless it is special."""
    rows = []
    for field in fields.split():
        name, _, attribute = field.partition(":")
        attribute = attribute or name
        rows.append((name, attrgetter(attribute), special.get(attribute, _scalar)))
    return holder, tuple(rows)


_METADATA = _table(
    "sensorMetadata",
    "time startTime:start_time endTime:end_time deviceID:device_id deviceMetadata:device_metadata"
    " rawData:raw_data dataProcessingMethod:data_processing_method bizRules:biz_rules",
    time=_moment,
    start_time=_moment,
    end_time=_moment,
)
_REPORT = _table(
    "sensorReport",
    "type exception deviceID:device_id deviceMetadata:device_metadata rawData:raw_data"
    " dataProcessingMethod:data_processing_method bizRules:biz_rules time microorganism"
    " chemicalSubstance:chemical_substance value component stringValue:string_value"
    " booleanValue:boolean_value hexBinaryValue:hex_binary_value uriValue:uri_value"
    " minValue:min_value maxValue:max_value meanValue:mean_value sDev:s_dev percRank:perc_rank"
    " percValue:perc_value uom coordinateReferenceSystem:coordinate_reference_system",
    type=_measurement,
    exception=_alert,
    time=_moment,
    component=_component,
)
