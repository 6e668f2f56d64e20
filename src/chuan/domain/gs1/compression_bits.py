"""Values of elements and parameters as the bits of a compressed Digital Link, and back.

Numbers take as many bits as their count of digits needs; text takes three bits that name its
encoding, its length, and 4, 6 or 7 bits for each character. A number or text of variable length
has its length before it. Digits are written back in that length: leading zeros are part of them.

Source: GS1 Digital Link: Compression 1.0 §4 and §5 (table F, table E).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, log2
from typing import Final, NamedTuple

from chuan.domain.gs1.ais import Component, find_ai
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

URI_SAFE: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The alphabet of base 64 in addresses, in the order of its values."""
LONGEST_FREE: Final = 127
"""The most characters that the name or the value of a free parameter may have."""
_SHORTEST: Final = 8
"""The bits of the shortest identifier: fewer are none."""
_ASCII: Final = "".join(map(chr, range(128)))


class _Encoding(NamedTuple):
    """How text is written: its number, the text it is for, its characters and their bits."""

    number: int
    fits: re.Pattern[str]
    alphabet: str
    bits: int


_ENCODINGS: Final = (
    _Encoding(0, re.compile("[0-9]+"), "0123456789", 0),
    _Encoding(2, re.compile("[0-9A-F]+"), "0123456789ABCDEF", 4),
    _Encoding(1, re.compile("[0-9a-f]+"), "0123456789abcdef", 4),
    _Encoding(3, re.compile("[A-Za-z0-9_-]+"), URI_SAFE, 6),
    _Encoding(4, re.compile(r"[\x00-\x7f]*"), _ASCII, 7),
)
"""The first that fits is taken; digits are one number."""
_BY_NUMBER: Final = {encoding.number: encoding for encoding in _ENCODINGS}


class Part(NamedTuple):
    """A part of a value as it is compressed: digits or text, of one length or up to the longest."""

    numeric: bool
    fixed: bool
    longest: int


class BitReader:
    """Bits read from the front; reading beyond the end is refused."""

    def __init__(self, text: str) -> None:
        self._bits = "".join(f"{URI_SAFE.index(character):06b}" for character in text)
        self._at = 0

    @property
    def ended(self) -> bool:
        """Whether only the zeros that fill the last character are left."""
        left = len(self._bits) - self._at
        return left < _SHORTEST and "1" not in self._bits[self._at :]

    def number(self, width: int) -> int:
        """The next `width` bits as a number."""
        bits = self._bits[self._at : self._at + width]
        if len(bits) < width:
            raise broken()
        self._at += width
        return int(bits, 2) if bits else 0

    def hexadecimal(self) -> str:
        """The next four bits as a digit of base 16."""
        return f"{self.number(4):X}"


def to_characters(bits: str) -> str:
    """The bits in characters of an address, the last filled up with zeros."""
    full = bits + "0" * (-len(bits) % 6)
    return "".join(URI_SAFE[int(full[at : at + 6], 2)] for at in range(0, len(full), 6))


@lru_cache(maxsize=1024)
def parts_of(ai: str) -> tuple[Part, ...]:
    """The parts in which the value of an identifier is compressed.

    The digits that are always there make one number, what follows them one part.
    """
    components = find_ai(ai).components
    count = next(
        (at for at, each in enumerate(components) if each.characters != "N" or not _fixed(each)),
        len(components),
    )
    rest = components[count:]
    parts = []
    if count:
        digits = sum(each.longest for each in components[:count])
        parts.append(Part(numeric=True, fixed=True, longest=digits))
    if rest:
        parts.append(
            Part(
                numeric=all(each.characters == "N" for each in rest),
                fixed=all(map(_fixed, rest)),
                longest=sum(each.longest for each in rest),
            )
        )
    return tuple(parts)


def value_bits(parts: Sequence[Part], value: str) -> str:
    """The bits of a value that is right."""
    written = []
    for part in parts:
        piece, value = (value[: part.longest], value[part.longest :]) if part.fixed else (value, "")
        length = "" if part.fixed else _length(len(piece), part.longest)
        written.append(length + _digits(piece) if part.numeric else _text(piece, length))
    return "".join(written)


def read_value(parts: Sequence[Part], bits: BitReader) -> str:
    """The value that stands next."""
    return "".join(_read_part(part, bits) for part in parts)


def parameter_bits(text: str) -> str:
    """The bits of a free parameter's value: ASCII of at most 127 characters."""
    return _text(text, _length(len(text), LONGEST_FREE))


def read_parameter(bits: BitReader) -> str:
    """The value of a free parameter that stands next."""
    return _read_part(Part(numeric=False, fixed=False, longest=LONGEST_FREE), bits)


def name_bits(name: str) -> str:
    """The bits of a free parameter's name: at most 127 characters of base 64."""
    return _length(len(name), LONGEST_FREE) + _characters(name, URI_SAFE, 6)


def read_name(bits: BitReader) -> str:
    """The name of a free parameter that stands next."""
    return "".join(URI_SAFE[bits.number(6)] for _ in range(bits.number(7)))


def _fixed(component: Component) -> bool:
    return not component.optional and component.shortest == component.longest


def _length(length: int, longest: int) -> str:
    return f"{length:0{longest.bit_length()}b}"


def _digits(digits: str) -> str:
    return f"{int(digits or '0'):0{_width(len(digits))}b}"


def _width(count: int) -> int:
    """How many bits `count` digits take, by the formula of the standard; no digits take one."""
    return ceil(count * log2(10) + 0.01)


def _text(text: str, length: str) -> str:
    encoding = next(each for each in _ENCODINGS if each.fits.fullmatch(text))
    value = _characters(text, encoding.alphabet, encoding.bits) if encoding.bits else _digits(text)
    return f"{encoding.number:03b}{length}{value}"


def _characters(text: str, alphabet: str, width: int) -> str:
    return "".join(f"{alphabet.index(character):0{width}b}" for character in text)


def _read_part(part: Part, bits: BitReader) -> str:
    if part.numeric:
        encoding = _BY_NUMBER[0]
    else:
        number = bits.number(3)
        if number not in _BY_NUMBER:
            raise broken()
        encoding = _BY_NUMBER[number]
    length = part.longest if part.fixed else bits.number(part.longest.bit_length())
    if not encoding.bits:
        return _read_digits(length, bits)
    return "".join(_character(encoding, bits) for _ in range(length))


def _character(encoding: _Encoding, bits: BitReader) -> str:
    return encoding.alphabet[bits.number(encoding.bits)]


def _read_digits(length: int, bits: BitReader) -> str:
    number = bits.number(_width(length))
    digits = f"{number:0{length}}" if length else ""
    if len(digits) > length or (number and not length):
        raise broken()
    return digits


def broken() -> Gs1Error:
    """The refusal of what cannot be read as compressed."""
    return Gs1Error(
        Sentence(gettext_noop("Địa chỉ không phải đường dẫn GS1 nén, hoặc phần nén bị hỏng.")),
        code="not_compressed",
    )
