"""What the search box found, from every room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from chuan.core import search
from chuan.core.actor import Actor
from chuan.core.search import SearchHit
from chuan.portal.labels import KINDS, kind_label
from chuan.standards.selectors.register_list import Hit, first_hits

PER_PAGE: Final = 20
FIRST_STANDARDS: Final = 3
MOST_PAGES: Final = 50
"""Nobody leafs further; a narrower question is asked for instead."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of thing and how many of it were found; the first facet is all of them."""

    kind: str
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found and what it is called by kind."""

    hit: SearchHit
    kind_label: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of what the search box found."""

    query: str
    kind: str
    found: Sequence[Found]
    facets: Sequence[Facet]
    total: int
    suggestion: str
    number: int
    last: int
    standards: Sequence[Hit]
    standards_total: int


def search_page(actor: Actor, query: str, kind: str, number: int) -> ResultPage:
    """At most 20 things that `actor` may see, with how many there are of each kind."""
    kinds = [kind] if kind else None
    number = min(number, MOST_PAGES)
    start = (number - 1) * PER_PAGE
    result = search.search(actor, query, kinds=kinds, limit=PER_PAGE, offset=start)
    last = min(max(1, -(-result.total // PER_PAGE)), MOST_PAGES)
    standards: Sequence[Hit] = ()
    standards_total = 0
    if number == 1 and not kind:
        standards, standards_total = first_hits(actor, query, FIRST_STANDARDS)
    return ResultPage(
        query=query,
        kind=kind,
        found=tuple(Found(hit, kind_label(hit.kind)) for hit in result.hits),
        facets=_facets(result.by_kind),
        total=result.total,
        suggestion=result.suggestion,
        number=min(number, last),
        last=last,
        standards=standards,
        standards_total=standards_total,
    )


def _facets(by_kind: Mapping[str, int]) -> tuple[Facet, ...]:
    """All, then every kind that has something, in the order of the labels."""
    order = [*KINDS, *sorted(set(by_kind) - set(KINDS))]
    each = [Facet(kind, kind_label(kind), by_kind[kind]) for kind in order if by_kind.get(kind)]
    return (Facet("", _("Tất cả"), sum(by_kind.values())), *each) if each else ()
