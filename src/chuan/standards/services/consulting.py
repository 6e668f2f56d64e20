"""The period of comment: announcing, asking bodies, prolonging, ending by date, giving up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.scope import add_participation
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.standards.enums import DraftState
from chuan.standards.errors import DraftRefused, NoSuchDraft
from chuan.standards.models import DRAFT, AskedBody, Draft, DraftComment
from chuan.standards.rules.consulting import period_faults
from chuan.standards.selectors.lives import is_led
from chuan.standards.selectors.people import people_of
from chuan.standards.services.drafting import own_draft, record_draft, wording_in_hand

OPENED, ENDED = "standards.draft_opened", "standards.draft_ended"
"""Codes of the two letters."""
ASKED_ROLE: Final = "asked"
CONTACT_KEPT: Final = timedelta(days=365)
"""How long names and addresses of people are kept after the comments were answered."""
NEVER_ENDED: Final = (DraftState.WRITING, DraftState.ANNOUNCED, DraftState.CLOSED)


@dataclass(frozen=True, slots=True)
class AskedWords:
    """One body to be asked: on this node or elsewhere."""

    name: str
    organisation: int | None = None


@transaction.atomic
def announce(*, actor: Actor, uid: UUID, begins: date, until: date) -> Draft:
    """Freeze the wording in hand and take comments on it from one day to another.

    A draft that goes by its file is announced there.

    Basis: Điều 17, Điều 32 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (dự thảo được lấy ý kiến rộng rãi).
    """
    draft = own_draft(actor, uid, DraftState.WRITING, DraftState.CLOSED)
    if is_led(draft):
        raise DraftRefused(_("Dự thảo đi theo hồ sơ. Hãy mở thời gian lấy ý kiến ở trang hồ sơ."))
    return open_period(actor=actor, uid=uid, begins=begins, until=until)


@transaction.atomic
def open_period(*, actor: Actor, uid: UUID, begins: date, until: date) -> Draft:
    """The same as a step of the draft's file does it."""
    draft = own_draft(actor, uid, DraftState.WRITING, DraftState.CLOSED)
    for field, sentence in period_faults(
        begins, until, on=clock.today(), not_before=draft.not_before
    ):
        raise DraftRefused(_(sentence), field=field)
    wording = wording_in_hand(draft)
    if not wording.clauses.exists():
        raise DraftRefused(_("Dự thảo chưa có điều khoản nào. Hãy nhập nội dung trước."))
    wording.frozen_at = clock.now()
    wording.save(update_fields=("frozen_at",))
    draft.state, draft.begins, draft.until, draft.told_open_at = (
        DraftState.ANNOUNCED, begins, until, None,
    )  # fmt: skip
    draft.save(update_fields=("state", "begins", "until", "told_open_at"))
    record_draft(
        actor, draft, "standards.draft.announced",
        {"begins": begins, "until": until, "wording": wording.number},
    )  # fmt: skip
    if begins <= clock.today():
        _tell_open(actor, draft)
    return draft


@transaction.atomic
def prolong(*, actor: Actor, uid: UUID, until: date) -> Draft:
    """Give more time; a period that was announced is never made shorter."""
    draft = own_draft(actor, uid, DraftState.ANNOUNCED, DraftState.CLOSED)
    if draft.until is None or draft.begins is None or until <= draft.until:
        raise DraftRefused(_("Hãy chọn ngày sau ngày kết thúc đã công bố."), field="until")
    if until < clock.today():
        raise DraftRefused(_("Hãy chọn hôm nay hoặc sau đó."), field="until")
    for field, sentence in period_faults(draft.begins, until, on=draft.begins, not_before=None):
        raise DraftRefused(_(sentence), field=field)
    before, draft.until, draft.state = draft.until, until, DraftState.ANNOUNCED
    draft.save(update_fields=("until", "state"))
    record_draft(actor, draft, "standards.draft.prolonged", {"until": [before, until]})
    return draft


@transaction.atomic
def give_up(*, actor: Actor, uid: UUID, reason: str) -> Draft:
    """Stop the draft; the comments stay with who wrote it."""
    draft = own_draft(actor, uid, *NEVER_ENDED)
    if is_led(draft):
        raise DraftRefused(_("Dự thảo đi theo hồ sơ. Hãy rút hồ sơ ở trang hồ sơ."))
    clean = " ".join(reason.split())[:500]
    if not clean:
        raise DraftRefused(_("Hãy ghi lý do thôi lấy ý kiến."), field="reason")
    refuse_stamped_words(actor, clean)
    draft.state, draft.withdrawn_reason = DraftState.WITHDRAWN, clean
    draft.save(update_fields=("state", "withdrawn_reason"))
    record_draft(actor, draft, "standards.draft.given_up", {"reason": clean})
    return draft


def set_earliest_end(*, actor: Actor, draft: Draft, day: date | None) -> None:
    """Let the procedure of the draft say the first last day; in the caller's transaction."""
    if draft.not_before != day:
        before, draft.not_before = draft.not_before, day
        draft.save(update_fields=("not_before",))
        record_draft(actor, draft, "standards.draft.minimum_set", {"not_before": [before, day]})


@transaction.atomic
def ask_bodies(
    *, actor: Actor, uid: UUID, bodies: Sequence[AskedWords], symbol: str, asked_on: date
) -> Sequence[AskedBody]:
    """Write down who was asked by letter; bodies of this node see the draft and are told."""
    draft = own_draft(actor, uid, *NEVER_ENDED)
    known = Organisation.objects.in_bulk(
        [each.organisation for each in bodies if each.organisation]
    )
    refuse_stamped_words(actor, symbol, *(each.name for each in bodies))
    made = []
    for each in bodies:
        body = known.get(each.organisation or 0)
        name = (body.name if body else " ".join(each.name.split()))[:300]
        if not name:
            continue
        row, is_new = AskedBody.objects.get_or_create(
            draft=draft, name=name,
            defaults={"organisation": body, "symbol": symbol.strip()[:80], "asked_on": asked_on},
        )  # fmt: skip
        if is_new:
            made.append(row)
        if body is not None:
            add_participation(DRAFT, draft.pk, body.path, ASKED_ROLE)
    if not made:
        raise DraftRefused(_("Hãy chọn cơ quan chưa có trong danh sách đã hỏi."), field="bodies")
    record_draft(
        actor, draft, "standards.draft.bodies_asked", {"bodies": [row.name for row in made]}
    )
    if draft.state == DraftState.ANNOUNCED and draft.told_open_at is not None:
        _tell_bodies(actor, draft, made)
    return made


@transaction.atomic
def note_asked_answer(
    *, actor: Actor, uid: UUID, asked: UUID, answered_on: date, symbol: str, agrees: bool
) -> AskedBody:
    """Write down that a body answered: that it agrees, or that its comments were entered."""
    draft = own_draft(actor, uid, *NEVER_ENDED)
    row = AskedBody.objects.select_for_update(of=("self",)).filter(draft=draft, uid=asked).first()
    if row is None:
        raise NoSuchDraft
    if not row.asked_on <= answered_on <= clock.today():
        raise DraftRefused(_("Ngày trả lời từ ngày hỏi đến hôm nay."), field="answered_on")
    refuse_stamped_words(actor, symbol)
    row.answered_on, row.answer_symbol, row.agrees = answered_on, symbol.strip()[:80], agrees
    row.save()
    record_draft(actor, draft, "standards.draft.body_answered", {"bodies": [row.name]})
    return row


def turn_by_date(*, actor: Actor, on: date) -> int:
    """Tell of what opens today and close what is over; each draft once, in a transaction of its own."""
    waiting = Draft.objects.filter(state=DraftState.ANNOUNCED)
    due = waiting.filter(until__lt=on) | waiting.filter(told_open_at=None, begins__lte=on)
    return sum(_turn(actor, pk, on) for pk in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def forget_contacts(*, actor: Actor) -> int:
    """Take names and addresses of people out of comments answered long ago; what they said stays.

    Basis: Luật 91/2025/QH15 (dữ liệu cá nhân chỉ giữ trong thời hạn cần cho mục đích đã nói).
    """
    over = clock.now() - CONTACT_KEPT
    rows = DraftComment.objects.filter(draft__settled_at__lt=over)
    found = rows.exclude(email="", phone="", person_name="", person_id="")
    drafts = list(Draft.objects.filter(pk__in=found.values("draft")).order_by("pk"))
    gone = found.update(email="", phone="", person_name="", person_id="")
    for draft in drafts:
        record_draft(actor, draft, "standards.draft.contacts_forgotten")
    return gone


@transaction.atomic
def _turn(actor: Actor, pk: int, on: date) -> int:
    draft = Draft.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if draft is None or draft.state != DraftState.ANNOUNCED or draft.until is None:
        return 0
    if draft.until < on:
        draft.state = DraftState.CLOSED
        draft.save(update_fields=("state",))
        record_draft(actor, draft, "standards.draft.closed", {"until": draft.until})
        inbox.notify(
            people_of([draft.owner_id]).get(draft.owner_id, ()), code=ENDED, actor=actor,
            title=_("Hết hạn góp ý: %(title)s") % {"title": draft.title},
            body=_("Hãy trả lời từng ý kiến, rồi công bố bảng tổng hợp."),
            url=reverse("standards:draft_comments", args=[draft.uid]),
        )  # fmt: skip
        return 1
    if draft.told_open_at is None:
        _tell_open(actor, draft)
        return 1
    return 0


def _tell_open(actor: Actor, draft: Draft) -> None:
    draft.told_open_at = clock.now()
    draft.save(update_fields=("told_open_at",))
    _tell_bodies(actor, draft, draft.asked.all())


def _tell_bodies(actor: Actor, draft: Draft, asked: Iterable[AskedBody]) -> None:
    ids = [row.organisation_id for row in asked if row.organisation_id]
    people = {person for each in people_of(ids).values() for person in each}
    inbox.notify(
        people, code=OPENED, actor=actor,
        title=_("Xin ý kiến: %(title)s") % {"title": draft.title},
        body=_("Hạn góp ý: hết ngày %(day)s.") % {"day": f"{draft.until:%d/%m/%Y}"},
        url=reverse("standards:draft_public", args=[draft.slug]),
    )  # fmt: skip
