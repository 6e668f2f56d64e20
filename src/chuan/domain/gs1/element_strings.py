"""Element strings: identifiers and values one after the other, with FNC1 or in brackets.

Source: GS1 General Specifications §7.8. Where a value has no predefined length, FNC1 ends it; it
is written "^" here and read as "^" or as the separator GS (0x1D) that scanners send.
"""

import re
from collections.abc import Iterable
from typing import Final

from chuan.domain.gs1.ais import AIS, LENGTH_BY_PREFIX
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.values import check_unknown_value, check_value
from chuan.domain.sentences import Sentence, gettext_noop

FNC1: Final = "^"
SEPARATOR: Final = "\x1d"
_BRACKETED: Final = re.compile(r"\(([0-9]{2,4})\)((?:[^(\\]|\\\(?)*)")


def parse_element_string(text: str, *, unknown_ais: bool = False) -> tuple[Element, ...]:
    """The elements of a string that begins with FNC1, each value checked by itself.

    Which elements go together is for `associations`. With `unknown_ais` identifiers outside the
    table are let through where the table knows their length from their first two digits.

    >>> parse_element_string("^010893850100001910LO-1^17261231")[1:]
    (Element(ai='10', value='LO-1'), Element(ai='17', value='261231'))
    """
    text = text.replace(SEPARATOR, FNC1)
    if not text.startswith(FNC1) or len(text) == 1:
        raise Gs1Error(
            gettext_noop(
                "Chuỗi dữ liệu GS1 phải bắt đầu bằng FNC1 (viết là ^), tiếp theo là (AI)."
            ),
            code="no_fnc1",
            position=0,
        )
    elements: list[Element] = []
    at = 1
    while at < len(text):
        ai = text[at : at + LENGTH_BY_PREFIX.get(text[at : at + 2], 2)]
        start = at + len(ai)
        end = text.find(FNC1, start)
        if end < 0:
            end = len(text)
        row = AIS.get(ai)
        if row is not None and row.fixed_length:
            end = min(end, start + row.longest)
        _check(ai, text[start:end], at, unknown_ais=unknown_ais and ai[:2] in LENGTH_BY_PREFIX)
        elements.append(Element(ai, text[start:end]))
        at = end + text.startswith(FNC1, end)
    return tuple(elements)


def parse_bracketed(text: str, *, unknown_ais: bool = False) -> tuple[Element, ...]:
    r"""The elements of a string with its identifiers in brackets, each value checked by itself.

    An opening bracket inside a value is written "\(". See `parse_element_string` for the rest.

    >>> parse_bracketed("(01)08938501000019(10)A\\(1)")[1]
    Element(ai='10', value='A(1)')
    """
    elements: list[Element] = []
    at = 0
    while at < len(text) or not elements:
        found = _BRACKETED.match(text, at)
        if found is None:
            raise Gs1Error(
                gettext_noop("Chỗ này phải là số phân định ứng dụng trong ngoặc, ví dụ (01)."),
                code="no_bracketed_ai",
                position=at,
            )
        ai, written = found.groups()
        value = written.replace("\\(", "(")
        _check(ai, value, at, unknown_ais=unknown_ais)
        elements.append(Element(ai, value))
        at = found.end()
    return tuple(elements)


def to_element_string(elements: Iterable[Element]) -> str:
    """The elements as one string with FNC1 written "^".

    >>> to_element_string([Element("10", "LO-1"), Element("17", "261231")])
    '^10LO-1^17261231'
    """
    text = ""
    separator = FNC1
    for ai, value in elements:
        text += f"{separator}{ai}{value}"
        row = AIS.get(ai)
        separator = "" if row is not None and row.fixed_length else FNC1
    return text


def to_bracketed(elements: Iterable[Element]) -> str:
    """The elements with their identifiers in brackets, as people read them.

    >>> to_bracketed([Element("10", "LO-1"), Element("17", "261231")])
    '(10)LO-1(17)261231'
    """
    return "".join(f"({ai})" + value.replace("(", "\\(") for ai, value in elements)


def _check(ai: str, value: str, position: int, *, unknown_ais: bool) -> None:
    if ai in AIS:
        check_value(ai, value)
    elif unknown_ais:
        check_unknown_value(ai, value)
    else:
        raise Gs1Error(
            Sentence(gettext_noop("Không có số phân định ứng dụng (%(ai)s)."), ai=ai),
            code="unknown_ai",
            position=position,
        )
