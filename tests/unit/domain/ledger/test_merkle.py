"""One root for many leaves, and proofs that fit no other leaf."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.ledger.merkle import join, proof, proves, tree_root

leaves_of = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert tree_root([]) == hashlib.sha256(b"").digest()


def test_seven_leaves_are_split_at_four_as_rfc_6962_says() -> None:
    leaves = [bytes([number]) * 32 for number in range(7)]
    left = join(join(leaves[0], leaves[1]), join(leaves[2], leaves[3]))
    right = join(join(leaves[4], leaves[5]), leaves[6])

    assert tree_root(leaves) == join(left, right)


@given(leaves_of, st.data())
def test_every_leaf_is_proved_by_few_steps(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    steps = proof(leaves, index)

    assert proves(leaves[index], steps, tree_root(leaves))
    assert not proves(bytes(33), steps, tree_root(leaves))
    assert len(steps) <= (len(leaves) - 1).bit_length()


@given(leaves_of, st.data())
def test_a_changed_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves]
    changed[index] = bytes(byte ^ 1 for byte in leaves[index])

    assert tree_root(changed) != tree_root(leaves)


def test_a_proof_outside_the_tree_is_refused() -> None:
    with pytest.raises(IndexError):
        proof([b"a" * 32], 1)
