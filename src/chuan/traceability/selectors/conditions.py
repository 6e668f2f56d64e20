"""Conditions of a query as SQL over the tables of events; `e` is the event.

A `Part` that is not exact lets in more than the condition means, never less: what it lets in is looked at
again by the evaluator of the domain (`asking`). Floats stand in the tables where decimals were said, so
amounts are compared with a margin.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NamedTuple

import orjson
from django.db import connection

from chuan.domain.epcis.query import Condition, Scope, Subject, Test
from chuan.domain.epcis.units import to_base
from chuan.domain.gs1 import EpcPattern, pattern_of
from chuan.traceability.enums import FieldScope
from chuan.traceability.rules.rows import ROLES
from chuan.traceability.rules.short import short
from chuan.traceability.selectors.within import inside

_SIGNS: Final = {Test.EQ: "=", Test.GT: ">", Test.GE: ">=", Test.LT: "<", Test.LE: "<="}
_MARGIN: Final = 1e-9
_TEXTS: Final[Mapping[Subject, str]] = {
    Subject.EVENT_TYPE: "e.type",
    Subject.ACTION: "e.action",
    Subject.BIZ_STEP: "e.biz_step",
    Subject.DISPOSITION: "e.disposition",
    Subject.TRANSFORMATION_ID: "e.transformation_id",
    Subject.DECLARED_REASON: "e.error_reason",
}
_TIMES: Final[Mapping[Subject, str]] = {
    Subject.EVENT_TIME: "e.event_time",
    Subject.RECORD_TIME: "e.record_time",
    Subject.DECLARED_TIME: "e.declared_at",
}
_PLACES: Final[Mapping[Subject, str]] = {
    Subject.READ_POINT: "e.read_point",
    Subject.BIZ_LOCATION: "e.biz_location",
}
_SCOPES: Final[Mapping[Scope, FieldScope]] = {scope: FieldScope(str(scope)) for scope in Scope}
_HAS_FIELD: Final = (
    "EXISTS (SELECT 1 FROM traceability_eventfield f WHERE f.event = e.id AND f.scope IN ({scopes}) "
    'AND f.name = %s AND f."inner" = %s{test})'
)


class Part(NamedTuple):
    """A condition on `e`: SQL with its parameters; `exact` false: it lets in too much."""

    sql: str
    params: tuple[Any, ...] = ()
    exact: bool = True


def part_of(condition: Condition) -> Part:
    """The condition as SQL."""
    subject = condition.subject
    if condition.test in {Test.HAS_ATTRIBUTE, Test.EQ_ATTRIBUTE}:
        return _attributed(condition)
    if subject in _TEXTS:
        return among(_TEXTS[subject], map(short, map(str, condition.values)))
    if subject in _TIMES:
        held = f"{_TIMES[subject]} {_SIGNS[condition.test]} %s"
        return _any([Part(held, (moment(each),)) for each in condition.values])
    if subject in _PLACES:
        return _located(condition, _PLACES[subject])
    return _OTHERS[subject](condition)


def among(column: str, values: Iterable[str]) -> Part:
    """The column is one of these texts."""
    listed = sorted(set(values))
    if len(listed) == 1:
        return Part(f"{column} = %s", (listed[0],))
    if connection.vendor == "postgresql":
        return Part(f"{column} = ANY(%s)", (listed,))
    return Part(f"{column} IN (SELECT value FROM json_each(%s))", (orjson.dumps(listed).decode(),))  # noqa: S608  (our own words)


def moment(given: Any) -> Any:  # noqa: ANN401  (a value of a condition)
    """A moment as the columns hold it: SQLite compares texts."""
    if not isinstance(given, datetime) or connection.vendor == "postgresql":
        return given
    return str(given.replace(tzinfo=None))


def _any(parts: Sequence[Part]) -> Part:
    return Part(
        f"({' OR '.join(part.sql for part in parts)})" if parts else "FALSE",
        tuple(param for part in parts for param in part.params),
        all(part.exact for part in parts),
    )


def _present(condition: Condition, there: Part) -> Part:
    wanted = {bool(each) for each in condition.values}
    if wanted == {True, False}:
        return Part("TRUE")
    return there if True in wanted else there._replace(sql=f"NOT ({there.sql})")


def _event_id(condition: Condition) -> Part:
    named = [str(each) for each in condition.values]
    identity = among("i.event_id", map(short, named))
    return Part(
        f"e.id IN (SELECT i.event FROM traceability_eventidentity i WHERE {identity.sql})",  # noqa: S608  (our own words)
        identity.params,
    )


def _declared(condition: Condition) -> Part:
    return _present(condition, Part("e.declared_at IS NOT NULL"))


def _sensed(condition: Condition) -> Part:
    return _present(condition, _field((Scope.SENSOR_ELEMENT,), "", inner=False, test=Part("")))


def _located(condition: Condition, column: str) -> Part:
    values = [short(str(each)) for each in condition.values]
    here = among(column, values)
    if condition.test is Test.EQ:
        return here
    inner = [
        Part(
            f"(e.owner_path = %s AND e.sandbox = %s AND {part.sql})", (owner, sandbox, *part.params)
        )
        for (owner, sandbox), keys in inside(values).items()
        for part in [among(column, keys)]
    ]
    return _any([here, *inner])


def _matched(condition: Condition) -> Part:
    return _any([_of_pattern(condition, pattern_of(str(each))) for each in condition.values])


def _of_pattern(condition: Condition, pattern: EpcPattern) -> Part:
    """Events that name an identifier, or one of those that begin so."""
    roles = ", ".join(str(int(ROLES[role])) for role in condition.roles)
    if pattern.exact is not None:
        ranges = [Part("k.key = %s", (short(pattern.exact),))]
    else:
        ranges = [
            Part("(k.key >= %s AND k.key < %s)", (begin, f"{begin}\U0010ffff"))
            for begin in pattern.prefixes or (pattern.prefix or "",)
        ]
    found = _any(ranges)
    return Part(
        f"e.id IN (SELECT k.event FROM traceability_eventkey k WHERE {found.sql} AND k.role IN ({roles}))",  # noqa: S608  (our own words)
        found.params,
        exact=pattern.exact is not None,
    )


def _quantity(condition: Condition) -> Part:
    """An amount of a class; in a unit, or held against a decimal, the evaluator has the last word."""
    numbers = (
        []
        if condition.unit
        else [_number("k.quantity", condition.test, each) for each in condition.values]
    )
    found = _any(numbers) if numbers else Part("k.quantity IS NOT NULL")
    return Part(
        f"EXISTS (SELECT 1 FROM traceability_eventkey k WHERE k.event = e.id AND {found.sql})"  # noqa: S608  (our own words)
        if connection.vendor == "postgresql"
        else f"e.id IN (SELECT k.event FROM traceability_eventkey k WHERE {found.sql})",  # noqa: S608  (our own words)
        found.params,
        exact=False,
    )


def _number(column: str, test: Test, value: Any) -> Part:  # noqa: ANN401  (a value of a condition)
    asked = float(value)
    margin = _MARGIN * max(1.0, abs(asked))
    if test is Test.EQ:
        return Part(f"{column} BETWEEN %s AND %s", (asked - margin, asked + margin), exact=False)
    edge = asked - margin if test in {Test.GT, Test.GE} else asked + margin
    return Part(f"{column} {_SIGNS[test]} %s", (edge,), exact=False)


def _of_field(condition: Condition) -> Part:
    def there(test: Part) -> Part:
        return _field(condition.scopes, condition.field, inner=condition.inner, test=test)

    if condition.test is Test.EXISTS:
        return _present(condition, there(Part("")))
    held = _any([_value(condition, each) for each in condition.values])
    return there(held._replace(sql=f" AND {held.sql}"))


def _field(scopes: Sequence[Scope], name: str, *, inner: bool, test: Part) -> Part:
    listed = ", ".join(f"'{_SCOPES[scope]}'" for scope in scopes)
    return Part(
        _HAS_FIELD.format(scopes=listed, test=test.sql),
        (short(name), inner, *test.params),
        test.exact,
    )


def _value(condition: Condition, asked: Any) -> Part:  # noqa: ANN401  (a value of a condition)
    if condition.unit:
        return _amount(condition, asked)
    if isinstance(asked, bool):
        return Part("f.text = %s", ("true" if asked else "false",), exact=False)
    if isinstance(asked, datetime):
        return Part(f"f.moment {_SIGNS[condition.test]} %s", (moment(asked),))
    if isinstance(asked, Decimal):
        return _number("f.number", condition.test, asked)
    same = Part("f.text = %s", (short(str(asked)),), exact=False)
    number = _decimal(str(asked))
    return same if number is None else _any([same, _number("f.number", Test.EQ, number)])


def _amount(condition: Condition, asked: Any) -> Part:  # noqa: ANN401  (a value of a condition)
    base = to_base(Decimal(str(asked)), condition.unit)
    plain = _number("f.number", condition.test, asked)
    found = [Part(f"(f.uom = %s AND {plain.sql})", (condition.unit, *plain.params), exact=False)]
    if base is not None:
        based = _number("f.number", condition.test, base[0])
        found.append(Part(f"(f.uom = %s AND {based.sql})", (base[1], *based.params), exact=False))
    return _any(found)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _attributed(condition: Condition) -> Part:
    """Master data that the owner of the event told of its place, or of a class in it."""
    names = among("v.name", map(short, map(str, condition.values)))
    if condition.test is Test.EQ_ATTRIBUTE:
        texts = among("v.text", map(short, map(str, condition.values)))
        names = Part(f"v.name = %s AND {texts.sql}", (short(condition.field), *texts.params))
    if condition.subject is Subject.KEY:
        roles = ", ".join(str(int(ROLES[role])) for role in condition.roles)
        keys = f"SELECT k.key FROM traceability_eventkey k WHERE k.event = e.id AND k.role IN ({roles})"  # noqa: S608  (our own words)
        named = f"m.key IN ({keys})"
    else:
        named = f"m.key = {_PLACES[condition.subject]}"
    return Part(
        "EXISTS (SELECT 1 FROM traceability_masterelement m "  # noqa: S608  (our own words)
        "JOIN traceability_mastervalue v ON v.element_id = m.id AND v.current "
        f"WHERE m.owner_path = e.owner_path AND m.sandbox = e.sandbox AND {named} AND {names.sql})",
        names.params,
    )


_OTHERS: Final[Mapping[Subject, Callable[[Condition], Part]]] = {
    Subject.EVENT_ID: _event_id,
    Subject.DECLARATION: _declared,
    Subject.SENSORS: _sensed,
    Subject.KEY: _matched,
    Subject.QUANTITY: _quantity,
    Subject.FIELD: _of_field,
}
