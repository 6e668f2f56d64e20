"""What a body looks over: the country, a province or a commune; its own place, or that it compiles."""

from dataclasses import dataclass

from chuan.core.actor import Actor
from chuan.figures.selectors.reach import reach_of
from chuan.orgs.enums import Level, PlaceLevel
from chuan.orgs.models import Place


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
    """The widest place that the very body acted for compiles or governs; None when it has none.

    A body of the party has none: what stands on a desk are figures of the state.
    """
    reach = reach_of(actor, with_units=False)
    if reach.is_country:
        return Desk(None, whole_country)
    widest = min(reach.tops, key=lambda at: (at.level != PlaceLevel.PROVINCE, at.pk), default=None)
    return None if widest is None else Desk(widest, widest.name)
