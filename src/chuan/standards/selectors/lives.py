"""Where the files of drafts and standards stand: for their pages, for guards of steps, for lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from chuan.core.actor import Actor
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.law.selectors.days import calendar
from chuan.procedures.guards import Asked
from chuan.procedures.models import Dossier
from chuan.procedures.rules.clocks import clocks_after
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.selectors.dossiers import ClockRow, clock_rows
from chuan.procedures.selectors.log import log_of
from chuan.procedures.types import ClockNow
from chuan.standards.enums import DraftState, StandardKind
from chuan.standards.models import DRAFT, STANDARD, Draft, Standard
from chuan.standards.permissions import can_draft
from chuan.standards.rules.lives import LIVES

HIDDEN = gettext_noop("Đang xử lý")
"""What a visitor reads of a state that is not told."""


@dataclass(frozen=True, slots=True)
class Life:
    """One file as a page tells it: state, days, and its address where the reader may open it."""

    title: str
    state: str
    is_closed: bool
    clocks: Sequence[ClockRow]
    waits_for: str
    uid: UUID | None
    is_unverified: bool
    opened_on: date


def open_dossier_of(kind: str, subject_id: int) -> Dossier | None:
    """The file of a thing that is on its way; None when it has none."""
    rows = Dossier.objects.filter(subject_kind=kind, subject_id=subject_id, closed_on=None)
    return rows.select_related("version__procedure").order_by("-pk").first()


def clock_of(dossier: Dossier, key: str) -> ClockNow:
    """One clock of a file as its log tells it."""
    return clocks_after(definition_of(dossier.version), log_of(dossier), calendar())[key]


def lives_of_draft(actor: Actor, draft: Draft, on: date) -> Sequence[Life]:
    """The files of a draft; who may not open them reads state and days alone, of a public draft."""
    return _lives(actor, Q(subject_kind=DRAFT, subject_id=draft.pk), on, is_public=draft.is_public)


def lives_of_standard(actor: Actor, standard: Standard, on: date) -> Sequence[Life]:
    """The file in which a standard came about, and those of its reviews."""
    drafts = list(Draft.objects.filter(standard=standard).values_list("pk", flat=True)[:20])
    about = Q(subject_kind=STANDARD, subject_id=standard.pk)
    about |= Q(subject_kind=DRAFT, subject_id__in=drafts)
    return _lives(actor, about, on, is_public=standard.owner_path == "")


def _lives(actor: Actor, about: Q, on: date, *, is_public: bool) -> Sequence[Life]:
    rows = Dossier.objects.filter(about).select_related("version__procedure").order_by("-pk")[:5]
    mine = set(
        Dossier.objects.visible_to(actor).filter(about).values_list("pk", flat=True)
        if actor.path
        else ()
    )
    return [_life(row, row.pk in mine, on) for row in rows if is_public or row.pk in mine]


def _life(row: Dossier, is_mine: bool, on: date) -> Life:  # noqa: FBT001  (read beside the row)
    definition = definition_of(row.version)
    state = definition.state(row.state)
    told = is_mine or (state.public and not state.private)
    days = calendar()
    return Life(
        title=definition.title, state=state.label if told else HIDDEN,
        is_closed=row.closed_on is not None,
        clocks=clock_rows(clocks_after(definition, log_of(row), days), on, days) if told else (),
        waits_for=row.waits_for if is_mine else "", uid=row.uid if is_mine else None,
        is_unverified=definition.is_unverified, opened_on=row.opened_on,
    )  # fmt: skip


def may_begin_life(actor: Actor, draft: Draft) -> bool:
    """Whether the page of a draft offers to open its file."""
    return (
        draft.kind in LIVES
        and draft.standard_id is None
        and draft.state == DraftState.WRITING
        and can_draft(actor, draft.owner_path)
        and open_dossier_of(DRAFT, draft.pk) is None
    )


def is_led(draft: Draft) -> bool:
    """The draft goes by its file: periods of comment are opened and closed there, not on its page."""
    return draft.kind != StandardKind.TCCS and open_dossier_of(DRAFT, draft.pk) is not None


def _draft(asked: Asked) -> Draft | None:
    if asked.subject_kind != DRAFT:
        return None
    return Draft.objects.filter(pk=asked.subject_id or 0).first()


NO_DRAFT = gettext_noop("Hồ sơ chưa gắn với dự thảo nào. Hãy chọn dự thảo.")


def draft_written(asked: Asked) -> Sentence | None:
    """The wording in hand has something to read."""
    draft = _draft(asked)
    if draft is None:
        return Sentence(NO_DRAFT)
    if draft.wordings.filter(frozen_at=None, clauses__isnull=False).exists():
        return None
    return Sentence(gettext_noop("Dự thảo chưa có bản đang soạn. Hãy nhập nội dung trước."))


def territory_chosen(asked: Asked) -> Sentence | None:
    """A local regulation says in which communes it will apply."""
    draft = _draft(asked)
    if draft is None:
        return Sentence(NO_DRAFT)
    if draft.places.exists():
        return None
    return Sentence(gettext_noop("Chưa chọn địa bàn áp dụng. Hãy chọn ở trang dự thảo."))


def may_publish(asked: Asked) -> Sentence | None:
    """Comments are answered in public, where the kind asks for them; the draft became nothing yet."""
    draft = _draft(asked)
    if draft is None:
        return Sentence(NO_DRAFT)
    if draft.standard_id is not None:
        return Sentence(gettext_noop("Dự thảo này đã được công bố."))
    if draft.kind != StandardKind.TCCS and draft.state != DraftState.SETTLED:
        return Sentence(gettext_noop("Chưa công bố trả lời ý kiến góp ý về dự thảo."))
    return None


def effective_day(asked: Asked) -> Sentence | None:
    """The day of effect has come."""
    draft = _draft(asked)
    standard = draft.standard if draft else None
    if standard is None or standard.effective_on is None:
        return Sentence(gettext_noop("Văn bản chưa được ban hành trên hệ thống."))
    if standard.effective_on <= asked.on:
        return None
    return Sentence(
        gettext_noop("Chưa tới ngày có hiệu lực (%(day)s)."),
        day=f"{standard.effective_on:%d/%m/%Y}",
    )


def completed_in_time(asked: Asked) -> Sentence | None:
    """The draft comes back within its time; later it is appraised anew.

    Basis: Điều 4a Nghị định 127/2007/NĐ-CP (được bổ sung năm 2018; chưa xác minh sau Nghị định 22/2026/NĐ-CP)
    """
    dossier = Dossier.objects.select_related("version__procedure").filter(pk=asked.dossier).first()
    if dossier is None or not clock_of(dossier, "hoan-thien").is_over(asked.on):
        return None
    return Sentence(gettext_noop("Đã quá hạn hoàn thiện. Hãy lập lại hồ sơ để thẩm định từ đầu."))


GUARDS = {
    "standards.draft_written": draft_written,
    "standards.territory_chosen": territory_chosen,
    "standards.may_publish": may_publish,
    "standards.effective_day": effective_day,
    "standards.completed_in_time": completed_in_time,
}
