"""What is kept of the secret of a key."""

from hashlib import sha256
from typing import Final

PREFIX: Final = 12
"""Signs of a secret that are shown, and that find its row."""


def hash_of(secret: str) -> str:
    """What is kept of a secret: SHA-256 in hexadecimal; it is random, so no salt is needed."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
