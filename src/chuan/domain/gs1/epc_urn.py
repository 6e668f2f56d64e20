"""EPC URNs and Digital Links, each written as the other.

The serial and every other part is taken over as it is written: percent codes stay codes. Check
digits of links and the lengths of textual keys are not verified here, as a URN splits the key
anew and has no check digit; `parse_digital_link` verifies them.

Source: EPC Tag Data Standard 2.1 §6.3 (URNs), §7 (keys); GS1 Digital Link: URI Syntax 1.6.0.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from chuan.domain.gs1.epc_schemes import (
    LOCATION_SCHEME,
    LONGEST_PREFIX,
    LOT_SCHEME,
    PATTERN,
    SCHEMES,
    SHORTEST_PREFIX,
    TOBACCO_SCHEME,
    WITHOUT_EXTENSION,
    Scheme,
)
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.prefixes import company_prefix_length
from chuan.domain.gs1.uri_text import unescape_path
from chuan.domain.sentences import Sentence, gettext_noop


class Epc(NamedTuple):
    """A URN taken apart: its scheme, the value of the key as the link has it, and the serial.

    `serial` is empty where the URN is about the key itself.
    """

    scheme: Scheme
    key: str
    serial: str

    def link(self) -> str:
        """The Digital Link on id.gs1.org."""
        scheme, key, serial = self
        stem = f"https://id.gs1.org/{scheme.ai}/{key}"
        return f"{stem}{scheme.tail}{serial}" if serial else stem


class _LinkForm(NamedTuple):
    """One way a Digital Link writes what a URN can say: the pattern behind the key's identifier.

    `kind` is that of the URN; `serial` is what stands for a serial that the pattern has not.
    """

    scheme: Scheme
    kind: str
    pattern: re.Pattern[str]
    serial: str | None = None


def _link_forms(scheme: Scheme) -> Iterator[_LinkForm]:
    yield _LinkForm(scheme, "class" if scheme.name == LOT_SCHEME else "id", scheme.link)
    if scheme.name == LOCATION_SCHEME:
        yield _LinkForm(scheme, "id", scheme.class_link, WITHOUT_EXTENSION)
    if scheme.class_kind == PATTERN and scheme.name != TOBACCO_SCHEME:
        yield _LinkForm(scheme, PATTERN, scheme.class_link, "*")


_URN_SCHEMES: Final[Mapping[tuple[str, str], Scheme]] = {
    ("class" if name == LOT_SCHEME else "id", name): scheme for name, scheme in SCHEMES.items()
} | {(PATTERN, name): scheme for name, scheme in SCHEMES.items() if scheme.class_kind == PATTERN}
_LINK_FORMS: Final[Mapping[tuple[str, bool], tuple[_LinkForm, ...]]] = {
    (ai, class_level): tuple(
        form
        for scheme in SCHEMES.values()
        if scheme.ai == ai
        for form in _link_forms(scheme)
        if (form.kind != "id") is class_level
    )
    for ai in {scheme.ai for scheme in SCHEMES.values()}
    for class_level in (False, True)
}
_KEY: Final = re.compile(f"/({'|'.join({ai for ai, _ in _LINK_FORMS})})(?=/)")
_WEB: Final = re.compile("(?:https?|HTTPS?)://[^/]")
_QUERY: Final = re.compile(r"\?[A-Za-z0-9_.\-]+=.*", re.DOTALL)
"""A query tells itself from a "?" left as it is in a serial by its first name and "="."""


def read_urn(urn: str) -> Epc:
    """Take an EPC URN apart: an instance, a class with its lot, or a pattern of a class."""
    parts = urn.split(":", 4)
    if len(parts) != 5 or parts[0] != "urn" or parts[1] != "epc":
        raise _no_urn(urn)
    _, _, kind, name, body = parts
    scheme = _URN_SCHEMES.get((kind, name))
    if scheme is None:
        raise _no_scheme(urn)
    of_class = kind == PATTERN
    if not of_class:
        found = scheme.body.fullmatch(body)
    else:
        found = scheme.class_body.fullmatch(body[:-2]) if body.endswith(".*") else None
    if found is None:
        raise _wrong_form(urn)
    fields = found.groups()
    prefix, reference = fields[0], fields[1]
    if not scheme.digits:
        _check_text(prefix + reference, scheme.key_characters, scheme.longest_key)
    elif len(prefix) + len(reference) != scheme.digits:
        raise _wrong_digits(urn, scheme, len(prefix) + len(reference))
    key = scheme.key(prefix, reference)
    if scheme.pieces:
        key += fields[2] + fields[3]
    if of_class or scheme.tail is None:
        return Epc(scheme, key, "")
    return Epc(scheme, key, _checked_serial(scheme, fields[-1]))


def _checked_serial(scheme: Scheme, serial: str) -> str:
    if "%" in serial or len(serial) > scheme.longest_serial:
        _check_text(serial, scheme.serial_characters, scheme.longest_serial)
    bare = serial == WITHOUT_EXTENSION and scheme.name == LOCATION_SCHEME
    return "" if bare else serial


def urn_to_digital_link(urn: str) -> str:
    """The Digital Link on id.gs1.org of an EPC URN, a class URN or a class pattern.

    >>> urn_to_digital_link("urn:epc:id:sgtin:8938501.000001.5")
    'https://id.gs1.org/01/08938501000019/21/5'
    >>> urn_to_digital_link("urn:epc:class:lgtin:8938501.000001.L1")
    'https://id.gs1.org/01/08938501000019/10/L1'
    >>> urn_to_digital_link("urn:epc:idpat:sgtin:8938501.000001.*")
    'https://id.gs1.org/01/08938501000019'
    """
    return read_urn(urn).link()


def digital_link_to_urn(
    uri: str, *, prefix_length: int | None = None, class_level: bool = False
) -> str:
    """The EPC URN of a Digital Link on any domain; of a class on request.

    Without `prefix_length` the length of the company prefix is that of the table of GS1; where the
    table does not tell it, `prefix_length_unknown`.

    >>> digital_link_to_urn("https://id.example.vn/01/08938501000019/21/5", prefix_length=7)
    'urn:epc:id:sgtin:8938501.000001.5'
    >>> digital_link_to_urn(
    ...     "https://id.example.vn/01/08938501000019", prefix_length=7, class_level=True
    ... )
    'urn:epc:idpat:sgtin:8938501.000001.*'
    """
    if prefix_length is not None and not SHORTEST_PREFIX <= prefix_length <= LONGEST_PREFIX:
        raise Gs1Error(
            Sentence(
                gettext_noop("Mã doanh nghiệp có 6 đến 12 chữ số, không thể có %(length)s."),
                length=prefix_length,
            ),
            code="prefix_length",
        )
    form, fields = _find(uri, class_level=class_level)
    scheme = form.scheme
    digits, *others = fields
    if form.serial is not None:
        others.append(form.serial)
    elif scheme.tail is not None:
        _check_text(others[-1], scheme.serial_characters, scheme.longest_serial)
    parts = [*_split(scheme, digits, prefix_length), *others]
    return f"urn:epc:{form.kind}:{scheme.name}:{'.'.join(parts)}"


def identifier_to_urn(uri: str) -> str:
    """The EPC URN of an object, else the URN of the class (a lot, a product) that a Digital Link names.

    >>> identifier_to_urn("https://id.gs1.org/01/08938501000019/21/5")
    'urn:epc:id:sgtin:8938501000.001.5'
    >>> identifier_to_urn("https://id.gs1.org/01/08938501000019/10/L1")
    'urn:epc:class:lgtin:8938501000.001.L1'
    """
    try:
        return digital_link_to_urn(uri)
    except Gs1Error:
        return digital_link_to_urn(uri, class_level=True)


def _find(uri: str, *, class_level: bool) -> tuple[_LinkForm, tuple[str, ...]]:
    """The first key of the link that is written in one of the forms, and the parts of its value."""
    if _WEB.match(uri):
        path = _QUERY.sub("", uri)
        for key in _KEY.finditer(path):
            for form in _LINK_FORMS[key.group(1), class_level]:
                found = form.pattern.fullmatch(path, key.end() + 1)
                if found is not None:
                    return form, found.groups()
    raise Gs1Error(
        Sentence(
            gettext_noop("“%(uri)s” không phải đường dẫn GS1 viết được thành EPC URN."), uri=uri
        ),
        code="no_epc_link",
    )


def _split(scheme: Scheme, key: str, prefix_length: int | None) -> tuple[str, str]:
    """Company prefix and reference of a key without filler and check digit."""
    indicator, digits = (key[0], key[1:]) if scheme.indicator else ("", key)
    length = prefix_length or company_prefix_length(digits)
    prefix, reference = digits[:length], indicator + digits[length:]
    if not (len(prefix) == length and prefix.isascii() and prefix.isdigit()):
        raise Gs1Error(
            Sentence(
                gettext_noop("“%(key)s” phải bắt đầu bằng mã doanh nghiệp %(length)s chữ số."),
                key=key,
                length=length,
            ),
            code="prefix_length",
        )
    if scheme.reference_needed and not scheme.digits and not reference:
        raise _empty(key)
    return prefix, reference


def _check_text(text: str, characters: str, longest: int) -> None:
    """Refuse a part that is too long or has codes of characters that it may not hold."""
    plain = unescape_path(text)
    if len(plain) > longest:
        raise Gs1Error(
            Sentence(
                gettext_noop("“%(part)s” dài %(length)s ký tự, nhiều nhất là %(longest)s."),
                part=text,
                length=len(plain),
                longest=longest,
            ),
            code="epc_too_long",
        )
    wrong = re.search(f"[^{characters}]", plain)
    if wrong is not None:
        raise Gs1Error(
            Sentence(
                gettext_noop("“%(part)s” mang mã của ký tự “%(character)s” không dùng được."),
                part=text,
                character=wrong.group(),
            ),
            code="epc_character",
        )


def _no_urn(urn: str) -> Gs1Error:
    return Gs1Error(
        Sentence(gettext_noop("“%(urn)s” không phải EPC URN (urn:epc:id:…)."), urn=urn),
        code="no_epc_urn",
    )


def _no_scheme(urn: str) -> Gs1Error:
    return Gs1Error(
        Sentence(gettext_noop("“%(urn)s” thuộc loại EPC không chứa mã GS1."), urn=urn),
        code="no_gs1_scheme",
    )


def _wrong_form(urn: str) -> Gs1Error:
    return Gs1Error(
        Sentence(
            gettext_noop(
                "“%(urn)s” thiếu phần, thừa phần hoặc có ký tự không hợp lệ; mã doanh nghiệp phải "
                "có 6 đến 12 chữ số."
            ),
            urn=urn,
        ),
        code="epc_form",
    )


def _wrong_digits(urn: str, scheme: Scheme, given: int) -> Gs1Error:
    return Gs1Error(
        Sentence(
            gettext_noop(
                "Trong “%(urn)s”, mã doanh nghiệp và số tham chiếu phải có cộng lại %(right)s chữ "
                "số, không phải %(given)s."
            ),
            urn=urn,
            right=scheme.digits,
            given=given,
        ),
        code="epc_digits",
    )


def _empty(key: str) -> Gs1Error:
    return Gs1Error(
        Sentence(gettext_noop("“%(key)s” chỉ có mã doanh nghiệp, thiếu số tham chiếu."), key=key),
        code="epc_form",
    )
