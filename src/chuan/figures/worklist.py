"""The room's part of "Việc của tôi" and of hand-over."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source
from chuan.figures.selectors.waiting import sources_of


class ReportWork:
    """Reports to fill, to put right and to judge; questions and openings."""

    key = "figures"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What waits for the body."""
        return sources_of(actor, on)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Reports are owed by bodies; nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()
