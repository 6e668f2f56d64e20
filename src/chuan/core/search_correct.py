"""Slips of the keyboard: the words one keystroke away."""

from string import ascii_lowercase


def near_words(word: str) -> frozenset[str]:
    """Every word made from a folded one by a letter more, less, other, or two letters swapped."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {left + right[1:] for left, right in halves if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    other = {left + sign + right[1:] for left, right in halves if right for sign in ascii_lowercase}
    more = {left + sign + right for left, right in halves for sign in ascii_lowercase}
    return frozenset((less | swapped | other | more) - {word, ""})
