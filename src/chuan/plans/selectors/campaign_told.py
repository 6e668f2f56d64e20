"""A campaign as its papers and its file tell it: plain values, approved findings only."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.plans.enums import ExaminedState, FindingVerdict, ProposalState, ProposedAction
from chuan.plans.models import Campaign, CampaignDocument, CampaignFinding
from chuan.plans.rules.campaign_papers import Row, Told, grounds_in, named
from chuan.plans.rules.chasing import named as named_plan


def told_of(campaign: Campaign) -> Told:
    """The campaign with its counts; two queries."""
    counts = campaign.documents.aggregate(
        total=Count("pk"),
        examined=Count("pk", filter=Q(state=ExaminedState.APPROVED)),
        bodies=Count("organisation", filter=Q(state=ExaminedState.APPROVED), distinct=True),
    )
    return Told(
        title=campaign.title,
        source=_source(campaign),
        extent=campaign.extent,
        total=counts["total"],
        examined=counts["examined"],
        bodies=counts["bodies"],
        bases=grounds_in(campaign.basis) or grounds_in(_source(campaign)),
    )


def rows_of(campaign: Campaign) -> Sequence[Row]:
    """Every approved finding, by body and document."""
    rows = (
        CampaignFinding.objects.filter(
            document__campaign=campaign, document__state=ExaminedState.APPROVED
        )
        .select_related("document__organisation")
        .order_by("document__path", "document__pk", "pk")
    )
    return tuple(_row(row) for row in rows)


def lines_of(actor: Actor, campaign: Campaign) -> Iterator[Sequence[object]]:
    """The table as lines of a spreadsheet, its headings first: a line for each finding that one may see."""
    yield [
        _("Số, ký hiệu"), _("Ngày ban hành"), _("Cơ quan ban hành"), _("Trích yếu"), _("Vì sao rà soát"),
        _("Cơ quan rà soát"), _("Người rà soát"), _("Thời hạn"), _("Trạng thái"), _("Kết quả"),
        _("Điều, khoản"), _("Căn cứ"), _("Đề xuất"), _("Nội dung đề xuất"), _("Cơ quan được đề nghị"),
        _("Tình trạng đề xuất"), _("Văn bản đề nghị"), _("Văn bản đã ban hành"),
    ]  # fmt: skip
    rows = CampaignDocument.objects.visible_to(actor).filter(campaign=campaign)
    for row in rows.select_related("organisation").prefetch_related("findings").order_by("pk"):
        head = [
            row.symbol, row.issued_on, row.issuer_label, row.title, row.why,
            row.organisation.name if row.organisation else "", row.reviewer_label, row.due_on,
            row.state_label,
        ]  # fmt: skip
        for finding in row.findings.all() or (None,):
            yield [*head, *(_finding(finding) if finding else [""] * 9)]


def _finding(row: CampaignFinding) -> list[object]:
    stands = "" if row.proposal == ProposalState.NONE else row.proposal_label
    return [
        row.verdict_label, row.article, row.basis, row.action_label, row.content, row.to_name,
        stands, row.asked_symbol, row.made_symbol,
    ]  # fmt: skip


def _row(row: CampaignFinding) -> Row:
    document = row.document
    return Row(
        name=named(document.symbol, document.title, document.issued_on),
        title=document.title,
        body=document.organisation.name if document.organisation else "",
        verdict=FindingVerdict(row.verdict),
        action=ProposedAction(row.action),
        article=row.article,
        quote=row.quote,
        basis=row.basis,
        content=row.content,
        to_name=row.to_name,
        proposal=ProposalState(row.proposal),
    )


def _source(campaign: Campaign) -> str:
    """The document that the campaign carries out: of its task, else as it was typed."""
    plan = campaign.task.plan if campaign.task else None
    if plan is not None:
        document = plan.document
        return named_plan(document.kind, document.symbol, document.issued_on)
    return campaign.basis.strip().rstrip(".;")[:300]
