"""The catalogue as people look it up."""

from chuan.core.text import fold


def searched(*words: str) -> str:
    """What a search of the catalogue looks in."""
    return fold("\n".join(words))
