"""What a request asks for, read from its query string and headers."""

import re
from typing import Final
from urllib.parse import unquote_plus

from chuan.domain.kept import kept
from chuan.identifiers.rules.link_types import DEFAULT, compact
from chuan.identifiers.types import Asked, Ranges

LINKSET: Final = "application/linkset+json"
HTML: Final = "text/html"
WANTS_LINKSET: Final = ("linkset", "all")
"""Values of `linkType` that ask for the list of links; "all" is the older word."""
MOST: Final = 40
"""Values of one header, or parameters, that are looked at."""
_QUALITY: Final = re.compile(r"\s*;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.I)
_SEPARATORS: Final = re.compile(r"[&;]")
_WORDS: Final = re.compile(r"[\s,|]+")


@kept(1024)
def read_accept(header: str) -> Ranges:
    """The ranges of an Accept or Accept-Language header with their qualities, the best first.

    What makes no sense is left out.

    >>> read_accept("vi-VN, en;q=0.5, fr;q=x")
    (('vi-vn', 1.0), ('fr', 1.0), ('en', 0.5))

    Basis: RFC 9110, 12.5.
    """
    found = []
    for part in header.lower().split(",")[:MOST]:
        value = part.partition(";")[0].strip()
        if value:
            said = _QUALITY.search(part)
            found.append((value, min(1.0, float(said[1])) if said else 1.0))
    return tuple(sorted(found, key=lambda each: -each[1]))


@kept(1024)
def prefers_linkset(header: str) -> bool:
    """Whether an Accept header names the linkset and nothing that it likes better."""
    ranges = read_accept(header)
    quality = dict(ranges).get(LINKSET, 0.0)
    return quality > 0 and quality >= ranges[0][1]


@kept(1024)
def prefers_page(header: str) -> bool:
    """Whether a person's browser asks: HTML is named, and no JSON is liked better."""
    qualities = dict(read_accept(header))
    page = qualities.get(HTML, 0.0)
    other = max((q for name, q in qualities.items() if name.endswith("json")), default=0.0)
    return page > 0 and page >= other


def read_asked(query: str, accept: str, language: str) -> Asked:
    """What is asked: `linkType`, `context` and the two headers of preference."""
    link_type, contexts = "", list[str]()
    if query:
        for part in _SEPARATORS.split(query, MOST)[:MOST]:
            name, _, value = part.partition("=")
            word = name.lower()
            if word == "linktype" and not link_type:
                link_type = unquote_plus(value).strip()
            elif word == "context":
                contexts += filter(None, _WORDS.split(unquote_plus(value).lower()))
    wants_linkset = link_type.lower() in WANTS_LINKSET or prefers_linkset(accept)
    wanted = compact(link_type)
    return Asked(
        link_type="" if wants_linkset or wanted == DEFAULT else wanted,
        wants_linkset=wants_linkset,
        languages=read_accept(language),
        media=read_accept(accept),
        contexts=tuple(contexts[:MOST]),
    )
