"""The room's part of "Việc của tôi": data due to national databases, messages that wait or are stuck."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source
from chuan.exchange.selectors.waiting import sources_of


class ConnectionWork:
    """Feeds to sign, data of others to look at, messages that did not go through."""

    key = "exchange.connections"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What waits for the body."""
        return sources_of(actor, on)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """A connection is its body's; nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()
