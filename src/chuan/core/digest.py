"""The daily e-mail: what waits unread in the inbox, why, and which document; nothing more."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.inbox import addresses_of
from chuan.core.models import InboxItem, InboxPreference

MOST_LINES: Final = 30
log = logging.getLogger(__name__)


def send_all(progress: Callable[[int, int, str], None]) -> int:
    """Send each person one e-mail with the unread lines that no digest told; how many were sent.

    A person's lines are marked before the e-mail leaves, so that nobody gets it twice after a
    broken run; what the mail server refuses is told tomorrow.
    """
    waiting = InboxItem.objects.filter(read_at__isnull=True, digested_at__isnull=True)
    people = sorted(set(waiting.values_list("recipient_id", flat=True)))
    refused = set(InboxPreference.objects.filter(digest=False).values_list("person_id", flat=True))
    addresses = addresses_of([person for person in people if person not in refused])
    sent = 0
    for number, person in enumerate(people, start=1):
        rows = list(waiting.filter(recipient_id=person).order_by("-created_at", "-id"))
        told = InboxItem.objects.filter(pk__in=[row.pk for row in rows])
        told.update(digested_at=clock.now())
        if rows and person in addresses:
            if _send(addresses[person], rows):
                sent += 1
            else:
                told.update(digested_at=None)
        progress(number, len(people), "")
    return sent


def _send(address: str, rows: Sequence[InboxItem]) -> bool:
    with translation.override("vi"):
        today = f"{clock.today():%d/%m/%Y}"
        subject = _("Chuẩn: %(n)s việc cần biết, ngày %(day)s") % {"n": len(rows), "day": today}
        text = render_to_string("core/mail/digest.txt", _context(rows, today))
    try:
        EmailMessage(subject, text, to=[address]).send()
    except OSError as error:
        log.warning("a digest could not be sent: %s", error)
        return False
    return True


def _context(rows: Sequence[InboxItem], today: str) -> dict[str, object]:
    return {
        "today": today,
        "rows": rows[:MOST_LINES],
        "others": max(0, len(rows) - MOST_LINES),
        "site_url": settings.SITE_URL,
        "inbox_url": f"{settings.SITE_URL}{reverse('core:inbox')}",
    }
