"""Two nodes with their keys, and a small bundle between them."""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from chuan.exchange.errors import BundleRefused
from chuan.exchange.rules.bundle import Opened, open_bundle, write_bundle
from chuan.exchange.rules.cards import fingerprint_of
from chuan.exchange.rules.envelope import name_of
from chuan.exchange.rules.manifest import Blob, Item, Manifest
from chuan.exchange.rules.states import UNKNOWN


@dataclass(frozen=True)
class Side:
    """A node with its two keys."""

    node: str
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    sealing: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    @property
    def sealing_public(self) -> bytes:
        """To whom one seals."""
        return self.sealing.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """Of its card."""
        signing = self.signing.public_key().public_bytes_raw().hex()
        return fingerprint_of(self.node, signing, self.sealing_public.hex())


STATE, PARTY = Side("a" * 32), Side("b" * 32)


def blob_of(data: bytes) -> Blob:
    return Blob(hashlib.sha256(data).hexdigest(), len(data))


def manifest_of(*parts: bytes, sender: Side = STATE, receiver: Side = PARTY) -> Manifest:
    """One item whose body is the first part and whose files are the rest."""
    blobs = tuple(dict.fromkeys(blob_of(part) for part in parts))
    item = Item("c" * 32, "document", "d" * 32, blobs[0].sha256, tuple(b.sha256 for b in blobs[1:]))
    return Manifest(
        "e" * 32, sender.node, sender.fingerprint, receiver.node, receiver.fingerprint, 1,
        "2026-11-22T01:02:03Z", (item,), blobs,
    )  # fmt: skip


def sealed(
    *parts: bytes, sender: Side = STATE, receiver: Side = PARTY, manifest: Manifest | None = None
) -> bytes:
    """The bytes of a bundle."""
    out = BytesIO()
    write_bundle(
        out,
        manifest or manifest_of(*parts, sender=sender, receiver=receiver),
        signer=sender.signing,
        sealing=receiver.sealing_public,
        blobs=[BytesIO(part) for part in dict.fromkeys(parts)],
    )
    return out.getvalue()


def trusted(node: str, fingerprint: str) -> Ed25519PublicKey:
    """The state node alone is trusted."""
    if (node, fingerprint) != (STATE.node, STATE.fingerprint):
        raise BundleRefused(UNKNOWN)
    return STATE.signing.public_key()


def opened(raw: bytes, *, by: Side = PARTY) -> Opened:
    """Open for the party node."""
    keys = {name_of(by.sealing_public): by.sealing}
    return open_bundle(BytesIO(raw), keys=keys, node=by.node, trusted=trusted)


def read_whole(raw: bytes, *, by: Side = PARTY) -> list[bytes]:
    """Every part, in order."""
    return [b"".join(pieces) for _blob, pieces in opened(raw, by=by).blobs()]
