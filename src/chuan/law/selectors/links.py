"""Where the page of an act is, for pages that name acts by their symbols."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from chuan.law.models import Act
from chuan.law.rules import symbol_key


def act_links(symbols: Iterable[str]) -> Mapping[str, str]:
    """The address of each act that the register holds, by the symbol as given; one query.

    Where several issuers share a symbol, the best known one answers.
    """
    keys = {symbol: symbol_key(symbol) for symbol in symbols if symbol}
    if not keys:
        return {}
    rows = (
        Act.objects.filter(symbol_key__in=set(keys.values()))
        .order_by("-confidence", "-pk")
        .values_list("symbol_key", "uid")
    )
    pages = {key: reverse("law:act_detail", args=[uid]) for key, uid in rows}
    return {symbol: pages[key] for symbol, key in keys.items() if key in pages}
