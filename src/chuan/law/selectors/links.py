"""Where the page of an act is, for pages that name acts by their symbols."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from chuan.law.models import Act
from chuan.law.rules import symbol_key


@dataclass(frozen=True, slots=True)
class Ground:
    """An act and the place in it that something rests on; no address when the register does not hold it."""

    words: str
    url: str


def grounds(
    basis: Iterable[tuple[str, str]], links: Mapping[str, str] | None = None
) -> Sequence[Ground]:
    """Pairs of a symbol and an article in words, each with the page of its act.

    `links` are given where many things share one look (`act_links`); else it is one query.
    """
    pairs = tuple(basis)
    known = act_links(symbol for symbol, _article in pairs) if links is None else links
    return tuple(
        Ground(f"{article}, {symbol}" if article else symbol, known.get(symbol, ""))
        for symbol, article in pairs
    )


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
