"""What standards put on "Việc của tôi": claims of the place that wait to be checked."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.actor import Actor
from chuan.core.worklist import MOST, HandedOver, Source, WorkItem
from chuan.standards.selectors.claims import waiting_claims

WAITING = uuid5(NAMESPACE_URL, "standards.claims_waiting")
"""One line for all of them: the list has them each."""


class ClaimsWork:
    """Claims to confirm."""

    key = "standards.claims"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """One line for the officers of the place."""
        del on
        rows = waiting_claims(actor)
        return () if rows is None else (Source(rows, _line),)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Claims wait for a body; nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()


def _line(rows: Sequence[Any]) -> Iterable[WorkItem]:
    url = f"{reverse('standards:claim_list')}?trang_thai=declared"
    count = len(rows)
    said = ngettext("%(count)s công bố", "%(count)s công bố", count) % {"count": count}
    yield WorkItem(
        uid=WAITING,
        kind="standard_claims",
        title=_("Công bố chờ xác nhận"),
        url=url,
        role_label=_("Kiểm tra"),
        due_on=None,
        document_label=_("%(said)s trở lên") % {"said": said} if count == MOST else said,
        next_action_label=_("Xem và xác nhận"),
        next_action_url=url,
        state="declared",
        state_label=_("Chờ kiểm tra"),
        is_sample=all(row.is_sample for row in rows),
    )
