"""Searches that a person keeps, and the address each opens at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.standards.models import SavedSearch
from chuan.standards.rules.kept_search import as_filters
from chuan.standards.rules.search_facets import Filters

KEYS = {"kind": "loai", "status": "hieu_luc", "year": "nam", "field": "linh_vuc"}
"""Names of the facets in the address of the register."""


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One kept search: its name, where it opens, how many records it found when it was looked at."""

    uid: UUID
    name: str
    url: str
    query: str
    alerts: bool
    found: int
    looked_at: datetime | None


def saved_searches(actor: Actor) -> Sequence[SavedLine]:
    """The actor's own, by name."""
    rows = SavedSearch.objects.filter(person_id=actor.id).annotate(found=Count("hits"))
    return tuple(
        SavedLine(
            row.uid, row.name, address_of(row), row.query, row.alerts, row.found, row.looked_at
        )
        for row in rows.order_by("name")
    )


def address_of(kept: SavedSearch) -> str:
    """The page of the register that shows the search."""
    return reverse("standards:standard_list") + address(kept.query, as_filters(kept.filters))


def address(text: str, filters: Filters, order: str = "", number: int = 1) -> str:
    """The query string of a page of the register."""
    pairs: list[tuple[str, str]] = [("q", text)] if text else []
    for name, key in KEYS.items():
        pairs += [(key, value) for value in sorted(getattr(filters, name))]
    pairs += [("ics", filters.ics)] if filters.ics else []
    pairs += [("xep", order)] if order else []
    pairs += [("trang", str(number))] if number > 1 else []
    return f"?{urlencode(pairs)}"
