"""The schemes of EPC URNs: how each writes a GS1 key, split behind its company prefix.

Source: EPC Tag Data Standard 2.1 §6.3 and §8; Core Business Vocabulary 2.0 §8.3 (class level).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from chuan.domain.gs1.check_digits import check_digit

SET_82: Final = r"!\"%-?A-Z_a-z"
"""The characters of serial numbers and lots; "%" begins the code of one that a URN may not hold."""
SET_39: Final = r"#%/\-0-9A-Z"
DIGITS: Final = "0-9"
SHORTEST_PREFIX: Final = 6
LONGEST_PREFIX: Final = 12
DOMAIN: Final = "https://id.gs1.org"


@dataclass(frozen=True)
class Scheme:
    """One scheme; a URN of it reads prefix, reference, two pairs of `pieces`, serial.

    `digits` counts prefix and reference together; where it is 0 the reference is text and the
    whole key has at most `longest_key` characters. The first digit of the reference stands before
    the prefix in the key where `indicator`; `filler` stands before the key, its check digit after
    it. `passed_over` are the qualifiers that a link may have and no URN holds. `tail` is what joins
    the serial to the key (the qualifier that holds it, or nothing), None where there is no serial.
    A URN of the kind `class_kind` is about all that share the key: "idpat" writes "*" for the
    serial, "class" writes the lot.
    """

    name: str
    ai: str
    digits: int = 0
    indicator: bool = False
    filler: str = ""
    pieces: bool = False
    key_characters: str = SET_82
    longest_key: int = 0
    reference_needed: bool = True
    passed_over: str = ""
    tail: str | None = None
    serial_characters: str = SET_82
    longest_serial: int = 0
    class_kind: str = ""

    @cached_property
    def stem(self) -> str:
        """What every canonical Digital Link of the scheme begins with."""
        return f"{DOMAIN}/{self.ai}/{self.filler}"

    @cached_property
    def class_body(self) -> re.Pattern[str]:
        """What stands behind the scheme in a URN, without the serial."""
        many = "+" if self.reference_needed else "*"
        reference = rf"\d{{0,{self.digits - SHORTEST_PREFIX}}}"
        if not self.digits:
            reference = f"[{self.key_characters}]{many}"
        pieces = r"\.(\d\d)\.(\d\d)" if self.pieces else ""
        return re.compile(rf"(\d{{6,12}})\.({reference}){pieces}", re.ASCII)

    @cached_property
    def body(self) -> re.Pattern[str]:
        """What stands behind the scheme in a URN: prefix, reference, pieces, serial."""
        if self.tail is None:
            return self.class_body
        return re.compile(rf"{self.class_body.pattern}\.([{self.serial_characters}]+)", re.ASCII)

    @cached_property
    def class_link(self) -> re.Pattern[str]:
        """What stands behind the identifier of the key in a Digital Link, without the serial."""
        if not self.digits:
            end = f"(?!{self.tail})" if self.tail else ""
            return re.compile(f"((?:{end}[{self.key_characters}])+)", re.ASCII)
        pieces = r"(\d\d)(\d\d)" if self.pieces else ""
        return re.compile(rf"{self.filler}(\d{{{self.digits}}})\d{pieces}", re.ASCII)

    @cached_property
    def link(self) -> re.Pattern[str]:
        """What stands behind the identifier of the key in a Digital Link."""
        if self.tail is None:
            return self.class_link
        serial = f"{self.passed_over}{self.tail}([{self.serial_characters}]+)"
        return re.compile(self.class_link.pattern + serial, re.ASCII)

    def key(self, prefix: str, reference: str) -> str:
        """The value of the key, without pieces and serial."""
        if not self.digits:
            return prefix + reference
        first, rest = (reference[:1], reference[1:]) if self.indicator else ("", reference)
        digits = first + prefix + rest
        return self.filler + digits + check_digit(digits)


_VARIANT: Final = "(?:/22/[^/]+)?"
_VARIANT_AND_LOT: Final = _VARIANT + "(?:/10/[^/]+)?"
_ALL: Final = (
    Scheme(
        "sgtin", "01", 13, indicator=True, passed_over=_VARIANT_AND_LOT, tail="/21/",
        longest_serial=20, class_kind="idpat",
    ),
    Scheme(
        "lgtin", "01", 13, indicator=True, passed_over=_VARIANT, tail="/10/",
        longest_serial=20, class_kind="class",
    ),
    Scheme("upui", "01", 13, indicator=True, tail="/235/", longest_serial=28, class_kind="idpat"),
    Scheme(
        "itip", "8006", 13, indicator=True, pieces=True, passed_over=_VARIANT_AND_LOT, tail="/21/",
        longest_serial=20, class_kind="idpat",
    ),
    Scheme("sscc", "00", 17, indicator=True),
    Scheme("sgln", "414", 12, tail="/254/", longest_serial=20),
    Scheme("pgln", "417", 12),
    Scheme("grai", "8003", 12, filler="0", tail="", longest_serial=16, class_kind="idpat"),
    Scheme("gdti", "253", 12, tail="", longest_serial=17, class_kind="idpat"),
    Scheme(
        "sgcn", "255", 12, tail="", serial_characters=DIGITS, longest_serial=12,
        class_kind="idpat",
    ),
    Scheme("gsrn", "8018", 17),
    Scheme("gsrnp", "8017", 17),
    Scheme("gsin", "402", 16),
    Scheme("giai", "8004", longest_key=30),
    Scheme("ginc", "401", longest_key=30, reference_needed=False),
    Scheme(
        "cpi", "8010", key_characters=SET_39, longest_key=30, tail="/8011/",
        serial_characters=DIGITS, longest_serial=12, class_kind="idpat",
    ),
)  # fmt: skip
SCHEMES: Final[Mapping[str, Scheme]] = {scheme.name: scheme for scheme in _ALL}
LOT_SCHEME: Final = "lgtin"
LOCATION_SCHEME: Final = "sgln"
TOBACCO_SCHEME: Final = "upui"
PATTERN: Final = "idpat"
WITHOUT_EXTENSION: Final = "0"
"""The extension of a SGLN that is the location itself."""
