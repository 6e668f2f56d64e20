"""Tells those in charge, two weeks and three days before, that data is due to a national database."""

from datetime import date
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import inbox
from chuan.core.actor import system_actor
from chuan.exchange.permissions import people_in_charge
from chuan.exchange.selectors.waiting import duties_due, without

DAYS_BEFORE: Final = (14, 3, 0)


@transaction.atomic
def remind_of_feeds(*, on: date) -> int:
    """Remind every body that has not signed what is due; how many lines were put. Once a day."""
    told = 0
    for due in duties_due(on):
        left = (due.last_day - on).days
        if left not in DAYS_BEFORE:
            continue
        for connection in without(due).order_by("pk"):
            url = reverse("exchange:feed_preview", args=[connection.uid, due.feed.key])
            told += inbox.notify(
                people_in_charge(connection.owner_path),
                code="exchange.feed_due",
                title=_("%(feed)s: hạn gửi %(day)s")
                % {"feed": due.feed.label, "day": f"{due.last_day:%d/%m/%Y}"},
                body=connection.name,
                url=f"{url}?ky={due.period.code}",
                actor=system_actor(),
            )
    return told
