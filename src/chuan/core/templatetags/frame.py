"""Which place of the rail a page belongs to."""

from collections.abc import Sequence

from django import template

from chuan.core.navigation import NavItem

register = template.Library()


@register.simple_tag
def current_place(items: Sequence[NavItem], path: str) -> str:
    """The key of the place whose address begins `path` and is longest; empty for none."""
    holding = [(len(url), item.key) for item in items for url in item.urls if path.startswith(url)]
    return max(holding)[1] if holding else ""
