"""Private drafts for tests: a small plan as a reader would have understood it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from chuan.core import clock
from chuan.documents import temporary
from chuan.documents.models import ImportDraft
from tests.factories.cast import Member

TEXT = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
Số: 12/KH-UBND
Nghệ An, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Đẩy mạnh công tác tiêu chuẩn, đo lường, chất lượng năm 2026
II. NHIỆM VỤ
1. Tuyên truyền đến doanh nghiệp
Sở KH&CN chủ trì, các sở, ban, ngành phối hợp. Quý III/2027.
2. Rà soát cân tại chợ, UBND các xã, phường chủ trì. Hằng năm.
3. Các cơ quan báo cáo trước ngày 20 tháng 11 hằng năm về Sở Khoa học và Công nghệ.
"""


def spans_of(words: str) -> list[list[int]]:
    """Where `words` stand in the text."""
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def task(text: str, lead: list[str], **more: Any) -> dict[str, Any]:
    """One task as read."""
    return {
        "section": "II", "number": None, "text": text, "lead": lead, "coordinate": [],
        "lead_raw": None, "coordinate_raw": None, "time": None, "period": None, "product": None,
        "source": "body",
    } | more  # fmt: skip


def document(**more: Any) -> dict[str, Any]:
    """The small plan."""
    return {
        "kind": "plan", "issuer": "Ủy ban nhân dân tỉnh Nghệ An", "superior": None,
        "symbol": "12/KH-UBND", "number_blank": False, "place": "Nghệ An", "date": "2026-01-05",
        "title": "Đẩy mạnh công tác tiêu chuẩn, đo lường, chất lượng năm 2026",
        "signer": {"name": None, "position": None, "authority": None},
        "recipients": ["Như trên"],
        "citations": [{"symbol": "38-CT/TW", "kind": "Chỉ thị", "date": "2024-07-30",
                       "issuer": "Ban Bí thư"}],
        "citations_unnumbered": [], "purposes": [], "requirements": [], "targets": [],
        "sections": [{"label": "II", "title": "NHIỆM VỤ", "children": []}],
        "duties": [],
        "tasks": [
            task("Tuyên truyền đến doanh nghiệp", ["Sở KH&CN"],
                 coordinate=["các sở, ban, ngành"], time="Quý III/2027",
                 period={"start": 2027, "end": 2027, "recurrence": "once", "quarter": 3}),
            task("Rà soát cân tại chợ", ["UBND các xã, phường"], time="Hằng năm",
                 period={"start": None, "end": None, "recurrence": "annual"}),
        ],
        "reporting": [{"who": ["Sở Tài chính"], "to": ["Sở Khoa học và Công nghệ"],
                       "due": "--11-20", "recurrence": "annual"}],
    } | more  # fmt: skip


def reading(
    *documents: dict[str, Any], defects: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """The object of the contract."""
    return {
        "documents": list(documents) or [document()],
        "defects": defects or [],
        "notices": [],
        "spans": {
            "/documents/0/symbol": spans_of("12/KH-UBND"),
            "/documents/0/tasks/0/text": spans_of("Tuyên truyền đến doanh nghiệp"),
            "/documents/0/tasks/0/lead/0": spans_of("Sở KH&CN"),
            "/documents/0/tasks/1/text": spans_of("Rà soát cân tại chợ"),
            "/documents/0/reporting/0/due": spans_of("trước ngày 20 tháng 11 hằng năm"),
        },
        "boxes": {},
        "text": TEXT,
    }


def make_draft(member: Member, read: dict[str, Any] | None = None) -> ImportDraft:
    """An open draft of `member`, with its one file on disk."""
    now = clock.now()
    actor = member.actor
    draft = ImportDraft.objects.create(
        uid=uuid4(), person_id=actor.id, path=actor.path,
        organisation_label=actor.organisation_label, title="Kế hoạch mẫu", files=["ke-hoach.txt"],
        reading=read or reading(), created_at=now, saved_at=now,
        expires_at=now + timedelta(days=30),
    )  # fmt: skip
    body = TEXT.encode()
    temporary.make(draft.uid, ["ke-hoach.txt"])
    temporary.append(draft.uid, 0, body)
    temporary.split(draft.uid, [len(body)])
    return draft
