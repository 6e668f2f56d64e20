"""Types of links: the terms of known vocabularies, one spelling of each, what people call them."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

from chuan.domain.kept import kept
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.identifiers.errors import LinkRefused

GS1: Final = "https://ref.gs1.org/voc/"
NAMESPACES: Final = {"gs1": GS1, "schema": "https://schema.org/"}
"""What each prefix of a CURIE stands for."""
DEFAULT: Final = "gs1:defaultLink"
DEFAULT_MULTI: Final = "gs1:defaultLinkMulti"
HANDLED_BY: Final = "gs1:handledBy"
RECALL: Final = "gs1:recallStatus"
ONLY_SAID: Final = (DEFAULT, DEFAULT_MULTI, HANDLED_BY)
"""Types that a resolver says of links; nobody gives them to one."""
_SPELLINGS: Final = re.compile(
    r"(?:https?://(?:ref\.|www\.|id\.)?gs1\.org/voc/|gs1:)([A-Za-z][A-Za-z0-9]*)"
)
_SCHEMA: Final = re.compile(r"(?:https?://schema\.org/|schema:)([A-Za-z][A-Za-z0-9]*)")
_LONGEST: Final = 200
UNKNOWN_TERM: Final = gettext_noop("“%(term)s” không phải loại liên kết trong bộ từ vựng của GS1.")
NOT_A_TYPE: Final = gettext_noop(
    "Loại liên kết phải là một từ của GS1 (ví dụ gs1:pip) hoặc một địa chỉ https:// của bộ từ vựng khác."
)
DUPLICATES: Final = gettext_noop("GS1 đã có loại liên kết này: hãy dùng gs1:%(term)s.")


@dataclass(frozen=True, slots=True)
class LinkType:
    """One term of the GS1 Web Vocabulary with its names."""

    curie: str
    vi: str
    en: str


@cache
def known() -> Mapping[str, LinkType]:
    """Every link type of the GS1 Web Vocabulary by its CURIE, the common ones first."""
    text = resources.files("chuan.identifiers").joinpath("data", "link_types.csv")
    rows = csv.DictReader(text.read_text(encoding="utf-8").splitlines())
    found = [LinkType(f"gs1:{row['term']}", row["vi"], row["en"]) for row in rows]
    return {each.curie: each for each in found}


@kept(1024)
def compact(text: str) -> str:
    """One spelling of a link type: a CURIE for known vocabularies in any spelling, else as it is.

    >>> compact("https://gs1.org/voc/pip"), compact("gs1:pip"), compact("https://example.com/x")
    ('gs1:pip', 'gs1:pip', 'https://example.com/x')
    """
    if found := _SPELLINGS.fullmatch(text):
        return f"gs1:{found[1]}"
    if found := _SCHEMA.fullmatch(text):
        return f"schema:{found[1]}"
    return text


def whole(curie: str) -> str:
    """The URI of a link type.

    >>> whole("gs1:pip")
    'https://ref.gs1.org/voc/pip'
    """
    prefix, _, term = curie.partition(":")
    return f"{NAMESPACES[prefix]}{term}" if prefix in NAMESPACES else curie


def checked_type(text: str) -> str:
    """The spelling in which a type is kept; LinkRefused for what no link of ours may be.

    Another vocabulary's type is a whole https URI, whose last word may not be one of GS1's own.
    """
    curie = compact(text.strip())
    if curie in known():
        return curie
    if curie.startswith("gs1:"):
        raise LinkRefused(Sentence(UNKNOWN_TERM, term=curie[:60]), field="type")
    parts = urlsplit(whole(curie))
    if parts.scheme != "https" or not parts.netloc or len(curie) > _LONGEST or _is_odd(curie):
        raise LinkRefused(NOT_A_TYPE, field="type")
    term = re.split(r"[/#]", curie.removeprefix("schema:").rstrip("/"))[-1]
    if f"gs1:{term}" in known():
        raise LinkRefused(Sentence(DUPLICATES, term=term), field="type")
    return curie


def name_of(curie: str, language: str = "vi") -> str:
    """What people call a type; an unknown one as it is."""
    found = known().get(curie)
    if found is None:
        return curie
    return found.en if language == "en" else found.vi


def _is_odd(text: str) -> bool:
    return not re.fullmatch(r"[!-;=?-\[\]_a-z~]+", text)
