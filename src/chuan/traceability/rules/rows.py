"""What is stored of an event: its columns and the rows beside it, made before any lock is taken."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final, NamedTuple

import orjson

from chuan.domain.epcis.codec import event_to_json, with_identifiers
from chuan.domain.epcis.genealogy import Tie, ties_of
from chuan.domain.epcis.hashing import event_hash
from chuan.domain.epcis.model import Event
from chuan.domain.epcis.moments import utc
from chuan.domain.gs1 import canonical_identifier
from chuan.traceability.enums import KeyRole
from chuan.traceability.rules.fields import Field, fields_of
from chuan.traceability.rules.short import short

ROLES: Final = {
    "epcList": KeyRole.EPC,
    "childEPCs": KeyRole.CHILD_EPC,
    "parentID": KeyRole.PARENT,
    "inputEPCList": KeyRole.INPUT_EPC,
    "outputEPCList": KeyRole.OUTPUT_EPC,
    "quantityList": KeyRole.QUANTITY,
    "childQuantityList": KeyRole.CHILD_QUANTITY,
    "inputQuantityList": KeyRole.INPUT_QUANTITY,
    "outputQuantityList": KeyRole.OUTPUT_QUANTITY,
}
"""The number in the table of each role that `domain.epcis.model.identifiers` names."""
_HASH: Final = slice(len("ni:///sha-256;"), len("ni:///sha-256;") + 64)
_NOTHING: Final[tuple[Any, ...]] = ()


class Key(NamedTuple):
    """An object or a class that an event names: a row of `EventKey` without its event, time and place."""

    key: str
    role: int
    quantity: float | None = None
    uom: str = ""


class Row(NamedTuple):
    """An event ready to be stored: everything but its id, its owner and its capture.

    `mark` is "" for an event, and for a declaration that it was wrong a print of the declaration.
    """

    event_id: str
    hash: bytes
    mark: str
    type: str
    action: str | None
    event_time: datetime
    time_offset: str
    declared_at: datetime | None
    error_reason: str | None
    biz_step: str | None
    disposition: str | None
    read_point: str | None
    biz_location: str | None
    transformation_id: str | None
    doc: str
    as_captured: str | None
    keys: tuple[Key, ...]
    fields: tuple[Field, ...]
    ties: tuple[Tie, ...]

    @property
    def identity(self) -> str:
        """The event id as it stands in the table of identities."""
        return short(self.event_id)


def row_of(event: Event, *, owner_path: str) -> Row:
    """What is stored of an event; without an id it gets its hash as one.

    Raises:
        NotAMoment: a time of the event cannot be read.
    """
    told = with_identifiers(event, canonical_identifier)
    hashed = event_hash(told, is_canonical=True)
    event_id = event.event_id or hashed
    doc, as_captured = _documents(event, told, event_id)
    declaration = event.error_declaration
    return Row(
        event_id=event_id,
        hash=bytes.fromhex(hashed[_HASH]),
        mark=_mark(doc) if declaration else "",
        type=event.type,
        action=event.action or None,
        event_time=utc(event.event_time),
        time_offset=event.event_time_zone_offset,
        declared_at=utc(declaration.declaration_time) if declaration else None,
        error_reason=(declaration.reason or None) if declaration else None,
        biz_step=_column(event.biz_step),
        disposition=_column(event.disposition),
        read_point=_column(told.read_point.id if told.read_point else ""),
        biz_location=_column(told.biz_location.id if told.biz_location else ""),
        transformation_id=_column(told.transformation_id),
        doc=doc,
        as_captured=as_captured,
        keys=tuple(_keys(told)),
        fields=tuple(fields_of(told)) if _has_fields(told) else _NOTHING,
        ties=ties_of(told, event_id, owner_path),
    )


def _column(text: str) -> str | None:
    return short(text) if text else None


def _documents(event: Event, told: Event, event_id: str) -> tuple[str, str | None]:
    """The canonical document, and the one with identifiers as captured when that differs.

    The record time is a column: whatever the sender said of it is ignored.
    """
    canonical, captured = event_to_json(told), None
    if told is not event:
        captured = event_to_json(event)
    written = [_written(one, event_id) for one in (canonical, captured) if one is not None]
    return written[0], written[1] if len(written) > 1 else None


def _written(told: dict[str, Any], event_id: str) -> str:
    told["eventID"] = event_id
    told.pop("recordTime", None)
    return orjson.dumps(told, default=list).decode()


def _mark(doc: str) -> str:
    """A print of the declaration in it: what makes two declarations about one event the same."""
    said = orjson.loads(doc).get("errorDeclaration")
    return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def _keys(event: Event) -> Iterator[Key]:
    """One for each object; amounts of classes with their unit."""
    if event.parent_id:
        yield Key(short(event.parent_id), KeyRole.PARENT)
    for role, epcs in (
        (KeyRole.EPC, event.epc_list),
        (KeyRole.CHILD_EPC, event.child_epcs),
        (KeyRole.INPUT_EPC, event.input_epc_list),
        (KeyRole.OUTPUT_EPC, event.output_epc_list),
    ):
        if epcs:
            yield from [Key(short(epc), role) for epc in epcs]
    for role, elements in (
        (KeyRole.QUANTITY, event.quantity_list),
        (KeyRole.CHILD_QUANTITY, event.child_quantity_list),
        (KeyRole.INPUT_QUANTITY, event.input_quantity_list),
        (KeyRole.OUTPUT_QUANTITY, event.output_quantity_list),
    ):
        if elements:
            for element in elements:
                yield Key(short(element.epc_class), role, _float(element.quantity), element.uom)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _has_fields(event: Event) -> bool:
    """Most events say nothing beyond columns and objects; they are not walked through for it."""
    return bool(
        event.extensions
        or event.ilmd
        or event.biz_transaction_list
        or event.source_list
        or event.destination_list
        or event.sensor_element_list
        or event.error_declaration
        or event.persistent_disposition
        or event.certification_info
        or (event.read_point and event.read_point.extensions)
        or (event.biz_location and event.biz_location.extensions)
    )
