"""Digital Links made short: all elements in one word of base 64 characters, and read back.

Elements are written by identifier, sequences that are often together by one code; a free parameter
follows the code F. Where the query names a second key, the first stays as it is in the path, for
the word does not tell which of two keys a link is about.

Source: GS1 Digital Link: Compression 1.0; `data/compression_sequences.tsv` is its table of
optimisation codes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final
from urllib.parse import quote_plus

from chuan.domain.gs1.ais import AIS, LENGTH_BY_PREFIX
from chuan.domain.gs1.compression_bits import (
    LONGEST_FREE,
    BitReader,
    broken,
    name_bits,
    parameter_bits,
    parts_of,
    read_name,
    read_parameter,
    read_value,
    to_characters,
    value_bits,
)
from chuan.domain.gs1.digital_link import DigitalLink, parse_digital_link
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.uri_text import unescape_path

_FREE: Final = "F"
_WORD: Final = re.compile(
    r"((?:https?|HTTPS?)://[^/?#]+(?:/[^?#]*)?)/([A-Za-z0-9_-]+)(?:\?([^#]*))?(#.*)?"
)
_NAME: Final = re.compile(f"[A-Za-z0-9_-]{{1,{LONGEST_FREE}}}")
_VALUE: Final = re.compile(rf"[\x00-\x7f]{{0,{LONGEST_FREE}}}")
Parameter = tuple[str, str]


def compress_digital_link(text: str, *, keep_key: bool = False) -> str:
    """The short form of a Digital Link; with the key readable in the path on request.

    A key that is alone and stays readable leaves nothing to compress: the plain link comes back.

    >>> compress_digital_link("https://id.example.vn/01/08938501000019/21/007")
    'https://id.example.vn/DBBCUFqWpgYDg'
    """
    address, hash_sign, fragment = text.partition("#")
    link = parse_digital_link(address, alphas=True, short_gtins=True)
    stem = f"{link.scheme}://{link.domain}{link.stem}"
    elements: Sequence[Element] = link.elements
    if keep_key or any(AIS[ai].is_key for ai, _ in elements[1:]):
        stem = DigitalLink(link.scheme, link.domain, link.stem, (link.key,), 1).uri(stem)
        elements = elements[1:]
    fitting = [each for each in link.parameters if _fits(each)]
    bits = "".join([*_element_bits(dict(elements)), *_parameter_bits(fitting)])
    query = _query(each for each in link.parameters if not _fits(each))
    return stem + (f"/{to_characters(bits)}" if bits else "") + query + hash_sign + fragment


def decompress_digital_link(text: str) -> str:
    """The Digital Link of a short form, checked whole.

    >>> decompress_digital_link("https://id.example.vn/DBBCUFqWpgYDg")
    'https://id.example.vn/01/08938501000019/21/007'
    """
    found = _WORD.fullmatch(text)
    if found is None:
        raise broken()
    stem, word, query, fragment = found.groups()
    elements, parameters = _read_word(word)
    head = stem.rsplit("/", 2)
    if len(head) == 3 and head[1] in AIS and AIS[head[1]].is_key:
        stem, key = head[0], Element(head[1], unescape_path(head[2]))
    else:
        key = _key(elements)
    path = [key, *_qualifiers(key.ai, elements)]
    rest = sorted(set(elements) - set(path))
    scheme, _, domain = stem.partition("://")
    made = DigitalLink(scheme, domain, "", (*path, *rest), len(path)).uri(stem)
    queries = [_query(parameters).removeprefix("?"), query or ""]
    for each in filter(None, queries):
        made += ("&" if "?" in made else "?") + each
    parse_digital_link(made)
    return made + (fragment or "")


def is_compressed(text: str) -> bool:
    """Whether a text is a short form that reads as a right Digital Link."""
    try:
        parse_digital_link(text, alphas=True, short_gtins=True)
    except Gs1Error:
        pass
    else:
        return False
    try:
        decompress_digital_link(text)
    except Gs1Error:
        return False
    return True


def _element_bits(values: dict[str, str]) -> Iterator[str]:
    """The best sequence again and again, then the identifiers left, in order."""
    left = sorted(values)
    while (code := _best_sequence(left)) is not None:
        yield _hexadecimal_bits(code)
        for ai in _SEQUENCES[code]:
            yield value_bits(parts_of(ai), values[ai])
            left.remove(ai)
    for ai in left:
        yield _hexadecimal_bits(ai) + value_bits(parts_of(ai), values[ai])


def _best_sequence(ais: Sequence[str]) -> str | None:
    """The code that saves most digits of identifiers; of equals the first of the table."""
    usable = [code for code, sequence in _SEQUENCES.items() if set(sequence) <= set(ais)]
    return max(usable, key=lambda code: len("".join(_SEQUENCES[code])), default=None)


def _hexadecimal_bits(digits: str) -> str:
    return f"{int(digits, 16):0{4 * len(digits)}b}"


def _parameter_bits(parameters: Iterable[Parameter]) -> Iterator[str]:
    for name, value in parameters:
        yield _hexadecimal_bits(_FREE) + name_bits(name) + parameter_bits(value)


def _fits(parameter: Parameter) -> bool:
    """Whether a free parameter can be compressed; others stay in the query."""
    return bool(_NAME.fullmatch(parameter[0]) and _VALUE.fullmatch(parameter[1]))


def _query(parameters: Iterable[Parameter]) -> str:
    query = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in parameters)
    return f"?{query}" if query else ""


def _read_word(word: str) -> tuple[list[Element], list[Parameter]]:
    """The elements and free parameters of a compressed word."""
    bits = BitReader(word)
    elements: list[Element] = []
    parameters: list[Parameter] = []
    while not bits.ended:
        first = bits.hexadecimal()
        if first == _FREE:
            parameters.append((read_name(bits), read_parameter(bits)))
            continue
        ais = _read_identifiers(first + bits.hexadecimal(), bits)
        elements += [Element(ai, read_value(parts_of(ai), bits)) for ai in ais]
    return elements, parameters


def _read_identifiers(code: str, bits: BitReader) -> Sequence[str]:
    """The sequence that a code stands for, or the identifier that it begins."""
    if code in _SEQUENCES:
        return _SEQUENCES[code]
    length = LENGTH_BY_PREFIX.get(code)
    if length is None:
        raise broken()
    ai = code + "".join(bits.hexadecimal() for _ in range(length - len(code)))
    if ai not in AIS:
        raise broken()
    return (ai,)


def _key(elements: Iterable[Element]) -> Element:
    keys = [element for element in elements if AIS[element.ai].is_key]
    if len(keys) != 1:
        raise broken()
    return keys[0]


def _qualifiers(key: str, elements: Sequence[Element]) -> list[Element]:
    """The elements that stand behind the key in the path: the longest of its sequences."""
    values = dict(elements)
    return max(
        (
            [Element(ai, values[ai]) for ai in sequence if ai in values]
            for sequence in AIS[key].qualifiers
        ),
        key=len,
    )


def _sequences() -> Iterator[tuple[str, tuple[str, ...]]]:
    table = files(__package__).joinpath("data/compression_sequences.tsv")
    for line in table.read_text(encoding="ascii").splitlines()[1:]:
        code, ais = line.split("\t")
        yield code, tuple(ais.split(","))


_SEQUENCES: Final[Mapping[str, tuple[str, ...]]] = dict(_sequences())
