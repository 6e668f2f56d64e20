"""Whose sums a body may read: of its own place, of those below, and of those it compiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.errors import FiguresNotFound
from chuan.figures.models import Compiler
from chuan.figures.rules.tiers import is_seat
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Organisation, Place, PlaceSuccession
from chuan.orgs.rules.paths import is_of_the_party

COUNTRY = "vn"
"""The address of the whole country."""
_LEVEL = {2: PlaceLevel.PROVINCE, 3: PlaceLevel.DISTRICT, 5: PlaceLevel.COMMUNE}


@dataclass(frozen=True, slots=True)
class Reach:
    """Places at the top of what may be read; everything for who compiles the country."""

    is_country: bool
    tops: tuple[Place, ...] = ()

    @property
    def places(self) -> frozenset[int]:
        """The rows of the tops."""
        return frozenset(top.pk for top in self.tops)

    def holds(self, place: Place | None) -> bool:
        """Whether sums of the place may be read: it stands below a top, or all that it became does."""
        if self.is_country or place is None:
            return self.is_country
        chain = chain_of(place)
        if any(at.pk in self.places for at in chain):
            return True
        return any(self._became(at) for at in chain if at.valid_until is not None)

    def _became(self, place: Place) -> bool:
        heirs = PlaceSuccession.objects.filter(predecessor=place).order_by("pk")
        found = [heir.successor for heir in heirs.select_related("successor")]
        return bool(found) and all(self.places & {at.pk, at.parent_id} for at in found)


def reach_of(actor: Actor, *, with_units: bool = True) -> Reach:
    """What the body acted for may read: what it, or a unit of it, compiles; a government, its place.

    Without its units: what the very body compiles; a government that compiles nothing, its place.
    Sums are those of the state: to the party no place is open, whichever it compiles for itself.
    """
    if is_of_the_party(actor.path):
        return Reach(is_country=False)
    compilers = Compiler.objects.of(actor).select_related("place__parent").order_by("pk")
    if not with_units:
        compilers = compilers.filter(organisation__path=actor.path)
    places = [row.place for row in compilers]
    if actor.path == "/" or None in places:
        return Reach(is_country=True)
    if with_units or not places:
        places.append(_governed(actor))
    tops = {place.pk: place for place in places if place is not None}
    return Reach(is_country=False, tops=tuple(tops.values()))


def readable_place(reach: Reach, code: str) -> Place | None:
    """The place of this address, None for the country; `FiguresNotFound` when it may not be read."""
    place = None if code == COUNTRY else _place(code)
    if not reach.holds(place):
        raise FiguresNotFound
    return place


def address_of(place: Place | None) -> str:
    """The code, with the last day of a unit that is no more: codes were given anew in 2025."""
    if place is None:
        return COUNTRY
    if place.valid_until is None:
        return place.code
    return f"{place.code}-{place.valid_until:%Y%m%d}"


def chain_of(place: Place) -> Sequence[Place]:
    """The place and those that hold it, the nearest first."""
    chain = [place]
    while chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return chain


def _governed(actor: Actor) -> Place | None:
    """The own place of a government; units inherit one too, but do not govern it."""
    if not is_seat(actor.path):
        return None
    own = Organisation.objects.filter(path=actor.path, place__isnull=False)
    found = own.select_related("place__parent").order_by("pk").first()
    return None if found is None else found.place


def _place(code: str) -> Place:
    digits, _dash, ended = code.partition("-")
    lives = Q(valid_until__isnull=True)
    if ended:
        try:
            day = datetime.strptime(ended, "%Y%m%d").replace(tzinfo=clock.VIETNAM).date()
        except ValueError as error:
            raise FiguresNotFound from error
        lives = Q(valid_until=day)
    found = (
        Place.objects.filter(lives, code=digits, level=_LEVEL.get(len(digits), ""))
        .select_related("parent__parent")
        .order_by("pk")
        .last()
    )
    if found is None:
        raise FiguresNotFound
    return found
