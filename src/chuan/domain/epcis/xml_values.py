"""The plain values of EPCIS XML: which texts an element or attribute of each type may hold.

Source: XML Schema 1.0 part 2 (W3C, 2004), RFC 3986 for addresses; the words are those of EPCIS 2.0 §9.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import Final

from chuan.domain.kept import kept

Check = Callable[[str], object]
"""Says (as a truth) whether a text is a value; the text may still have white space around it."""

_AROUND: Final = " \t\r\n"
_SPACE: Final = r"[ \t\r\n]*"


def _pattern(expression: str) -> Check:
    match = re.compile(rf"[ \t\r\n]*(?:{expression})[ \t\r\n]*", re.ASCII).fullmatch
    return lambda text: match(text) is not None


def _word(*words: str) -> Check:
    return frozenset(words).__contains__


_PCHAR = r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_SEGMENT = rf"{_PCHAR}*"
_FIRST = r"(?:[\w.~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})+"
_USER = r"(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@"
_HOST = r"(?:\[[^\]]*\]|(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)"
_AUTHORITY = rf"//(?:{_USER})?{_HOST}(?::0*\d{{0,9}})?(?:/{_SEGMENT})*"
_ABSOLUTE = rf"/(?:{_PCHAR}+(?:/{_SEGMENT})*)?"
_REST = rf"(?:/{_SEGMENT})*"
_QUERY = rf"(?:\?(?:{_PCHAR}|[/?])*)?(?:\#(?:{_PCHAR}|[/?\[\]])*)?"
_ADDRESS = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.-]*:(?:{_AUTHORITY}|{_ABSOLUTE}|{_PCHAR}+{_REST})?"
    rf"|{_AUTHORITY}|{_ABSOLUTE}|{_FIRST}{_REST})?{_QUERY}",
    re.ASCII,
).fullmatch
is_common_address = re.compile(r"urn:[\w.:-]+|https?://[\w.-]+(?:/[\w.:/-]*)?", re.ASCII).fullmatch
"""Most addresses, told at one look."""
_UNCOMMON = re.compile(r"[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]")


@kept(8192)
def is_address(text: str) -> bool:
    """A URI reference; spaces and letters beyond ASCII stand for their escapes, and nothing is one too."""
    text = text.strip(_AROUND)
    return (
        is_common_address(text) is not None
        or _ADDRESS(text) is not None
        or _ADDRESS(_UNCOMMON.sub("_", text)) is not None
    )


_YEAR = r"-?(?:[1-9]\d{3,}|0(?!000)\d{3})"
_DATE = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_OFFSET = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))"
_ZONE = rf"(?:{_OFFSET}[ \t\r\n]*)?"
"""White space is judged as the common validators do: none before a date, and after it only beyond a zone."""
_DATE_TIME = re.compile(rf"({_DATE})T{_TIME}{_ZONE}", re.ASCII).fullmatch
_DAY = re.compile(rf"({_DATE}){_ZONE}", re.ASCII).fullmatch
_MOMENT = re.compile(
    rf"[ \t\r\n]*(\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    rf"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?{_OFFSET}[ \t\r\n]*",
    re.ASCII,
).fullmatch


def _is_day(date: str) -> bool:
    """The day is one of its month."""
    day = int(date[-2:])
    if day <= 28:
        return True
    year, month, _ = date.removeprefix("-").split("-")
    return day <= monthrange(2000 + int(year[-4:]) % 400, int(month))[1]


def is_date_time(text: str) -> bool:
    """A date and a time, with a zone or without."""
    match = _DATE_TIME(text)
    return match is not None and _is_day(match[1])


def is_moment(text: str) -> bool:
    """A date and a time of day with a zone, the year in four digits."""
    match = _MOMENT(text)
    return match is not None and match[1][:4] != "0000" and _is_day(match[1])


def _is_date(text: str) -> bool:
    match = _DAY(text)
    return match is not None and _is_day(match[1])


def _dated(expression: str, before: str = "") -> Check:
    match = re.compile(f"{before}(?:{expression})", re.ASCII).fullmatch
    return lambda text: match(text) is not None


def _whole(least: int | None, most: int | None) -> Check:
    written = _pattern(r"[+-]?\d{1,400}")

    def check(text: str) -> bool:
        if not written(text):
            return False
        number = int(text)
        return (least is None or least <= number) and (most is None or number <= most)

    return check


def _anything(_: str) -> bool:
    return True


_DECIMAL = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_NAME = r"[^\W\d][\w.-]*"

BUILT_IN: Final[Mapping[str, Check]] = {
    "string": _anything,
    "normalizedString": _anything,
    "token": _anything,
    "anySimpleType": _anything,
    "anyURI": is_address,
    "boolean": _pattern("true|false|1|0"),
    "decimal": _pattern(_DECIMAL),
    "double": _pattern(rf"{_DECIMAL}(?:[Ee][+-]?\d+)?|-?INF|NaN"),
    "float": _pattern(rf"{_DECIMAL}(?:[Ee][+-]?\d+)?|-?INF|NaN"),
    "integer": _whole(None, None),
    "nonNegativeInteger": _whole(0, None),
    "positiveInteger": _whole(1, None),
    "nonPositiveInteger": _whole(None, 0),
    "negativeInteger": _whole(None, -1),
    "long": _whole(-(1 << 63), (1 << 63) - 1),
    "int": _whole(-(1 << 31), (1 << 31) - 1),
    "short": _whole(-(1 << 15), (1 << 15) - 1),
    "byte": _whole(-128, 127),
    "unsignedLong": _whole(0, (1 << 64) - 1),
    "unsignedInt": _whole(0, (1 << 32) - 1),
    "unsignedShort": _whole(0, (1 << 16) - 1),
    "unsignedByte": _whole(0, 255),
    "dateTime": is_date_time,
    "date": _is_date,
    "time": _dated(rf"{_TIME}{_ZONE}", _SPACE),
    "gYear": _dated(rf"{_YEAR}{_ZONE}"),
    "gYearMonth": _dated(rf"{_YEAR}-(?:0[1-9]|1[0-2]){_ZONE}"),
    "gMonth": _dated(rf"--(?:0[1-9]|1[0-2]){_ZONE}", _SPACE),
    "gDay": _dated(rf"---(?:0[1-9]|[12]\d|3[01]){_ZONE}", _SPACE),
    "gMonthDay": _dated(rf"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){_ZONE}", _SPACE),
    "duration": _dated(
        r"-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?"
        r"(?:T(?=[\d.])(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?",
        _SPACE,
    ),
    "hexBinary": _pattern("(?:[0-9A-Fa-f]{2})*"),
    "base64Binary": _pattern(
        r"(?:(?:[A-Za-z0-9+/]\s*){4})*"
        r"(?:(?:[A-Za-z0-9+/]\s*){2}=\s*=|(?:[A-Za-z0-9+/]\s*){3}=)?"
    ),
    "language": _pattern("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
    "Name": _pattern(r"[^\W\d][\w.:-]*"),
    "NCName": _pattern(_NAME),
    "NMTOKEN": _pattern(r"[\w.:-]+"),
}
"""The types of XML Schema itself."""

OF_EPCIS: Final[Mapping[str, Check]] = {
    "ActionType": _word("ADD", "OBSERVE", "DELETE"),
    "EPCISCaptureErrorBehaviourType": _word("rollback", "proceed"),
    "ImplementationExceptionSeverity": _pattern("ERROR|SEVERE"),
    "TypeOfServiceTransaction": _word(
        "RequestingServiceTransaction", "RespondingServiceTransaction"
    ),
    "EPC": _anything,
    "UOMType": _anything,
    "MimeTypeQualifier": _anything,
    "Language": _anything,
    **dict.fromkeys(
        (
            "ParentIDType",
            "BusinessStepIDType",
            "DispositionIDType",
            "EPCClassType",
            "ReadPointIDType",
            "BusinessLocationIDType",
            "TransformationIDType",
            "EventIDType",
            "ErrorReasonIDType",
        ),
        is_address,
    ),
}
"""The types that EPCIS and the business document header add; moments differ by version."""
