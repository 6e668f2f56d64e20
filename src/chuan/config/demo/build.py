"""Builds the demo once: places, bodies, people, documents read by the real engine, some work begun."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from chuan.config.demo.compose import compose_docx, load_specimen
from chuan.config.demo.tree import PASSWORD, Say, invite, load_tree, person_named, plant
from chuan.core.actor import Actor, system_actor
from chuan.documents.services.receiving import read_upload
from chuan.documents.services.uploads import FilePart, append_bytes, start_upload
from chuan.law.services import load_register
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import actor_for
from chuan.orgs.services import load_units
from chuan.plans.enums import AssignmentEvent
from chuan.plans.models import Assignment
from chuan.plans.services import accept_import, assign_person, move_share, reply, report_done
from chuan.plans.types import NewEvidence

PIECE = 1 << 20
_REPORTED = "Đã phổ biến nội dung kế hoạch đến toàn thể công chức của phòng trong buổi họp giao ban."


@transaction.atomic
def build(say: Say) -> None:
    """Make the whole demo, all or nothing; `say` is told each step."""
    actor = system_actor()
    tree = load_tree()
    say("Nạp đơn vị hành chính: 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu…")
    load_units()
    say("Nạp sổ hiệu lực văn bản…")
    load_register()
    say("Lập cơ quan mẫu…")
    plant(actor, tree, say)
    invite(actor, tree["person"])
    say("Đọc và tiếp nhận văn bản mẫu…")
    for row in tree["document"]:
        _bring_in(row)
    _begin_work(tree["direction"])


def sign_ins() -> list[tuple[str, str, str]]:
    """User name, password and position of each sample person, in the order to be printed."""
    return [(row["username"], PASSWORD, row["position"]) for row in load_tree()["person"]]


def _bring_in(row: Mapping[str, Any]) -> None:
    """One sample document through the same door as anybody's file."""
    actor = _as(row["by"], row["at"])
    content = compose_docx(load_specimen(row["specimen"]))
    upload = start_upload(actor=actor, parts=[FilePart(f"{row['specimen']}.docx", len(content))])
    stream = io.BytesIO(content)
    offset = 0
    while piece := stream.read(PIECE):
        offset = append_bytes(actor=actor, uid=upload.uid, offset=offset, piece=piece)
    read_upload(actor=actor, uid=upload.uid, progress=lambda *_: None)
    if row["accept"]:
        accept_import(actor=actor, uid=upload.uid)


def _begin_work(directions: Sequence[Mapping[str, Any]]) -> None:
    """Heads give tasks with a direction; an officer who answers begins one and finishes another."""
    for row in directions:
        head, officer = _as(row["head"], row["at"]), person_named(row["officer"])
        shares = Assignment.objects.filter(path=row["at"]).order_by("due_on", "role", "id")
        for share, note in zip(shares, row["notes"], strict=False):
            assign_person(actor=head, uid=share.uid, person=officer.uid, note=note)
        if "reply" in row:
            _answer(_as(row["officer"], row["at"]), row["reply"])


def _answer(officer: Actor, text: str) -> None:
    begun, done = Assignment.objects.filter(path=officer.path, staffed=True).order_by("id")[:2]
    reply(actor=officer, uid=begun.uid, text=text)
    move_share(actor=officer, uid=begun.uid, event=AssignmentEvent.START)
    report_done(actor=officer, uid=done.uid, given=NewEvidence(statement=_REPORTED))


def _as(username: str, path: str) -> Actor:
    return actor_for(person_named(username), Organisation.objects.get(path=path))
