"""Which nodes are trusted, by which keys, and which bodies of this node take part."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.exchange import keyring
from chuan.exchange.enums import KeyState, NodeKind
from chuan.exchange.errors import CardRefused, MayNotSetUp, PartnerNotFound, ReasonMissing
from chuan.exchange.models import (
    NODE,
    OwnKey,
    OwnNode,
    Participant,
    Partner,
    PartnerBody,
    PartnerKey,
)
from chuan.exchange.permissions import can_set_up, forget_paths
from chuan.exchange.rules.cards import Card, read_card, same_spoken
from chuan.orgs.models import Organisation

OVERLAP: Final = timedelta(days=30)
"""How long an old key is still believed beside its successor, so that bundles under way arrive."""
TYPED: Final = 8
"""Last digits of a fingerprint that the administrator types as the other side reads them aloud."""


@transaction.atomic
def set_up_node(*, actor: Actor, kind: NodeKind) -> OwnKey:
    """Give this node its identity for the exchange and its first key; again, only its kind changes."""
    _authorise(actor)
    now = clock.now()
    own, made = OwnNode.objects.update_or_create(
        pk=1,
        defaults={"kind": kind},
        create_defaults={"node": uuid4().hex, "kind": kind, "made_at": now},
    )
    key = OwnKey.objects.filter(state=KeyState.ACTIVE).first() or _make_key(own, KeyState.ACTIVE)
    if made:
        _record(actor, "exchange.node.set_up", own.pk, key.fingerprint[:16], {"kind": str(kind)})
    return key


@transaction.atomic
def make_next_key(*, actor: Actor) -> OwnKey:
    """A further key: it opens at once, and signs once `use_next_key` says so."""
    _authorise(actor)
    own = OwnNode.objects.select_for_update().filter(pk=1).first()
    if own is None:
        raise PartnerNotFound
    waiting = OwnKey.objects.filter(state=KeyState.WAITING).first()
    if waiting is not None:
        return waiting
    key = _make_key(own, KeyState.WAITING)
    _record(actor, "exchange.key.made", key.pk, key.fingerprint[:16])
    return key


@transaction.atomic
def use_next_key(*, actor: Actor) -> OwnKey:
    """Sign with the next key from now on; the old one still opens for the time of the overlap."""
    _authorise(actor)
    key = OwnKey.objects.select_for_update().filter(state=KeyState.WAITING).first()
    if key is None:
        raise PartnerNotFound
    until = clock.today() + OVERLAP
    OwnKey.objects.filter(state=KeyState.ACTIVE).update(state=KeyState.OLD, valid_until=until)
    key.state = KeyState.ACTIVE
    key.save(update_fields=("state",))
    _record(actor, "exchange.key.changed", key.pk, key.fingerprint[:16])
    return key


@transaction.atomic
def destroy_old_key(*, actor: Actor, fingerprint: str) -> OwnKey:
    """Give up an old key of this node before or after its overlap; its secret halves are deleted.

    What is under way by that key can be opened no more; what was received stays.
    """
    _authorise(actor)
    rows = OwnKey.objects.select_for_update().filter(state=KeyState.OLD)
    key = rows.filter(fingerprint=fingerprint).first()
    if key is None:
        raise PartnerNotFound
    key.state = KeyState.REVOKED
    key.save(update_fields=("state",))
    _record(actor, "exchange.key.destroyed", key.pk, key.fingerprint[:16])
    transaction.on_commit(partial(keyring.forget_pair, key.fingerprint))
    return key


@transaction.atomic
def register_partner(*, actor: Actor, text: str) -> PartnerKey:
    """Take in the card of another node: a node not known yet, a further key, or a newer list of bodies.

    A key that is new waits until its fingerprint was compared.
    """
    _authorise(actor)
    card = read_card(text)
    if OwnNode.objects.filter(node=card.node).exists():
        raise CardRefused(_("Đây là khóa của chính hệ thống này. Hãy lấy tệp khóa của bên kia."))
    partner, made = Partner.objects.get_or_create(
        node=card.node,
        defaults={"name": card.name, "kind": card.kind, "registered_at": clock.now()},
    )
    if partner.revoked_at:
        raise CardRefused(_("Bên này đã bị ngừng trao đổi; không khai báo lại bằng tệp khóa được."))
    key, added = PartnerKey.objects.get_or_create(
        fingerprint=card.fingerprint,
        defaults={
            "partner": partner,
            "signing": card.signing,
            "sealing": card.sealing,
            "added_at": clock.now(),
        },
    )
    _check_key(key, partner)
    if key.state == KeyState.ACTIVE or made:
        _take_names(partner, card)
    if added:
        code = "exchange.partner.registered" if made else "exchange.partner.key_added"
        _record(actor, code, partner.pk, partner.name, {"key": key.fingerprint[:16]})
    else:
        _record(actor, "exchange.partner.bodies_updated", partner.pk, partner.name)
    return key


@transaction.atomic
def compare_key(*, actor: Actor, uid: UUID, typed: str, compared_with: str) -> PartnerKey:
    """Believe a key after its fingerprint was read aloud; the one before it goes out after the overlap.

    `typed` are the last eight digits (or the whole) as the other side read them.
    """
    _authorise(actor)
    key = PartnerKey.objects.select_for_update().filter(uid=uid, state=KeyState.WAITING).first()
    if key is None:
        raise PartnerNotFound
    if not _is_heard(typed, key.fingerprint):
        raise CardRefused(
            _(
                "Mã kiểm tra khóa không khớp. Không dùng khóa này; hãy lấy lại tệp khóa từ chính người "
                "quản trị hệ thống bên kia rồi đối chiếu lại."
            )
        )
    if not compared_with.strip():
        raise CardRefused(_("Hãy ghi người ở bên kia đã đọc mã kiểm tra khóa."))
    until = clock.today() + OVERLAP
    key.partner.keys.filter(state=KeyState.ACTIVE).update(state=KeyState.OLD, valid_until=until)
    key.state, key.compared_at = KeyState.ACTIVE, clock.now()
    key.compared_by_label, key.compared_with = actor.label[:160], compared_with.strip()[:160]
    key.save()
    changes = {"key": key.fingerprint[:16], "with": key.compared_with}
    _record(actor, "exchange.partner.key_compared", key.partner_id, key.partner.name, changes)
    return key


@transaction.atomic
def revoke_key(*, actor: Actor, uid: UUID, reason: str) -> PartnerKey:
    """Believe a key no longer, from this moment; bundles it signed that are not read yet are refused."""
    _authorise(actor)
    key = PartnerKey.objects.select_for_update().select_related("partner").filter(uid=uid).first()
    if key is None or key.state == KeyState.REVOKED:
        raise PartnerNotFound
    key.state, key.revoked_at, key.reason = KeyState.REVOKED, clock.now(), _reason(reason)
    key.save(update_fields=("state", "revoked_at", "reason"))
    changes = {"key": key.fingerprint[:16], "reason": key.reason}
    _record(actor, "exchange.partner.key_revoked", key.partner_id, key.partner.name, changes)
    return key


@transaction.atomic
def revoke_partner(*, actor: Actor, uid: UUID, reason: str) -> Partner:
    """End the exchange with a node: all its keys go, what came before stays."""
    _authorise(actor)
    partner = Partner.objects.select_for_update().filter(uid=uid, revoked_at=None).first()
    if partner is None:
        raise PartnerNotFound
    partner.revoked_at, partner.revoked_reason = clock.now(), _reason(reason)
    partner.save(update_fields=("revoked_at", "revoked_reason"))
    partner.keys.exclude(state=KeyState.REVOKED).update(
        state=KeyState.REVOKED, revoked_at=partner.revoked_at, reason=partner.revoked_reason
    )
    changes = {"reason": partner.revoked_reason}
    _record(actor, "exchange.partner.revoked", partner.pk, partner.name, changes)
    return partner


@transaction.atomic
def choose_participants(*, actor: Actor, uids: Collection[UUID]) -> int:
    """Open the exchange for these bodies of the node and close it for the rest; how many take part."""
    _authorise(actor)
    chosen = {
        body.pk: body
        for body in Organisation.objects.valid_on(clock.today()).filter(uid__in=uids, on_node=True)
    }
    held = set(Participant.objects.values_list("organisation_id", flat=True))
    Participant.objects.exclude(organisation_id__in=chosen).delete()
    Participant.objects.bulk_create(
        Participant(organisation=body, path=body.path, since=clock.now())
        for pk, body in chosen.items()
        if pk not in held
    )
    changes = {"bodies": len(chosen), "added": len(set(chosen) - held)}
    _record(actor, "exchange.participants.chosen", 1, _("Cơ quan tham gia trao đổi"), changes)
    transaction.on_commit(forget_paths)
    return len(chosen)


def _authorise(actor: Actor) -> None:
    if not can_set_up(actor):
        raise MayNotSetUp


def _make_key(own: OwnNode, state: KeyState) -> OwnKey:
    pair = keyring.make_pair(own.node)
    return OwnKey.objects.create(
        fingerprint=pair.fingerprint(own.node),
        signing=pair.signing_public,
        sealing=pair.sealing_public,
        state=state,
        made_at=clock.now(),
    )


def _check_key(key: PartnerKey, partner: Partner) -> None:
    if key.partner_id != partner.pk or key.state == KeyState.REVOKED:
        raise CardRefused(
            _("Khóa này đã bị thu hồi; hãy lấy khóa mới từ người quản trị hệ thống bên kia.")
        )


def _take_names(partner: Partner, card: Card) -> None:
    """The name and the bodies that one may write to, as the card has them."""
    partner.name, partner.kind = card.name, card.kind
    partner.save(update_fields=("name", "kind"))
    partner.bodies.update(listed=False)
    for body in card.bodies:
        PartnerBody.objects.update_or_create(
            partner=partner, body=body.uid, defaults={"name": body.name, "listed": True}
        )


def _is_heard(typed: str, fingerprint: str) -> bool:
    ending = "".join(typed.split()).replace("-", "").lower()
    shown = fingerprint[:40]
    return same_spoken(typed, fingerprint) or (len(ending) == TYPED and shown.endswith(ending))


def _reason(text: str) -> str:
    kept = " ".join(text.split())[:500]
    if not kept:
        raise ReasonMissing
    return kept


def _record(
    actor: Actor, code: str, object_id: int, label: str, changes: Mapping[str, object] | None = None
) -> None:
    record(actor, code, kind=NODE, object_id=object_id, label=label, path="/", changes=changes)
