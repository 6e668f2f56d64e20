"""What a scanner sends: a symbology identifier, then the data; both ways.

Data of GS1 symbols is an element string with FNC1 written "^"; "|" parts the linear symbol from the
two-dimensional one beside it (composite). Plain data that begins with "^", or with backslashes and
"^", has one backslash before it, so that it is not taken for an element string.

Source: ISO/IEC 15424; GS1 General Specifications §5 and §7.8.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chuan.domain.gs1.ais import AIS
from chuan.domain.gs1.associations import check_associations
from chuan.domain.gs1.check_digits import has_right_check_digit
from chuan.domain.gs1.digital_link import parse_digital_link
from chuan.domain.gs1.element_strings import FNC1, SEPARATOR, parse_element_string
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

COMPOSITE: Final = "|"
_COMPOSITE_IDENTIFIER: Final = "]e0"
_WEB: Final = ("http://", "https://", "HTTP://", "HTTPS://")
_PLAIN: Final = {"]Q1": "QR", "]d1": "DM", "]J0": "DotCode"}
"""Symbols whose data may be anything."""
_GS1: Final = {
    "]Q3": "QR",
    "]d2": "DM",
    "]J1": "DotCode",
    "]C1": "GS1_128_CCA",
    "]e0": "DataBarExpanded",
}
"""Symbols whose data is an element string."""
_GTIN: Final = {"]E0": ("EAN13", 13), "]E4": ("EAN8", 8)}
"""Symbols of one GTIN, with its length."""
_TWO_WAYS: Final = {
    name: (plain, next(gs1 for gs1, same in _GS1.items() if same == name))
    for plain, name in _PLAIN.items()
}
_ELEMENTS_ONLY: Final = {
    "GS1_128_CCA": "]C1",
    "GS1_128_CCC": "]C1",
    "DataBarExpanded": "]e0",
}
_GTIN_LENGTHS: Final = {"EAN13": 13, "UPCA": 12, "UPCE": 12, "EAN8": 8}
_GTIN_IDENTIFIERS: Final = {"EAN13": "]E0", "UPCA": "]E0", "UPCE": "]E0", "EAN8": "]E4"}
_GTIN_14: Final = frozenset(
    {"DataBarOmni", "DataBarTruncated", "DataBarStacked", "DataBarStackedOmni", "DataBarLimited"}
)
_LIMITED: Final = "DataBarLimited"
_LIMITED_INDICATORS: Final = ("0", "1")


@dataclass(frozen=True, slots=True)
class ScanData:
    """The symbology read, the data as written in this module, and its elements if it has some."""

    symbology: str
    data: str
    elements: tuple[Element, ...] = ()


def read_scan(text: str) -> ScanData:
    r"""What a scanner sent, checked whole where it is GS1 data, a GTIN or a web address.

    >>> read_scan("]d2010893850100001910LO-1").data
    '^010893850100001910LO-1'
    """
    identifier, rest = text[:3], text[3:]
    if identifier in _PLAIN:
        return _read_plain(_PLAIN[identifier], rest)
    if identifier in _GS1:
        data = FNC1 + _as_fnc1(rest)
        elements = parse_element_string(data)
        check_associations(elements)
        return ScanData(_GS1[identifier], data, elements)
    if identifier in _GTIN:
        return _read_gtin(*_GTIN[identifier], rest)
    raise Gs1Error(
        Sentence(gettext_noop("Không biết loại mã vạch “%(identifier)s”."), identifier=identifier),
        code="unknown_symbology",
        position=0,
    )


def write_scan(symbology: str, data: str) -> str:
    r"""What a scanner sends for data in a symbol of this kind.

    >>> write_scan("QR", "^010893850100001910LO-1")
    ']Q3010893850100001910LO-1'
    """
    if symbology in _TWO_WAYS:
        plain, gs1 = _TWO_WAYS[symbology]
        if data.startswith(FNC1):
            _check(data)
            return gs1 + _sent(data)
        if data.startswith(_WEB):
            parse_digital_link(data)
        return plain + (data[1:] if _is_escaped(data) else data)
    linear, parting, composite = data.partition(COMPOSITE)
    if symbology in _GTIN_LENGTHS:
        length = _GTIN_LENGTHS[symbology]
        gtin = _gtin_of(symbology, linear, length)
        _check("^01" + gtin.zfill(14), composite if parting else None)
        sent = _GTIN_IDENTIFIERS[symbology] + (gtin if length == 8 else gtin.zfill(13))
        return sent + (COMPOSITE + _COMPOSITE_IDENTIFIER + _sent(composite) if parting else "")
    if symbology in _GTIN_14:
        linear = "^01" + _gtin_of(symbology, linear, 14)
    if symbology in _GTIN_14 or symbology in _ELEMENTS_ONLY:
        _check(linear, composite if parting else None)
        if parting:
            return _COMPOSITE_IDENTIFIER + _joined(linear, composite)
        return _ELEMENTS_ONLY.get(symbology, _COMPOSITE_IDENTIFIER) + _sent(linear)
    raise Gs1Error(
        Sentence(gettext_noop("Không biết loại mã vạch “%(symbology)s”."), symbology=symbology),
        code="unknown_symbology",
    )


def _read_plain(symbology: str, rest: str) -> ScanData:
    if rest.startswith(_WEB):
        return ScanData(symbology, rest, parse_digital_link(rest).elements)
    return ScanData(symbology, "\\" + rest if _is_escaped(rest) or rest[:1] == FNC1 else rest)


def _read_gtin(symbology: str, length: int, rest: str) -> ScanData:
    gtin, parting, composite = rest.partition(COMPOSITE)
    if len(gtin) != length or not has_right_check_digit(gtin):
        raise _no_gtin(gtin, length)
    elements = [Element("01", gtin.zfill(14))]
    data = gtin
    if parting:
        if not composite.startswith(_COMPOSITE_IDENTIFIER):
            raise Gs1Error(
                gettext_noop("Sau dấu “|” phải là phần hai chiều của mã vạch ghép (]e0…)."),
                code="wrong_composite",
                position=3 + length,
            )
        second = FNC1 + _as_fnc1(composite[len(_COMPOSITE_IDENTIFIER) :])
        elements += parse_element_string(second)
        check_associations(elements)
        data += COMPOSITE + second
    return ScanData(symbology, data, tuple(elements))


def _as_fnc1(rest: str) -> str:
    """Sent data with its separators as FNC1; "^" itself is no GS1 character."""
    if FNC1 in rest:
        raise Gs1Error(
            gettext_noop("Dữ liệu GS1 không được có ký tự “^”."),
            code="invalid_cset82_character",
            position=3 + rest.index(FNC1),
        )
    return rest.replace(SEPARATOR, FNC1)


def _check(linear: str, composite: str | None = None) -> None:
    """Refuse data of which a part, or the whole of both parts, is not right."""
    elements = parse_element_string(linear)
    if composite is not None:
        elements += parse_element_string(composite)
    check_associations(elements)


def _sent(data: str) -> str:
    return data[1:].replace(FNC1, SEPARATOR)


def _joined(linear: str, composite: str) -> str:
    """Both parts of a composite symbol as one: a separator follows what has no fixed length."""
    last: Sequence[Element] = parse_element_string(linear)[-1:]
    fixed = AIS[last[0].ai].fixed_length
    return _sent(linear.rstrip(FNC1) + (composite[1:] if fixed else composite))


def _gtin_of(symbology: str, text: str, length: int) -> str:
    """The GTIN of a symbol of one GTIN, given as its digits or as the element (01)."""
    gtin = text
    if text.startswith("^01"):
        padding = 14 - length
        gtin = text[3 + padding :] if text[3 : 3 + padding] == "0" * padding else ""
    if len(gtin) != length or not has_right_check_digit(gtin):
        raise _no_gtin(text, length)
    if symbology == _LIMITED and not gtin.startswith(_LIMITED_INDICATORS):
        raise Gs1Error(
            gettext_noop("DataBar Limited chỉ chứa được GTIN-14 bắt đầu bằng 0 hoặc 1."),
            code="limited_indicator",
        )
    return gtin


def _is_escaped(data: str) -> bool:
    """Whether the data begins with backslashes and then FNC1."""
    return data.startswith("\\") and data.lstrip("\\").startswith(FNC1)


def _no_gtin(text: str, length: int) -> Gs1Error:
    return Gs1Error(
        Sentence(
            gettext_noop("“%(gtin)s” không phải mã GTIN-%(length)s đúng số kiểm tra."),
            gtin=text,
            length=length,
        ),
        code="wrong_gtin",
        position=3,
    )
