"""Answers kept for texts that come again; long texts are not kept, or a stranger could fill the memory."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 200
"""Characters of a text worth keeping: identifiers, words and moments are shorter."""

Answer = TypeVar("Answer")


def kept(
    most: int, *, longest: int = LONGEST
) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """`lru_cache` of `most` answers, for texts of up to `longest` characters only."""

    def keeping(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
        remembered = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str) -> Answer:
            return remembered(text) if len(text) <= longest else function(text)

        return answer

    return keeping
