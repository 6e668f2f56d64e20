"""Merkle tree over leaves, as in RFC 6962: one root for many, and a short proof for each."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from chuan.domain.ledger.canonical import NODE


@dataclass(frozen=True, slots=True)
class Step:
    """One neighbour on the way from a leaf to the root, and on which side it stands."""

    digest: bytes
    is_left: bool


def join(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours."""
    return hashlib.sha256(NODE + left + right).digest()


def _split(count: int) -> int:
    """The largest power of two smaller than `count` (count ≥ 2)."""
    return 1 << ((count - 1).bit_length() - 1)


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes; of none, the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return join(tree_root(leaves[:middle]), tree_root(leaves[middle:]))


def proof(leaves: Sequence[bytes], index: int) -> tuple[Step, ...]:
    """The neighbours that lead from leaf `index` to the root, nearest first; IndexError outside."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    middle = _split(len(leaves))
    if index < middle:
        return (*proof(leaves[:middle], index), Step(tree_root(leaves[middle:]), is_left=False))
    return (*proof(leaves[middle:], index - middle), Step(tree_root(leaves[:middle]), is_left=True))


def proves(leaf: bytes, steps: Sequence[Step], root: bytes) -> bool:
    """`steps` lead from `leaf` to `root`."""
    for step in steps:
        leaf = join(step.digest, leaf) if step.is_left else join(leaf, step.digest)
    return leaf == root
