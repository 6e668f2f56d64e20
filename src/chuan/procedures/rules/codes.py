"""Codes of receipts: easy to read aloud, hard to guess, a slip of the hand is noticed."""

from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs without those that look alike (0 O, 1 I)."""
LENGTH: Final = 12


def with_check(signs: str) -> str:
    """The signs and one more that depends on all of them and on their places."""
    return signs + ALPHABET[_sum(signs)]


def read_code(text: str) -> str:
    """A code as typed (spaces, hyphens, small letters), or "" when it cannot be one."""
    code = "".join(text.upper().split()).replace("-", "")
    if len(code) != LENGTH + 1 or not set(code) <= set(ALPHABET):
        return ""
    return code if with_check(code[:-1]) == code else ""


def spoken(code: str) -> str:
    """In groups, as it is printed."""
    return "-".join((code[:4], code[4:8], code[8:]))


def _sum(signs: str) -> int:
    total = 0
    for place, sign in enumerate(signs, 1):
        total += (2 * place + 1) * ALPHABET.index(sign)
    return total % len(ALPHABET)
