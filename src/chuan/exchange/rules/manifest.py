"""The manifest of a bundle: what is inside, from whom, for whom, and which number it has."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from chuan.exchange.rules.canonical import HEX_32, HEX_64, MOMENT, Malformed, canonical, object_of

FORMAT: Final = "chuan-goi/1"
CONTEXT: Final = b"chuan.exchange.bundle.v1\n"
"""Before the manifest when it is signed, so that the signature serves nothing else."""
MOST_BYTES: Final = 4 * 2**20
"""Of the manifest itself."""
MOST_ITEMS: Final = 2000
MOST_BLOBS: Final = 8000
LARGEST: Final = 300 * 2**20
"""Bytes of all blobs of one bundle: what one request may carry."""
LARGEST_BODY: Final = 16 * 2**20
"""Bytes of what describes one item; the text of 400 pages has two."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that follow the manifest, known by their SHA-256 in hexadecimal."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing sent: `body` and `files` name blobs; `to` is a body of the other node, "" for the node."""

    id: str
    kind: str
    to: str
    body: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Identities are UUIDs in hexadecimal; `from_key` and `to_key` are fingerprints of cards."""

    bundle: str
    from_node: str
    from_key: str
    to_node: str
    to_key: str
    number: int
    made_at: str
    items: tuple[Item, ...]
    blobs: tuple[Blob, ...]

    def to_bytes(self) -> bytes:
        """Canonical JSON: the same manifest has the same bytes everywhere."""
        sizes = {blob.sha256: blob.size for blob in self.blobs}
        return canonical(
            {
                "format": FORMAT,
                "bundle": self.bundle,
                "from": {"node": self.from_node, "key": self.from_key},
                "to": {"node": self.to_node, "key": self.to_key},
                "number": self.number,
                "made_at": self.made_at,
                "items": [
                    {
                        "id": item.id,
                        "kind": item.kind,
                        "to": item.to,
                        "sha256": item.body,
                        "size": sizes[item.body],
                        "files": list(item.files),
                    }
                    for item in self.items
                ],
                "blobs": [{"sha256": blob.sha256, "size": blob.size} for blob in self.blobs],
            }
        )

    @property
    def fingerprint(self) -> str:
        """What a hand-over slip shows of the bundle: the SHA-256 of its manifest."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @property
    def size(self) -> int:
        """Bytes of all blobs."""
        return sum(blob.size for blob in self.blobs)


def read_manifest(raw: bytes) -> Manifest:
    """The manifest that `raw` is, to the byte; Malformed for anything else."""
    if len(raw) > MOST_BYTES:
        raise Malformed("too long")
    try:
        given = object_of(raw)
        manifest = _manifest_of(given)
        if manifest.to_bytes() != raw:
            raise Malformed("not canonical")
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise Malformed("shape") from error
    _check(manifest)
    return manifest


def _manifest_of(given: Mapping[str, Any]) -> Manifest:
    return Manifest(
        bundle=given["bundle"],
        from_node=given["from"]["node"],
        from_key=given["from"]["key"],
        to_node=given["to"]["node"],
        to_key=given["to"]["key"],
        number=given["number"],
        made_at=given["made_at"],
        items=tuple(
            Item(row["id"], row["kind"], row["to"], row["sha256"], tuple(row["files"]))
            for row in given["items"]
        ),
        blobs=tuple(Blob(row["sha256"], row["size"]) for row in given["blobs"]),
    )


def _check(manifest: Manifest) -> None:
    """Shapes, limits, and that every blob belongs to an item and every item has its blobs."""
    ids = (manifest.bundle, manifest.from_node, manifest.to_node, *(i.id for i in manifest.items))
    keys = (manifest.from_key, manifest.to_key, *(blob.sha256 for blob in manifest.blobs))
    if not all(isinstance(each, str) and HEX_32.fullmatch(each) for each in ids):
        raise Malformed("identities")
    if not all(isinstance(each, str) and HEX_64.fullmatch(each) for each in keys):
        raise Malformed("hashes")
    if not MOMENT.fullmatch(manifest.made_at) or not _is_whole(manifest.number, 1, 2**31 - 1):
        raise Malformed("number or moment")
    if not all(_is_whole(blob.size, 1, LARGEST) for blob in manifest.blobs):
        raise Malformed("sizes")
    _check_items(manifest)


def _check_items(manifest: Manifest) -> None:
    items, blobs = manifest.items, {blob.sha256: blob.size for blob in manifest.blobs}
    if not 0 < len(items) <= MOST_ITEMS or len({item.id for item in items}) != len(items):
        raise Malformed("items")
    if len(blobs) != len(manifest.blobs) or len(blobs) > MOST_BLOBS or manifest.size > LARGEST:
        raise Malformed("blobs")
    named = {each for item in items for each in (item.body, *item.files)}
    if named != set(blobs) or any(blobs[item.body] > LARGEST_BODY for item in items):
        raise Malformed("blobs and items differ")
    for item in items:
        kind_fits = isinstance(item.kind, str) and 0 < len(item.kind) <= 40 and item.kind.isascii()
        to_fits = isinstance(item.to, str) and (not item.to or HEX_32.fullmatch(item.to))
        if not kind_fits or not to_fits:
            raise Malformed("item")


def _is_whole(value: object, lowest: int, highest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest
