"""What pictures of units share: the country in shades or a province in bubbles, and their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from chuan.domain.charts import About, Area, Bubbles, Choropleth, Dot
from chuan.figures.selectors.sums import Sum
from chuan.orgs.knowledge import unit_rows
from chuan.orgs.maps import national_outline, province_outline

PROVINCE_DIGITS = 2
"""Digits of the code of a province; only provinces are shaded."""


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A unit on a map: its code and name, its figure, what is said beside it."""

    code: str
    name: str
    value: Decimal | None
    note: str = ""


def unit_map(about: About, units: Iterable[UnitMark], province: str) -> Choropleth | Bubbles:
    """Provinces in shades; with a `province` its communes as bubbles."""
    if not province:
        areas = (
            Area(unit.code, unit.name, unit.value, note=unit.note)
            for unit in units
            if len(unit.code) == PROVINCE_DIGITS
        )
        return Choropleth(about, tuple(areas), national_outline())
    centres = {row["code"]: row for row in unit_rows("communes")}
    dots = (
        Dot(unit.name, *_centre(centres.get(unit.code)), unit.value, note=unit.note)
        for unit in units
    )
    return Bubbles(about, tuple(dots), province_outline(province), within=province)


def value_of(total: Sum | None) -> Decimal | None:
    """What is closed of a sum."""
    return total.value if total is not None else None


def closed_on(total: Sum | None) -> str:
    """The same of a sum."""
    return closed_words(total.as_of if total is not None else None)


def closed_words(day: date | None) -> str:
    """The day on which figures were closed, in words; nothing where no day is known."""
    return _("Chốt đến ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"} if day else ""


def _centre(row: dict[str, str] | None) -> tuple[float | None, float | None]:
    if row is None or not row.get("latitude"):
        return None, None
    return float(row["latitude"]), float(row["longitude"])
