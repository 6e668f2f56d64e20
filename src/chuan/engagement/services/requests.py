"""An enterprise without an account asks for one; the commune's or province's administrator invites it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.core.text import fold, visible
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.enums import JoinState
from chuan.engagement.errors import (
    AlreadyDecided,
    MayNotCheck,
    ProfileNotFound,
    ReasonMissing,
    RequestRefused,
    TaxCodeUnreadable,
)
from chuan.engagement.models import REQUEST, JoinRequest, Profile
from chuan.engagement.permissions import KEEPERS, requests_path
from chuan.engagement.rules.tax_codes import plain_tax_code
from chuan.engagement.selectors.people import people_at
from chuan.orgs.enums import Level, Role
from chuan.orgs.models import Organisation, Place
from chuan.orgs.permissions import can_manage
from chuan.orgs.rules.agencies import COMMUNE, PROVINCE
from chuan.orgs.services import Invited, create_organisation, create_person

MOST_WAITING = 200
"""Wishes that may wait in one place; more look like somebody's joke."""


@dataclass(frozen=True, slots=True)
class RequestWords:
    """What an enterprise says of itself when it asks."""

    name: str
    kind: str
    place: int
    tax_code: str
    contact_name: str
    contact_phone: str
    contact_email: str = ""
    note: str = ""


@transaction.atomic
def ask_to_join(*, actor: Actor, words: RequestWords) -> JoinRequest:
    """Keep the wish for the people's committee of the commune; told to who decides.

    Basis: Luật 91/2025/QH15 (contact and tax code serve this decision and the account only).
    """
    name, contact, note = (visible(each) for each in (words.name, words.contact_name, words.note))
    refuse_stamped_words(actor, name, note, contact)
    if not name or not contact:
        raise RequestRefused(
            _("Hãy ghi bằng chữ đọc được."), field="contact_name" if name else "name"
        )
    tax_code = plain_tax_code(words.tax_code)
    if not tax_code:
        raise TaxCodeUnreadable
    if words.kind not in {str(kind) for kind in KEEPERS}:
        raise RequestRefused(_("Hãy chọn loại cơ sở."), field="kind")
    path = _path_for(words.place)
    waiting = JoinRequest.objects.filter(state=JoinState.WAITING)
    if waiting.filter(owner_path=path).count() >= MOST_WAITING:
        raise RequestRefused(_("Nơi này đang có quá nhiều đề nghị chờ. Hãy liên hệ UBND cấp xã."))
    asked, made = JoinRequest.objects.get_or_create(
        tax_code=tax_code,
        state=JoinState.WAITING,
        defaults={
            "owner_path": path, "name": " ".join(name.split())[:300], "kind": words.kind,
            "place_id": words.place, "contact_name": contact[:160],
            "contact_phone": words.contact_phone.strip()[:20],
            "contact_email": words.contact_email, "note": note[:500],
            "asked_at": clock.now(),
        },
    )  # fmt: skip
    if made:
        record(
            actor, "engagement.request.made", kind=REQUEST, object_id=asked.pk, label=asked.name,
            path=path,
        )  # fmt: skip
        inbox.notify(
            people_at([path]).get(path, ()), code="engagement.join_asked",
            title=_("Cơ sở đề nghị có tài khoản: %(name)s") % {"name": asked.name},
            url=reverse("engagement:request_list"), actor=actor,
        )  # fmt: skip
    return asked


@transaction.atomic
def invite_enterprise(*, actor: Actor, uid: UUID) -> Invited:
    """Make the body below the commune and an account for its contact; the code is shown once."""
    asked = _waiting(actor, uid)
    parent = Organisation.objects.filter(path=asked.owner_path).first()
    if parent is None or not can_manage(actor, parent.path):
        raise MayNotCheck
    body = create_organisation(
        actor=actor, name=asked.name, parent=parent, kind=asked.kind, level=Level.BUSINESS,
        place=asked.place,
    )  # fmt: skip
    invited = create_person(
        actor=actor, organisation=body, full_name=asked.contact_name, role=Role.HEAD,
        phone=asked.contact_phone, email=asked.contact_email,
    )  # fmt: skip
    Profile.objects.create(
        organisation=body, owner_path=body.path, tax_code=asked.tax_code,
        contact_name=asked.contact_name, contact_phone=asked.contact_phone,
        contact_email=asked.contact_email, updated_at=clock.now(), folded=fold(body.name),
    )  # fmt: skip
    asked.organisation = body
    _decide(actor, asked, JoinState.INVITED, "")
    return invited


@transaction.atomic
def return_request(*, actor: Actor, uid: UUID, reason: str) -> JoinRequest:
    """Say what is missing; the enterprise may ask again."""
    asked = _waiting(actor, uid)
    clean = " ".join(reason.split())[:500]
    if not clean:
        raise ReasonMissing
    refuse_stamped_words(actor, clean)
    _decide(actor, asked, JoinState.RETURNED, clean)
    return asked


def _waiting(actor: Actor, uid: UUID) -> JoinRequest:
    rows = JoinRequest.objects.select_for_update(of=("self",)).select_related("place")
    asked = rows.filter(under(requests_path(actor), "owner_path"), uid=uid).first()
    if asked is None:
        raise ProfileNotFound
    if asked.state != JoinState.WAITING:
        raise AlreadyDecided
    return asked


def _decide(actor: Actor, asked: JoinRequest, state: JoinState, reason: str) -> None:
    asked.state, asked.reason, asked.decided_at = state, reason, clock.now()
    asked.decided_by_label = actor.body_label[:300]
    asked.save()
    invited = state is JoinState.INVITED
    record(
        actor, "engagement.request.invited" if invited else "engagement.request.returned",
        kind=REQUEST, object_id=asked.pk, label=asked.name, path=asked.owner_path,
        changes={"reason": reason} if reason else {},
    )  # fmt: skip


def _path_for(place_id: int) -> str:
    """The people's committee of the commune, or of its province where the commune is not on the node."""
    place = Place.objects.filter(pk=place_id).select_related("parent").first()
    if place is not None:
        wanted = [place.pk, *([place.parent.pk] if place.parent else [])]
        bodies = Organisation.objects.valid_on(clock.today()).filter(
            place__in=wanted, agency__in=(COMMUNE, PROVINCE)
        )
        by_agency = {body.agency: body.path for body in bodies.order_by("-path")}
        path = by_agency.get(COMMUNE) or by_agency.get(PROVINCE)
        if path:
            return str(path)
    raise RequestRefused(
        _("Xã, phường này chưa có trên hệ thống. Hãy liên hệ UBND cấp xã."), field="place"
    )
