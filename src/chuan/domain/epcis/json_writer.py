"""Events written as JSON-LD, in the order of the standard, with the prefixes they use and no others."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import orjson

from chuan.domain.epcis.context import CONTEXT, PREFIXES
from chuan.domain.epcis.json_events import METADATA, REPORT
from chuan.domain.epcis.model import (
    BizTransaction,
    Document,
    DocumentKind,
    ErrorDeclaration,
    Event,
    Extension,
    Extensions,
    Location,
    Party,
    QuantityElement,
    Scalar,
    SensorElement,
    Vocabulary,
)

Json = dict[str, Any]
_EVEN_EMPTY: Final = frozenset({"type", "stringValue"})
"""Fields of a report that are told even when their text is empty."""
_REPORT_WORDS: Final = frozenset({"type", "exception", "component"})
_LONGEST: Final = 40
_NOT_IN_FULL: Final = (
    "urn:epcglobal:cbv:",
    *(f"{scheme}://ns.gs1.org/cbv/" for scheme in ("https", "http")),
    *(f"{scheme}://{host}/voc/" for scheme in ("https", "http") for host in ("gs1.org", "www.gs1.org")),
)  # fmt: skip
"""Namespaces of words that the schema refuses in full, so that an unknown word in them gets a prefix."""
_USUAL: Final[Mapping[str, str]] = {namespace: prefix for prefix, namespace in PREFIXES.items()}


class Prefixes:
    """A prefix for every namespace that is met, told by `declared` when the writing is done."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._wished = {namespace: prefix for prefix, namespace in known.items()}
        self.declared: dict[str, str] = {}
        self._given: dict[str, str] = {}

    def key(self, namespace: str, local: str) -> str:
        """The key of a name: "prefix:local", or "local" without a namespace."""
        if not namespace:
            return local
        usual = _USUAL.get(namespace)
        if usual is not None and usual not in self.declared:
            return f"{usual}:{local}"
        if namespace.endswith(":") and namespace not in self._wished:
            return namespace + local  # a prefix nobody declared comes back as it came
        prefix = self._given.get(namespace) or self._give(namespace)
        return f"{prefix}:{local}"

    def word(self, text: str) -> str:
        """A word of a vocabulary as the schema takes it."""
        if not text.startswith(_NOT_IN_FULL):
            return text
        namespace = next(each for each in _NOT_IN_FULL if text.startswith(each))
        prefix = self._given.get(namespace) or _USUAL.get(namespace) or self._give(namespace)
        return f"{prefix}:{text[len(namespace) :]}"

    def _give(self, namespace: str) -> str:
        wished = self._wished.get(namespace, "ns")
        prefix, number = wished, 1
        while prefix in self.declared or prefix in PREFIXES or not prefix:
            prefix, number = f"{wished or 'ns'}{number}", number + 1
        self.declared[prefix] = namespace
        self._given[namespace] = prefix
        return prefix


def write_json(document: Document) -> bytes:
    """The document as JSON-LD; what `read_json` reads from it is equal to it."""
    prefixes = Prefixes(_known(document))
    events = [event_to_json(event, prefixes) for event in document.events]
    if document.kind is DocumentKind.EVENT:
        (event,) = events
        return _dumped({"@context": _context(document.context, prefixes), **event})
    if document.kind is DocumentKind.QUERY_DOCUMENT:
        body: Json = {"queryResults": _results(document, events, prefixes)}
        head = _present({"id": document.id, "type": document.kind.value})
        head |= _present(
            {"schemaVersion": document.schema_version, "creationDate": document.creation_date}
        )
        header = _fields(document.header, prefixes)
    else:
        body = {"eventList": events}
        head = {**_present({"id": document.id}), "type": DocumentKind.DOCUMENT.value}
        head |= {"schemaVersion": document.schema_version, "creationDate": document.creation_date}
        header = _header(document, prefixes)
    head |= _present(
        {
            "instanceIdentifier": document.instance_identifier,
            "sender": document.sender,
            "receiver": document.receiver,
            "epcisHeader": header,
        }
    )
    head |= _fields(document.extensions, prefixes) | {"epcisBody": body}
    return _dumped({"@context": _context(document.context, prefixes), **head})


def _known(document: Document) -> Mapping[str, str]:
    """The prefixes of the document, and those that only its events declare."""
    known: dict[str, str] = {}
    for event in document.events:
        if event.namespaces is not document.namespaces:
            known.update(event.namespaces)
    return {**known, **document.namespaces}


def event_to_json(event: Event, prefixes: Prefixes | None = None) -> Json:
    """The event as an object; without `prefixes` it brings a context of its own where it needs one."""
    own = prefixes is None
    prefixes = prefixes or Prefixes(event.namespaces)
    told: Json = {"type": event.type}
    for name, value in _parts(event, prefixes):
        if value is not None and value != "":
            told[name] = value
    told |= _fields(event.extensions, prefixes)
    if own and prefixes.declared:
        return {"@context": prefixes.declared, **told}
    return told


def _parts(event: Event, prefixes: Prefixes) -> Iterator[tuple[str, Any]]:
    """Every field of the standard in its order; None and "" are absent."""
    yield "eventID", event.event_id
    yield "eventTime", event.event_time
    yield "recordTime", event.record_time
    yield "eventTimeZoneOffset", event.event_time_zone_offset
    if event.error_declaration is not None:
        yield "errorDeclaration", _error(event.error_declaration, prefixes)
    if event.certification_info:
        certificates = event.certification_info
        yield "certificationInfo", certificates[0] if len(certificates) == 1 else certificates
    yield "parentID", event.parent_id
    yield "epcList", event.epc_list
    yield "childEPCs", event.child_epcs
    yield "inputEPCList", event.input_epc_list
    yield "inputQuantityList", _quantities(event.input_quantity_list)
    yield "outputEPCList", event.output_epc_list
    yield "outputQuantityList", _quantities(event.output_quantity_list)
    yield "quantityList", _quantities(event.quantity_list)
    yield "childQuantityList", _quantities(event.child_quantity_list)
    yield "transformationID", event.transformation_id
    yield "action", event.action
    yield "bizStep", prefixes.word(event.biz_step)
    yield "disposition", prefixes.word(event.disposition)
    if event.persistent_disposition is not None:
        kept, ended = (
            [prefixes.word(each) for each in words] for words in event.persistent_disposition
        )
        yield "persistentDisposition", _present({"set": kept, "unset": ended})
    yield "readPoint", _location(event.read_point, prefixes)
    yield "bizLocation", _location(event.biz_location, prefixes)
    if event.biz_transaction_list is not None:
        told = [_transaction(each, prefixes) for each in event.biz_transaction_list]
        yield "bizTransactionList", told
    yield "sourceList", _parties(event.source_list, "source", prefixes)
    yield "destinationList", _parties(event.destination_list, "destination", prefixes)
    if event.sensor_element_list is not None:
        yield "sensorElementList", [_sensor(each, prefixes) for each in event.sensor_element_list]
    if event.ilmd is not None:
        yield "ilmd", _fields(event.ilmd, prefixes)


def _context(others: Iterable[str], prefixes: Prefixes) -> list[Any]:
    return [CONTEXT, *others, *([prefixes.declared] if prefixes.declared else [])]


def _present(found: Json) -> Json:
    """What is told at all: no empty text, list or object."""
    return {name: value for name, value in found.items() if value}


def _quantities(elements: tuple[QuantityElement, ...] | None) -> list[Json] | None:
    if elements is None:
        return None
    made = []
    for element in elements:
        told: Json = {"epcClass": element.epc_class}
        if element.quantity is not None:
            told["quantity"] = number(element.quantity)
        if element.uom:
            told["uom"] = element.uom
        made.append(told)
    return made


def _location(location: Location | None, prefixes: Prefixes) -> Json | None:
    if location is None:
        return None
    return {"id": location.id, **_fields(location.extensions, prefixes)}


def _transaction(transaction: BizTransaction, prefixes: Prefixes) -> Json:
    told: Json = {"type": prefixes.word(transaction.type)} if transaction.type else {}
    told["bizTransaction"] = transaction.id
    return told


def _parties(parties: tuple[Party, ...] | None, role: str, prefixes: Prefixes) -> list[Json] | None:
    if parties is None:
        return None
    return [{"type": prefixes.word(party.type), role: party.id} for party in parties]


def _error(error: ErrorDeclaration, prefixes: Prefixes) -> Json:
    told: Json = {"declarationTime": error.declaration_time}
    if error.reason:
        told["reason"] = prefixes.word(error.reason)
    if error.corrective_event_ids:
        told["correctiveEventIDs"] = error.corrective_event_ids
    return told | _fields(error.extensions, prefixes)


def _sensor(element: SensorElement, prefixes: Prefixes) -> Json:
    told: Json = {}
    metadata = element.metadata
    if metadata is not None:
        told["sensorMetadata"] = {
            name: getattr(metadata, ours)
            for name, ours in METADATA.items()
            if getattr(metadata, ours)
        } | _fields(metadata.extensions, prefixes)
    told["sensorReport"] = [
        {
            name: number(value)
            if isinstance(value, Decimal)
            else prefixes.word(value)
            if name in _REPORT_WORDS
            else value
            for name, value in ((name, getattr(report, ours)) for name, ours in REPORT.items())
            if value is not None and (value != "" or name in _EVEN_EMPTY)
        }
        | _fields(report.extensions, prefixes)
        for report in element.reports
    ]
    return told | _fields(element.extensions, prefixes)


def _fields(extensions: Extensions, prefixes: Prefixes) -> Json:
    """Extensions as keys; a name that comes again is a list."""
    told: Json = {}
    lists: set[str] = set()
    for each in extensions:
        key = prefixes.key(each.namespace, each.local)
        value = _extension(each, prefixes)
        if key not in told:
            told[key] = [value] if each.listed else value
            if each.listed:
                lists.add(key)
        elif key in lists:
            told[key].append(value)
        else:
            told[key] = [told[key], value]
            lists.add(key)
    return told


def _extension(extension: Extension, prefixes: Prefixes) -> Any:  # noqa: ANN401  (whatever JSON holds)
    value = extension.value
    if not extension.attributes:
        return _fields(value, prefixes) if isinstance(value, tuple) else _scalar(value)
    told: Json = {f"@{_attribute(name, prefixes)}": text for name, text in extension.attributes}
    if isinstance(value, tuple):
        return told | _fields(value, prefixes)
    return told | {"#text": _scalar(value)}


def _attribute(name: str, prefixes: Prefixes) -> str:
    namespace, brace, local = name[1:].partition("}")
    return prefixes.key(namespace, local) if brace else name


def _scalar(value: Scalar) -> Any:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return number(Decimal(value))
    return value


def number(value: Decimal) -> Any:  # noqa: ANN401  (what orjson writes without loss)
    """A JSON number of the same value: an int or a float where they hold it, else its own digits."""
    if value.adjusted() > _LONGEST:
        return orjson.Fragment(str(value))
    if value == value.to_integral_value():
        whole = int(value)
        return whole if abs(whole) < 2**53 else orjson.Fragment(str(whole))
    near = float(value)
    return near if Decimal(repr(near)) == value else orjson.Fragment(str(value))


def _results(document: Document, events: list[Json], prefixes: Prefixes) -> Json:
    body: Json = {"eventList": events}
    if document.vocabularies:
        body["vocabularyList"] = _vocabularies(document.vocabularies, prefixes)
    told: Json = {"queryName": document.query_name}
    if document.subscription_id:
        told["subscriptionID"] = document.subscription_id
    return {**told, "resultsBody": body}


def _header(document: Document, prefixes: Prefixes) -> Json:
    told: Json = {}
    if document.vocabularies:
        vocabularies = _vocabularies(document.vocabularies, prefixes)
        told["epcisMasterData"] = {"vocabularyList": vocabularies}
    return told | _fields(document.header, prefixes)


def _vocabularies(vocabularies: Iterable[Vocabulary], prefixes: Prefixes) -> list[Json]:
    return [
        {
            "type": vocabulary.type,
            "vocabularyElementList": [
                {
                    "id": element.id,
                    "attributes": [
                        {
                            "id": part.id,
                            "attribute": _fields(part.value, prefixes)
                            if isinstance(part.value, tuple)
                            else _scalar(part.value),
                        }
                        for part in element.attributes
                    ],
                    **({"children": element.children} if element.children else {}),
                }
                for element in vocabulary.elements
            ],
        }
        for vocabulary in vocabularies
    ]


def _dumped(told: Json) -> bytes:
    return orjson.dumps(told, default=list)
