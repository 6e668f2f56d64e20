"""The meaning of a query, told slowly and plainly over events in memory: what every SQL must answer too."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from chuan.domain.epcis.model import Event, Extension, Extensions, QuantityElement, SensorElement
from chuan.domain.epcis.model import identifiers as named_by
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.query.model import (
    Condition,
    Direction,
    QueryTooLarge,
    Scope,
    SimpleEventQuery,
    Subject,
    Test,
)
from chuan.domain.epcis.units import to_base
from chuan.domain.gs1 import canonical_identifier, pattern_of
from chuan.domain.sentences import Sentence, gettext_noop

_TOO_LARGE = gettext_noop("Có hơn %(count)s sự kiện khớp truy vấn; hãy thu hẹp điều kiện.")


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with the moment it was recorded; `sequence` orders those of one moment."""

    event: Event
    record_time: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Repository:
    """Events, what lies in what (`children`, all the way down) and master data (id → name → text)."""

    events: tuple[StoredEvent, ...] = ()
    children: Mapping[str, frozenset[str]] = field(default_factory=dict)
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """A value that stands in a field of an event; `uom` where it is an amount."""

    value: Any
    uom: str = ""


def evaluate(query: SimpleEventQuery, repository: Repository) -> list[StoredEvent]:
    """The events that answer, in the order asked for; QueryTooLarge beyond `max_event_count`."""
    found = [each for each in repository.events if matches(query, each, repository)]
    if query.max_event_count is not None and len(found) > query.max_event_count:
        raise QueryTooLarge(Sentence(_TOO_LARGE, count=query.max_event_count))
    found.sort(key=lambda each: each.sequence)
    if query.order_by is not None:
        backwards = query.direction is Direction.DESC
        found.sort(key=lambda each: each.sequence, reverse=backwards)
        found.sort(key=lambda each: _rank(query, each, backwards=backwards), reverse=backwards)
    return found[: query.event_count_limit]


def matches(query: SimpleEventQuery, stored: StoredEvent, repository: Repository) -> bool:
    """Every condition holds."""
    return all(_holds(condition, stored, repository) for condition in query.conditions)


def _rank(query: SimpleEventQuery, stored: StoredEvent, *, backwards: bool) -> tuple[Any, ...]:
    if query.order_by is Subject.EVENT_TIME:
        return (utc(stored.event.event_time),)
    if query.order_by is Subject.RECORD_TIME:
        return (stored.sequence,)
    texts = sorted(
        _as_text(each.value)
        for each in _of_scope(stored.event, Scope.EVENT, query.order_field, inner=False)
    )
    return (bool(texts) is backwards, texts[0] if texts else "")


def _holds(condition: Condition, stored: StoredEvent, repository: Repository) -> bool:
    event = stored.event
    if condition.test in {Test.HAS_ATTRIBUTE, Test.EQ_ATTRIBUTE}:
        return _attributed(condition, event, repository)
    subject = condition.subject
    if subject is Subject.KEY:
        return _matched(condition, event)
    if subject is Subject.QUANTITY:
        return any(_quantity(condition, each) for each in _quantities(event))
    if subject in {Subject.READ_POINT, Subject.BIZ_LOCATION}:
        return _located(condition, event, repository)
    return _field(condition, event) if subject is Subject.FIELD else _plain(condition, stored)


def _present(condition: Condition, is_there: bool) -> bool:  # noqa: FBT001  (a truth value is what it asks about)
    return any(is_there is value for value in condition.values)


def _plain(condition: Condition, stored: StoredEvent) -> bool:
    event, declared = stored.event, stored.event.error_declaration
    if condition.subject is Subject.DECLARATION:
        return _present(condition, declared is not None)
    if condition.subject is Subject.SENSORS:
        return _present(condition, bool(event.sensor_element_list))
    read = _PLAIN[condition.subject]
    value = read(stored)
    return bool(value) and any(_compare(condition.test, value, each) for each in condition.values)


def _declared_time(stored: StoredEvent) -> datetime | None:
    declared = stored.event.error_declaration
    return utc(declared.declaration_time) if declared else None


def _declared_reason(stored: StoredEvent) -> str:
    declared = stored.event.error_declaration
    return declared.reason if declared else ""


_PLAIN: Mapping[Subject, Callable[[StoredEvent], Any]] = {
    Subject.EVENT_TIME: lambda stored: utc(stored.event.event_time),
    Subject.RECORD_TIME: lambda stored: stored.record_time,
    Subject.DECLARED_TIME: _declared_time,
    Subject.DECLARED_REASON: _declared_reason,
    Subject.TRANSFORMATION_ID: lambda stored: canonical_identifier(stored.event.transformation_id),
    Subject.EVENT_TYPE: lambda stored: stored.event.type,
    Subject.EVENT_ID: lambda stored: stored.event.event_id,
    Subject.ACTION: lambda stored: stored.event.action,
    Subject.BIZ_STEP: lambda stored: stored.event.biz_step,
    Subject.DISPOSITION: lambda stored: stored.event.disposition,
}
"""The fields of which an event has one."""


def _compare(test: Test, value: Any, asked: Any) -> bool:  # noqa: ANN401  (two of one kind)
    match test:
        case Test.GT:
            return bool(value > asked)
        case Test.GE:
            return bool(value >= asked)
        case Test.LT:
            return bool(value < asked)
        case Test.LE:
            return bool(value <= asked)
        case _:
            return bool(value == asked)


def _located(condition: Condition, event: Event, repository: Repository) -> bool:
    place = event.read_point if condition.subject is Subject.READ_POINT else event.biz_location
    if place is None:
        return False
    here = canonical_identifier(place.id)
    if condition.test is Test.EQ:
        return here in condition.values
    return any(
        here == each or here in repository.children.get(str(each), frozenset())
        for each in condition.values
    )


def _matched(condition: Condition, event: Event) -> bool:
    keys = [canonical_identifier(key) for role, key in named_by(event) if role in condition.roles]
    patterns = [pattern_of(str(each)) for each in condition.values]
    return any(pattern.matches(key) for pattern in patterns for key in keys)


def _quantities(event: Event) -> Iterator[QuantityElement]:
    for elements in (
        event.quantity_list,
        event.child_quantity_list,
        event.input_quantity_list,
        event.output_quantity_list,
    ):
        yield from elements or ()


def _quantity(condition: Condition, element: QuantityElement) -> bool:
    if element.quantity is None:
        return False
    if not condition.unit:
        return any(_compare(condition.test, element.quantity, each) for each in condition.values)
    return _amount(condition, element.quantity, element.uom)


def _amount(condition: Condition, amount: Decimal, uom: str) -> bool:
    """An amount held against others in a unit that may be another of the same kind."""
    here = to_base(amount, uom)
    for each in condition.values:
        asked = to_base(Decimal(str(each)), condition.unit)
        if here is None or asked is None:
            if uom == condition.unit and _compare(condition.test, amount, each):
                return True
        elif here[1] == asked[1] and _compare(condition.test, here[0], asked[0]):
            return True
    return False


def _field(condition: Condition, event: Event) -> bool:
    found = [
        each
        for scope in condition.scopes
        for each in _of_scope(event, scope, condition.field, inner=condition.inner)
    ]
    if condition.test is Test.EXISTS:
        return _present(condition, bool(found))
    return any(_value_holds(condition, each) for each in found)


def _value_holds(condition: Condition, found: _Found) -> bool:
    value = found.value
    if condition.unit:
        return isinstance(value, Decimal) and _amount(condition, value, found.uom)
    return any(_one_holds(condition.test, value, each) for each in condition.values)


def _one_holds(test: Test, value: Any, asked: Any) -> bool:  # noqa: ANN401  (a value of any sense)
    if isinstance(asked, bool):
        return _as_text(value) == _as_text(asked)
    if isinstance(asked, str):
        number, wanted = _as_number(value), _as_number(asked)
        same = number is not None and wanted is not None and number == wanted
        return same or _as_text(value) == asked
    if isinstance(asked, Decimal):
        number = _as_number(value)
        return number is not None and _compare(test, number, asked)
    moment = _as_moment(value)
    return moment is not None and _compare(test, moment, asked)


def _attributed(condition: Condition, event: Event, repository: Repository) -> bool:
    places = {Subject.READ_POINT: event.read_point, Subject.BIZ_LOCATION: event.biz_location}
    if condition.subject is Subject.KEY:
        named = [key for role, key in named_by(event) if role in condition.roles]
    else:
        place = places[condition.subject]
        named = [place.id] if place is not None else []
    for name in named:
        told = repository.attributes.get(canonical_identifier(name), {})
        if condition.test is Test.HAS_ATTRIBUTE:
            if any(each in told for each in condition.values):
                return True
        elif told.get(condition.field) in condition.values:
            return True
    return False


def _of_scope(event: Event, scope: Scope, name: str, *, inner: bool) -> Iterator[_Found]:
    """The values of one field in one part of an event."""
    lists: Mapping[Scope, Iterable[tuple[str, str]]] = {
        Scope.SOURCE: [(each.type, each.id) for each in event.source_list or ()],
        Scope.DESTINATION: [(each.type, each.id) for each in event.destination_list or ()],
        Scope.TRANSACTION: [(each.type, each.id) for each in event.biz_transaction_list or ()],
    }
    lasting, declared = event.persistent_disposition, event.error_declaration
    if scope in lists:
        yield from (_Found(canonical_identifier(id_)) for kind, id_ in lists[scope] if kind == name)
    elif scope is Scope.DISPOSITION_SET:
        yield from map(_Found, lasting.set if lasting else ())
    elif scope is Scope.DISPOSITION_UNSET:
        yield from map(_Found, lasting.unset if lasting else ())
    elif scope is Scope.CORRECTIVE:
        yield from map(_Found, declared.corrective_event_ids if declared else ())
    elif not name.startswith("{"):
        yield from _own_of_sensors(event, scope, name)
    else:
        for extensions in _extensions(event, scope):
            yield from _named(extensions, name, inner=inner)


def _extensions(event: Event, scope: Scope) -> Iterator[Extensions]:
    sensors = event.sensor_element_list or ()
    match scope:
        case Scope.EVENT:
            yield event.extensions
        case Scope.ILMD:
            yield event.ilmd or ()
        case Scope.ERROR:
            yield event.error_declaration.extensions if event.error_declaration else ()
        case Scope.READ_POINT:
            yield event.read_point.extensions if event.read_point else ()
        case Scope.BIZ_LOCATION:
            yield event.biz_location.extensions if event.biz_location else ()
        case Scope.SENSOR_ELEMENT:
            yield from (each.extensions for each in sensors)
        case Scope.SENSOR_METADATA:
            yield from (each.metadata.extensions for each in sensors if each.metadata)
        case _:
            yield from (report.extensions for each in sensors for report in each.reports)


def _named(extensions: Extensions, name: str, *, inner: bool) -> Iterator[_Found]:
    for each in extensions:
        if not inner:
            if _name(each) == name:
                yield _Found(each.value)
        elif isinstance(each.value, tuple):
            yield from (_Found(below.value) for below in _below(each.value) if _name(below) == name)


def _below(extensions: Extensions) -> Iterator[Extension]:
    for each in extensions:
        yield each
        if isinstance(each.value, tuple):
            yield from _below(each.value)


def _name(extension: Extension) -> str:
    return f"{{{extension.namespace}}}{extension.local}"


_OWN = {
    "deviceID": "device_id",
    "dataProcessingMethod": "data_processing_method",
    "bizRules": "biz_rules",
    "time": "time",
    "startTime": "start_time",
    "endTime": "end_time",
    "microorganism": "microorganism",
    "chemicalSubstance": "chemical_substance",
    "type": "type",
    "value": "value",
    "stringValue": "string_value",
    "booleanValue": "boolean_value",
    "hexBinaryValue": "hex_binary_value",
    "uriValue": "uri_value",
    "minValue": "min_value",
    "maxValue": "max_value",
    "meanValue": "mean_value",
    "sDev": "s_dev",
    "percRank": "perc_rank",
    "percValue": "perc_value",
}
_KEYS = ("deviceID", "dataProcessingMethod", "bizRules")


def _own_of_sensors(event: Event, scope: Scope, name: str) -> Iterator[_Found]:
    for element in event.sensor_element_list or ():
        for part in _parts(element, scope):
            value = getattr(part, _OWN[name], None)
            if value is None or value == "":
                continue
            uom = getattr(part, "uom", "")
            yield _Found(canonical_identifier(value) if name in _KEYS else value, uom)


def _parts(element: SensorElement, scope: Scope) -> Iterable[object]:
    if scope is Scope.SENSOR_REPORT:
        return element.reports
    return (element.metadata,) if element.metadata is not None else ()


def _as_text(value: Any) -> str:  # noqa: ANN401  (a value of any sense)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | Decimal) else ""


def _as_number(value: Any) -> Decimal | None:  # noqa: ANN401  (a value of any sense)
    if isinstance(value, bool) or value is None or isinstance(value, tuple):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _as_moment(value: Any) -> datetime | None:  # noqa: ANN401  (a value of any sense)
    try:
        return utc(value) if isinstance(value, str) else None
    except NotAMoment:
        return None
