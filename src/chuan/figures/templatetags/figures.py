"""A figure as people read it: with the decimals of its indicator, thousands apart, empty as a dash."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from django import template
from django.utils.formats import number_format

register = template.Library()


class Measured(Protocol):
    """Whatever says how many decimals its figures have: an indicator, a column of a publication."""

    decimals: int


@register.filter
def figure(value: Decimal | None, indicator: Measured) -> str:
    """`value` rounded to the decimals of `indicator`, in the way of the reader's language."""
    if value is None:
        return "–"
    exact = Decimal(value).quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_HALF_UP)
    return number_format(exact, decimal_pos=indicator.decimals, use_l10n=True, force_grouping=True)
