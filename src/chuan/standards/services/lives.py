"""The files of drafts and of reviews: opened from their pages, and what each step does to its thing."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.law.selectors.days import calendar
from chuan.orgs.models import Organisation, Place
from chuan.procedures.enums import ClockUnit
from chuan.procedures.errors import StepRefused
from chuan.procedures.models import Dossier
from chuan.procedures.rules.periods import last_day
from chuan.procedures.selectors.definitions import definition_of
from chuan.procedures.services.opening import Opening, Subject, open_dossier
from chuan.procedures.subjects import Step
from chuan.procedures.types import OPENING, WITHDRAWAL, Given
from chuan.standards.enums import ClaimState, DraftState, StandardKind, Status
from chuan.standards.errors import DraftRefused, NoSuchDraft, NoSuchStandard, RecordRefused
from chuan.standards.models import DRAFT, STANDARD, Draft, DraftPlace, Standard
from chuan.standards.permissions import kinds_drafted_at
from chuan.standards.rules.lives import LIVES, REVIEW_YEARS, REVIEWS
from chuan.standards.selectors.lives import clock_of, open_dossier_of
from chuan.standards.services import consulting, settling
from chuan.standards.services.claims import ClaimWords, declare_claim
from chuan.standards.services.drafting import DraftWords, create_draft, own_draft, record_draft
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.publishing import publish, take_effect, withdraw
from chuan.standards.services.territories import communes_below

MINISTRY: Final = "bo-khcn"
STOPPED: Final = gettext_noop("Hồ sơ đã dừng.")


@dataclass(frozen=True, slots=True)
class LifeWords:
    """What is said when the file of a draft is opened."""

    year: int | None = None
    flags: Collection[str] = ()
    note: str = ""
    ministry: str = ""


@transaction.atomic
def begin_life(*, actor: Actor, uid: UUID, words: LifeWords) -> Dossier:
    """Open the file by which a draft becomes a standard; one draft has one file on its way."""
    draft = own_draft(actor, uid, DraftState.WRITING)
    key = LIVES.get(draft.kind)
    if key is None:
        raise DraftRefused(_("Chưa có thủ tục xây dựng cho loại văn bản này."))
    if open_dossier_of(DRAFT, draft.pk) is not None:
        raise DraftRefused(_("Dự thảo đã có hồ sơ đang làm. Hãy mở hồ sơ đó."))
    fields = {"nam": str(words.year)} if words.year else {}
    return open_dossier(
        actor=actor, procedure=key,
        opening=Opening(
            title=draft.title, subject=Subject(DRAFT, draft.pk, draft.title),
            outside=_outside(draft.kind, words.ministry), flags=tuple(words.flags),
            given=Given(note=words.note, fields=fields), is_sample=draft.is_sample,
        ),
    )  # fmt: skip


@transaction.atomic
def begin_review(*, actor: Actor, slug: str) -> Dossier:
    """Open the file in which a standard is reviewed.

    Basis: Điều 19, Điều 35 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006
    """
    row = Standard.objects.seen_by(actor).filter(slug=slug).select_for_update(of=("self",)).first()
    if row is None or row.kind not in REVIEWS:
        raise NoSuchStandard
    if row.status == Status.WITHDRAWN:
        raise RecordRefused(_("Văn bản đã hết hiệu lực, không cần rà soát."))
    if open_dossier_of(STANDARD, row.pk) is not None:
        raise RecordRefused(_("Văn bản đang được rà soát. Hãy mở hồ sơ đó."))
    title = _("Rà soát %(number)s") % {"number": row.designation}
    return open_dossier(
        actor=actor, procedure=REVIEWS[row.kind],
        opening=Opening(
            title=title, subject=Subject(STANDARD, row.pk, row.designation), is_sample=row.is_sample
        ),
    )  # fmt: skip


@transaction.atomic
def choose_places(*, actor: Actor, uid: UUID, places: Collection[int]) -> int:
    """Say in which communes of the own province a local regulation will apply.

    Basis: Điều 27 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (hiệu lực trong phạm vi của tỉnh ban hành)
    """
    draft = own_draft(actor, uid, DraftState.WRITING, DraftState.CLOSED)
    if draft.kind != StandardKind.QCDP:
        raise DraftRefused(_("Chỉ quy chuẩn kỹ thuật địa phương có địa bàn áp dụng."))
    province = draft.owner_path.strip("/").split("/")[0]
    communes = communes_below(places)
    within = Place.objects.filter(pk__in=communes, parent__code=province)
    if not communes or within.count() != len(communes):
        raise DraftRefused(_("Hãy chọn xã, phường, đặc khu trong tỉnh."), field="places")
    before = draft.places.count()
    draft.places.exclude(place__in=communes).delete()
    DraftPlace.objects.bulk_create(
        [DraftPlace(draft=draft, place_id=pk) for pk in sorted(communes)], ignore_conflicts=True
    )
    record_draft(
        actor, draft, "standards.draft.places_chosen", {"communes": [before, len(communes)]}
    )
    return len(communes)


def _on_draft_step(actor: Actor, step: Step) -> None:
    """What a step of its file does to a draft; steps that do something are not taken back."""
    draft = Draft.objects.select_for_update(of=("self",)).filter(pk=step.subject_id).first()
    if draft is None:
        raise NoSuchDraft
    does = _EFFECTS.get(step.event)
    if does is not None and not step.undone:
        does(actor, draft, step)


def _on_standard_step(actor: Actor, step: Step) -> None:
    """What the conclusion of a review does to a standard."""
    row = Standard.objects.select_for_update(of=("self",)).filter(pk=step.subject_id).first()
    if row is None:
        raise NoSuchStandard
    does = _CONCLUSIONS.get(step.event)
    if does is not None and not step.undone:
        does(actor, row, step)


def _outside(kind: str, ministry: str) -> Mapping[str, str]:
    """Who takes part and is not on the node."""
    if kind == StandardKind.QCDP:
        return {"bo": ministry.strip() or _("Bộ quản lý ngành, lĩnh vực")}
    on_node = Organisation.objects.filter(agency=MINISTRY, on_node=True).exists()
    return {} if kind != StandardKind.TCVN or on_node else {"bo": "Bộ Khoa học và Công nghệ"}


def _planned(actor: Actor, draft: Draft, step: Step) -> None:
    said = step.fields.get("nam", "")
    if not said:
        return
    year = int(float(said)) if said.replace(".", "", 1).isdigit() else 0
    if not step.on.year <= year <= step.on.year + 10:
        raise StepRefused(Sentence(gettext_noop("Hãy chọn năm từ năm nay trở đi.")), field="nam")
    draft.plan_year = year
    draft.is_urgent = "cap-bach" in step.flags
    draft.save(update_fields=("plan_year", "is_urgent"))
    record_draft(actor, draft, "standards.draft.planned", {"year": year})


def _consulted(actor: Actor, draft: Draft, step: Step) -> None:
    """Open the period of comment; its end is never earlier than the clock of the file says."""
    dossier = Dossier.objects.select_related("version__procedure").get(pk=step.dossier)
    least = clock_of(dossier, "lay-y-kien").due_on
    consulting.set_earliest_end(actor=actor, draft=draft, day=least)
    until = date.fromisoformat(step.fields["den-ngay"])
    try:
        consulting.open_period(actor=actor, uid=draft.uid, begins=step.on, until=until)
    except DraftRefused as refusal:
        words = str(refusal)
        if least is not None and until < least:
            words = _("Thời gian lấy ý kiến tối thiểu đến hết ngày %(day)s.") % {
                "day": f"{least:%d/%m/%Y}"
            }
        raise StepRefused(words, field="den-ngay") from refusal


def _answered(actor: Actor, draft: Draft, _step: Step) -> None:
    if draft.state != DraftState.SETTLED:
        settling.settle(actor=actor, uid=draft.uid)


def _again(actor: Actor, draft: Draft, _step: Step) -> None:
    """Back to writing: the next wording is begun on the page of the draft, comments stay."""
    draft.state, draft.settled_at = DraftState.CLOSED, None
    draft.save(update_fields=("state", "settled_at"))
    record_draft(actor, draft, "standards.draft.reopened")


def _published(actor: Actor, draft: Draft, step: Step) -> None:
    wording = draft.wordings.filter(frozen_at=None).first()
    if wording is not None:
        wording.frozen_at = clock.now()
        wording.save(update_fields=("frozen_at",))
    dossier = Dossier.objects.select_related("version").get(pk=step.dossier)
    keeps = definition_of(dossier.version).keeps_number
    publish(actor, draft, step.fields, step.flags, clock.today(), keeps_number=keeps)


def _declared(actor: Actor, draft: Draft, _step: Step) -> None:
    """The maker says that it applies its own standard, where it lets the number be seen."""
    row = draft.standard
    if row is None or not row.is_public or row.claims.exclude(state=ClaimState.ENDED).exists():
        return
    words = ClaimWords(products=draft.title[:300], reference=row.decision_symbol)
    declare_claim(actor=actor, slug=row.slug, words=words)


def _in_force(actor: Actor, draft: Draft, _step: Step) -> None:
    if draft.standard is not None:
        take_effect(actor, draft.standard)


def _stopped(actor: Actor, draft: Draft, _step: Step) -> None:
    draft.state, draft.withdrawn_reason = DraftState.WITHDRAWN, _(STOPPED)
    draft.save(update_fields=("state", "withdrawn_reason"))
    record_draft(actor, draft, "standards.draft.given_up", {"reason": draft.withdrawn_reason})


def _kept(_actor: Actor, row: Standard, step: Step) -> None:
    """It stays as it is and is looked at again when its time is over."""
    years = REVIEW_YEARS[row.kind]
    row.review_due_on = last_day(step.on, years, ClockUnit.YEARS, calendar())
    row.updated_at = clock.now()
    row.save(update_fields=("review_due_on", "updated_at"))
    index_standards([row.pk])


def _rewritten(actor: Actor, row: Standard, _step: Step) -> None:
    """A draft of what is to come is begun for who reviewed it, where that body drafts such texts."""
    owner = Organisation.objects.filter(path=actor.path).first()
    if owner is None or row.kind not in {str(each) for each in kinds_drafted_at(owner.level)}:
        return
    words = DraftWords(row.title_vi or row.title_en or row.designation, number=row.designation)
    create_draft(actor=actor, kind=row.kind, words=words, is_sample=row.is_sample)


def _cancelled(actor: Actor, row: Standard, step: Step) -> None:
    ended = date.fromisoformat(step.fields["ngay-het"])
    begun = row.effective_on or row.issued_on
    if begun and ended < begun:
        raise StepRefused(
            Sentence(gettext_noop("Ngày hết hiệu lực không thể trước ngày có hiệu lực.")),
            field="ngay-het",
        )
    withdraw(actor, row, ended, step.fields["so-quyet-dinh"])


_EFFECTS: Final[Mapping[str, Callable[[Actor, Draft, Step], None]]] = {
    OPENING: _planned, "lay-y-kien": _consulted, "xong-lay-y-kien": _answered, "lay-lai": _again,
    "cong-bo": _published, "ban-hanh": _published, "co-hieu-luc": _in_force, "in-an": _declared,
    WITHDRAWAL: _stopped, "khong-dua-vao": _stopped,
}  # fmt: skip
_CONCLUSIONS: Final[Mapping[str, Callable[[Actor, Standard, Step], None]]] = {
    "giu-nguyen": _kept, "sua-doi": _rewritten, "thay-the": _rewritten, "huy-bo": _cancelled,
}  # fmt: skip
ON_STEP: Final = {DRAFT: _on_draft_step, STANDARD: _on_standard_step}
"""What hears of the steps of a file, by the kind of its subject."""
