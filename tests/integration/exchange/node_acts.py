"""What the tests do inside a node, each in a process of the node's own settings."""

import json
import os
from typing import Any
from uuid import UUID


def start() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
    django.setup()


def rest() -> None:
    """Let go of the database, so that its file can be exchanged for another."""
    from django.core.cache import cache
    from django.db import connection

    connection.close()
    cache.clear()


def tell(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, default=str))  # noqa: T201


def build() -> None:
    """An empty node with the bodies of the cast and a clerk in three of them."""
    from chuan.orgs.enums import Role
    from tests.factories.cast import make_cast
    from tests.factories.people import person

    cast = make_cast()
    for name, body in (("vanthu", cast.province), ("dangky", cast.party), ("khac", cast.science)):
        person(name, body, role=Role.CLERK, username=name)


def open_for(*paths: str) -> None:
    """Let these bodies take part."""
    from chuan.core.actor import system_actor
    from chuan.exchange.services import choose_participants
    from chuan.orgs.models import Organisation

    bodies = Organisation.objects.filter(path__in=paths)
    choose_participants(actor=system_actor(), uids=[body.uid for body in bodies])


def name_node(name: str) -> None:
    from chuan.orgs.models import Organisation

    Organisation.objects.filter(path="/").update(name=name)


def bring_in(username: str, *symbols: str) -> None:
    """Documents in the library of a person's body, each with one file."""
    from chuan.exchange.selectors.finding import actor_named
    from chuan.orgs.models import Organisation, Person
    from chuan.plans.services import accept_import
    from tests.factories.cast import Member
    from tests.factories.drafts import document, make_draft, reading
    from tests.factories.people import person

    clerk = Person.objects.get(username=username)
    body = clerk.home or Organisation.objects.get(path=actor_named(username).path)
    officer = Member(person(f"Cán bộ {username}", body), body)
    for symbol in symbols:
        draft = make_draft(officer, reading(document(symbol=symbol)))
        accept_import(actor=officer.actor, uid=draft.uid)


def received() -> None:
    from chuan.exchange.models import ReceivedItem

    rows = ReceivedItem.objects.order_by("bundle__number", "order")
    tell([[r.kind, r.title, r.owner_path, r.state, r.reason, r.uid.hex] for r in rows])


def sent() -> None:
    from chuan.exchange.models import SentItem

    rows = SentItem.objects.order_by("bundle__number", "order")
    tell([[row.label, row.state, row.reason] for row in rows])


def decide(username: str, uid: str, reason: str = "") -> None:
    """Accept an item, or return it with a reason."""
    from chuan.exchange.selectors.finding import actor_named
    from chuan.exchange.services import accept_item, return_item

    actor = actor_named(username)
    if reason:
        return_item(actor=actor, uid=UUID(uid), reason=reason)
    else:
        accept_item(actor=actor, uid=UUID(uid))


def counts() -> None:
    """Everything that a refused bundle may not touch."""
    from chuan.core.models import StoredFile
    from chuan.documents.models import Document, DocumentCopy
    from chuan.exchange import staging
    from chuan.exchange.models import ReceivedBundle, ReceivedItem, SentItem

    rows: list[Any] = [Document, DocumentCopy, StoredFile, ReceivedBundle, ReceivedItem]
    states = sorted(SentItem.objects.values_list("state", flat=True))
    left = [entry for entry in staging.root().iterdir() if entry.is_dir()]
    tell([[model.objects.count() for model in rows], states, len(left)])


def refuse_changed(file: str, username: str, places: list[float]) -> None:
    """Hand a bundle in with one byte changed, in many places; what was said each time."""
    from pathlib import Path

    from chuan.domain.errors import RuleBroken
    from chuan.exchange import services
    from chuan.exchange.selectors.finding import actor_named

    actor, said = actor_named(username), []
    for place in places:
        raw = bytearray(Path(file).read_bytes())
        raw[min(int(place * len(raw)), len(raw) - 1)] ^= 0x20
        handed = services.hand_in(actor=actor, pieces=[bytes(raw)], by_job=False)
        try:
            services.read_handed(actor=actor, uid=handed.uid, progress=lambda *_told: None)
        except RuleBroken as refusal:
            said.append(refusal.message)
    tell(said)


def library(path: str) -> None:
    """Symbol, text and files of every copy that the body at `path` holds."""
    from chuan.core import files
    from chuan.documents.models import DocumentCopy

    told = []
    for copy in DocumentCopy.objects.filter(owner_path=path).order_by("pk"):
        stored = [files.open_file(row.file).read().decode() for row in copy.files.all()]
        told.append([copy.document.symbol, copy.title, copy.text, stored])
    tell(told)


def revoke() -> None:
    from chuan.core.actor import system_actor
    from chuan.exchange.models import PartnerKey
    from chuan.exchange.services import revoke_key

    for key in PartnerKey.objects.exclude(state="revoked"):
        revoke_key(actor=system_actor(), uid=key.uid, reason="Máy chủ bị lộ khóa")


def import_slowly(file: str, username: str, marker: str) -> None:
    """Read a bundle, and wait for ever once two items are kept: the test kills it there."""
    import time
    from pathlib import Path

    from chuan.exchange import services
    from chuan.exchange.models import ReceivedItem
    from chuan.exchange.selectors.finding import actor_named

    def progress(_done: int, _total: int, _message: str) -> None:
        if ReceivedItem.objects.count() >= 2:
            Path(marker).write_text("here")
            time.sleep(600)

    actor = actor_named(username)
    handed = services.hand_in(actor=actor, pieces=[Path(file).read_bytes()], by_job=False)
    services.read_handed(actor=actor, uid=handed.uid, progress=progress)


def resume(username: str) -> None:
    """Go on with what was handed in and never read to its end, as the job does."""
    from chuan.exchange.models import HandIn
    from chuan.exchange.selectors.finding import actor_named
    from chuan.exchange.services import read_handed

    handed = HandIn.objects.get(state="reading")
    read_handed(actor=actor_named(username), uid=handed.uid, progress=lambda *_told: None)


def carry_out(symbol: str) -> None:
    """The state plan cites a document of the party."""
    from chuan.plans.models import Plan
    from tests.factories import exchange

    exchange.carry_out(Plan.objects.get(document__symbol=symbol))


def join(path: str, symbol: str) -> None:
    """The body at `path` has a task, and joins it with the document of this symbol."""
    from chuan.documents.models import Document
    from chuan.orgs.models import Organisation
    from chuan.plans.services import add_link
    from tests.factories.cascade import accepted
    from tests.factories.cast import Member
    from tests.factories.drafts import document, task
    from tests.factories.people import person

    body = Organisation.objects.get(path=path)
    officer = Member(person("Cán bộ cấp ủy", body), body)
    content = document(
        issuer=body.name, symbol="03-KH/TU", date="2025-10-06", citations=[], reporting=[],
        tasks=[task("Lãnh đạo việc rà soát", ["Đảng ủy xã Châu Tiến"])],
    )  # fmt: skip
    own = accepted(officer, content).tasks.get()
    carried = Document.objects.get(symbol=symbol)
    add_link(actor=officer.actor, task=own.uid, document=carried.uid)


def finish(symbol: str) -> None:
    """Everybody has done their share of the plan."""
    from chuan.core import clock
    from chuan.plans.models import Assignment

    shares = Assignment.objects.filter(task__plan__document__symbol=symbol)
    shares.update(state="done", closed=True, closed_at=clock.now())


def reported() -> None:
    """What the other side told, and the plans that are known here."""
    from chuan.exchange.models import ReportedState
    from chuan.plans.models import Plan

    rows = ReportedState.objects.order_by("pk")
    plans = Plan.objects.order_by("pk").values_list("document__symbol", flat=True)
    tell([[[r.number, r.state, r.owner_path, r.sender_label] for r in rows], list(plans)])
