"""The one way in which an entry and a batch header are written before they are hashed."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime

from chuan.domain.ledger.types import Entry, Header, Leaf

LEAF, NODE, ROOT = b"\x00", b"\x01", b"\x02"
"""Prefixes that keep a hash of one kind from passing for another (RFC 6962, section 2.1)."""


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no blanks and no escapes but the needed ones, in UTF-8.

    >>> canonical({"b": [1, None], "a": "đo"}).decode()
    '{"a":"đo","b":[1,null]}'
    """
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def moment(at: datetime) -> str:
    """An aware moment as the ledger writes it: UTC, six decimals, "Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def leaf_of(entry: Entry) -> Leaf:
    """The leaf of an entry: its id, and the hash of all its fields, the id among them."""
    return Leaf(entry.id, hashlib.sha256(LEAF + canonical(asdict(entry))).digest())


def root_of(header: Header) -> str:
    """The root that a header stands for, in hexadecimal."""
    return hashlib.sha256(ROOT + canonical(asdict(header))).hexdigest()


def signed_bytes(root: str) -> bytes:
    """What is signed for a root, told apart from anything else the same key might sign."""
    return b"chuan.audit.root.v1\n" + bytes.fromhex(root)
