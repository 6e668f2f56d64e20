"""Plans of several levels for tests: the province's, which asks for others, and those that carry it out."""

from datetime import date
from typing import Any

from chuan.core import clock
from chuan.plans.models import MoveProposal, Plan
from chuan.plans.services import accept_import
from tests.factories.cast import Cast, Member
from tests.factories.drafts import TEXT, document, make_draft, reading, task
from tests.factories.people import person

ASKED = (
    "UBND các xã, phường căn cứ chức năng, nhiệm vụ, ban hành kế hoạch cụ thể để thực hiện "
    "trước ngày 31/3/2026; báo cáo kết quả trước ngày 20 tháng 11 hằng năm."
)
TARGET = "60% sản phẩm chủ lực được hỗ trợ áp dụng tiêu chuẩn"


def target(
    text: str = TARGET, value: float = 60.0, unit: str = "%", by: int = 2030
) -> dict[str, Any]:
    """One figure as read."""
    return {"text": text, "value": value, "unit": unit, "by": by, "subject": "sản phẩm chủ lực"}


def province_plan(cast: Cast, **more: Any) -> Plan:
    """The province's plan 12/KH-UBND, which asks the communes for plans of their own."""
    content = {
        "duties": [{"actor": "UBND các xã, phường", "text": ASKED, "due": None}],
        "targets": [target()],
    } | more
    return accepted(cast.minh, document(**content))


def commune_plan(member: Member, issuer: str, symbol: str = "7/KH-UBND", **more: Any) -> Plan:
    """A plan that carries the province's out."""
    opening = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Nghệ An."
    content = {
        "issuer": issuer,
        "symbol": symbol,
        "date": "2026-02-10",
        "title": "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh trên địa bàn",
        "citations": [
            {"symbol": "12/KH-UBND", "kind": "Kế hoạch", "date": "2026-01-05",
             "issuer": "UBND tỉnh Nghệ An"},
        ],
        "tasks": [task("Rà soát cân tại chợ xã", ["Phòng Kinh tế"])],
        "reporting": [],
    } | more  # fmt: skip
    return accepted(member, document(**content), text=f"{opening}\n{TEXT}")


def accepted(member: Member, content: dict[str, Any], text: str = TEXT) -> Plan:
    """The plan that accepting a document with this content makes."""
    read = reading(content) | {"text": text}
    made = accept_import(actor=member.actor, uid=make_draft(member, read).uid)
    return made.plans[-1]


def commune_member(cast: Cast, name: str = "Hiền", body: str = "commune") -> Member:
    """An officer of the commune itself."""
    own = getattr(cast, body)
    return Member(person(name, own), own)


def propose_move(cast: Cast) -> MoveProposal:
    """A proposal to the province about a body that has ended."""
    return MoveProposal.objects.create(
        owner=cast.province, owner_path=cast.province.path, ended=cast.economy,
        ended_on=date(2025, 6, 30), noticed_at=clock.now(),
    )  # fmt: skip
