"""The work that this room gives, as the worklist asks for it and as a hand-over moves it."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source
from chuan.documents.selectors.worklist import sources_of
from chuan.documents.services.handing_over import move_paper_work


class PapersWork:
    """Papers that wait for a step, opinions asked for, incoming documents."""

    key = "documents"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What of papers and registers may wait for the actor."""
        return sources_of(actor, on)

    def hand_over(
        self,
        actor: Actor,
        from_person: str,
        to_person: str,
        at: datetime,  # noqa: ARG002  (the registry's signature)
    ) -> Sequence[HandedOver]:
        """Move what one person holds by name to another."""
        return move_paper_work(actor=actor, from_person=from_person, to_person=to_person)
