"""The room's part of "Việc của tôi": dossiers whose next step is for the body one works in."""

from collections.abc import Sequence
from datetime import date, datetime

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source
from chuan.procedures.selectors.waiting import sources_of


class DossierWork:
    """Dossiers that wait for the body, the nearest last day first."""

    key = "procedures.dossiers"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What waits for the body."""
        return sources_of(actor, on)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """A dossier waits for a body in a role; nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()
