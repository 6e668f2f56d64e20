"""The lunar calendar of Vietnam, computed from the sun and the moon at UTC+7.

A month begins on the day (in Vietnam) of the new moon; the eleventh month holds the winter solstice;
between two eleventh months thirteen new moons apart, the first month within which the sun enters no
new twelfth of its way is the leap month. Times of new moons and the sun's longitude follow the series
in J. Meeus, Astronomical Algorithms, chapters 49 and 25, good to a minute and to a hundredth of a
degree in the centuries around 2000.
"""

from datetime import date, timedelta
from functools import cache
from math import floor, radians, sin
from typing import Final

_ZONE: Final = 7 / 24
_MONTH: Final = 29.530588861
_EPOCH_OF_MONTHS: Final = 2451550.09766
"""The new moon of 6 January 2000, as a Julian ephemeris day."""
_J2000: Final = 2451545.0
_DAY_ZERO: Final = 1721424.5
"""The Julian day at which the proleptic Gregorian ordinal 0 begins."""


def lunar_new_year(year: int) -> date:
    """The first day of Tết in a year.

    >>> lunar_new_year(2026)
    datetime.date(2026, 2, 17)
    """
    return solar_day(year, 1, 1)


def solar_day(year: int, month: int, day: int) -> date:
    """The date of a day of a lunar year; of a month that occurs twice, the first.

    >>> solar_day(2026, 3, 10)
    datetime.date(2026, 4, 26)
    """
    start = _eleventh_month(year - 1 if month < 11 else year)
    place = (month + 1) % 12
    leap = _leap_place(start)
    if leap and place >= leap:
        place += 1
    return new_moon_day(start + place) + timedelta(days=day - 1)


@cache
def new_moon_day(number: int) -> date:
    """The day in Vietnam of the new moon `number` months after that of 6 January 2000."""
    when = _new_moon(number)
    universal = when - _dynamical_seconds(when) / 86400
    return date.fromordinal(floor(universal + _ZONE - _DAY_ZERO))


@cache
def _eleventh_month(year: int) -> int:
    """The number of the new moon that opens the month of the winter solstice of `year`."""
    last_day = date(year, 12, 31)
    number = round((last_day.toordinal() + _DAY_ZERO - _EPOCH_OF_MONTHS) / _MONTH) + 1
    while new_moon_day(number) > last_day:
        number -= 1
    solstice_has_passed = _twelfth(new_moon_day(number)) == 9
    return number - 1 if solstice_has_passed else number


@cache
def _leap_place(start: int) -> int:
    """How many months after the eleventh the leap month comes; 0 for none."""
    year = new_moon_day(start).year
    if _eleventh_month(year + 1) - start <= 12:
        return 0
    starts = [_twelfth(new_moon_day(start + place)) for place in range(15)]
    return next(place for place in range(1, 14) if starts[place] == starts[place + 1])


def _twelfth(day: date) -> int:
    """In which twelfth of its way (0 to 11, 0 from the spring equinox) the sun is as a day begins."""
    universal = day.toordinal() + _DAY_ZERO - _ZONE
    return floor(_sun_longitude(universal + _dynamical_seconds(universal) / 86400) / 30)


def _sun_longitude(julian: float) -> float:
    """Apparent longitude of the sun in degrees, 0 to 360, at a Julian ephemeris day."""
    century = (julian - _J2000) / 36525
    mean = 280.46646 + 36000.76983 * century + 0.0003032 * century**2
    anomaly = radians(357.52911 + 35999.05029 * century - 0.0001537 * century**2)
    centre = (
        (1.914602 - 0.004817 * century - 0.000014 * century**2) * sin(anomaly)
        + (0.019993 - 0.000101 * century) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1934.136 * century)
    return (mean + centre - 0.00569 - 0.00478 * sin(node)) % 360


def _dynamical_seconds(julian: float) -> float:
    """How far dynamical time is ahead of universal time, in seconds (polynomials of Espenak, Meeus)."""
    years = (julian - _J2000) / 365.25
    if -14 <= years <= 50:
        return 62.92 + 0.32217 * years + 0.005589 * years**2
    parabola = -20 + 32 * ((years + 180) / 100) ** 2
    return parabola - 0.5628 * (150 - years) if years > 50 else parabola


_TERMS: Final = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
)
"""Size in days, power of the eccentricity, multiples of the sun's and the moon's anomaly and of F."""


def _new_moon(number: int) -> float:
    """The Julian ephemeris day of a new moon, to about a minute."""
    century = number / 1236.85
    mean = _EPOCH_OF_MONTHS + _MONTH * number + 0.00015437 * century**2
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * century**2)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * century**2)
    node = radians(124.7746 - 1.56375588 * number + 0.0020672 * century**2)
    eccentricity = 1 - 0.002516 * century - 0.0000074 * century**2
    periodic = sum(
        size * eccentricity**power * sin(of_sun * sun + of_moon * moon + of_latitude * latitude)
        for size, power, of_sun, of_moon, of_latitude in _TERMS
    )
    planets = 0.000325 * sin(radians(299.77 + 0.107408 * number - 0.009173 * century**2))
    return mean + periodic - 0.00017 * sin(node) + planets
