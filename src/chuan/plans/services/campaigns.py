"""A campaign of reviewing documents: laid out, opened, its documents listed and given out, closed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, scope
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation
from chuan.plans.enums import CampaignEvent, CampaignState, ExaminedEvent, ExaminedState
from chuan.plans.errors import CampaignIncomplete, CampaignNotFound, MayNotReviewDocuments
from chuan.plans.models import CAMPAIGN, Campaign, CampaignDocument, CampaignStep, Task
from chuan.plans.permissions import can_accept
from chuan.plans.rules.campaigns import CAMPAIGN as STEPS
from chuan.plans.rules.campaigns import EXAMINED
from chuan.plans.selectors.campaign_bodies import bodies_to_ask
from chuan.plans.selectors.campaign_sources import Listed
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.services import sharing

LONGEST = 8000
MOST = 2000
"""Documents of one campaign."""


@dataclass(frozen=True, slots=True)
class CampaignWords:
    """What is typed about a campaign."""

    title: str
    due_on: date
    basis: str = ""
    extent: str = ""
    product: str = ""
    task: UUID | None = None


@transaction.atomic
def begin_campaign(*, actor: Actor, words: CampaignWords) -> Campaign:
    """A campaign that the own body leads; nobody else sees it before it is opened."""
    if not can_accept(actor):
        raise MayNotReviewDocuments(
            _("Bạn chưa có vai trò được lập đợt rà soát văn bản ở cơ quan này.")
        )
    own = own_organisation(actor)
    campaign = Campaign(
        owner=own,
        owner_path=own.path,
        is_sample=own.is_sample,
        created_at=clock.now(),
        created_by_label=actor.label[:160],
    )
    _take_words(actor, campaign, words)
    campaign.save()
    record_campaign(actor, campaign, "plans.campaign.begun", due_on=f"{words.due_on:%d/%m/%Y}")
    return campaign


@transaction.atomic
def correct_campaign(*, actor: Actor, uid: UUID, words: CampaignWords) -> Campaign:
    """Put right what a campaign says; closed ones stay as they are."""
    campaign = lock_campaign(actor, uid)
    refuse_closed(campaign)
    before = campaign.due_on
    _take_words(actor, campaign, words)
    campaign.save()
    moved = {"due_on": f"{before:%d/%m/%Y} → {campaign.due_on:%d/%m/%Y}"}
    record_campaign(
        actor, campaign, "plans.campaign.corrected", **(moved if before != campaign.due_on else {})
    )
    return campaign


@transaction.atomic
def step_campaign(*, actor: Actor, uid: UUID, event: CampaignEvent, reason: str = "") -> Campaign:
    """Open a campaign to those who review, close it, or take the closing back with a reason.

    It may be closed with documents that are not approved, if it is said why.
    """
    refuse_stamped_words(actor, reason)
    campaign = lock_campaign(actor, uid)
    after = STEPS.after(CampaignState(campaign.state), event, reason=reason)
    if event == CampaignEvent.OPEN:
        _refuse_empty(campaign)
        campaign.opened_on = clock.today()
    elif event == CampaignEvent.CLOSE:
        _refuse_unfinished(campaign, reason)
        campaign.closed_on, campaign.closing_note = clock.today(), reason.strip()[:LONGEST]
    else:
        campaign.closed_on = None
    campaign.state = after
    campaign.save(update_fields=("state", "opened_on", "closed_on", "closing_note"))
    record_campaign(actor, campaign, f"plans.campaign.{event}", reason=reason.strip()[:1000])
    if event == CampaignEvent.OPEN:
        _tell_all(actor, campaign)
    return campaign


@transaction.atomic
def drop_campaign(*, actor: Actor, uid: UUID) -> None:
    """Throw away a campaign that was never opened."""
    campaign = lock_campaign(actor, uid)
    if campaign.state != CampaignState.DRAFT:
        raise CampaignIncomplete(_("Đợt rà soát đã mở thì không bỏ được nữa; hãy kết thúc đợt."))
    record_campaign(actor, campaign, "plans.campaign.dropped")
    campaign.delete()


@transaction.atomic
def list_documents_in(*, actor: Actor, uid: UUID, listed: Sequence[Listed]) -> int:
    """Put documents on the list of a campaign; those on it already stay as they are. How many were new."""
    refuse_stamped_words(actor, *(f"{row.title}\n{row.why}" for row in listed))
    campaign = lock_campaign(actor, uid)
    refuse_closed(campaign)
    known = set(campaign.documents.values_list("key", flat=True))
    new = {row.key: row for row in listed if row.key and row.key not in known}
    if not listed:
        raise CampaignIncomplete(_("Hãy chọn hoặc nhập ít nhất một văn bản."), field="lines")
    if len(known) + len(new) > MOST:
        raise CampaignIncomplete(_("Một đợt rà soát có nhiều nhất 2.000 văn bản."), field="lines")
    CampaignDocument.objects.bulk_create(
        [
            CampaignDocument(
                campaign=campaign,
                act_id=row.act,
                document_id=row.document,
                key=row.key,
                symbol=row.symbol[:120],
                title=row.title[:LONGEST],
                issuer_label=row.issuer[:300],
                issued_on=row.issued_on,
                why=row.why[:400],
            )
            for row in new.values()
        ],
        batch_size=200,
    )
    if new:
        record_campaign(actor, campaign, "plans.campaign.listed", documents=len(new))
    return len(new)


@transaction.atomic
def unlist_document(*, actor: Actor, uid: UUID) -> Campaign:
    """Take a document off the list while nothing was written about it."""
    document = CampaignDocument.objects.visible_to(actor).filter(uid=uid).first()
    if document is None:
        raise CampaignNotFound(_("Không tìm thấy văn bản này trong đợt rà soát."))
    campaign = lock_campaign(actor, document.campaign.uid)
    refuse_closed(campaign)
    held = campaign.documents.select_for_update(of=("self",)).filter(pk=document.pk).first()
    if held is None or held.findings.exists():
        raise CampaignIncomplete(
            _("Văn bản đã có kết quả rà soát nên không bỏ khỏi danh sách được.")
        )
    label, path = held.label, held.path
    held.delete()
    let_go(campaign, path)
    record_campaign(actor, campaign, "plans.campaign.unlisted", document=label)
    return campaign


@transaction.atomic
def give_documents(
    *, actor: Actor, uid: UUID, documents: Collection[UUID], body: UUID, due_on: date
) -> int:
    """Give documents of the list to a body with a day; those submitted already stay where they are."""
    campaign = lock_campaign(actor, uid)
    refuse_closed(campaign)
    if due_on < clock.today():
        raise CampaignIncomplete(_("Thời hạn phải từ hôm nay trở đi."), field="due_on")
    to = _body_to_ask(actor, body)
    rows = list(
        campaign.documents.select_for_update(of=("self",), no_key=True)
        .filter(uid__in=set(documents), state__in=(ExaminedState.WAITING, ExaminedState.GIVEN,
                                                   ExaminedState.RETURNED))
        .order_by("pk")
    )  # fmt: skip
    if not rows:
        raise CampaignIncomplete(
            _("Hãy chọn ít nhất một văn bản chưa trình kết quả."), field="documents"
        )
    left = {row.path for row in rows if row.path and row.path != to.path}
    for row in rows:
        row.state = EXAMINED.after(ExaminedState(row.state), ExaminedEvent.GIVE)
        if row.path != to.path:
            row.reviewer_id = row.reviewer_label = ""
        row.organisation, row.path, row.due_on, row.reminded_on = to, to.path, due_on, None
    CampaignDocument.objects.bulk_update(
        rows,
        ("state", "organisation", "path", "due_on", "reviewer_id", "reviewer_label", "reminded_on"),
        batch_size=200,
    )
    note_steps(actor, rows, ExaminedEvent.GIVE, f"{to.name}, {due_on:%d/%m/%Y}")
    scope.add_participation(CAMPAIGN, campaign.pk, to.path, "reviewer")
    for path in left:
        let_go(campaign, path)
    record_campaign(
        actor, campaign, "plans.campaign.given", documents=len(rows), body=to.name,
        due_on=f"{due_on:%d/%m/%Y}",
    )  # fmt: skip
    if campaign.state == CampaignState.OPEN:
        _tell(actor, campaign, {to.pk: len(rows)})
    return len(rows)


def lock_campaign(actor: Actor, uid: UUID) -> Campaign:
    """The campaign, held, for officers and heads of the body that leads it."""
    rows = Campaign.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    campaign = rows.filter(uid=uid).select_related("owner").first()
    if campaign is None:
        raise CampaignNotFound(_("Không tìm thấy đợt rà soát này."))
    if not can_accept(actor) or campaign.owner_path != actor.path:
        raise MayNotReviewDocuments(_("Chỉ cơ quan chủ trì đợt rà soát làm được bước này."))
    return campaign


def refuse_closed(campaign: Campaign) -> None:
    """Raise for a campaign that is over."""
    if campaign.state == CampaignState.CLOSED:
        raise CampaignIncomplete(_("Đợt rà soát đã kết thúc; hãy mở lại trước khi sửa."))


def note_steps(
    actor: Actor, rows: Sequence[CampaignDocument], event: ExaminedEvent, text: str = ""
) -> None:
    """A line in the history of each of these documents."""
    now = clock.now()
    CampaignStep.objects.bulk_create(
        [
            CampaignStep(
                document=row,
                event=event,
                after=row.state,
                text=text[:LONGEST],
                body_label=actor.organisation_label[:300],
                by_label=actor.label[:160],
                at=now,
            )
            for row in rows
        ],
        batch_size=200,
    )


def let_go(campaign: Campaign, path: str) -> None:
    """A body that no document is left with sees the campaign no more."""
    if path and not campaign.documents.filter(path=path).exists():
        scope.remove_participation(CAMPAIGN, campaign.pk, path)


def record_campaign(actor: Actor, campaign: Campaign, code: str, **changes: object) -> None:
    """An entry in the record about a campaign."""
    record(
        actor,
        code,
        kind="document_campaign",
        object_id=campaign.pk,
        label=campaign.title[:200],
        path=campaign.owner_path,
        changes=changes,
    )


def _take_words(actor: Actor, campaign: Campaign, words: CampaignWords) -> None:
    refuse_stamped_words(actor, words.title, words.basis, words.extent, words.product)
    if not words.title.strip():
        raise CampaignIncomplete(_("Hãy ghi tên đợt rà soát."), field="title")
    task = None
    if words.task is not None:
        task = Task.objects.visible_to(actor).filter(uid=words.task).first()
        if task is None:
            raise CampaignIncomplete(_("Không tìm thấy việc đã chọn."), field="task")
    campaign.title, campaign.due_on, campaign.task = words.title.strip()[:300], words.due_on, task
    campaign.basis = words.basis.strip()[:LONGEST]
    campaign.extent = words.extent.strip()[:LONGEST]
    campaign.product = words.product.strip()[:LONGEST]


def _refuse_empty(campaign: Campaign) -> None:
    if not campaign.documents.exists():
        raise CampaignIncomplete(_("Hãy lập danh sách văn bản trước khi mở đợt rà soát."))


def _refuse_unfinished(campaign: Campaign, reason: str) -> None:
    left = campaign.documents.exclude(state=ExaminedState.APPROVED).count()
    if left and not reason.strip():
        raise CampaignIncomplete(
            _("Còn %(n)s văn bản chưa duyệt kết quả. Hãy ghi lý do nếu vẫn kết thúc đợt rà soát.")
            % {"n": left},
            field="reason",
        )


def _body_to_ask(actor: Actor, uid: UUID) -> Organisation:
    known = {body.uid: body.pk for body in bodies_to_ask(actor, clock.today())}
    found = Organisation.objects.filter(pk=known.get(uid.hex, 0)).first()
    if found is None:
        raise CampaignIncomplete(_("Hãy chọn cơ quan rà soát trong danh sách."), field="body")
    return found


def _tell_all(actor: Actor, campaign: Campaign) -> None:
    """One line for the heads of each body that was given something."""
    counts: dict[int, int] = {}
    rows = campaign.documents.filter(organisation__isnull=False)
    for key in rows.values_list("organisation_id", flat=True):
        if key is not None:
            counts[key] = counts.get(key, 0) + 1
    _tell(actor, campaign, counts)


def _tell(actor: Actor, campaign: Campaign, counts: Mapping[int, int]) -> None:
    url = reverse("plans:campaign_detail", args=[campaign.uid])
    for organisation, count in counts.items():
        title = _("Rà soát %(n)s văn bản: %(title)s") % {"n": count, "title": campaign.title[:200]}
        sharing.tell_heads(actor, [organisation], title=title, url=url)
