"""What a body looks over: the country, a province or a commune; its own place, or that it compiles."""

from dataclasses import dataclass

from chuan.core.actor import Actor
from chuan.figures.models import Compiler
from chuan.figures.rules.tiers import is_seat
from chuan.orgs.enums import Level, PlaceLevel
from chuan.orgs.models import Organisation, Place
from chuan.orgs.rules.paths import is_of_the_party


@dataclass(frozen=True, slots=True)
class Desk:
    """The place whose figures the body acted for reads as a whole; None is the country."""

    place: Place | None
    name: str

    @property
    def is_country(self) -> bool:
        """All provinces."""
        return self.place is None

    @property
    def is_province(self) -> bool:
        """One province and its communes."""
        return self.place is not None and self.place.level == PlaceLevel.PROVINCE

    @property
    def tier(self) -> str:
        """The tier of the place."""
        return str(Level.CENTRAL) if self.place is None else self.place.level

    @property
    def province(self) -> Place | None:
        """The province that it is, or stands in."""
        at = self.place
        while at is not None and at.level != PlaceLevel.PROVINCE:
            at = at.parent
        return at


def desk_of(actor: Actor, whole_country: str = "Cả nước") -> Desk | None:
    """The widest place that the body acted for compiles or governs; None when it has none.

    A body of the party has none: what stands on a desk are figures of the state.
    """
    if is_of_the_party(actor.path):
        return None
    compiled = list(
        Compiler.objects.of(actor)
        .filter(organisation__path=actor.path)
        .select_related("place__parent")
        .order_by("pk")
    )
    if actor.path == "/" or any(row.place_id is None for row in compiled):
        return Desk(None, whole_country)
    places = [row.place for row in compiled if row.place is not None]
    if not places and is_seat(actor.path):
        own = (
            Organisation.objects.filter(path=actor.path, place__isnull=False)
            .select_related("place__parent")
            .first()
        )
        places = [own.place] if own is not None and own.place is not None else []
    if not places:
        return None
    widest = min(places, key=lambda place: (place.level != PlaceLevel.PROVINCE, place.pk))
    return Desk(widest, widest.name)
