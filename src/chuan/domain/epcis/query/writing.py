"""Queries as they are written: pairs of a query string, where "|" parts values, or an object of JSON."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from chuan.domain.epcis.query.model import (
    Condition,
    Direction,
    QueryParameterInvalid,
    SimpleEventQuery,
    Subject,
)
from chuan.domain.epcis.query.parameters import BAD_VALUE, condition_of, field_name
from chuan.domain.sentences import Sentence, gettext_noop

_SAFE: Final = 2**53
"""Beyond it programs lose digits of whole numbers."""
MOST_CONDITIONS: Final = 60
MOST_VALUES: Final = 500
_ORDERS: Final = {"eventTime": Subject.EVENT_TIME, "recordTime": Subject.RECORD_TIME}
_LIMITS: Final = ("orderBy", "orderDirection", "eventCountLimit", "maxEventCount")
_BOTH_LIMITS: Final = gettext_noop(
    "Chỉ được dùng một trong hai tham số eventCountLimit và maxEventCount."
)
_NO_ORDER: Final = gettext_noop("Tham số eventCountLimit cần đi cùng orderBy.")
_TOO_MANY: Final = gettext_noop("Truy vấn có quá nhiều điều kiện hoặc giá trị.")
_NOT_OBJECT: Final = gettext_noop("Truy vấn phải là một đối tượng JSON.")


def from_query_string(
    pairs: Iterable[tuple[str, str]], prefixes: Mapping[str, str]
) -> SimpleEventQuery:
    """The query that the pairs of a query string ask; QueryParameterInvalid says what is wrong.

    >>> from_query_string([("EQ_bizStep", "shipping|receiving")], {}).conditions[0].values
    ('shipping', 'receiving')
    """
    told: dict[str, list[str]] = {}
    for name, value in pairs:
        parts = [value] if name in _LIMITS else value.split("|")
        told.setdefault(name, []).extend(parts)
    return _query(told, prefixes)


def from_json(body: Any, prefixes: Mapping[str, str]) -> SimpleEventQuery:  # noqa: ANN401  (whatever JSON holds)
    """The query that an object of JSON asks; its "@context" may declare prefixes of fields."""
    if not isinstance(body, dict):
        raise QueryParameterInvalid(_NOT_OBJECT)
    known = {**prefixes, **_declared(body.get("@context"))}
    told: dict[str, list[str]] = {}
    for name, value in body.items():
        if name not in {"@context", "queryType"}:
            parts = value if isinstance(value, list) else [value]
            told[name] = [_plain(name, part) for part in parts]
    return _query(told, known)


def to_json(query: SimpleEventQuery) -> dict[str, Any]:
    """The query as an object of JSON, which `from_json` reads again; fields are written in full."""
    told: dict[str, Any] = {}
    for condition in query.conditions:
        name = _full_name(condition)
        told.setdefault(name, []).extend(map(_written, condition.values))
    if query.order_by is not None:
        field = query.order_field.removeprefix("{").replace("}", "")
        told["orderBy"] = field or query.order_by.value
        told["orderDirection"] = query.direction.value
    if query.event_count_limit is not None:
        told["eventCountLimit"] = query.event_count_limit
    if query.max_event_count is not None:
        told["maxEventCount"] = query.max_event_count
    return told


def _query(told: Mapping[str, list[str]], prefixes: Mapping[str, str]) -> SimpleEventQuery:
    if len(told) > MOST_CONDITIONS or any(len(each) > MOST_VALUES for each in told.values()):
        raise QueryParameterInvalid(_TOO_MANY)
    conditions = tuple(
        condition_of(name, values, prefixes) for name, values in told.items() if name not in _LIMITS
    )
    order_by, order_field = _order(told, prefixes)
    limit, most = (_count(told, name) for name in ("eventCountLimit", "maxEventCount"))
    if limit is not None and most is not None:
        raise QueryParameterInvalid(_BOTH_LIMITS)
    if limit is not None and order_by is None:
        raise QueryParameterInvalid(_NO_ORDER)
    return SimpleEventQuery(conditions, order_by, order_field, _direction(told), limit, most)


def _order(
    told: Mapping[str, list[str]], prefixes: Mapping[str, str]
) -> tuple[Subject | None, str]:
    if "orderBy" not in told:
        return None, ""
    written = _single(told, "orderBy")
    known = _ORDERS.get(written)
    if known is not None:
        return known, ""
    if ":" not in written:
        raise _bad("orderBy", written)
    return Subject.FIELD, field_name(written, prefixes)


def _direction(told: Mapping[str, list[str]]) -> Direction:
    written = _single(told, "orderDirection") if "orderDirection" in told else "DESC"
    if written not in {"ASC", "DESC"}:
        raise _bad("orderDirection", written)
    return Direction(written)


def _count(told: Mapping[str, list[str]], name: str) -> int | None:
    if name not in told:
        return None
    written = _single(told, name)
    if not (written.isascii() and written.isdigit()) or len(written) > 9 or int(written) < 1:
        raise _bad(name, written)
    return int(written)


def _single(told: Mapping[str, list[str]], name: str) -> str:
    values = told[name]
    if len(values) != 1:
        raise _bad(name, "|".join(values))
    return values[0]


def _bad(name: str, value: str) -> QueryParameterInvalid:
    return QueryParameterInvalid(Sentence(BAD_VALUE, name=name, value=value[:100]))


def _plain(name: str, value: Any) -> str:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, str | int | float | Decimal):
        return str(value)
    raise _bad(name, "{…}")


def _declared(context: Any) -> dict[str, str]:  # noqa: ANN401  (whatever JSON holds)
    """Prefixes that a query's context declares."""
    found: dict[str, str] = {}
    for part in context if isinstance(context, list) else [context]:
        if isinstance(part, dict):
            found |= {key: text for key, text in part.items() if isinstance(text, str)}
    return found


def _full_name(condition: Condition) -> str:
    """The parameter with its field in full, so that it needs no prefix."""
    if not condition.field.startswith("{"):
        return condition.name
    namespace, _, local = condition.field[1:].partition("}")
    head = condition.name[: len(condition.name) - _tail(condition.name)]
    return f"{head}{namespace}{local}"


def _tail(name: str) -> int:
    """How many signs of a parameter are its field."""
    known = (
        "SENSORELEMENT_", "SENSORMETADATA_", "SENSORREPORT_", "ERROR_DECLARATION_", "ILMD_",
        "readPoint_", "bizLocation_", "INNER_", "EXISTS_", "EQ_", "GT_", "GE_", "LT_", "LE_",
    )  # fmt: skip
    rest = name
    while True:
        start = next((each for each in known if rest.startswith(each)), "")
        if not start:
            return len(rest)
        rest = rest[len(start) :]


def _written(value: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(value, Decimal):
        return _number(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _number(value: Decimal) -> int | float | str:
    """A number of JSON where every reader takes it for the same one; else its text."""
    if value == value.to_integral_value() and abs(value) <= _SAFE:
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value and abs(value) <= _SAFE else str(value)
