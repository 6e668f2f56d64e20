"""How much a text looks like Vietnamese: the share of its syllables that are everyday ones."""

import re
from functools import cache
from importlib import resources

_TOKEN = re.compile(r"[^\W\d_]+")
_ODD = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")

READABLE = 0.22
"""Share above which a text is Vietnamese; prose has 0.5 to 0.7, lists of names 0.3, noise 0.05."""
ENOUGH_TOKENS = 12
"""Fewer syllables than this say nothing about a text."""


@cache
def everyday_syllables() -> frozenset[str]:
    """The commonest written syllables of administrative Vietnamese, in lower case."""
    file = resources.files("chuan.documents.readers").joinpath("everyday_syllables.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def likeness(text: str) -> float:
    """From 0 (nothing Vietnamese) to 1; a text without syllables has 0.

    >>> likeness("Kế hoạch triển khai của Ủy ban nhân dân tỉnh") > 0.8
    True
    >>> likeness("KÕ ho¹ch triÓn khai cña Uû ban nh©n d©n tØnh") < 0.4
    True
    """
    tokens = _TOKEN.findall(text.lower())
    if not tokens:
        return 0.0
    known = everyday_syllables()
    hits = sum(token in known for token in tokens)
    return hits / (len(tokens) + 3 * len(_ODD.findall(text)))


def syllable_count(text: str) -> int:
    """How many runs of letters a text has."""
    return len(_TOKEN.findall(text))


def is_gibberish(text: str) -> bool:
    """Whether a text long enough to tell is not Vietnamese (a broken text layer, noise)."""
    tokens = syllable_count(text)
    odd = len(_ODD.findall(text))
    if odd > 5 and odd * 4 > tokens:
        return True
    return tokens >= ENOUGH_TOKENS and likeness(text) < READABLE


def everyday_count(text: str) -> int:
    """How many everyday syllables of two letters or more a text has."""
    known = everyday_syllables()
    tokens = _TOKEN.findall(text.lower())
    return sum(len(token) > 1 and token in known for token in tokens)
