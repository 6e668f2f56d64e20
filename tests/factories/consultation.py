"""A draft under consultation with comments, for tests of pages and of services."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from chuan.core import clock
from chuan.standards.models import Draft, DraftClause, Standard
from chuan.standards.services import commenting, consulting, drafting
from tests.factories.cast import Member
from tests.factories.standards_noise import Made
from tests.factories.standards_register import put_records

TEXT = """1 Phạm vi áp dụng
Áp dụng cho mật ong sản xuất tại tỉnh.
2 Yêu cầu kỹ thuật
2.1 Hàm lượng nước
Không lớn hơn 21 %.
2.2 Hàm lượng đường sacaroza
Không lớn hơn 5 %."""


@dataclass(frozen=True)
class Consulted:
    """A draft that is open, one of its clauses, a comment on it, a body that was asked."""

    draft: UUID
    slug: str
    key: str
    comment: UUID
    asked: UUID
    code: str
    local: str

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names and the rows they speak of."""
        return (("standards:draft_", self.draft),)

    def named(self, route: str) -> dict[str, object]:
        """Arguments of a route that are no uid of the draft."""
        if route == "standards:standard_territory":
            return {"slug": self.local}
        if route == "standards:harmonisation_export":
            return {"what": "hai-hoa"}
        if not route.startswith("standards:draft_"):
            return {}
        return {
            "slug": self.slug, "key": self.key, "comment": self.comment, "asked": self.asked,
            "shape": "csv",
        }  # fmt: skip


def begin_draft(member: Member, *, kind: str = "tccs", is_public: bool = True) -> Draft:
    """A draft with the clauses of `TEXT` in hand."""
    words = drafting.DraftWords("Mật ong Châu Tiến", number="TCCS 01:2027/HTX", is_public=is_public)
    draft = drafting.create_draft(actor=member.actor, kind=kind, words=words, is_sample=True)
    drafting.put_text(actor=member.actor, uid=draft.uid, text=TEXT)
    return draft


def open_draft(member: Member, *, days: int = 60, is_public: bool = True) -> Draft:
    """A draft that takes comments from today on."""
    draft = begin_draft(member, is_public=is_public)
    today = clock.today()
    return consulting.announce(
        actor=member.actor, uid=draft.uid, begins=today, until=today + timedelta(days=days)
    )


def clause_key(draft: Draft, label: str) -> str:
    """The key of a clause of the last wording."""
    rows = DraftClause.objects.filter(wording__draft=draft, label=label)
    return rows.order_by("-wording__number").values_list("key", flat=True)[0]


def make_consultation(member: Member, other: Member) -> Consulted:
    """Rows on every page of drafts: the member's body drafts, the other's body was asked and spoke."""
    draft = open_draft(member)
    body = other.organisation
    assert body is not None
    bodies = [consulting.AskedWords("", body.pk), consulting.AskedWords("Viện mẫu")]
    asked = consulting.ask_bodies(
        actor=member.actor, uid=draft.uid, bodies=bodies, symbol="01/HTX", asked_on=clock.today()
    )  # fmt: skip
    key = clause_key(draft, "2.1")
    given = commenting.comment_on(
        actor=other.actor, slug=draft.slug, clause_key=key,
        words=commenting.CommentWords("Nên là 20 %", reason="Theo tiêu chuẩn quốc tế", as_body=True),
    )  # fmt: skip
    drafting.begin_wording(actor=member.actor, uid=draft.uid)
    return Consulted(
        draft.uid, draft.slug, key, given.comment.uid, asked[1].uid, given.code, _local_regulation()
    )


def _local_regulation() -> str:
    """The address of a local regulation in the register."""
    put_records([Made("QCĐP 1:2020/NA", "Mật ong", "", "in_force", ("67.180",))])
    return Standard.objects.filter(kind="qcdp").values_list("slug", flat=True)[0]
