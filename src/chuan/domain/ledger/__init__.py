"""An append-only record one can prove: canonical bytes, Merkle tree, chain of signed roots."""
