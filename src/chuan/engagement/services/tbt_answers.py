"""What is said of a notification: whether it concerns us, a comment, the letter that carries them."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.houses import house_of
from chuan.documents.services.drafting import create_draft
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.enums import MatchState
from chuan.engagement.errors import (
    LineRefused,
    MayNotTell,
    NotificationNotFound,
    ReasonMissing,
)
from chuan.engagement.knowledge import member_name
from chuan.engagement.models import MATCH, NOTIFICATION, TbtComment, TbtMatch, TbtNotification
from chuan.engagement.permissions import keeps_profile, may_comment, watch_of
from chuan.engagement.rules.tbt_letter import About, Said, comments_letter
from chuan.engagement.selectors.people import points_of, province_of
from chuan.engagement.selectors.reach import within_reach
from chuan.orgs.selectors import organisation_by_uid

LETTER = "engagement.tbt_comments"
"""What the draft of the letter says it is about."""
LONGEST = 4000


@transaction.atomic
def answer_match(*, actor: Actor, uid: UUID, state: str, reason: str = "") -> TbtMatch:
    """The enterprise, or who looks after it, says whether a notification concerns it; it is remembered."""
    rows = TbtMatch.objects.select_for_update(of=("self",)).select_related("notification")
    row = rows.filter(within_reach(actor), uid=uid).first()
    if row is None:
        raise NotificationNotFound
    if not (keeps_profile(actor) or watch_of(actor).checks):
        raise MayNotTell
    clean = " ".join(reason.split())[:500]
    if state == MatchState.IRRELEVANT and not clean:
        raise ReasonMissing
    refuse_stamped_words(actor, clean)
    before = row.state
    row.state = MatchState(state)
    row.answered_at, row.answer_reason = clock.now(), clean
    row.answered_by_label = actor.body_label[:300]
    row.save(update_fields=("state", "answered_at", "answer_reason", "answered_by_label"))
    record(
        actor, "engagement.match.answered", kind=MATCH, object_id=row.pk,
        label=row.notification.symbol, path=row.owner_path,
        changes={"state": [before, row.state], "reason": clean},
    )  # fmt: skip
    return row


@transaction.atomic
def comment_on(*, actor: Actor, uid: UUID, text: str, clause: str = "") -> TbtComment:
    """A comment of the own body, while there is time; the province's point hears of it."""
    notification = _notification(uid)
    if not may_comment(actor):
        raise MayNotTell
    until = notification.comment_until
    if until is not None and until < clock.today():
        raise LineRefused(
            _("Đã hết hạn góp ý (%(day)s). Bạn vẫn có thể gửi câu hỏi hoặc quan ngại thương mại.")
            % {"day": f"{until:%d/%m/%Y}"},
            field="text",
        )
    clean = text.strip()[:LONGEST]
    if not clean:
        raise LineRefused(_("Hãy ghi nội dung góp ý."), field="text")
    refuse_stamped_words(actor, clean, clause)
    comment = TbtComment.objects.create(
        notification=notification, organisation=organisation_by_uid(actor.organisation_uid),
        owner_path=actor.path, clause=" ".join(clause.split())[:120], text=clean, at=clock.now(),
        by_label=actor.body_label[:300],
    )  # fmt: skip
    record(
        actor, "engagement.comment.made", kind=NOTIFICATION, object_id=notification.pk,
        label=notification.symbol, path=actor.path, changes={"text": clean[:200]},
    )  # fmt: skip
    province = province_of(actor.path)
    inbox.notify(
        points_of([province]).get(province, ()), code="engagement.tbt_commented",
        title=_("Góp ý mới cho thông báo %(symbol)s") % {"symbol": notification.symbol},
        body=clean[:200], url=reverse("engagement:tbt_detail", args=[notification.uid]), actor=actor,
    )  # fmt: skip
    return comment


@transaction.atomic
def draft_letter(*, actor: Actor, uid: UUID) -> PaperDraft:
    """One official letter with every comment of the province that no letter carries yet."""
    notification = _notification(uid)
    watch = watch_of(actor)
    if not (watch.tells and watch.checks):
        raise MayNotTell
    waiting = list(
        TbtComment.objects.select_for_update(of=("self",))
        .filter(under(watch.path, "owner_path"), notification=notification, letter=None)
        .select_related("organisation")
    )
    if not waiting:
        raise LineRefused(
            _("Chưa có góp ý mới để gửi. Hãy nhắc các cơ sở liên quan góp ý trước hạn.")
        )
    paper = comments_letter(
        house_of(organisation_by_uid(actor.organisation_uid)),
        About(
            notification.symbol, member_name(notification.member),
            notification.title_vi or notification.title, notification.comment_until,
        ),
        [Said(one.organisation.name, one.clause, one.text) for one in waiting],
    )  # fmt: skip
    draft = create_draft(actor=actor, paper=paper, about=(LETTER, notification.uid.hex))
    TbtComment.objects.filter(pk__in=[one.pk for one in waiting]).update(letter=draft)
    record(
        actor, "engagement.comments.gathered", kind=NOTIFICATION, object_id=notification.pk,
        label=notification.symbol, path=actor.path, changes={"comments": len(waiting)},
    )  # fmt: skip
    return draft


def _notification(uid: UUID) -> TbtNotification:
    found = TbtNotification.objects.filter(uid=uid).first()
    if found is None:
        raise NotificationNotFound
    return found
