"""What a body says it applies: declared by itself, confirmed or given back by who answers for the place."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox, reliance
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.orgs.selectors.telling import people_to_tell
from chuan.standards.enums import ClaimKind, ClaimState, Status
from chuan.standards.errors import (
    ClaimKnown,
    MayNotClaim,
    MayNotConfirm,
    NoSuchClaim,
    NoSuchStandard,
    RecordRefused,
)
from chuan.standards.models import CLAIM, STANDARD, Claim, Standard
from chuan.standards.permissions import can_claim, can_confirm, confirmers, sees_claims
from chuan.standards.selectors.claims import dependant_of

RETURNED = "standards.claim_returned"
CONFIRMED = "standards.claim_confirmed"
WAITING = "standards.claim_waiting"


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is declared of one standard."""

    kind: ClaimKind = ClaimKind.APPLIED
    products: str = ""
    reference: str = ""
    note: str = ""
    declared_on: date | None = None
    valid_until: date | None = None


@transaction.atomic
def declare_claim(*, actor: Actor, slug: str, words: ClaimWords) -> Claim:
    """Say that the own body applies a standard; raises ClaimKnown, NoSuchStandard, RecordRefused.

    Basis: Điều 10 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (standards are applied voluntarily).
    """
    body = _own_body(actor)
    _check(actor, words)
    row = Standard.objects.seen_by(actor).filter(slug=slug).first()
    if row is None:
        raise NoSuchStandard
    try:
        with transaction.atomic():
            claim = Claim.objects.create(
                organisation=body, owner_path=body.path, standard=row, kind=words.kind,
                products=_plain(words.products, 300), reference=_plain(words.reference, 200),
                note=_plain(words.note, 500), declared_on=words.declared_on or clock.today(),
                valid_until=words.valid_until, declared_by=actor.id,
                declared_by_label=actor.label[:160], is_sample=body.is_sample,
                superseded_at=clock.now() if row.status == Status.WITHDRAWN else None,
            )  # fmt: skip
    except IntegrityError as error:
        raise ClaimKnown from error
    reliance.rest_on(dependant_of(claim), (reliance.Basis(STANDARD, row.key),))
    _record(actor, "standards.claim.declared", claim)
    _ask(actor, claim)
    return claim


@transaction.atomic
def change_claim(*, actor: Actor, uid: UUID, words: ClaimWords) -> Claim:
    """Say it anew; what had been confirmed is the body's own word again."""
    claim = _own(actor, uid)
    _check(actor, words)
    claim.kind, claim.products = words.kind, _plain(words.products, 300)
    claim.reference, claim.note = _plain(words.reference, 200), _plain(words.note, 500)
    claim.declared_on, claim.valid_until = words.declared_on or claim.declared_on, words.valid_until
    claim.state, claim.decided_at, claim.decided_by_label, claim.reason = (
        ClaimState.DECLARED, None, "", "",
    )  # fmt: skip
    try:
        with transaction.atomic():
            claim.save()
    except IntegrityError as error:
        raise ClaimKnown from error
    reliance.rest_on(dependant_of(claim), (reliance.Basis(STANDARD, claim.standard.key),))
    _record(actor, "standards.claim.changed", claim)
    return claim


@transaction.atomic
def end_claim(*, actor: Actor, uid: UUID) -> Claim:
    """The body applies it no longer."""
    claim = _own(actor, uid)
    claim.state, claim.ended_on = ClaimState.ENDED, clock.today()
    claim.save(update_fields=("state", "ended_on"))
    reliance.release(CLAIM, str(claim.pk))
    _record(actor, "standards.claim.ended", claim)
    return claim


@transaction.atomic
def confirm_claim(*, actor: Actor, uid: UUID) -> Claim:
    """An officer has checked it; raises MayNotConfirm."""
    claim = _decided(actor, uid)
    claim.state, claim.decided_at, claim.reason = ClaimState.CONFIRMED, clock.now(), ""
    claim.decided_by_label = f"{actor.label}, {actor.organisation_label}"[:300]
    claim.save()
    _record(actor, "standards.claim.confirmed", claim)
    _tell(actor, claim, CONFIRMED, _("Công bố áp dụng %(number)s đã được kiểm tra"))
    return claim


@transaction.atomic
def return_claim(*, actor: Actor, uid: UUID, reason: str) -> Claim:
    """Give it back with what is missing; raises MayNotConfirm, RecordRefused."""
    claim = _decided(actor, uid)
    if not reason.strip():
        raise RecordRefused(_("Hãy ghi rõ cần bổ sung gì."))
    refuse_stamped_words(actor, reason)
    claim.state, claim.reason = ClaimState.RETURNED, _plain(reason, 500)
    claim.decided_at = clock.now()
    claim.decided_by_label = f"{actor.label}, {actor.organisation_label}"[:300]
    claim.save()
    _record(actor, "standards.claim.returned", claim, reason=claim.reason)
    _tell(actor, claim, RETURNED, _("Công bố áp dụng %(number)s cần bổ sung"))
    return claim


def _ask(actor: Actor, claim: Claim) -> None:
    """Those who check claims of the place are told: of the commune, else of the province's department."""
    told = people_to_tell(confirmers(claim.owner_path)).values()
    people = {person for each in told for person in each}
    inbox.notify(
        tuple(sorted(people - {actor.id})), code=WAITING, actor=actor,
        title=_("Công bố chờ xác nhận: %(number)s") % {"number": claim.standard.designation},
        body=claim.organisation.name, url=reverse("standards:claim_detail", args=[claim.uid]),
    )  # fmt: skip


def _own_body(actor: Actor) -> Organisation:
    if not can_claim(actor):
        raise MayNotClaim
    body = Organisation.objects.filter(path=actor.path).first()
    if body is None:
        raise MayNotClaim
    return body


def _own(actor: Actor, uid: UUID) -> Claim:
    if not can_claim(actor):
        raise MayNotClaim
    rows = Claim.objects.select_for_update(of=("self",)).select_related("standard", "organisation")
    claim = rows.filter(uid=uid, owner_path=actor.path).exclude(state=ClaimState.ENDED).first()
    if claim is None:
        raise NoSuchClaim
    return claim


def _decided(actor: Actor, uid: UUID) -> Claim:
    rows = Claim.objects.select_for_update(of=("self",)).select_related("standard", "organisation")
    claim = rows.filter(sees_claims(actor), uid=uid).exclude(state=ClaimState.ENDED).first()
    if claim is None:
        raise NoSuchClaim
    if not can_confirm(actor, claim.owner_path):
        raise MayNotConfirm
    return claim


def _check(actor: Actor, words: ClaimWords) -> None:
    refuse_stamped_words(actor, words.products, words.reference, words.note)
    if words.kind == ClaimKind.CONFORMITY and not words.products.strip():
        raise RecordRefused(_("Hãy ghi sản phẩm phù hợp với tiêu chuẩn."))
    begun = words.declared_on or clock.today()
    if words.valid_until and words.valid_until < begun:
        raise RecordRefused(_("Ngày hết hạn không thể trước ngày công bố."))


def _plain(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]


def _tell(actor: Actor, claim: Claim, code: str, title: str) -> None:
    inbox.notify(
        (claim.declared_by,), code=code, title=title % {"number": claim.standard.designation},
        body=claim.reason, url=reverse("standards:claim_detail", args=[claim.uid]), actor=actor,
    )  # fmt: skip


def _record(actor: Actor, code: str, claim: Claim, reason: str = "") -> None:
    changes = {"standard": claim.standard.designation, "products": claim.products}
    record(
        actor, code, kind=CLAIM, object_id=claim.pk, label=claim.standard.designation,
        path=claim.owner_path, changes={**changes, "reason": reason} if reason else changes,
    )  # fmt: skip
