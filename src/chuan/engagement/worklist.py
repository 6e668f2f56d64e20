"""What this room puts on "Việc của tôi": profiles to check, notifications whose time for comments ends."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.actor import Actor
from chuan.core.worklist import MOST, HandedOver, Source, WorkItem
from chuan.engagement.enums import LineState, MatchState
from chuan.engagement.models import Profile, ProfileLine, TbtMatch, TbtNotification
from chuan.engagement.permissions import CHECKERS, WRITERS, watch_of

WAITING: Final = uuid5(NAMESPACE_URL, "engagement.profiles_waiting")
"""One line for all profiles: their list has them each."""
NEAR: Final = timedelta(days=14)
"""How long before the last day for comments a notification is shown."""


class EngagementWork:
    """Profiles to check and notifications to comment on."""

    key = "engagement"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """The own body's notifications; for officers, the profiles of the place and what touches it."""
        found: list[Source] = []
        if actor.has_role(*WRITERS):
            mine = TbtMatch.objects.filter(
                owner_path=actor.path,
                state__in=(MatchState.OPEN, MatchState.RELEVANT),
                notification__comment_until__range=(on, on + NEAR),
            ).exclude(notification__comments__owner_path=actor.path)
            rows = mine.select_related("notification").order_by("notification__comment_until", "pk")
            found.append(Source(rows, lambda rows: (_notice(row.notification) for row in rows)))
        if actor.has_role(*CHECKERS):
            watch = watch_of(actor)
            if watch.checks and watch.path:
                found.append(Source(_unchecked(watch.path), _line))
            if watch.tells:
                found.append(Source(_near(on), lambda rows: map(_notice, rows)))
        return found

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """All of it waits for a body; nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()


def _unchecked(path: str) -> Any:  # noqa: ANN401  (a QuerySet of profiles)
    waiting = ProfileLine.objects.living().filter(state=LineState.DECLARED)
    return Profile.objects.within(path).filter(pk__in=waiting.values("profile")).order_by("pk")


def _near(on: date) -> Any:  # noqa: ANN401  (a QuerySet of notifications)
    touching = TbtMatch.objects.exclude(state=MatchState.IRRELEVANT)
    return TbtNotification.objects.filter(
        comment_until__range=(on, on + NEAR), pk__in=touching.values("notification")
    ).order_by("comment_until", "pk")


def _line(rows: Sequence[Profile]) -> Iterable[WorkItem]:
    url = f"{reverse('engagement:profile_list')}?kiem_tra=cho"
    count = len(rows)
    said = ngettext("%(count)s cơ sở", "%(count)s cơ sở", count) % {"count": count}
    yield WorkItem(
        uid=WAITING,
        kind="profiles",
        title=_("Hồ sơ cơ sở có mục chờ kiểm tra"),
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


def _notice(row: TbtNotification) -> WorkItem:
    url = reverse("engagement:tbt_detail", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind="tbt",
        title=_("Sắp hết hạn góp ý: %(symbol)s") % {"symbol": row.symbol},
        url=url,
        role_label=_("Góp ý"),
        due_on=row.comment_until,
        document_label=(row.title_vi or row.title)[:160],
        next_action_label=_("Xem và góp ý"),
        next_action_url=url,
        state="open",
        state_label=_("Còn hạn góp ý"),
        is_sample=row.is_sample,
    )
