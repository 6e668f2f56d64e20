"""Papers for tests: a small plan of a commune, and what a party committee writes."""

from dataclasses import replace
from datetime import date
from typing import Any

from chuan.documents.models import PaperDraft
from chuan.documents.services import create_draft
from chuan.domain.vanban.writing import Block, BlockKind, Family, Paper, PaperKind, Signature
from tests.factories.cast import Member


def plan_paper(**changes: Any) -> Paper:
    """A plan of the commune of Châu Tiến, without number and day."""
    paper = Paper(
        family=Family.STATE,
        kind=PaperKind.PLAN,
        issuer="Ủy ban nhân dân xã Châu Tiến",
        symbol="KH-UBND",
        place="Châu Tiến",
        title="Triển khai công tác tiêu chuẩn, đo lường, chất lượng năm 2027",
        opening="Ủy ban nhân dân xã Châu Tiến ban hành Kế hoạch như sau:",
        body=(
            Block(BlockKind.HEADING, "I.", "MỤC ĐÍCH, YÊU CẦU", 1),
            Block(BlockKind.CLAUSE, "1.", "Nâng cao chất lượng sản phẩm chủ lực của xã."),
            Block(BlockKind.HEADING, "II.", "NHIỆM VỤ", 1),
            Block(
                BlockKind.CLAUSE,
                "1.",
                "Phòng Văn hóa - Xã hội chủ trì tuyên truyền, hoàn thành trước ngày 20/11/2027.",
            ),
        ),
        recipients=(
            "UBND tỉnh Nghệ An (b/c);",
            "Phòng Kinh tế xã Châu Tiến;",
            "Lưu: VT, VHXH.",
        ),
        signatures=(
            Signature(
                authority="TM. Ủy ban nhân dân",
                on_behalf="KT. Chủ tịch",
                position="Phó Chủ tịch",
                name="Lê Văn Sáng",
            ),
        ),
    )
    return replace(paper, **changes)


def party_paper(**changes: Any) -> Paper:
    """A plan of the party committee of the same commune."""
    paper = Paper(
        family=Family.PARTY,
        kind=PaperKind.PLAN,
        issuer="Đảng ủy xã Châu Tiến",
        superior="Tỉnh ủy Nghệ An",
        symbol="KH/ĐU",
        place="Châu Tiến",
        title="Thực hiện Chỉ thị số 38-CT/TW ngày 30/7/2024 của Ban Bí thư",
        body=(Block(BlockKind.CLAUSE, "1.", "Quán triệt Chỉ thị đến toàn thể đảng viên."),),
        recipients=("Thường trực Tỉnh ủy,", "Lưu Văn phòng Đảng ủy."),
        signatures=(Signature("T/M Ban Thường vụ", "", "Bí thư", "Trần Thị Mai"),),
    )
    return replace(paper, **changes)


def make_paper(member: Member, paper: Paper | None = None) -> PaperDraft:
    """A paper that the member has begun."""
    return create_draft(actor=member.actor, paper=paper or plan_paper())


ISSUED_ON = date(2026, 11, 20)
