"""A feed as it would leave now; nothing is kept of it before a head signs."""

import hashlib

from chuan.core.actor import Actor
from chuan.domain.cascade import parse_period
from chuan.exchange.feeds import Composed, Feed
from chuan.exchange.models import Connection
from chuan.exchange.rules.canonical import canonical


def composed(actor: Actor, connection: Connection, duty: Feed, period: str) -> Composed:
    """What a feed says of a period as the registers stand; `BadPeriod` for a code that names none."""
    return duty.compose(actor, connection, parse_period(period) if duty.cycle is not None else None)


def digest_of(made: Composed) -> str:
    """By which a head signs what was looked at and nothing else."""
    return hashlib.sha256(canonical(dict(made.content))).hexdigest()
