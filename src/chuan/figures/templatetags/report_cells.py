"""Figures of a report as its boxes write them, and how each came to be there."""

from decimal import Decimal

from django import template

from chuan.figures import labels
from chuan.figures.rules.numbers import shown_number

register = template.Library()


@register.filter
def in_cell(value: Decimal | None, decimals: int) -> str:
    """The figure as a box of the report shows it; a dash for none."""
    return shown_number(value, decimals)


@register.filter
def origin_label(origin: str) -> str:
    """How the figure came into its cell; nothing for a cell that nobody wrote."""
    return str(labels.ORIGIN.get(origin, ""))
