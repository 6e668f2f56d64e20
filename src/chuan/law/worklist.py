"""The room's part of "Việc của tôi": what to look at again because a rule changed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Count, Exists, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.actor import Actor
from chuan.core.models import BasisChange
from chuan.core.scope import under
from chuan.core.worklist import HandedOver, Source, WorkItem
from chuan.law.models import ToldFact
from chuan.law.permissions import can_answer_flags, keeping_bodies, leads_a_body
from chuan.law.rules.telling import ENDING
from chuan.orgs.enums import Role


class FlagWork:
    """One row for each change that reaches things of the very body."""

    key = "law.flags"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """Changes with open flags; for who keeps the register, acts that end soon."""
        found = [] if (ending := _ending(actor, on)) is None else [Source(ending, _ends)]
        if not can_answer_flags(actor):
            return found
        mine = Q(flags__state="open") & _own(actor)
        rows = (
            BasisChange.objects.filter(mine)
            .annotate(of=Count("flags", filter=mine))
            .order_by("effective_on", "pk")
        )
        return (Source(rows, _items), *found)

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """A flag is its body's; nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()


def _ending(actor: Actor, on: date) -> QuerySet[ToldFact] | None:
    """Acts in whose last ninety days nobody has recorded what follows, the nearest end first."""
    rows = (
        ToldFact.objects.filter(key__startswith=ENDING, key__gte=f"{ENDING}{on}")
        .select_related("act")
        .order_by("key", "act__symbol")
    )
    if actor.has_role(Role.NODE_ADMINISTRATOR):
        return rows
    return rows.filter(Exists(keeping_bodies(actor))) if leads_a_body(actor) else None


def _ends(rows: Sequence[ToldFact]) -> Iterable[WorkItem]:
    for row in rows:
        page = reverse("law:act_detail", args=[row.act.uid])
        name = f"{row.act.kind} {row.act.symbol}".strip()
        yield WorkItem(
            uid=row.act.uid,
            kind="law.ending",
            title=_("Sắp hết hiệu lực: %(act)s") % {"act": name},
            url=page,
            role_label=_("Danh mục văn bản"),
            due_on=date.fromisoformat(row.key.removeprefix(ENDING)),
            document_label=row.act.title[:160],
            next_action_label=_("Ghi thay đổi hiệu lực"),
            next_action_url=reverse("law:event_new", args=[row.act.uid]),
            state="ending",
            state_label=_("Sắp hết hiệu lực"),
        )


def _own(actor: Actor) -> Q:
    """Things of the body itself; of the node, also what is nobody's."""
    if actor.path == "/":
        return Q(flags__dependant__owner_path__in=("", "/"))
    return Q(flags__dependant__owner_path=actor.path) & under(
        actor.path, "flags__dependant__owner_path"
    )


def _items(rows: Sequence[BasisChange]) -> Iterable[WorkItem]:
    for row in rows:
        count = getattr(row, "of", 0)
        page = f"{reverse('law:flag_list')}?{urlencode({'thay_doi': row.uid.hex})}"
        yield WorkItem(
            uid=row.uid,
            kind="law.change",
            title=_("Xem lại: %(change)s") % {"change": row.title},
            url=page,
            role_label=_("Cơ quan"),
            due_on=None,
            document_label=ngettext("%(count)s mục", "%(count)s mục", count) % {"count": count},
            next_action_label=_("Xem lại"),
            next_action_url=page,
            state="open",
            state_label=_("Chưa xem lại"),
        )
