"""Nightly: certificates that lapse soon, and notifications on which the time for comments runs out."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import inbox
from chuan.core.actor import Actor
from chuan.core.inbox import Letter
from chuan.engagement.enums import MatchState
from chuan.engagement.models import ProfileLine, TbtMatch
from chuan.engagement.rules.lines import LAPSES_IN
from chuan.engagement.selectors.people import people_at

BEFORE: Final = (3, 14)
"""Days before the end of the time for comments when matched enterprises are told again."""


@transaction.atomic
def remind_of_lapses(*, actor: Actor, on: date) -> int:
    """Each enterprise once for each end date of a line, within its last 60 days."""
    rows = list(
        ProfileLine.objects.living()
        .select_for_update(of=("self",))
        .select_related("profile")
        .filter(valid_until__gte=on, valid_until__lte=on + timedelta(days=LAPSES_IN))
        .filter(Q(reminded_until=None) | ~Q(reminded_until=F("valid_until")))
        .order_by("valid_until", "pk")
    )
    by_path: dict[str, list[ProfileLine]] = defaultdict(list)
    for row in rows:
        by_path[row.profile.owner_path].append(row)
        row.reminded_until = row.valid_until
    people = people_at(list(by_path))
    letters = [
        Letter(
            people.get(path, set()),
            _("%(n)s mục trong hồ sơ cơ sở sắp hết hạn") % {"n": len(lines)},
            reverse("engagement:profile_own"),
            _("%(name)s: hết hạn ngày %(day)s.")
            % {"name": lines[0].name or lines[0].number, "day": f"{lines[0].valid_until:%d/%m/%Y}"},
        )
        for path, lines in by_path.items()
    ]
    inbox.notify_each(letters, code="engagement.line_lapses", actor=actor)
    ProfileLine.objects.bulk_update(rows, ("reminded_until",), batch_size=500)
    _record(actor, "engagement.lapses.reminded", on, len(rows))
    return len(rows)


@transaction.atomic
def remind_of_comments(*, actor: Actor, on: date) -> int:
    """Matched enterprises that did not say "no concern", 14 and 3 days before the end; each once."""
    told = 0
    for days in BEFORE:
        rows = list(
            TbtMatch.objects.select_for_update(of=("self",))
            .select_related("notification")
            .exclude(state=MatchState.IRRELEVANT)
            .filter(
                Q(reminded_days=None) | Q(reminded_days__gt=days),
                notification__comment_until__gte=on,
                notification__comment_until__lte=on + timedelta(days=days),
            )
        )
        people = people_at({row.owner_path for row in rows})
        letters = [
            Letter(
                people.get(row.owner_path, set()),
                _("Còn %(n)s ngày để góp ý thông báo %(symbol)s")
                % {"n": _days_left(row, on), "symbol": row.notification.symbol},
                reverse("engagement:tbt_detail", args=[row.notification.uid]),
                row.notification.title_vi or row.notification.title,
            )
            for row in rows
        ]
        inbox.notify_each(letters, code="engagement.tbt_deadline", actor=actor)
        TbtMatch.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_days=days)
        told += len(rows)
    _record(actor, "engagement.comments.reminded", on, told)
    return told


def _record(actor: Actor, code: str, on: date, told: int) -> None:
    """One entry for a night in which somebody was told."""
    if told:
        record(
            actor, code, kind="job", object_id=f"{on:%Y%m%d}", label=f"{on:%d/%m/%Y}", path="/",
            changes={"lines": told},
        )  # fmt: skip


def _days_left(row: TbtMatch, on: date) -> int:
    until = row.notification.comment_until
    return (until - on).days if until else 0
