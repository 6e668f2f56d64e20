"""Every parameter of a simple event query: what it looks at, and what its values must be.

Names of a fixed form stand in a table; the families that end with a field, a type or a unit are read by
their parts. Source: EPCIS 2.0 §8.2.7.1 and its OpenAPI; spellings of both are taken.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from chuan.domain.epcis.context import PREFIXES
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.numbers import can_be_reckoned_with
from chuan.domain.epcis.query.model import (
    Condition,
    QueryParameterInvalid,
    Scope,
    Subject,
    Test,
    Value,
)
from chuan.domain.epcis.vocabulary import bare
from chuan.domain.gs1 import Gs1Error, canonical_identifier, pattern_of
from chuan.domain.sentences import Sentence, gettext_noop

Reader = Callable[[str], Value]

UNKNOWN: Final = gettext_noop("Không có tham số truy vấn “%(name)s”.")
BAD_VALUE: Final = gettext_noop("Giá trị “%(value)s” của tham số “%(name)s” không hợp lệ.")
_LOST_PLUS: Final = gettext_noop(
    "Giá trị “%(value)s” của tham số “%(name)s” không hợp lệ; "
    "trong địa chỉ, dấu + của múi giờ phải viết là %%2B."
)
_SPACE_FOR_PLUS: Final = re.compile(r"\d{4}-\d\d-\d\dT\S+ \d\d:\d\d").fullmatch
NO_PREFIX: Final = gettext_noop(
    "Tiền tố của trường “%(name)s” chưa khai báo; hãy khai ở GS1-Extensions hoặc @context."
)

INSTANCES: Final = ("epcList", "childEPCs")
CLASSES: Final = ("quantityList", "childQuantityList")
INPUTS: Final = ("inputEPCList",)
OUTPUTS: Final = ("outputEPCList",)
INPUT_CLASSES: Final = ("inputQuantityList",)
OUTPUT_CLASSES: Final = ("outputQuantityList",)
PARENT: Final = ("parentID",)
QUANTITIES: Final = CLASSES + INPUT_CLASSES + OUTPUT_CLASSES


class _Known(NamedTuple):
    """A parameter of a fixed name."""

    subject: Subject
    test: Test
    read: Reader
    scopes: tuple[Scope, ...] = ()
    field: str = ""
    roles: tuple[str, ...] = ()


def _text(value: str) -> str:
    if not value:
        raise ValueError
    return value


def _word(kind: str) -> Reader:
    return lambda value: bare(kind, _text(value))


def _number(value: str) -> Decimal:
    if len(value) > 60:
        raise ValueError
    found = Decimal(value)
    if not can_be_reckoned_with(found):
        raise ValueError
    return found


def _flag(value: str) -> bool:
    known = {"true": True, "1": True, "": True, "false": False, "0": False}
    return known[value.lower()]


def _one_of(*known: str) -> Reader:
    return lambda value: known[known.index(value)]


def _pattern(value: str) -> str:
    pattern_of(_text(value))
    return value


def _key(value: str) -> str:
    return canonical_identifier(_text(value))


_METADATA: Final = (Scope.SENSOR_METADATA,)
_REPORT: Final = (Scope.SENSOR_REPORT,)
_SENSORS: Final = (Scope.SENSOR_METADATA, Scope.SENSOR_REPORT)
_ACTION: Final = _one_of("ADD", "OBSERVE", "DELETE")

_FIXED: Final[dict[str, _Known]] = {
    "eventType": _Known(Subject.EVENT_TYPE, Test.EQ, _text),
    "EQ_action": _Known(Subject.ACTION, Test.EQ, _ACTION),
    "EQ_bizStep": _Known(Subject.BIZ_STEP, Test.EQ, _word("bizstep")),
    "EQ_disposition": _Known(Subject.DISPOSITION, Test.EQ, _word("disp")),
    "EQ_persistentDisposition_set": _Known(
        Subject.FIELD, Test.EQ, _word("disp"), (Scope.DISPOSITION_SET,)
    ),
    "EQ_persistentDisposition_unset": _Known(
        Subject.FIELD, Test.EQ, _word("disp"), (Scope.DISPOSITION_UNSET,)
    ),
    "EQ_transformationID": _Known(Subject.TRANSFORMATION_ID, Test.EQ, _key),
    "EQ_eventID": _Known(Subject.EVENT_ID, Test.EQ, _text),
    "EXISTS_errorDeclaration": _Known(Subject.DECLARATION, Test.EXISTS, _flag),
    "EQ_errorReason": _Known(Subject.DECLARED_REASON, Test.EQ, _word("er")),
    "EQ_correctiveEventID": _Known(Subject.FIELD, Test.EQ, _text, (Scope.CORRECTIVE,)),
    "EXISTS_sensorElementList": _Known(Subject.SENSORS, Test.EXISTS, _flag),
    "EQ_type": _Known(Subject.FIELD, Test.EQ, _word("measurement"), _REPORT, "type"),
    "EQ_stringValue": _Known(Subject.FIELD, Test.EQ, _text, _REPORT, "stringValue"),
    "EQ_booleanValue": _Known(Subject.FIELD, Test.EQ, _flag, _REPORT, "booleanValue"),
    "EQ_hexBinaryValue": _Known(Subject.FIELD, Test.EQ, _text, _REPORT, "hexBinaryValue"),
    "EQ_uriValue": _Known(Subject.FIELD, Test.EQ, _text, _REPORT, "uriValue"),
    **{
        f"{test}_percRank": _Known(Subject.FIELD, test, _number, _REPORT, "percRank")
        for test in (Test.EQ, Test.GT, Test.GE, Test.LT, Test.LE)
    },
    **{
        f"EQ_{name}": _Known(Subject.FIELD, Test.EQ, _text, _REPORT, name)
        for name in ("microorganism", "chemicalSubstance")
    },
    **{
        f"EQ_{name}": _Known(Subject.FIELD, Test.EQ, _key, _SENSORS, name)
        for name in ("deviceID", "dataProcessingMethod", "bizRules")
    },
    **{
        f"{test}_{name}": _Known(Subject.FIELD, test, utc, scopes, name)
        for test in (Test.GE, Test.LT)
        for name, scopes in (("time", _SENSORS), ("startTime", _METADATA), ("endTime", _METADATA))
    },
    **{
        f"{test}_{name}": _Known(subject, test, utc)
        for test in (Test.GE, Test.LT)
        for name, subject in (
            ("eventTime", Subject.EVENT_TIME),
            ("recordTime", Subject.RECORD_TIME),
            ("errorDeclarationTime", Subject.DECLARED_TIME),
            ("errorDeclaration_Time", Subject.DECLARED_TIME),
        )
    },
    **{
        f"{test}_{name}": _Known(subject, test, _key)
        for test in (Test.EQ, Test.WITHIN)
        for name, subject in (
            ("readPoint", Subject.READ_POINT),
            ("bizLocation", Subject.BIZ_LOCATION),
        )
    },
    **{
        f"MATCH_{name}": _Known(Subject.KEY, Test.MATCH, _pattern, roles=roles)
        for name, roles in (
            ("epc", INSTANCES),
            ("parentID", PARENT),
            ("inputEPC", INPUTS),
            ("outputEPC", OUTPUTS),
            ("anyEPC", INSTANCES + PARENT + INPUTS + OUTPUTS),
            ("epcClass", CLASSES),
            ("inputEPCClass", INPUT_CLASSES),
            ("outputEPCClass", OUTPUT_CLASSES),
            ("anyEPCClass", QUANTITIES),
        )
    },
    **{
        f"{test}_quantity": _Known(Subject.QUANTITY, test, _number, roles=QUANTITIES)
        for test in (Test.EQ, Test.GT, Test.GE, Test.LT, Test.LE)
    },
}
_KINDS: Final[Mapping[Reader, str]] = {_number: "number", _flag: "boolean", utc: "date-time"}
PARAMETERS: Final[Mapping[str, str]] = {
    name: _KINDS.get(known.read, "string") for name, known in _FIXED.items()
}
"""Every parameter of a fixed name, and what it takes: "string", "number", "boolean", "date-time"."""
_TYPED: Final = {
    "bizTransaction": (Scope.TRANSACTION, "btt"),
    "source": (Scope.SOURCE, "sdt"),
    "destination": (Scope.DESTINATION, "sdt"),
}
_IN_UNITS: Final = ("value", "minValue", "maxValue", "meanValue", "sDev", "percValue", "quantity")
_UNIT: Final = re.compile(rf"(EQ|GT|GE|LT|LE)_({'|'.join(_IN_UNITS)})_([A-Z0-9]{{2,4}})")
_TYPE: Final = re.compile(rf"EQ_({'|'.join(_TYPED)})_(.+)")
_WHERE: Final = {
    "ILMD_": Scope.ILMD,
    "ERROR_DECLARATION_": Scope.ERROR,
    "SENSORELEMENT_": Scope.SENSOR_ELEMENT,
    "SENSORMETADATA_": Scope.SENSOR_METADATA,
    "SENSORREPORT_": Scope.SENSOR_REPORT,
    "readPoint_": Scope.READ_POINT,
    "bizLocation_": Scope.BIZ_LOCATION,
    "": Scope.EVENT,
}
_FIELD: Final = re.compile(
    rf"(EQ|GT|GE|LT|LE|EXISTS)_(INNER_)?({'|'.join(_WHERE)})([A-Za-z][^\s]*:\S+)"
)
_HAS_ATTRIBUTE: Final = re.compile(r"HASATTR_(\w+)")
_EQ_ATTRIBUTE: Final = re.compile(r"(?:EQATTR|EQ_ATTR)_([A-Za-z]+)_(\S+)")
ATTRIBUTED: Final = {
    "readPoint": Subject.READ_POINT,
    "bizLocation": Subject.BIZ_LOCATION,
    "epcClass": Subject.KEY,
}
"""The fields of an event that master data tells more of."""


def condition_of(name: str, values: list[str], prefixes: Mapping[str, str]) -> Condition:
    """The condition that a parameter with its texts is; QueryParameterInvalid names what is wrong."""
    known = _FIXED.get(name)
    if known is not None:
        return Condition(
            name,
            known.subject,
            known.test,
            _read(name, values, known.read),
            known.scopes,
            known.field,
            roles=known.roles,
        )
    for form, make in (
        (_UNIT, _in_units),
        (_TYPE, _of_type),
        (_HAS_ATTRIBUTE, _has_attribute),
        (_EQ_ATTRIBUTE, _attribute_equal),
    ):
        found = form.fullmatch(name)
        if found is not None:
            return make(found, values)
    found = _FIELD.fullmatch(name)
    if found is None:
        raise QueryParameterInvalid(Sentence(UNKNOWN, name=name[:100]))
    return _of_field(found, values, prefixes)


def _read(name: str, values: list[str], read: Reader) -> tuple[Value, ...]:
    made = []
    for value in values:
        try:
            made.append(read(value))
        except (ValueError, KeyError, InvalidOperation, NotAMoment, Gs1Error) as error:
            told = _LOST_PLUS if _SPACE_FOR_PLUS(value) else BAD_VALUE
            raise QueryParameterInvalid(
                Sentence(told, name=name[:100], value=value[:100])
            ) from error
    if not made:
        raise QueryParameterInvalid(Sentence(BAD_VALUE, name=name[:100], value=""))
    return tuple(made)


def _in_units(found: re.Match[str], values: list[str]) -> Condition:
    test, field, unit = found.groups()
    read = _read(found[0], values, _number)
    if field == "quantity":
        return Condition(found[0], Subject.QUANTITY, Test(test), read, roles=QUANTITIES, unit=unit)
    return Condition(found[0], Subject.FIELD, Test(test), read, _REPORT, field, unit=unit)


def _of_type(found: re.Match[str], values: list[str]) -> Condition:
    scope, kind = _TYPED[found[1]]
    read = _read(found[0], values, _key)
    return Condition(found[0], Subject.FIELD, Test.EQ, read, (scope,), bare(kind, found[2]))


def _has_attribute(found: re.Match[str], values: list[str]) -> Condition:
    subject, roles = _attributed(found[0], found[1])
    return Condition(
        found[0], subject, Test.HAS_ATTRIBUTE, _read(found[0], values, _text), roles=roles
    )


def _attribute_equal(found: re.Match[str], values: list[str]) -> Condition:
    subject, roles = _attributed(found[0], found[1])
    read = _read(found[0], values, _text)
    return Condition(found[0], subject, Test.EQ_ATTRIBUTE, read, field=found[2], roles=roles)


def _attributed(name: str, field: str) -> tuple[Subject, tuple[str, ...]]:
    subject = ATTRIBUTED.get(field)
    if subject is None:
        raise QueryParameterInvalid(Sentence(UNKNOWN, name=name[:100]))
    return subject, QUANTITIES if subject is Subject.KEY else ()


def _of_field(found: re.Match[str], values: list[str], prefixes: Mapping[str, str]) -> Condition:
    test, inner, where, written = found.groups()
    field = field_name(written, prefixes)
    if test == Test.EXISTS:
        read = _read(found[0], values or [""], _flag)
    elif test == Test.EQ:
        read = _read(found[0], values, _text)
    else:
        read = _read(found[0], values, _comparable)
    return Condition(
        found[0], Subject.FIELD, Test(test), read, (_WHERE[where],), field, inner is not None
    )


def field_name(written: str, prefixes: Mapping[str, str]) -> str:
    """The name of a field, written "prefix:local" or in full, as "{namespace}local"."""
    prefix, _, local = written.partition(":")
    namespace = prefixes.get(prefix) or PREFIXES.get(prefix)
    if namespace is not None and not local.startswith("//"):
        return f"{{{namespace}}}{local}"
    cut = max(written.rfind("#"), written.rfind("/")) + 1
    if not cut:
        raise QueryParameterInvalid(Sentence(NO_PREFIX, name=written[:100]))
    return f"{{{written[:cut]}}}{written[cut:]}"


def _comparable(value: str) -> Decimal | datetime:
    try:
        return _number(value)
    except (ValueError, InvalidOperation):
        return utc(value)
