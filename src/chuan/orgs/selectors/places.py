"""Reads of administrative units, present and former."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place, PlaceSuccession
from chuan.orgs.rules.lexicon import PLACE_WORDS
from chuan.orgs.rules.naming import bare_key, name_key


def places_named(name: str, word: str = "", *, province: str = "", within: str = "") -> list[Place]:
    """Units of exactly this name, diacritics and kind included, those that still exist first.

    `word` is the word printed before the name ("xã"), empty for any kind; `province` a code: units
    of that province, or of one that became it, go before all others. `within` is the name of a
    unit that the place stands in, present or former.
    """
    key = name_key(name)
    found = Place.objects.filter(folded=bare_key(name)).select_related("parent__parent")
    if word:
        found = found.filter(kind__in=PLACE_WORDS.get(word, ()))
    same = [place for place in found.order_by("code", "pk") if name_key(place.short_name) == key]
    if within:
        same = [place for place in same if name_key(within) in _names_above(place)] or same
    if not word:
        provinces = [place for place in same if place.level == PlaceLevel.PROVINCE]
        same = provinces or same
    here = [place for place in same if province and province in provinces_of(place)]
    living = [place for place in (here or same) if place.valid_until is None]
    return living or here or same


def _names_above(place: Place) -> set[str]:
    """Keys of the names of the units that a place stands in."""
    names: set[str] = set()
    top = place.parent
    while top is not None:
        names.add(name_key(top.short_name))
        top = top.parent
    return names


def provinces_of(place: Place) -> set[str]:
    """Codes of the province that a unit is or stands in, and of what that province became."""
    top = place
    while top.parent is not None:
        top = top.parent
    codes = {top.code}
    if top.valid_until is not None:
        codes.update(
            PlaceSuccession.objects.filter(predecessor=top).values_list(
                "successor__code", flat=True
            )
        )
    return codes


def heirs_of(places: Iterable[Place]) -> Mapping[int, tuple[str, str]]:
    """Ids of the units that `places` became, with the basis and the confidence of the edge."""
    former = [place.pk for place in places]
    edges = PlaceSuccession.objects.filter(
        Q(predecessor__in=former)
        | Q(predecessor__parent__in=former, predecessor__parent__level=PlaceLevel.DISTRICT)
    )
    return {
        edge.successor_id: (edge.basis_symbol, edge.confidence)
        for edge in edges.order_by("-main", "pk")
    }
