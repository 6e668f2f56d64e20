"""The public card of a node: who it is, its two public keys, and the bodies one may write to."""

import base64
import binascii
import hashlib
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chuan.domain.sentences import gettext_noop
from chuan.exchange.enums import NodeKind
from chuan.exchange.errors import CardRefused
from chuan.exchange.rules.canonical import (
    HEX_32,
    HEX_64,
    HEX_128,
    MOMENT,
    Malformed,
    canonical,
    object_of,
    plain,
)

FORMAT: Final = "chuan-nut/1"
CONTEXT: Final = b"chuan.exchange.card.v1\n"
KEY_CONTEXT: Final = b"chuan.exchange.key.v1\n"
BEGIN: Final = "-----BEGIN CHUAN NODE CARD-----"
END: Final = "-----END CHUAN NODE CARD-----"
MOST_BYTES: Final = 2**20
MOST_BODIES: Final = 5000
_SPOKEN: Final = 40
"""Hexadecimal digits that two people compare: 160 bits, ten groups of four."""
_FIELDS: Final = ("format", "node", "name", "kind", "signing", "sealing", "bodies", "made_at")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the other node that one may write to: its identity and its name."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """Keys are 32 bytes in hexadecimal: Ed25519 to sign with, X25519 to seal to."""

    node: str
    name: str
    kind: NodeKind
    signing: str
    sealing: str
    bodies: tuple[Body, ...]
    made_at: str

    @property
    def fingerprint(self) -> str:
        """What stands for the keys of this node: 64 hexadecimal digits."""
        return fingerprint_of(self.node, self.signing, self.sealing)


def fingerprint_of(node: str, signing: str, sealing: str) -> str:
    """SHA-256 over the node's identity and both of its public keys."""
    raw = bytes.fromhex(node) + bytes.fromhex(signing) + bytes.fromhex(sealing)
    return hashlib.sha256(KEY_CONTEXT + raw).hexdigest()


def spoken(fingerprint: str) -> str:
    """As two people read it to each other: ten groups of four.

    >>> spoken("0123456789abcdef" * 4)
    '0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567'
    """
    return " ".join(textwrap.wrap(fingerprint[:_SPOKEN].upper(), 4))


def same_spoken(typed: str, fingerprint: str) -> bool:
    """Whether what somebody typed is the spoken fingerprint, whatever its spaces and case.

    >>> same_spoken("0123-4567 89ab cdef 0123 4567 89ab cdef 0123 4567", "0123456789abcdef" * 4)
    True
    """
    return re.sub(r"[^0-9A-Za-z]", "", typed).lower() == fingerprint[:_SPOKEN]


def write_card(card: Card, key: Ed25519PrivateKey) -> str:
    """The card as text for a file or a letter, signed with the very key it shows."""
    unsigned = _plain(card)
    signature = key.sign(CONTEXT + canonical(unsigned)).hex()
    raw = canonical({**unsigned, "signature": signature})
    lines = textwrap.wrap(base64.b64encode(raw).decode("ascii"), 64)
    return "\n".join([BEGIN, *lines, END, ""])


def read_card(text: str) -> Card:
    """The card in a pasted text or file; `CardRefused` when it is none or was changed."""
    found = re.search(re.escape(BEGIN) + r"([A-Za-z0-9+/=\s]+)" + re.escape(END), text)
    if found is None or len(text) > MOST_BYTES:
        raise _refused()
    try:
        given = object_of(base64.b64decode("".join(found[1].split()), validate=True))
        card = _card_of(given)
        unsigned = {key: given[key] for key in _FIELDS}
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.signing))
        key.verify(bytes.fromhex(str(given["signature"])), CONTEXT + canonical(unsigned))
    except (binascii.Error, InvalidSignature, KeyError, TypeError, ValueError) as error:
        raise _refused() from error
    return card


def _refused() -> CardRefused:
    return CardRefused(
        gettext_noop(
            "Đây không phải khóa công khai của một hệ thống Chuẩn, hoặc nội dung đã bị sửa. Hãy lấy lại tệp "
            "khóa từ người quản trị hệ thống bên kia."
        )
    )


def _plain(card: Card) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "node": card.node,
        "name": card.name,
        "kind": str(card.kind),
        "signing": card.signing,
        "sealing": card.sealing,
        "bodies": [{"uid": body.uid, "name": body.name} for body in card.bodies],
        "made_at": card.made_at,
    }


def _card_of(given: Mapping[str, Any]) -> Card:
    """Values as the format says, else Malformed."""
    if set(given) != {*_FIELDS, "signature"} or given["format"] != FORMAT:
        raise Malformed("fields")
    shapes = (
        (HEX_32, "node"), (HEX_64, "signing"), (HEX_64, "sealing"), (HEX_128, "signature"),
        (MOMENT, "made_at"),
    )  # fmt: skip
    if not all(shape.fullmatch(str(given[key])) for shape, key in shapes):
        raise Malformed("shapes")
    bodies = tuple(Body(str(row["uid"]), str(plain(row["name"]))) for row in given["bodies"])
    named = all(HEX_32.fullmatch(body.uid) and 0 < len(body.name) <= 300 for body in bodies)
    name = str(plain(given["name"])).strip()
    if not named or len(bodies) > MOST_BODIES or not 0 < len(name) <= 300:
        raise Malformed("names")
    return Card(
        node=given["node"],
        name=name,
        kind=NodeKind(given["kind"]),
        signing=given["signing"],
        sealing=given["sealing"],
        bodies=bodies,
        made_at=given["made_at"],
    )
