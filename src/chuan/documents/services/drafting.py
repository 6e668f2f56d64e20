"""Writing a paper: begun, saved without overwriting anybody, its wordings kept, withdrawn."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock, scope
from chuan.core.actor import Actor
from chuan.documents.enums import NumberState, PaperEvent
from chuan.documents.errors import MayNotDraft, PaperChanged, PaperRefused
from chuan.documents.models import PAPER, IssuedNumber, PaperDraft, PaperRevision
from chuan.documents.permissions import can_draft
from chuan.documents.rules.papers import PAPER_STEPS
from chuan.documents.services.papers import (
    issuer_of,
    keep_wording,
    lock_editable,
    record_paper,
    state_of,
)
from chuan.documents.services.stamped import refuse_stamped_paper, refuse_stamped_words
from chuan.domain.vanban.writing import Paper, to_json
from chuan.orgs.selectors import organisation_by_uid

RECORDED_EVERY: Final = timedelta(hours=1)
"""Saves of one person within this time leave one entry in the record."""


@transaction.atomic
def create_draft(*, actor: Actor, paper: Paper, about: tuple[str, str] = ("", "")) -> PaperDraft:
    """A new paper of the organisation acted for; its first wording is kept."""
    if not can_draft(actor):
        raise MayNotDraft
    refuse_stamped_paper(actor, paper)
    owner = organisation_by_uid(actor.organisation_uid)
    issuer = issuer_of(paper, owner)
    now = clock.now()
    draft = PaperDraft.objects.create(
        owner=owner,
        owner_path=owner.path,
        issuer=issuer,
        issuer_path=issuer.path if issuer else "",
        family=paper.family,
        kind=paper.kind,
        title=paper.title,
        content=to_json(paper),
        about_kind=about[0][:40],
        about_id=about[1][:80],
        is_sample=owner.is_sample,
        created_at=now,
        created_by=actor.id,
        created_by_label=actor.label[:160],
        saved_at=now,
        saved_by_label=actor.label[:160],
    )
    keep_wording(actor, draft, _("Bản đầu tiên"))
    record_paper(actor, draft, "documents.paper.created")
    return draft


@transaction.atomic
def save_draft(*, actor: Actor, uid: UUID, paper: Paper, version: int) -> PaperDraft:
    """Keep what was typed; `PaperChanged` when somebody saved since `version` was shown.

    Saving again what is saved already changes nothing.
    """
    draft = lock_editable(actor, uid)
    content = to_json(paper)
    if draft.content == content:
        return draft
    refuse_stamped_paper(actor, paper)
    if draft.version != version:
        raise PaperChanged(
            _(
                "%(who)s đã lưu bản thảo này lúc %(at)s. Nội dung bạn vừa gõ vẫn còn trên trang; "
                "hãy mở bản mới ở cửa sổ khác rồi chép phần của bạn sang."
            )
            % {
                "who": draft.saved_by_label,
                "at": f"{draft.saved_at.astimezone(clock.VIETNAM):%H:%M %d/%m/%Y}",
            },
            version=draft.version,
        )
    if (draft.family, draft.kind) != (paper.family, paper.kind) and draft.number_id:
        raise PaperRefused(_("Văn bản đã có số; không đổi loại văn bản được nữa."))
    now, issuer = clock.now(), issuer_of(paper, draft.owner)
    recorded = draft.saved_by_label == actor.label and now - draft.saved_at < RECORDED_EVERY
    draft.content, draft.title = content, paper.title
    draft.family, draft.kind = paper.family, paper.kind
    draft.issuer, draft.issuer_path = issuer, issuer.path if issuer else ""
    draft.version += 1
    draft.saved_at, draft.saved_by_label = now, actor.label[:160]
    draft.save()
    if not recorded:
        record_paper(actor, draft, "documents.paper.saved", version=draft.version)
    return draft


@transaction.atomic
def keep_revision(*, actor: Actor, uid: UUID, reason: str = "") -> PaperRevision:
    """Keep the present wording by hand, so that it can be compared with and returned to."""
    draft = lock_editable(actor, uid)
    refuse_stamped_words(actor, reason)
    kept = keep_wording(actor, draft, reason or _("Lưu bản"))
    record_paper(actor, draft, "documents.paper.revision_kept", revision=kept.number)
    return kept


@transaction.atomic
def withdraw_draft(*, actor: Actor, uid: UUID, reason: str) -> PaperDraft:
    """Give the paper up, saying why; a number it held is voided with the same reason."""
    draft = lock_editable(actor, uid)
    refuse_stamped_words(actor, reason)
    reason = " ".join(reason.split())[:500]
    draft.state = PAPER_STEPS.after(state_of(draft), PaperEvent.WITHDRAW, reason=reason)
    _void_number(actor, draft, reason)
    draft.save(update_fields=("state", "number"))
    scope.remove_participation(PAPER, draft.pk)
    record_paper(actor, draft, "documents.paper.withdrawn", reason=reason)
    return draft


def _void_number(actor: Actor, draft: PaperDraft, reason: str) -> None:
    if draft.number_id is None:
        return
    IssuedNumber.objects.filter(pk=draft.number_id).update(
        state=NumberState.VOIDED, reason=reason, by_label=actor.label[:160], at=clock.now()
    )
    draft.number = None
