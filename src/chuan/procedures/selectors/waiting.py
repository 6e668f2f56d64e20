"""What waits for a body: dossiers whose next step is its own, with the time that is left."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.worklist import Source, WorkItem
from chuan.procedures.models import Dossier
from chuan.procedures.permissions import WORKERS


def sources_of(actor: Actor, on: date) -> Sequence[Source]:
    """Dossiers that wait for the very body that the actor works for."""
    if not actor.path or not actor.has_role(*WORKERS):
        return ()
    rows = (
        Dossier.objects.waiting_for(actor.path)
        .select_related("version")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )
    return (Source(rows, partial(_items, on)),)


def _items(on: date, rows: Sequence[Dossier]) -> Iterable[WorkItem]:
    for row in rows:
        url = reverse("procedures:dossier_detail", args=[row.uid])
        yield WorkItem(
            uid=row.uid,
            kind="procedures.dossier",
            title=row.title,
            url=url,
            role_label=_("Xử lý hồ sơ"),
            due_on=row.due_on,
            document_label=row.version.title,
            next_action_label=_("Mở hồ sơ"),
            next_action_url=url,
            state=row.state,
            state_label=row.state_label,
            overdue=row.due_on is not None and row.due_on < on,
            is_sample=row.is_sample,
            waits=True,
        )
