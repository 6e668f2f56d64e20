"""How a target is said: "ít nhất 10%, hằng năm từ 2025", or that no number is set."""

from decimal import Decimal

from django.utils.translation import gettext as _

from chuan.figures import labels
from chuan.figures.enums import Comparator, Stage
from chuan.figures.models import Indicator, Target
from chuan.figures.rules.numbers import write_number

MOST_PLACES = 4


def said_target(target: Target) -> str:
    """The whole target in a few words, without the name of the indicator."""
    if target.value is None:
        return _("không có mục tiêu số")
    words = (
        f"{labels.COMPARATOR[Comparator(target.comparator)]} {said(target.indicator, target.value)}"
    )
    if target.stage:
        words += f" ({str(labels.STAGE[Stage(target.stage)]).lower()})"
    years = said_years(target)
    return f"{words}, {years}" if years else words


def said(indicator: Indicator, value: Decimal, places: int = MOST_PLACES) -> str:
    """A figure with its unit: "10%", "3 cuộc"."""
    number = write_number(value, places)
    return f"{number}%" if indicator.unit == "%" else f"{number} {indicator.unit}"


def said_years(target: Target) -> str:
    """From which year until which it holds, or nothing where no year is given."""
    begins, ends = target.year_from, target.year_until
    if begins and ends:
        if begins == ends:
            return _("năm %(year)d") % {"year": begins}
        return _("từ năm %(first)d đến năm %(last)d") % {"first": begins, "last": ends}
    if begins:
        return _("từ năm %(year)d") % {"year": begins}
    return _("hằng năm đến năm %(year)d") % {"year": ends} if ends else ""
