"""Products in people's words and what is known to apply to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from chuan.standards.rules.search_words import folded


@dataclass(frozen=True, slots=True)
class Applies:
    """A standard that applies by what a source says; `confidence` as in the law."""

    number: str
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product: its names, codes of goods, fields, and what must and may be applied."""

    name: str
    words: tuple[str, ...]
    hs: tuple[str, ...]
    ics: tuple[str, ...]
    source: str
    must: tuple[Applies, ...]
    may: tuple[Applies, ...]


def meant(text: str, hs: str, products: Sequence[Product]) -> Product | None:
    """The product that a question names: the longest name that stands in it; or its code of goods.

    A name must make up most of the question, so that "phân tích đất trồng chè" asks for no product.

    >>> tea = Product("Chè", ("chè", "trà"), ("0902",), (), "", (), ())
    >>> [meant(text, "", [tea]) is tea for text in ("chè", "tiêu chuẩn chè", "phân tích đất trồng chè")]
    [True, True, False]
    >>> meant("", "090210", [tea]) is tea, meant("che", "", [tea]) is tea
    (True, True)
    """
    if hs:
        coded = [one for one in products if any(_of_code(hs, code) for code in one.hs)]
        return coded[0] if coded else None
    words = [word for word in folded(text) if word not in _ASKING]
    best: tuple[int, Product] | None = None
    for one in products:
        for name in one.words:
            length = _length_in(words, folded(name))
            if length * 2 > len(words) and (best is None or length > best[0]):
                best = (length, one)
    return best[1] if best else None


_ASKING = frozenset(
    (
        "tieu",
        "chuan",
        "quy",
        "ap",
        "dung",
        "cho",
        "san",
        "pham",
        "ve",
        "ky",
        "thuat",
        "phai",
        "gi",
        "lam",
    )
)


def _of_code(asked: str, code: str) -> bool:
    return asked.startswith(code) or code.startswith(asked)


def _length_in(words: Sequence[str], name: Sequence[str]) -> int:
    """How many words of the question the name takes; 0 when it does not stand in it."""
    size = len(name)
    found = any(list(words[at : at + size]) == list(name) for at in range(len(words) - size + 1))
    return size if size and found else 0
