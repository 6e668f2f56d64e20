"""GS1 Digital Link: a key with its qualifiers as the path of a web address, attributes as its query.

Source: GS1 Digital Link Standard: URI Syntax 1.6.0 §4 and §5; RFC 3986.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_plus

from chuan.domain.gs1.ais import AIS, ApplicationIdentifier
from chuan.domain.gs1.associations import (
    SIGNATURE,
    check_associations,
    check_company,
    refuse_signature_of_class,
)
from chuan.domain.gs1.check_digits import GTIN_LENGTHS
from chuan.domain.gs1.element_strings import to_element_string
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.uri_text import escape_path, escape_query, unescape_path, unescape_query
from chuan.domain.gs1.values import check_unknown_value, check_value
from chuan.domain.sentences import Sentence, gettext_noop

CANONICAL_STEM: Final = "https://id.gs1.org"
_LEGAL: Final = r"\-A-Za-z0-9._~:/\[\]@!$&'()*+,;=%"
_URI: Final = re.compile(
    rf"(https?|HTTPS?)://([\-A-Za-z0-9.:\[\]]+)(/[{_LEGAL}]*)(?:\?([{_LEGAL}?]*))?(?:\#[{_LEGAL}?#]*)?"
)
_SCHEME: Final = re.compile("(?:https?|HTTPS?)://")
_ILLEGAL: Final = re.compile(rf"[^{_LEGAL}?#]")
_STEM: Final = re.compile(rf"(?:https?|HTTPS?)://[\-A-Za-z0-9.:\[\]]+(?:/[{_LEGAL}]*)?")
_GTIN: Final = "01"
ALPHAS: Final = {
    "gtin": "01", "itip": "8006", "gmn": "8013", "cpid": "8010", "shipTo": "410", "billTo": "411",
    "purchasedFrom": "412", "shipFor": "413", "gln": "414", "payTo": "415", "glnProd": "416",
    "party": "417", "gsrnp": "8017", "gsrn": "8018", "gcn": "255", "sscc": "00", "gdti": "253",
    "ginc": "401", "gsin": "402", "grai": "8003", "giai": "8004", "cpv": "22", "lot": "10",
    "ser": "21", "cpsn": "8011", "glnx": "254", "refno": "8020", "srin": "8019", "exp": "17",
    "expdt": "7003",
}  # fmt: skip
"""The words that stood for identifiers before version 1.3; read on request, never written."""


@dataclass(frozen=True, slots=True)
class DigitalLink:
    """A Digital Link taken apart; `domain` holds the port too, `stem` what precedes the key.

    `elements` are those of the path in order, then those of the query in order; the first
    `path_length` stand in the path. `parameters` are the free ones of the query, in order.

    >>> link = parse_digital_link("https://id.example.vn/01/08938501000019/10/A?17=261231&lang=vi")
    >>> link.key, link.qualifiers, link.attributes, link.parameters
    (Element(ai='01', value='08938501000019'), (Element(ai='10', value='A'),), \
(Element(ai='17', value='261231'),), (('lang', 'vi'),))
    >>> list(link.walk_up())
    ['/01/08938501000019/10/A', '/01/08938501000019']
    """

    scheme: str
    domain: str
    stem: str
    elements: tuple[Element, ...]
    path_length: int
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> Element:
        """The primary key."""
        return self.elements[0]

    @property
    def qualifiers(self) -> tuple[Element, ...]:
        """The qualifiers of the key, from the least to the most specific."""
        return self.elements[1 : self.path_length]

    @property
    def attributes(self) -> tuple[Element, ...]:
        """The elements of the query."""
        return self.elements[self.path_length :]

    def canonical(self) -> str:
        """The one spelling of this link: on id.gs1.org, attributes sorted, nothing else."""
        return _written(CANONICAL_STEM, self.elements[: self.path_length], sorted(self.attributes))

    def uri(self, stem: str = CANONICAL_STEM) -> str:
        """This link under another stem, attributes in their order, without free parameters."""
        return _written(_checked_stem(stem), self.elements[: self.path_length], self.attributes)

    def element_string(self) -> str:
        """The elements as a string with FNC1 written "^"."""
        return to_element_string(self.elements)

    def walk_up(self) -> Iterator[str]:
        """The path of the key with all its qualifiers, then with one fewer, to the key alone."""
        for length in range(self.path_length, 0, -1):
            yield _path(self.elements[:length])


def parse_digital_link(
    text: str,
    *,
    alphas: bool = False,
    short_gtins: bool = False,
    unknown_attributes: bool = False,
) -> DigitalLink:
    """Take a Digital Link apart and check all of it: form, values and what goes together.

    On request: words for identifiers (`alphas`), a GTIN without its leading zeros (`short_gtins`),
    attributes outside the table (`unknown_attributes`).

    >>> parse_digital_link("https://id.example.vn/p/01/08938501000019?17=261231").element_string()
    '^010893850100001917261231'
    """
    found = _URI.fullmatch(text)
    if found is None:
        raise _no_uri(text)
    scheme, domain, path, query = found.groups()
    segments = path.split("/")
    start = _key_start(segments, alphas=alphas)
    elements = [
        Element(_ai(segments[at], alphas=alphas), unescape_path(segments[at + 1]))
        for at in range(start, len(segments), 2)
    ]
    path_length = len(elements)
    parameters: list[tuple[str, str]] = []
    if query:
        _read_query(query, elements, parameters, alphas=alphas)
    if short_gtins:
        elements = [_in_full(element) for element in elements]
    for ai, value in elements:
        if ai in AIS:
            check_value(ai, value)
        elif unknown_attributes:
            check_unknown_value(ai, value)
        else:
            raise _unknown(ai)
    ais = tuple([element.ai for element in elements])
    _check_identifiers(ais[:path_length], ais[path_length:])
    if SIGNATURE in ais:
        refuse_signature_of_class(elements)
    return DigitalLink(
        scheme.lower(),
        domain,
        "/".join(segments[:start]),
        tuple(elements),
        path_length,
        tuple(parameters),
    )


def build_digital_link(
    elements: Iterable[Element], *, stem: str | None = None, unknown_attributes: bool = False
) -> str:
    """The Digital Link of elements in any order, checked whole; on id.gs1.org without `stem`.

    The first key among them is what the link is about; of its alternative sequences of qualifiers
    the one that takes up most elements is the path. Attributes of predefined length come first.

    >>> build_digital_link([Element("21", "XYZ"), Element("01", "12312312312333")])
    'https://id.gs1.org/01/12312312312333/21/XYZ'
    """
    given = tuple(elements)
    for ai, value in given:
        if ai in AIS or not unknown_attributes:
            check_value(ai, value)
        else:
            check_unknown_value(ai, value)
    check_associations(given)
    values = dict(given)
    key = next((ai for ai in values if ai in AIS and AIS[ai].is_key), None)
    if key is None:
        raise Gs1Error(
            gettext_noop("Không có mã chính (như (01), (00), (414)) để lập đường dẫn."),
            code="no_key",
        )
    taken = max(
        ([ai for ai in sequence if ai in values] for sequence in AIS[key].qualifiers), key=len
    )
    path = [Element(ai, values.pop(ai)) for ai in (key, *taken)]
    for ai in values:
        if ai in AIS and not AIS[ai].attribute:
            raise _no_attribute(ai)
    attributes = sorted(
        (Element(*item) for item in values.items()),
        key=lambda element: not (element.ai in AIS and AIS[element.ai].fixed_length),
    )
    return _written(_checked_stem(stem or CANONICAL_STEM), path, attributes)


def _key_start(segments: Sequence[str], *, alphas: bool) -> int:
    """Where the path of the key begins: the pairs before the end that are known, up to a key."""
    at = len(segments) - 2
    while at > 0:
        known = AIS.get(_ai(segments[at], alphas=alphas))
        if known is None:
            break
        if known.qualifiers:
            return at
        at -= 2
    raise Gs1Error(
        gettext_noop("Đường dẫn không có mã chính GS1 (như /01/…, /00/…, /414/…) ở cuối."),
        code="no_key",
    )


def _ai(word: str, *, alphas: bool) -> str:
    return ALPHAS.get(word, word) if alphas else word


def _read_query(
    query: str,
    elements: list[Element],
    parameters: list[tuple[str, str]],
    *,
    alphas: bool,
) -> None:
    """Sort the parameters of a query: those named by digits are elements, others are free."""
    for parameter in query.replace(";", "&").split("&"):
        name, equals, value = parameter.partition("=")
        ai = _ai(name, alphas=alphas)
        if equals and ai.isdigit():
            elements.append(Element(ai, unescape_query(value)))
        elif parameter:
            parameters.append((unquote_plus(name), unquote_plus(value)))


def _in_full(element: Element) -> Element:
    if element.ai == _GTIN and len(element.value) in GTIN_LENGTHS:
        return Element(_GTIN, element.value.zfill(14))
    return element


@lru_cache(maxsize=4096)
def _check_identifiers(path: tuple[str, ...], attributes: tuple[str, ...]) -> None:
    """Refuse what is wrong with the identifiers whatever their values; decided once for a shape."""
    _check_path(path)
    _check_attributes(path, attributes)
    check_company({*path, *attributes})


def _check_path(ais: Sequence[str]) -> None:
    """Refuse qualifiers that do not belong to the key, or not in this order."""
    key, *qualifiers = ais
    if qualifiers and not any(_in_order(qualifiers, sequence) for sequence in AIS[key].qualifiers):
        raise Gs1Error(
            Sentence(
                gettext_noop("Sau mã chính (%(key)s) không thể là (%(others)s) theo thứ tự này."),
                key=key,
                others=")(".join(qualifiers),
            ),
            code="wrong_qualifiers",
        )


def _in_order(ais: Sequence[str], sequence: Sequence[str]) -> bool:
    rest = iter(sequence)
    return all(ai in rest for ai in ais)


def _check_attributes(path: Sequence[str], attributes: Sequence[str]) -> None:
    """Refuse in the query what is repeated, belongs in the path or may not stand there."""
    seen = set(path)
    for ai in attributes:
        if ai in seen:
            raise Gs1Error(
                Sentence(gettext_noop("(%(ai)s) xuất hiện hai lần trong địa chỉ."), ai=ai),
                code="duplicate_ai",
                ai=ai,
            )
        seen.add(ai)
        row = AIS.get(ai)
        if row is None:
            continue
        if not row.attribute:
            raise _no_attribute(ai)
        if _belongs_in_path(ai, path, AIS[path[0]]):
            raise Gs1Error(
                Sentence(
                    gettext_noop("(%(ai)s) phải đứng trong đường dẫn, không phải sau dấu “?”."),
                    ai=ai,
                ),
                code="attribute_belongs_in_path",
                ai=ai,
            )


def _belongs_in_path(ai: str, path: Sequence[str], key: ApplicationIdentifier) -> bool:
    return any(ai in sequence and {*path[1:]} <= {*sequence} for sequence in key.qualifiers)


def _written(stem: str, path: Sequence[Element], attributes: Sequence[Element]) -> str:
    query = "&".join(f"{ai}={escape_query(value)}" for ai, value in attributes)
    return stem + _path(path) + (f"?{query}" if query else "")


def _path(elements: Sequence[Element]) -> str:
    return "".join(f"/{ai}/{escape_path(value)}" for ai, value in elements)


def _checked_stem(stem: str) -> str:
    if stem is not CANONICAL_STEM and _STEM.fullmatch(stem) is None:
        raise Gs1Error(
            Sentence(
                gettext_noop("“%(stem)s” không phải phần đầu của một địa chỉ web."), stem=stem
            ),
            code="wrong_stem",
        )
    return stem.rstrip("/")


def _no_uri(text: str) -> Gs1Error:
    """What keeps a text from being a web address with a domain and a path."""
    scheme = _SCHEME.match(text)
    if scheme is None:
        return Gs1Error(
            gettext_noop("Địa chỉ phải bắt đầu bằng https:// hoặc http://."),
            code="wrong_scheme",
            position=0,
        )
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        return Gs1Error(
            Sentence(
                gettext_noop("Ký tự “%(character)s” không được có trong địa chỉ."),
                character=illegal.group(),
            ),
            code="illegal_character",
            position=illegal.start(),
        )
    domain, slash = text[scheme.end() :].partition("/")[:2]
    if domain and slash:
        return Gs1Error(
            Sentence(gettext_noop("Tên miền “%(domain)s” có ký tự không hợp lệ."), domain=domain),
            code="illegal_domain",
            position=scheme.end(),
        )
    return Gs1Error(
        gettext_noop("Địa chỉ phải có tên miền và đường dẫn."),
        code="no_domain_or_path",
        position=scheme.end(),
    )


def _unknown(ai: str) -> Gs1Error:
    return Gs1Error(
        Sentence(gettext_noop("Không có số phân định ứng dụng (%(ai)s)."), ai=ai),
        code="unknown_ai",
        ai=ai,
    )


def _no_attribute(ai: str) -> Gs1Error:
    return Gs1Error(
        Sentence(gettext_noop("(%(ai)s) không được đứng sau dấu “?” của địa chỉ."), ai=ai),
        code="not_an_attribute",
        ai=ai,
    )
