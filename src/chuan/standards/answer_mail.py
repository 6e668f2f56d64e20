"""Carries the e-mail to somebody who left an address with a comment, when the answers are published."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from chuan.core.models import OutboxMessage
from chuan.standards.models import DraftComment


def send_answer_mail(message: OutboxMessage) -> None:
    """Tell one person by e-mail that the answers stand in public; the address is read only now."""
    row = (
        DraftComment.objects.filter(uid=message.payload["comment"]).select_related("draft").first()
    )
    if row is None or not row.email:
        return
    with translation.override("vi"):
        url = (
            f"{settings.SITE_URL}{reverse('standards:draft_public_answers', args=[row.draft.slug])}"
        )
        EmailMessage(
            _("Trả lời góp ý: %(title)s") % {"title": row.draft.title[:150]},
            _("Cơ quan soạn thảo đã trả lời các ý kiến góp ý. Xem tại:\n%(url)s") % {"url": url},
            to=[row.email],
        ).send()
