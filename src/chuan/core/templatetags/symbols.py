"""Keeps numbers of documents whole where lines are broken."""

import re
from typing import Final

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_SYMBOL: Final = re.compile(r"(?<!\S)\d{1,5}[-/][^\s,;&]{1,20}(?=[\s,;]|$)")


@register.filter
def whole_symbols(text: object) -> SafeString:
    """Escaped text in which no line breaks within a symbol such as 312-KH/TU.

    >>> whole_symbols("312-KH/TU, mục I")
    '<span class="nowrap">312-KH/TU</span>, mục I'
    """
    said = escape(str(text))
    whole = _SYMBOL.sub(lambda found: f'<span class="nowrap">{found[0]}</span>', said)
    return mark_safe(whole)  # noqa: S308  (escaped above; only our own tag is added)
