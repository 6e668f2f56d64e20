"""What waits because plans hang together: a plan to issue, paragraphs and ended bodies to decide on."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source
from chuan.plans.selectors.cascade_work import sources_of


class CascadeWork:
    """Duties to plan, and what an officer must confirm."""

    key = "plans.cascade"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What may wait for the very body acted for."""
        return sources_of(actor, on)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Nothing is held by name: it waits for the body."""
        del actor, from_person, to_person, at
        return ()
