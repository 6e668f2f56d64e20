"""The work that this room gives, as the worklist asks for it and as a hand-over moves it."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, WorkItem
from chuan.documents.selectors.worklist import list_items
from chuan.documents.services.handing_over import move_paper_work


class PapersWork:
    """Papers that wait for a step, opinions asked for, incoming documents."""

    key = "documents"

    def list_items(self, actor: Actor, on: date) -> Sequence[WorkItem]:
        """What of papers and registers waits for the actor."""
        return list_items(actor, on)

    def hand_over(
        self,
        actor: Actor,
        from_person: str,
        to_person: str,
        at: datetime,  # noqa: ARG002  (the registry's signature)
    ) -> Sequence[HandedOver]:
        """Move what one person holds by name to another."""
        return move_paper_work(actor=actor, from_person=from_person, to_person=to_person)
