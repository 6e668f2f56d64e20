"""Units as spreadsheets call them, those that are no more included: read once for many rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chuan.domain.cascade import Life
from chuan.orgs.models import Place
from chuan.orgs.rules.naming import name_key

_WIDTHS = (2, 3, 5)
"""Digits of the codes of provinces, districts and communes; spreadsheets drop leading zeros."""


@dataclass(frozen=True, slots=True)
class FormerUnits:
    """Every life of the units that some codes may mean, by code."""

    of_code: Mapping[str, Sequence[Place]]

    def called(self, code: str, name: str, on: date) -> Place | None:
        """The unit of this code on that day; its name tells apart codes that lost their zeros."""
        codes = _meant_by(code)
        found = [place for each in codes for place in self.of_code.get(each, ()) if _is(place, on)]
        exact = [place for place in found if place.code == _digits(code)]
        named = [place for place in found if name and name_key(place.name) == name_key(name)]
        for group in (named, exact, found):
            if len(group) == 1:
                return group[0]
        return None


def units_called(codes: Iterable[str]) -> FormerUnits:
    """What these codes may mean on any day, with what holds them; one question."""
    wanted = {each for code in codes for each in _meant_by(code)}
    of_code: dict[str, list[Place]] = defaultdict(list)
    for place in Place.objects.filter(code__in=wanted).select_related("parent__parent"):
        of_code[place.code].append(place)
    return FormerUnits(of_code)


def _digits(code: str) -> str:
    """A number that a spreadsheet wrote as 1.0 is the code 1."""
    return code.strip().removesuffix(".0")


def _meant_by(code: str) -> set[str]:
    digits = _digits(code)
    if not (digits.isascii() and digits.isdigit()):
        return set()
    return {digits.zfill(width) for width in _WIDTHS if width >= len(digits)}


def _is(place: Place, on: date) -> bool:
    return Life(place.pk, None, place.valid_from, place.valid_until).holds(on)
