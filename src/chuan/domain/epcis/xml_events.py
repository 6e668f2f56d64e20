"""Elements of XML made into the values of `model`, whatever their order and however 1.2 wraps them."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from chuan.domain.epcis.context import Terms
from chuan.domain.epcis.model import (
    Action,
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
    Vocabulary,
    VocabularyElement,
)
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.xml_fields import (
    UnreadableValue,
    attributes_as_fields,
    extension_of,
    extensions_in,
    is_epcis,
    letters_of,
    number_of,
    text_of,
    texts_of,
    word_of,
)
from chuan.domain.epcis.xml_sensors import sensors_of
from chuan.domain.epcis.xml_shapes import XSI_NIL
from chuan.domain.epcis.xml_tree import Node

_LAYOUT: Final = " \t\r\n"
_OF_DOCUMENT: Final = frozenset({"schemaVersion", "creationDate"})
_OFFSET: Final = re.compile(r"[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)", re.ASCII).fullmatch
_WRAPPERS: Final = frozenset({"extension", "baseExtension"})

Reader = Callable[[Node, Terms], Any]


def event_of(node: Node, terms: Terms) -> Event:
    """The event in an element; UnreadableValue when its time, its offset or a number cannot be read."""
    found: dict[str, Any] = {}
    extensions = attributes_as_fields(node, _OF_DOCUMENT) if node.attributes else []
    _gather(node, terms, found, extensions)
    _check_times(found)
    kind = node.local if not node.namespace or is_epcis(node.namespace) else ""
    if kind == "QuantityEvent":
        kind = EventType.OBJECT
        element = QuantityElement(found.pop("epc_class", ""), found.pop("quantity", None))
        found |= {"action": Action.OBSERVE.value, "quantity_list": (element,)}
    else:
        found.pop("epc_class", None), found.pop("quantity", None)
    return Event(
        type=kind or node.namespace + node.local,
        extensions=tuple(extensions),
        namespaces=terms.prefixes,
        **found,
    )


def _check_times(found: Mapping[str, Any]) -> None:
    if not found.get("event_time"):
        raise UnreadableValue("xml_missing", "eventTime")
    if not found.get("event_time_zone_offset"):
        raise UnreadableValue("xml_missing", "eventTimeZoneOffset")
    try:
        utc(found["event_time"])
    except NotAMoment as error:
        raise UnreadableValue("not_moment", "eventTime") from error
    if not _OFFSET(found["event_time_zone_offset"]):
        raise UnreadableValue("not_offset", "eventTimeZoneOffset")


def _gather(node: Node, terms: Terms, found: dict[str, Any], extensions: list[Extension]) -> None:
    """Every field of an element and of the wrappers in it; the rest are extensions."""
    for child in node.children:
        tag = child.tag
        known = _FIELDS.get(tag)
        if known is None and is_epcis(tag):
            tag = child.local
            known = _FIELDS.get(tag)
        if known is not None:
            name, read = known
            value = read(child, terms)
            found[name] = found.get(name, ()) + value if name == "certification_info" else value
        elif tag in _WRAPPERS:
            extensions += attributes_as_fields(child)
            _gather(child, terms, found, extensions)
        else:
            extensions.append(extension_of(child))
    if node.mixed:
        extensions += letters_of(node)


def _word(kind: str) -> Reader:
    return lambda node, terms: word_of(kind, node.text, terms)


def _certificate(node: Node, _: Terms) -> tuple[str, ...]:
    return (node.text.strip(_LAYOUT),)


def _amount(node: Node, _: Terms) -> Decimal | None:
    if not node.text.strip(_LAYOUT) and XSI_NIL in node.attributes:
        return None
    return number_of(node.text, "quantity")


def _quantities(node: Node, terms: Terms) -> tuple[QuantityElement, ...]:
    made = []
    for element in node.children:
        epc_class, quantity, uom = "", None, ""
        for child in element.children:
            local = child.local
            if local == "epcClass":
                epc_class = text_of(child, terms)
            elif local == "quantity":
                quantity = _amount(child, terms)
            elif local == "uom":
                uom = text_of(child, terms)
        made.append(QuantityElement(epc_class, quantity, uom))
    return tuple(made)


def _location(node: Node, terms: Terms) -> Location:
    children = node.children
    if len(children) == 1 and children[0].tag == "id" and not node.attributes:
        return Location(text_of(children[0]))
    found = "".join([text_of(child, terms) for child in children if child.local == "id"][:1])
    further = extensions_in(node, ("id",)) if len(node.children) > 1 or node.attributes else ()
    return Location(found, further)


def _transactions(node: Node, terms: Terms) -> tuple[BizTransaction, ...]:
    return tuple(
        BizTransaction(
            text_of(child, terms), word_of("btt", child.attributes.get("type", ""), terms)
        )
        for child in node.children
    )


def _parties(node: Node, terms: Terms) -> tuple[Party, ...]:
    return tuple(
        Party(word_of("sdt", child.attributes.get("type", ""), terms), text_of(child, terms))
        for child in node.children
    )


def _lasting(node: Node, terms: Terms) -> PersistentDisposition:
    kept, ended = (
        tuple(word_of("disp", each.text, terms) for each in node.children if each.local == name)
        for name in ("set", "unset")
    )
    return PersistentDisposition(kept, ended)


def _ilmd(node: Node, _: Terms) -> Extensions:
    return extensions_in(node)


def _error(node: Node, terms: Terms) -> ErrorDeclaration:
    told = {child.local: child for child in node.children if not child.namespace}
    time, reason = told.get("declarationTime"), told.get("reason")
    corrective = told.get("correctiveEventIDs")
    return ErrorDeclaration(
        declaration_time=text_of(time, terms) if time else "",
        reason=word_of("er", reason.text, terms) if reason else "",
        corrective_event_ids=texts_of(corrective, terms) if corrective else (),
        extensions=extensions_in(node, ("declarationTime", "reason", "correctiveEventIDs")),
    )


# --- master data ----------------------------------------------------------------------------------


def vocabularies_of(listed: Node, namespaces: Mapping[str, str]) -> tuple[Vocabulary, ...]:
    """Master data: what a VocabularyList holds."""
    terms = Terms(namespaces)
    return tuple(
        Vocabulary(
            each.attributes.get("type", ""),
            tuple(
                _vocabulary_element(element, terms)
                for group in each.children
                if group.local == "VocabularyElementList"
                for element in group.children
            ),
        )
        for each in listed.children
    )


def _vocabulary_element(node: Node, terms: Terms) -> VocabularyElement:
    attributes: list[Attribute] = []
    children: tuple[str, ...] = ()
    for child in node.children:
        if child.local == "attribute":
            value = extension_of(child).value
            attributes.append(Attribute(child.attributes.get("id", ""), value))
        elif child.local == "children":
            children = texts_of(child, terms)
    return VocabularyElement(node.attributes.get("id", ""), tuple(attributes), children)


_FIELDS: Final[Mapping[str, tuple[str, Reader]]] = {
    "eventTime": ("event_time", text_of),
    "recordTime": ("record_time", text_of),
    "eventTimeZoneOffset": ("event_time_zone_offset", text_of),
    "eventID": ("event_id", text_of),
    "errorDeclaration": ("error_declaration", _error),
    "certificationInfo": ("certification_info", _certificate),
    "epcList": ("epc_list", texts_of),
    "childEPCs": ("child_epcs", texts_of),
    "inputEPCList": ("input_epc_list", texts_of),
    "outputEPCList": ("output_epc_list", texts_of),
    "quantityList": ("quantity_list", _quantities),
    "childQuantityList": ("child_quantity_list", _quantities),
    "inputQuantityList": ("input_quantity_list", _quantities),
    "outputQuantityList": ("output_quantity_list", _quantities),
    "parentID": ("parent_id", text_of),
    "transformationID": ("transformation_id", text_of),
    "action": ("action", text_of),
    "bizStep": ("biz_step", _word("bizstep")),
    "disposition": ("disposition", _word("disp")),
    "persistentDisposition": ("persistent_disposition", _lasting),
    "readPoint": ("read_point", _location),
    "bizLocation": ("biz_location", _location),
    "bizTransactionList": ("biz_transaction_list", _transactions),
    "sourceList": ("source_list", _parties),
    "destinationList": ("destination_list", _parties),
    "sensorElementList": ("sensor_element_list", sensors_of),
    "ilmd": ("ilmd", _ilmd),
    "epcClass": ("epc_class", text_of),
    "quantity": ("quantity", _amount),
}
"""The fields of events: by element, what `model` calls them and who reads them."""
