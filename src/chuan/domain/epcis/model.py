"""An EPCIS event and the document around it, as values: what every codec reads into and writes from.

Texts stay as their writer wrote them (times, identifiers), so that nothing is lost on the way back;
words of the Core Business Vocabulary are bare ("shipping"), whatever their spelling was. Source: EPCIS 2.0
and CBV 2.0 (GS1, 2022).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class EventType(StrEnum):
    """The five types of the standard; an event of another type carries that type's URI."""

    OBJECT = "ObjectEvent"
    AGGREGATION = "AggregationEvent"
    TRANSACTION = "TransactionEvent"
    TRANSFORMATION = "TransformationEvent"
    ASSOCIATION = "AssociationEvent"


class Action(StrEnum):
    """What an event says of the life of its objects or of their ties."""

    OBSERVE = "OBSERVE"
    ADD = "ADD"
    DELETE = "DELETE"


Scalar = str | bool | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Extension:
    """A field outside the standard: a scalar, or fields inside it, or both lists of them.

    `namespace` is the full namespace ("https://ns.example.com/epcis/"), "" for a bare key inside an
    extension. A key that is repeated (a JSON list, repeated XML elements) is one Extension each, in order;
    `listed` remembers that JSON wrote a list, even of one. `attributes` are those of XML, as
    ("{namespace}local" or "local", value).
    """

    namespace: str
    local: str
    value: "Scalar | tuple[Extension, ...]"
    attributes: tuple[tuple[str, str], ...] = ()
    listed: bool = field(default=False, compare=False)


Extensions = tuple[Extension, ...]


class QuantityElement(NamedTuple):
    """So much of a class of objects: `quantity` None is "unspecified", `uom` "" is a count of pieces."""

    epc_class: str
    quantity: Decimal | None = None
    uom: str = ""


class BizTransaction(NamedTuple):
    """A business transaction and its type (bare CBV word, URI, or "")."""

    id: str
    type: str = ""


class Party(NamedTuple):
    """One end of a business transfer: a source or a destination, and in which sense."""

    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Location:
    """A read point or a business location."""

    id: str
    extensions: Extensions = ()


class PersistentDisposition(NamedTuple):
    """Dispositions that begin to hold and that cease to hold."""

    set: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ErrorDeclaration:
    """That the event carrying it is wrong; the event repeats the wrong one under the same id."""

    declaration_time: str
    reason: str = ""
    corrective_event_ids: tuple[str, ...] = ()
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True)
class SensorMetadata:
    """What holds for all reports of a sensor element."""

    time: str = ""
    start_time: str = ""
    end_time: str = ""
    device_id: str = ""
    device_metadata: str = ""
    raw_data: str = ""
    data_processing_method: str = ""
    biz_rules: str = ""
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True)
class SensorReport:
    """One observation: a type, and a value in one of many forms. Absent texts are "", numbers None."""

    type: str = ""
    exception: str = ""
    device_id: str = ""
    device_metadata: str = ""
    raw_data: str = ""
    data_processing_method: str = ""
    biz_rules: str = ""
    time: str = ""
    microorganism: str = ""
    chemical_substance: str = ""
    coordinate_reference_system: str = ""
    value: Decimal | None = None
    component: str = ""
    string_value: str | None = None
    boolean_value: bool | None = None
    hex_binary_value: str = ""
    uri_value: str = ""
    min_value: Decimal | None = None
    max_value: Decimal | None = None
    mean_value: Decimal | None = None
    s_dev: Decimal | None = None
    perc_rank: Decimal | None = None
    perc_value: Decimal | None = None
    uom: str = ""
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True)
class SensorElement:
    """Observations of sensors that belong together."""

    reports: tuple[SensorReport, ...]
    metadata: SensorMetadata | None = None
    extensions: Extensions = ()


_NO_NAMESPACES: Mapping[str, str] = MappingProxyType({})


def _no_namespaces() -> Mapping[str, str]:
    return _NO_NAMESPACES


@dataclass(slots=True, kw_only=True, unsafe_hash=True)  # frozen would make reading a sixth slower
class Event:
    """One event. A field that its type does not know is empty; an absent list and an empty one differ.

    `type` is an `EventType` value or the URI of another type. `event_time` and `record_time` are texts with
    a zone; `event_time_zone_offset` is "+07:00". `namespaces` are all prefixes in scope, by prefix.
    A value as all others here: nobody assigns to it.
    """

    type: str
    event_time: str
    event_time_zone_offset: str
    event_id: str = ""
    record_time: str = ""
    action: str = ""
    epc_list: tuple[str, ...] | None = None
    quantity_list: tuple[QuantityElement, ...] | None = None
    parent_id: str = ""
    child_epcs: tuple[str, ...] | None = None
    child_quantity_list: tuple[QuantityElement, ...] | None = None
    input_epc_list: tuple[str, ...] | None = None
    input_quantity_list: tuple[QuantityElement, ...] | None = None
    output_epc_list: tuple[str, ...] | None = None
    output_quantity_list: tuple[QuantityElement, ...] | None = None
    transformation_id: str = ""
    biz_step: str = ""
    disposition: str = ""
    persistent_disposition: PersistentDisposition | None = None
    read_point: Location | None = None
    biz_location: Location | None = None
    biz_transaction_list: tuple[BizTransaction, ...] | None = None
    source_list: tuple[Party, ...] | None = None
    destination_list: tuple[Party, ...] | None = None
    sensor_element_list: tuple[SensorElement, ...] | None = None
    ilmd: Extensions | None = None
    certification_info: tuple[str, ...] = ()
    error_declaration: ErrorDeclaration | None = None
    extensions: Extensions = ()
    namespaces: Mapping[str, str] = field(default_factory=_no_namespaces, compare=False)


class Attribute(NamedTuple):
    """One attribute of a thing named in master data: a text, a number, or nested fields."""

    id: str
    value: "Scalar | Extensions"


class VocabularyElement(NamedTuple):
    """A place, a party, a class of objects …: its id, attributes, and the ids that lie within it."""

    id: str
    attributes: tuple[Attribute, ...] = ()
    children: tuple[str, ...] = ()


class Vocabulary(NamedTuple):
    """Master data of one type ("urn:epcglobal:epcis:vtype:BusinessLocation")."""

    type: str
    elements: tuple[VocabularyElement, ...] = ()


class DocumentKind(StrEnum):
    """What stood around the events."""

    DOCUMENT = "EPCISDocument"
    QUERY_DOCUMENT = "EPCISQueryDocument"
    MASTER_DATA = "EPCISMasterDataDocument"
    EVENT = "Event"
    OTHER = "Other"
    """A message of another kind (a capture job, a problem): whole in `Document.extensions`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Events and master data with what their document says of itself.

    `numbered` are the events that could be read, each with its place in the document (from 0); faults of
    the others are told beside (`Reading.faults`). `context` are the other contexts that JSON-LD named.
    """

    kind: DocumentKind = DocumentKind.DOCUMENT
    schema_version: str = "2.0"
    creation_date: str = ""
    id: str = ""
    instance_identifier: str = ""
    sender: str = ""
    receiver: str = ""
    query_name: str = ""
    subscription_id: str = ""
    numbered: tuple[tuple[int, Event], ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()
    header: Extensions = ()
    extensions: Extensions = ()
    context: tuple[str, ...] = field(default=(), compare=False)
    namespaces: Mapping[str, str] = field(default_factory=_no_namespaces, compare=False)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that could be read, in order."""
        return tuple(event for _, event in self.numbered)


class Fault(NamedTuple):
    """What is wrong and where: `path` is a JSON pointer or an element path, `event` its place or None.

    `schema` tells a breach of the published schema from a rule beyond it.
    """

    code: str
    path: str
    sentence: str
    event: int | None = None
    schema: bool = True


class Reading(NamedTuple):
    """What reading a text gave: a document of what could be read (None: nothing), and every fault."""

    document: Document | None
    faults: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return self.document is not None and not self.faults


class Limits(NamedTuple):
    """How much of a text is read before it is refused: octets, events, depth of nesting."""

    octets: int = 20_000_000
    events: int = 20_000
    depth: int = 64


def identifiers(event: Event) -> Iterator[tuple[str, str]]:
    """Every object that an event names with its role in the words of SimpleEventQuery.

    Roles: epcList, childEPCs, parentID, inputEPCList, outputEPCList, quantityList, childQuantityList,
    inputQuantityList, outputQuantityList.
    """
    if event.parent_id:
        yield "parentID", event.parent_id
    for role, epcs in (
        ("epcList", event.epc_list),
        ("childEPCs", event.child_epcs),
        ("inputEPCList", event.input_epc_list),
        ("outputEPCList", event.output_epc_list),
    ):
        for epc in epcs or ():
            yield role, epc
    for role, elements in (
        ("quantityList", event.quantity_list),
        ("childQuantityList", event.child_quantity_list),
        ("inputQuantityList", event.input_quantity_list),
        ("outputQuantityList", event.output_quantity_list),
    ):
        for element in elements or ():
            yield role, element.epc_class
