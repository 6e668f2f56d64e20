"""Argon2id at a cost that a two-core node bears, and a light form for one-time codes."""

from django.contrib.auth.hashers import Argon2PasswordHasher, get_hasher


class NodeArgon2Hasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: what OWASP advises at least.

    One lane, so that a sign-in takes one core; 19 MiB, so that eight at once fit beside the rest.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


class _CodeHasher(NodeArgon2Hasher):
    """For codes made by us with 59 bits of chance: guessing fails by number, not by slowness."""

    time_cost = 1
    memory_cost = 1024


def hash_code(code: str) -> str:
    """The stored form of a one-time code; the first successful check makes it slow again."""
    preferred = get_hasher("default")
    hasher = _CodeHasher() if isinstance(preferred, NodeArgon2Hasher) else preferred
    return hasher.encode(code, hasher.salt())
