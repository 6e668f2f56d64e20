"""Papers of a file's steps: a notice, minutes, a submission, a decision, begun with what is known."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import BLANK, blank_paper, minutes, notice
from chuan.documents.selectors.houses import house_of
from chuan.documents.services.drafting import create_draft
from chuan.domain.vanban.writing import Block, BlockKind, Paper, PaperKind
from chuan.orgs.selectors import organisation_by_uid
from chuan.standards.enums import DraftState
from chuan.standards.errors import DraftRefused, MayNotDraft
from chuan.standards.models import DRAFT, Draft
from chuan.standards.permissions import can_draft
from chuan.standards.selectors.drafts import draft_of
from chuan.standards.selectors.summary_papers import summary_paper
from chuan.standards.selectors.wordings import own_summary
from chuan.standards.services.drafting import record_draft


@transaction.atomic
def compose_paper(*, actor: Actor, uid: UUID, what: str) -> PaperDraft:
    """Begin one of the papers of the draft's file; it is finished where papers are written."""
    draft = draft_of(actor, uid)
    if not can_draft(actor, draft.owner_path):
        raise MayNotDraft
    make = PAPERS.get(what)
    if make is None and what != SUMMARY:
        raise DraftRefused(_("Hãy chọn một văn bản trong danh sách."))
    with translation.override("vi"):
        house = house_of(organisation_by_uid(actor.organisation_uid))
        paper = make(house, draft) if make else summary_paper(own_summary(actor, uid))
    made = create_draft(actor=actor, paper=paper, about=(DRAFT, draft.uid.hex))
    record_draft(actor, draft, "standards.draft.paper_begun", {"title": made.title})
    return made


def _asking(house: House, draft: Draft) -> Paper:
    period = _("Thời gian nhận góp ý: %(begins)s đến hết ngày %(until)s.") % {
        "begins": f"{draft.begins:%d/%m/%Y}" if draft.begins else BLANK,
        "until": f"{draft.until:%d/%m/%Y}" if draft.until else BLANK,
    }
    return notice(
        house, title=_("Lấy ý kiến dự thảo %(title)s") % {"title": draft.title},
        paragraphs=(
            _("%(body)s thông báo lấy ý kiến rộng rãi về dự thảo %(title)s.")
            % {"body": house.name, "title": draft.title},
            period,
            _("Nơi nhận góp ý: %(contact)s.") % {"contact": draft.contact or BLANK},
        ),
    )  # fmt: skip


def _minutes(house: House, draft: Draft) -> Paper:
    comments = draft.comments.count()
    return minutes(
        house, title=_("Hội nghị về dự thảo %(title)s") % {"title": draft.title},
        content=(
            _("Ban soạn thảo trình bày dự thảo và %(n)s ý kiến góp ý.") % {"n": comments},
            _("Ý kiến của người dự họp: %(blank)s.") % {"blank": BLANK},
            _("Kết luận: %(blank)s.") % {"blank": BLANK},
        ),
    )  # fmt: skip


def _submission(house: House, draft: Draft) -> Paper:
    settled = draft.state == DraftState.SETTLED
    told = (
        _("Dự thảo đã lấy ý kiến rộng rãi từ %(begins)s đến %(until)s; các ý kiến đã được trả lời.")
        % {
            "begins": f"{draft.begins:%d/%m/%Y}" if draft.begins else BLANK,
            "until": f"{draft.until:%d/%m/%Y}" if draft.until else BLANK,
        }
        if settled
        else _("Việc lấy ý kiến: %(blank)s.") % {"blank": BLANK}
    )
    title = _("Về dự thảo %(title)s") % {"title": draft.title}
    paper = blank_paper(PaperKind.PROPOSAL, house, title=title)
    lines = (told, _("%(body)s kính trình xem xét, quyết định.") % {"body": house.name})
    return replace(paper, body=tuple(Block(BlockKind.PARAGRAPH, "", line) for line in lines))


def _decision(house: House, draft: Draft) -> Paper:
    title = _("Về %(title)s") % {"title": draft.title}
    paper = blank_paper(PaperKind.DECISION, house, title=title)
    lines = (
        _("Công bố, ban hành kèm theo quyết định này %(number)s: %(title)s.")
        % {"number": draft.number or BLANK, "title": draft.title},
        _("Quyết định này có hiệu lực từ ngày %(day)s.") % {"day": BLANK},
        _("Các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành quyết định này."),
    )
    body = tuple(
        Block(BlockKind.ARTICLE, f"Điều {at}.", line) for at, line in enumerate(lines, start=1)
    )
    bases = (_("Căn cứ Luật Tiêu chuẩn và quy chuẩn kỹ thuật"), *paper.bases[-1:])
    return replace(paper, body=body, bases=bases)


SUMMARY: Final = "tong-hop"
"""The table of comments and answers, as a report."""
PAPERS: Final[Mapping[str, Callable[[House, Draft], Paper]]] = {
    "thong-bao": _asking, "bien-ban": _minutes, "to-trinh": _submission, "quyet-dinh": _decision,
}  # fmt: skip
"""What may be begun, by the word of its button."""
