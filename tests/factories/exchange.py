"""The other side of an exchange for tests: a partner node that only knows keys, and its bundles."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.exchange.enums import NodeKind, Transport
from chuan.exchange.models import (
    Connection,
    ConnectionMessage,
    HandIn,
    OwnKey,
    OwnNode,
    Partner,
    PartnerKey,
    ReceivedBundle,
    ReceivedItem,
    SentBundle,
)
from chuan.exchange.rules.bundle import write_bundle
from chuan.exchange.rules.canonical import canonical
from chuan.exchange.rules.cards import Body, Card, spoken, write_card
from chuan.exchange.rules.manifest import Blob, Item, Manifest
from chuan.exchange.rules.messages import Message, write_message
from chuan.exchange.rules.papers import Paper, write_paper
from chuan.exchange.services import (
    Pick,
    choose_participants,
    compare_key,
    hand_in,
    prepare_bundle,
    read_handed,
    register_partner,
    set_up_node,
    write_prepared,
)
from chuan.exchange.services.connecting import ConnectionWords, open_connection
from chuan.exchange.services.taking import take_in
from chuan.orgs.models import Organisation
from chuan.plans.enums import ParentRole
from chuan.plans.models import Plan, PlanParent
from tests.factories.cast import Cast
from tests.factories.drafts import TEXT, document

FILE = "Nội dung tệp gốc\n".encode()


@dataclass
class OtherNode:
    """Another node, of the party office unless told; `body` is the one that may be written to."""

    name: str = "Nút Tỉnh ủy Nghệ An"
    node: str = field(default_factory=lambda: uuid4().hex)
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    sealing: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)
    body: str = field(default_factory=lambda: uuid4().hex)
    number: int = 0
    kind: NodeKind = NodeKind.PARTY

    @property
    def card(self) -> Card:
        """What it shows of itself."""
        return Card(
            self.node, self.name, self.kind,
            self.signing.public_key().public_bytes_raw().hex(),
            self.sealing.public_key().public_bytes_raw().hex(),
            (Body(self.body, "Văn phòng Tỉnh ủy Nghệ An"),), "2026-11-22T01:02:03Z",
        )  # fmt: skip

    @property
    def card_text(self) -> str:
        """The same as a file."""
        return write_card(self.card, self.signing)

    def item(
        self,
        to: Organisation | None,
        kind: str = "document",
        body: Mapping[str, Any] | None = None,
        file: bytes = FILE,
    ) -> tuple[Item, list[bytes]]:
        """One item and its parts; by default the small plan with one file."""
        given = paper() if body is None else body
        parts = [canonical(given), *([file] if given.get("files") else [])]
        names = [hashlib.sha256(part).hexdigest() for part in parts]
        to_uid = to.uid.hex if to else ""
        return Item(uuid4().hex, kind, to_uid, names[0], tuple(names[1:])), parts

    def bundle(self, *items: tuple[Item, list[bytes]], number: int = 0, bundle: str = "") -> bytes:
        """A bundle for the node under test, of the next number unless told."""
        self.number = number or self.number + 1
        parts = list(dict.fromkeys(part for _item, parts in items for part in parts))
        own, key = OwnNode.objects.get(), OwnKey.objects.get(state="active")
        manifest = Manifest(
            bundle or uuid4().hex, self.node, self.card.fingerprint, own.node, key.fingerprint,
            self.number, "2026-11-22T01:02:03Z", tuple(item for item, _parts in items),
            tuple(Blob(hashlib.sha256(part).hexdigest(), len(part)) for part in parts),
        )  # fmt: skip
        out = io.BytesIO()
        write_bundle(
            out, manifest, signer=self.signing, sealing=bytes.fromhex(key.sealing),
            blobs=[io.BytesIO(part) for part in parts],
        )  # fmt: skip
        return out.getvalue()


def paper(text: str = TEXT, note: str = "", **content: Any) -> dict[str, Any]:
    """A document as it travels."""
    made = document(**content)
    return write_paper(
        Paper(
            "Văn phòng Tỉnh ủy Nghệ An", note, json.loads(json.dumps(made)), text, False, ("a.txt",)
        )
    )


def trust(other: OtherNode) -> Partner:
    """This node has keys, and believes those of the other."""
    actor = system_actor()
    set_up_node(actor=actor, kind=NodeKind.STATE)
    key = register_partner(actor=actor, text=other.card_text)
    compare_key(
        actor=actor, uid=key.uid, typed=spoken(key.fingerprint), compared_with="Đồng chí Quân"
    )
    return key.partner


def open_for(*bodies: Organisation) -> None:
    """These bodies take part."""
    choose_participants(actor=system_actor(), uids=[body.uid for body in bodies])


def receive(actor: Actor, raw: bytes) -> HandIn:
    """Hand a bundle in and read it, as the job does."""
    handed = hand_in(actor=actor, pieces=[raw], by_job=False)
    return read_handed(actor=actor, uid=handed.uid, progress=lambda *_told: None)


def send(actor: Actor, partner: Partner, other: OtherNode, *documents: UUID) -> SentBundle:
    """A bundle of documents for the other node's body, written."""
    picks = [Pick("document", uid.hex, other.body) for uid in documents]
    bundle = prepare_bundle(actor=actor, partner=partner.uid, picks=picks)
    return write_prepared(actor=actor, uid=bundle.uid, progress=lambda *_told: None)


def carry_out(plan: Plan, symbol: str = "03-KH/TU") -> Plan:
    """The plan cites a document of the party."""
    PlanParent.objects.create(
        plan=plan, symbol=symbol, symbol_key=symbol, role=ParentRole.BASIS, at=clock.now()
    )
    return plan


def task_state(plan: str = "12/KH-UBND", **more: Any) -> dict[str, Any]:
    """What a state node tells of a plan as it travels."""
    return {
        "sender": "Ủy ban nhân dân tỉnh Nghệ An", "note": "", "key": "f" * 32, "whole": True,
        "plan_issuer": "UBND tỉnh Nghệ An", "plan_symbol": plan, "plan_date": "2026-01-05",
        "clause": "", "text": "Đẩy mạnh công tác tiêu chuẩn", "state": "in_progress", "done": 1,
        "total": 3, "closed_on": "", "result": "Đã rà soát 120 chợ", "symbol": plan,
        "issued_on": "2026-01-05",
    } | more  # fmt: skip


@dataclass(frozen=True)
class Exchanged:
    """A row of each kind, of the province."""

    partner: UUID
    key: UUID
    told: UUID
    sent: UUID
    received: UUID
    item: UUID
    handed: UUID
    connection: UUID
    message: UUID


def make_exchange(cast: Cast, documents: Sequence[UUID]) -> Exchanged:
    """The province sent a document to a party node, and two came back; a further key waits."""
    other = OtherNode()
    partner = trust(other)
    open_for(cast.province, cast.science)
    plan = carry_out(Plan.objects.filter(document__uid__in=documents)[0])
    sent = send(cast.minh.actor, partner, other, *documents)
    handed = receive(
        cast.minh.actor,
        other.bundle(
            other.item(cast.province, body=paper(symbol="7-KH/TU", issuer="Tỉnh ủy Nghệ An")),
            other.item(cast.science, body=paper(symbol="8-KH/TU", issuer="Tỉnh ủy Nghệ An")),
        ),
    )
    other.signing = Ed25519PrivateKey.generate()
    waiting = register_partner(actor=system_actor(), text=other.card_text)
    bundle = ReceivedBundle.objects.get()
    connection, message = make_connection(cast)
    return Exchanged(
        partner=partner.uid,
        key=PartnerKey.objects.get(pk=waiting.pk).uid,
        told=plan.uid,
        sent=sent.uid,
        received=bundle.uid,
        item=ReceivedItem.objects.get(owner_path=cast.province.path).uid,
        handed=handed.uid,
        connection=connection.uid,
        message=message.uid,
    )


def make_connection(cast: Cast) -> tuple[Connection, ConnectionMessage]:
    """The province exchanges files with a national database, which sent a message."""
    theirs = Ed25519PrivateKey.generate()
    words = ConnectionWords(
        name="Cơ sở dữ liệu quốc gia (mô phỏng)", transport=Transport.FILE, address="",
        own_code="H40", other_code="G05", other_key=theirs.public_key().public_bytes_raw().hex(),
        is_simulated=True,
    )  # fmt: skip
    connection = open_connection(actor=system_actor(), organisation=cast.province.uid, words=words)
    said = Message(uuid4().hex, "thu", "G05", "H40", "2026-11-23T01:02:03Z", {"title": "Thử"})
    message = take_in(connection, write_message(said, theirs))
    assert message is not None
    return connection, message
