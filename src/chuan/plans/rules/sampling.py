"""How large a sample is, and which shares it holds: a draw that anybody can prove again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleRule:
    """At least `least` shares and at least `percent` of all; 3 and 10 until a body says otherwise."""

    least: int = 3
    percent: int = 10

    def size(self, count: int) -> int:
        """How many of `count` are drawn.

        >>> SampleRule().size(102), SampleRule().size(2)
        (11, 2)
        """
        share = -(-count * self.percent // 100)
        return min(count, max(self.least, share))


def draw(population: Sequence[str], size: int, seed: str) -> tuple[str, ...]:
    """The `size` of `population` whose SHA-256 of "seed|id" in hex is smallest, in that order.

    The order in which the population is given plays no part, so that the same seed and the same
    ids draw the same sample on any machine and with any program that knows SHA-256.
    """
    ranked = sorted(set(population), key=lambda one: (_rank(seed, one), one))
    return tuple(ranked[: max(0, size)])


def wider(rule: SampleRule, drawn: int, left: int) -> int:
    """How many more are drawn after a fault was found: as many again, never fewer than the rule asks."""
    return min(left, max(drawn, rule.size(left)))


def _rank(seed: str, one: str) -> str:
    return hashlib.sha256(f"{seed}|{one}".encode()).hexdigest()
