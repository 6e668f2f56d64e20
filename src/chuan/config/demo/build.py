"""Builds the demo once: places, bodies, people, documents read by the real engine, and work under way."""

import io
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from django.db import transaction

from chuan.config.demo.claiming import claim_standards
from chuan.config.demo.coding import register_codes
from chuan.config.demo.connecting import connect
from chuan.config.demo.figures import state_figures
from chuan.config.demo.following import follow
from chuan.config.demo.living import live_standards
from chuan.config.demo.makers import keep_profiles
from chuan.config.demo.office import issue_plan, keep_office
from chuan.config.demo.relations import relate
from chuan.config.demo.reviewing import review_documents
from chuan.config.demo.specimens import sample_file, specimen
from chuan.config.demo.tracing import trace_honey
from chuan.config.demo.tree import PASSWORD, Say, acting, invite, load_tree, plant
from chuan.config.demo.work import work
from chuan.core import reliance
from chuan.core.actor import system_actor
from chuan.documents.services.receiving import read_upload
from chuan.documents.services.uploads import FilePart, append_bytes, start_upload
from chuan.figures.services.shipped import load_catalogue
from chuan.law.services import load_register, tell_changes
from chuan.orgs.services import load_units
from chuan.plans.services import accept_import, confirm_parents
from chuan.standards.services.known import load_known

PIECE = 1 << 20


@transaction.atomic
def build(say: Say) -> None:
    """Make the whole demo, all or nothing; `say` is told each step."""
    actor = system_actor()
    tree, life = load_tree(), load_life()
    say("Nạp đơn vị hành chính: 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu…")
    load_units()
    say("Nạp sổ hiệu lực văn bản…")
    load_register()
    say("Nạp danh mục chỉ tiêu và biểu mẫu báo cáo…")
    load_catalogue()
    say("Nạp danh mục tiêu chuẩn, quy chuẩn đã biết…")
    load_known()
    say("Lập cơ quan mẫu…")
    plant(actor, tree, say)
    invite(actor, [*tree["person"], *tree["colleague"]])
    say("Đọc và tiếp nhận văn bản mẫu…")
    for number, row in enumerate(tree["document"], start=1):
        say(f"  {number}/{len(tree['document'])}: {_bring_in(row)}")
    say("Nối kế hoạch các cấp, giao và theo dõi kế hoạch phải ban hành…")
    relate(life)
    say("Soạn, trình, ký, cấp số và phát hành kế hoạch của một phường…")
    issue_plan(life)
    say("Giao việc, báo cáo, xác nhận…")
    work(life)
    say("Soạn, trình và phát hành văn bản khác…")
    keep_office(life)
    say("Sơ kết, mô hình, giám sát…")
    follow(life)
    say("Rà soát văn bản…")
    review_documents(life["campaign"])
    say("Hồ sơ cơ sở, thông báo hàng rào kỹ thuật…")
    keep_profiles()
    say("Công bố tiêu chuẩn áp dụng…")
    claim_standards()
    say("Đăng ký mã định danh mẫu…")
    register_codes()
    say("Gửi sự kiện truy xuất nguồn gốc của hai lô mật ong…")
    trace_honey()
    say("Mở hồ sơ xây dựng quy chuẩn, tiêu chuẩn mẫu…")
    live_standards()
    say("Mở một kết nối mẫu với cơ sở dữ liệu quốc gia (mô phỏng)…")
    connect()
    say("Lập hai năm số liệu mẫu: xã cũ, xã mới, báo cáo năm của bốn tỉnh…")
    state_figures()
    say("Ghi việc nào dựa vào quy định nào…")
    tell_changes(actor=actor)
    reliance.rebuild()


def load_life() -> dict[str, Any]:
    """What people of the demo have written, done and said."""
    text = resources.files(__package__).joinpath("data", "life.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sign_ins() -> list[tuple[str, str, str]]:
    """User name, password and position of each sample person, in the order to be printed."""
    return [(row["username"], PASSWORD, row["position"]) for row in load_tree()["person"]]


def _bring_in(row: Mapping[str, Any]) -> str:
    """One sample document through the same door as anybody's file; what it is called."""
    actor = acting(row["by"], row["at"])
    paper = specimen(row["specimen"], row.get("words"))
    content = sample_file(paper)
    upload = start_upload(actor=actor, parts=[FilePart(f"{row['specimen']}.docx", len(content))])
    stream = io.BytesIO(content)
    offset = 0
    while piece := stream.read(PIECE):
        offset = append_bytes(actor=actor, uid=upload.uid, offset=offset, piece=piece)
    read_upload(actor=actor, uid=upload.uid, progress=lambda *_: None)
    if row["accept"]:
        for plan in accept_import(actor=actor, uid=upload.uid).plans:
            confirm_parents(actor=actor, plan_uid=plan.uid)
    return f"{paper.issuer}, {paper.number or '…'}"
