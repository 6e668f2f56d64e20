"""The room's part of "Việc của tôi" and of hand-over."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source
from chuan.plans.selectors.worklist import sources_of
from chuan.plans.services.handing_over import move_personal_work


class PlansWork:
    """Shares of tasks."""

    key = "plans"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """Open shares, reports to confirm, difficulties to answer."""
        return sources_of(actor, on)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Move every open share of one person to another."""
        return move_personal_work(actor=actor, from_person=from_person, to_person=to_person, at=at)
