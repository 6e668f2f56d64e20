"""Reads about this node, its keys, other nodes and the bodies that take part."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.sentences import gettext_noop
from chuan.exchange import keyring
from chuan.exchange.enums import KeyState, NodeKind
from chuan.exchange.errors import BundleRefused, KeyNotThere, MayNotSetUp, PartnerNotFound
from chuan.exchange.models import OwnKey, OwnNode, Participant, Partner, PartnerBody, PartnerKey
from chuan.exchange.permissions import can_set_up
from chuan.exchange.rules.cards import Body, Card, spoken, write_card
from chuan.exchange.rules.envelope import name_of
from chuan.exchange.rules.states import UNKNOWN, fault_of_key
from chuan.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class OwnView:
    """This node as its administrator sees it; `node` is None before the exchange is set up."""

    node: OwnNode | None
    name: str
    active: OwnKey | None
    waiting: OwnKey | None
    old: Sequence[tuple[OwnKey, str]]
    """Keys that others were told to replace, as they are read aloud; kept until somebody destroys them."""

    @property
    def spoken(self) -> str:
        """The fingerprint to read aloud."""
        return spoken(self.active.fingerprint) if self.active else ""


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key of another node, with its fingerprint as it is read aloud."""

    key: PartnerKey
    spoken: str
    most: str
    """All but the last two groups: those are typed as the other side reads them."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A node that one may write to, and its bodies."""

    partner: Partner
    bodies: Sequence[PartnerBody]


@dataclass(frozen=True, slots=True)
class PartnerView:
    """Another node with its keys and bodies."""

    partner: Partner
    keys: Sequence[KeyView]
    bodies: Sequence[PartnerBody]


def own_view(actor: Actor) -> OwnView:
    """This node, for its administrator."""
    if not can_set_up(actor):
        raise MayNotSetUp
    rows = list(OwnKey.objects.order_by("-made_at", "-pk"))
    active = next((row for row in rows if row.state == KeyState.ACTIVE), None)
    waiting = next((row for row in rows if row.state == KeyState.WAITING), None)
    old = [(row, spoken(row.fingerprint)) for row in rows if row.state == KeyState.OLD]
    return OwnView(OwnNode.objects.filter(pk=1).first(), node_name(), active, waiting, old)


def own_card(actor: Actor, *, coming: bool = False) -> str:
    """The card of this node as text: its present key, or the coming one."""
    if not can_set_up(actor):
        raise MayNotSetUp
    own = own_node()
    state = KeyState.WAITING if coming else KeyState.ACTIVE
    key = OwnKey.objects.filter(state=state).first()
    if key is None:
        raise PartnerNotFound
    card = Card(
        node=own.node,
        name=node_name(),
        kind=NodeKind(own.kind),
        signing=key.signing,
        sealing=key.sealing,
        bodies=tuple(Body(b.uid.hex, b.name) for b in _bodies()),
        made_at=f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",
    )
    return write_card(card, keyring.load_pair(key.fingerprint).signing)


def own_node() -> OwnNode:
    """This node; `KeyNotThere` before the exchange is set up."""
    own = OwnNode.objects.filter(pk=1).first()
    if own is None:
        raise KeyNotThere(
            gettext_noop(
                "Hệ thống này chưa có khóa trao đổi; người quản trị hệ thống hãy tạo khóa trước."
            )
        )
    return own


def node_name() -> str:
    """The body that runs the node, else the name in the settings."""
    root = Organisation.objects.filter(path="/").first()
    return root.name if root else str(settings.NODE_NAME)


def list_partners(actor: Actor) -> Sequence[Partner]:
    """Every node that was ever registered, for the administrator."""
    if not can_set_up(actor):
        raise MayNotSetUp
    return tuple(Partner.objects.prefetch_related("keys").order_by("revoked_at", "name", "pk"))


def partner_view(actor: Actor, uid: UUID) -> PartnerView:
    """One node, for the administrator."""
    if not can_set_up(actor):
        raise MayNotSetUp
    partner = Partner.objects.filter(uid=uid).first()
    if partner is None:
        raise PartnerNotFound
    keys = [_key_view(key) for key in partner.keys.all()]
    return PartnerView(partner, keys, list(partner.bodies.filter(listed=True)))


def key_states(partner: Partner) -> Collection[str]:
    """The states of a node's keys."""
    return {key.state for key in partner.keys.all()}


def usable_partner(uid: UUID) -> Receiver:
    """A node that one may write to now: trusted, with a key that was compared."""
    rows = Partner.objects.filter(revoked_at=None, keys__state=KeyState.ACTIVE, uid=uid)
    partner = rows.first()
    if partner is None:
        raise PartnerNotFound
    return Receiver(partner, list(partner.bodies.filter(listed=True)))


def waiting_key(actor: Actor, uid: UUID) -> KeyView:
    """A key whose fingerprint is still to be compared."""
    if not can_set_up(actor):
        raise MayNotSetUp
    key = PartnerKey.objects.select_related("partner").filter(uid=uid).first()
    if key is None or key.state != KeyState.WAITING:
        raise PartnerNotFound
    return _key_view(key)


def participants(actor: Actor) -> tuple[Sequence[tuple[str, str]], Sequence[str]]:
    """Bodies that may be opened (uid and name), and the uids of those that take part."""
    if not can_set_up(actor):
        raise MayNotSetUp
    rows = Organisation.objects.valid_on(clock.today()).filter(on_node=True).exclude(path="/")
    held = [uid.hex for uid in Participant.objects.values_list("organisation__uid", flat=True)]
    return [(body.uid.hex, body.name) for body in rows.order_by("path")], held


def opening_keys(on: date) -> Mapping[bytes, X25519PrivateKey]:
    """What opens bundles on that day: the keys in use, the coming one, and old ones in their overlap."""
    found = {}
    for row in OwnKey.objects.order_by("pk"):
        expired = row.valid_until is not None and row.valid_until < on
        if row.state == KeyState.REVOKED or expired:
            continue
        pair = keyring.load_pair(row.fingerprint)
        found[name_of(bytes.fromhex(row.sealing))] = pair.sealing
    return found


def signing_key_of(node: str, fingerprint: str) -> Ed25519PublicKey:
    """The key that a bundle says it is signed with; `BundleRefused` when it is not believed today."""
    key = PartnerKey.objects.filter(fingerprint=fingerprint, partner__node=node).first()
    if key is None:
        raise BundleRefused(UNKNOWN)
    fault = fault_of_key(KeyState(key.state), key.valid_until, clock.today())
    if fault:
        raise BundleRefused(fault)
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.signing))


def _bodies() -> Sequence[Organisation]:
    rows = Organisation.objects.valid_on(clock.today())
    return list(rows.filter(pk__in=Participant.objects.values("organisation")).order_by("path"))


def _key_view(key: PartnerKey) -> KeyView:
    read = spoken(key.fingerprint)
    return KeyView(key, read, read.rsplit(" ", 2)[0])
