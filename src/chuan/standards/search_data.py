"""What search knows beside the register: words that mean the same, and products; read from data files."""

import tomllib
from functools import cache
from importlib.resources import files

from chuan.standards.rules.products import Applies, Product
from chuan.standards.rules.search_query import Synonyms, synonyms_of

DATA = "chuan.standards"


@cache
def synonyms() -> Synonyms:
    """Groups of words that mean the same."""
    text = files(DATA).joinpath("data/synonyms.toml").read_text("utf-8")
    return synonyms_of(tomllib.loads(text)["group"])


@cache
def products() -> tuple[Product, ...]:
    """Products and what is known to apply to them."""
    text = files(DATA).joinpath("data/products.toml").read_text("utf-8")
    return tuple(
        Product(
            name=row["name"],
            words=tuple(row["words"]),
            hs=tuple(row["hs"]),
            ics=tuple(row["ics"]),
            source=row["source"],
            must=tuple(Applies(**each) for each in row["must"]),
            may=tuple(Applies(**each) for each in row["may"]),
        )
        for row in tomllib.loads(text)["product"]
    )
