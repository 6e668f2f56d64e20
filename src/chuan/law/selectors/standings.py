"""The standing of many acts at once, for pages and rules that rest on several."""

from collections.abc import Iterable, Mapping
from datetime import date

from chuan.law.enums import Standing
from chuan.law.models import Act
from chuan.law.rules import Verdict, symbol_key
from chuan.law.selectors.acts import verdict_of


def verdicts(symbols: Iterable[str], on: date) -> Mapping[str, Verdict]:
    """What is known of each act on a day, by the symbol as given; two queries.

    Where several issuers share a symbol, the best known one answers; one that is not registered is
    unknown.
    """
    keys = {symbol: symbol_key(symbol) for symbol in symbols}
    acts = (
        Act.objects.filter(symbol_key__in=set(keys.values()))
        .prefetch_related("intervals")
        .order_by("-confidence", "-pk")
    )
    found = {act.symbol_key: verdict_of(act, on) for act in acts}
    return {symbol: found.get(key, Verdict(Standing.UNKNOWN, on)) for symbol, key in keys.items()}
