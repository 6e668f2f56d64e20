"""What search knows beside the register: words that mean the same, and products; read from data files."""

import tomllib
from functools import cache
from importlib.resources import files

from chuan.standards.rules.search_query import Synonyms, synonyms_of

DATA = "chuan.standards"


@cache
def synonyms() -> Synonyms:
    """Groups of words that mean the same."""
    text = files(DATA).joinpath("data/synonyms.toml").read_text("utf-8")
    return synonyms_of(tomllib.loads(text)["group"])
