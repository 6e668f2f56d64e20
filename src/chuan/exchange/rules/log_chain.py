"""The log of connections: each line bears the hash of the one before, and a signature of this node."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chuan.exchange.rules.canonical import canonical

GENESIS: Final = "0" * 64
CONTEXT: Final = b"chuan.exchange.log.v1\n"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line: `at` in UTC, what happened to which message of which connection, and its content's hash."""

    number: int
    at: str
    connection: str
    event: str
    message: str
    sha256: str
    note: str


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """A line with its place in the chain; `key` is the public half, in hexadecimal."""

    entry: LogEntry
    previous: str
    hash: str
    signature: str
    key: str


def hash_of(entry: LogEntry, previous: str) -> str:
    """What stands for a line after the line whose hash is `previous`."""
    said = {
        "number": entry.number, "at": entry.at, "connection": entry.connection,
        "event": entry.event, "message": entry.message, "sha256": entry.sha256,
        "note": entry.note, "previous": previous,
    }  # fmt: skip
    return hashlib.sha256(CONTEXT + canonical(said)).hexdigest()


def seal(entry: LogEntry, previous: str, key: Ed25519PrivateKey) -> SealedEntry:
    """The line with its hash, signed."""
    digest = hash_of(entry, previous)
    signature = key.sign(CONTEXT + bytes.fromhex(digest)).hex()
    return SealedEntry(
        entry, previous, digest, signature, key.public_key().public_bytes_raw().hex()
    )


def first_fault(lines: Iterable[SealedEntry], known: Iterable[str]) -> int | None:
    """The number of the first line that was changed, left out or signed by a stranger; None: whole.

    `known` are the public keys of this node, in hexadecimal.
    """
    keys = frozenset(known)
    previous, expected = GENESIS, 1
    for line in lines:
        if line.entry.number != expected or line.previous != previous or line.key not in keys:
            return expected
        if hash_of(line.entry, previous) != line.hash or not _is_signed(line):
            return expected
        previous, expected = line.hash, expected + 1
    return None


def _is_signed(line: SealedEntry) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(line.key))
        key.verify(bytes.fromhex(line.signature), CONTEXT + bytes.fromhex(line.hash))
    except (InvalidSignature, ValueError):
        return False
    return True
