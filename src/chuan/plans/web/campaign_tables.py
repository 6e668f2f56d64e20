"""The lists of campaigns, of the documents of one, and of what was proposed."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.plans import labels
from chuan.plans.enums import CampaignState, ExaminedState, ProposalState
from chuan.plans.models import IN_HAND, Campaign, CampaignDocument, CampaignFinding

_CAMPAIGN_BADGE = {
    CampaignState.DRAFT: "neutral",
    CampaignState.OPEN: "info",
    CampaignState.CLOSED: "done",
}
_EXAMINED_BADGE = {
    ExaminedState.WAITING: "neutral",
    ExaminedState.GIVEN: "info",
    ExaminedState.RETURNED: "warn",
    ExaminedState.SUBMITTED: "info",
    ExaminedState.APPROVED: "done",
}
_PROPOSAL_BADGE = {
    ProposalState.PENDING: "warn",
    ProposalState.ISSUED: "done",
    ProposalState.DECLINED: "neutral",
}
_LATE = (("late", _("Quá hạn")),)
_PROPOSED = tuple(
    (state, words) for state, words in labels.PROPOSAL_STATE.items() if state != ProposalState.NONE
)


def _campaign_url(row: Campaign) -> str:
    return reverse("plans:campaign_detail", args=[row.uid])


def _document_url(row: CampaignDocument) -> str:
    return reverse("plans:campaign_document_detail", args=[row.uid])


def _proposal_url(row: CampaignFinding) -> str:
    return f"{_document_url(row.document)}#ket-qua-{row.uid.hex}"


def _campaign_badge(row: Campaign) -> str:
    late = row.state == CampaignState.OPEN and row.due_on < clock.today()
    return "warn" if late else _CAMPAIGN_BADGE[CampaignState(row.state)]


def _document_badge(row: CampaignDocument) -> str:
    return "warn" if row.is_late(clock.today()) else _EXAMINED_BADGE[ExaminedState(row.state)]


def _late_campaigns(_value: str) -> Q:
    return Q(state=CampaignState.OPEN, due_on__lt=clock.today())


def _late_documents(_value: str) -> Q:
    return Q(state__in=IN_HAND, due_on__lt=clock.today())


def _progress(row: Campaign) -> str:
    """Approved out of all, of what the reader may see."""
    total = getattr(row, "total", None) or 0
    return f"{getattr(row, 'approved', None) or 0}/{total}"


CAMPAIGNS = Table(
    id="ra-soat",
    columns=(
        Column(
            "ten",
            _("Đợt rà soát"),
            "title",
            lambda row: row.title,
            link=_campaign_url,
            is_heading=True,
            alphabetical=True,
        ),
        Column(
            "co_quan", _("Cơ quan"), "owner__name", lambda row: row.owner.label, alphabetical=True
        ),
        Column("han", _("Thời hạn"), "due_on", lambda row: row.due_on),
        Column("da_duyet", _("Đã duyệt"), None, _progress, align="end"),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: labels.CAMPAIGN_STATE[row.state],
            badge=_campaign_badge,
        ),
    ),
    default_sort="-han",
    filters=(
        TextFilter(
            "tim",
            _("Tìm trong danh sách"),
            match=lambda text: Q(title__icontains=text) | Q(basis__icontains=text),
        ),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.CAMPAIGN_STATE.items()), "state"),
        ChoiceFilter("tien_do", _("Tiến độ"), _LATE, match=_late_campaigns),
    ),
    row_link=_campaign_url,
)

DOCUMENTS = Table(
    id="van-ban",
    columns=(
        Column(
            "so",
            _("Số, ký hiệu"),
            "symbol",
            lambda row: row.label,
            link=_document_url,
            is_heading=True,
        ),
        Column("ten", _("Trích yếu"), "title", lambda row: row.title[:160]),
        Column(
            "co_quan",
            _("Cơ quan rà soát"),
            "organisation__name",
            lambda row: row.organisation.name if row.organisation else "",
            alphabetical=True,
        ),
        Column(
            "nguoi", _("Người rà soát"), None, lambda row: row.reviewer_label, in_file_only=True
        ),
        Column("han", _("Thời hạn"), "due_on", lambda row: row.due_on),
        Column("ket_qua", _("Kết quả"), None, lambda row: row.found or "", align="end"),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: row.state_label,
            badge=_document_badge,
        ),
    ),
    default_sort="so",
    filters=(
        TextFilter(
            "tim",
            _("Tìm trong danh sách"),
            match=lambda text: Q(symbol__icontains=text) | Q(title__icontains=text),
        ),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.EXAMINED_STATE.items()), "state"),
        ChoiceFilter("tien_do", _("Tiến độ"), _LATE, match=_late_documents),
    ),
    row_link=_document_url,
)

PROPOSALS = Table(
    id="de-nghi",
    columns=(
        Column(
            "van_ban",
            _("Văn bản"),
            "document__symbol",
            lambda row: row.document.label,
            link=_proposal_url,
            is_heading=True,
        ),
        Column("dieu", _("Điều, khoản"), None, lambda row: row.article, in_file_only=True),
        Column("de_xuat", _("Đề xuất"), "action", lambda row: row.action_label),
        Column("noi_dung", _("Nội dung đề xuất"), None, lambda row: row.content[:200]),
        Column("den", _("Cơ quan được đề nghị"), "to_name", lambda row: row.to_name),
        Column("hoi_lai", _("Hỏi lại ngày"), "ask_again_on", lambda row: row.ask_again_on),
        Column(
            "da_gui", _("Văn bản đề nghị"), None, lambda row: row.asked_symbol, in_file_only=True
        ),
        Column(
            "ban_hanh", _("Văn bản đã ban hành"), None, lambda row: row.made_symbol,
            in_file_only=True,
        ),
        Column(
            "trang_thai",
            _("Tình trạng"),
            "proposal",
            lambda row: row.proposal_label,
            badge=lambda row: _PROPOSAL_BADGE.get(ProposalState(row.proposal), "info"),
        ),
    ),
    default_sort="hoi_lai",
    filters=(
        TextFilter(
            "tim",
            _("Tìm trong danh sách"),
            match=lambda text: (
                Q(document__symbol__icontains=text)
                | Q(document__title__icontains=text)
                | Q(to_name__icontains=text)
                | Q(content__icontains=text)
            ),
        ),
        ChoiceFilter("trang_thai", _("Tình trạng"), _PROPOSED, "proposal"),
        ChoiceFilter("de_xuat", _("Đề xuất"), tuple(labels.PROPOSED_ACTION.items()), "action"),
        DateFilter("hoi_lai", _("Hỏi lại ngày"), field="ask_again_on"),
    ),
    row_link=_proposal_url,
)  # fmt: skip
