"""Builds the demo once: places, bodies, people, documents read by the real engine, some work begun."""

import io
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from chuan.config.demo.compose import compose_docx, load_specimen
from chuan.config.demo.tree import PASSWORD, invite, load_tree, person_named, plant
from chuan.core.actor import Actor, system_actor
from chuan.documents.services.receiving import read_upload
from chuan.documents.services.uploads import FilePart, append_bytes, start_upload
from chuan.law.services import load_register
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import actor_for
from chuan.orgs.services import load_units
from chuan.plans.enums import AssignmentEvent
from chuan.plans.models import Assignment
from chuan.plans.services import accept_import, assign_person, move_share, reply

PIECE = 1 << 20
GIVEN = (
    ("thao", "/40/skhcn/", "dung", (
        "Đồng chí Dũng làm đầu mối, lấy ý kiến các phòng trước ngày 15, có gì vướng báo ngay.",
        "Rà danh sách các xã chưa gửi, gọi điện đôn đốc từng xã.",
        "Chuẩn bị nội dung cho buổi làm việc với Sở Tài chính.",
    )),
    ("son", "/40/x16792/", "hoa", (
        "Đồng chí Hoa báo cáo nhanh tiến độ trong tuần.",
        "Phối hợp với Phòng Kinh tế, làm trước phần các cân ở chợ xã.",
        "Đăng tin trên đài truyền thanh, gửi lại đường dẫn.",
        "Lập danh sách cơ sở có sản phẩm OCOP để đề nghị tỉnh hỗ trợ.",
        "Tổng hợp chung cho cả xã, trình tôi trước khi gửi.",
    )),
)  # fmt: skip


@transaction.atomic
def build(say: Any = print) -> None:  # noqa: ANN401  (any callable that takes a line)
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
    _begin_work()


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


def _begin_work() -> None:
    """Heads give tasks with a direction; officers answer, begin and finish some."""
    for head, at, officer, notes in GIVEN:
        shares = list(Assignment.objects.filter(path=at).order_by("due_on", "role", "id"))
        for share, note in zip(shares, notes, strict=False):
            assign_person(
                actor=_as(head, at), uid=share.uid, person=person_named(officer).uid, note=note
            )
    dung = _as("dung", "/40/skhcn/")
    begun, done = Assignment.objects.filter(path="/40/skhcn/", staffed=True).order_by("id")[:2]
    reply(actor=dung, uid=begun.uid, text="Em đã nhận, tuần này gửi dự thảo.")
    move_share(actor=dung, uid=begun.uid, event=AssignmentEvent.START)
    move_share(actor=dung, uid=done.uid, event=AssignmentEvent.FINISH)


def _as(username: str, path: str) -> Actor:
    return actor_for(person_named(username), Organisation.objects.get(path=path))
