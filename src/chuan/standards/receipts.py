"""Codes that senders of comments keep: drawn by chance, known here only by their digest."""

import hashlib
import secrets
from typing import Final

LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH: Final = 12


def new_code() -> str:
    """A code that is easy to write down: no letter that looks like a figure."""
    return "".join(secrets.choice(LETTERS) for _each in range(LENGTH))


def receipt_of(code: str) -> str:
    """The digest of a code, however it was written."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    return hashlib.sha256(f"gop-y:{plain}".encode()).hexdigest()
