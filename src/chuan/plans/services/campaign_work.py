"""The work on one document of a campaign: who does it, what was found, submitted, approved or returned."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.audit.services import record
from chuan.core import clock, inbox, scope
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import Organisation, Person
from chuan.plans.enums import (
    CampaignState,
    ExaminedEvent,
    ExaminedState,
    FindingVerdict,
    ProposedAction,
    ProposedTo,
)
from chuan.plans.errors import CampaignIncomplete, CampaignNotFound, MayNotReviewDocuments
from chuan.plans.models import (
    CAMPAIGN,
    Campaign,
    CampaignDocument,
    CampaignFile,
    CampaignFinding,
)
from chuan.plans.permissions import can_approve_review, can_examine, can_return_review
from chuan.plans.rules.campaigns import EXAMINED, Said, begins_as, contradict, missing_of
from chuan.plans.selectors.campaign_bodies import bodies_inside
from chuan.plans.selectors.people import path_of_person
from chuan.plans.services import sharing
from chuan.plans.services.campaigns import let_go, note_steps
from chuan.plans.services.evidence import store_examined
from chuan.plans.services.evidence_files import examined
from chuan.plans.types import FileGiven

LONGEST = 8000
MOST_FILES = 50
_MISSING = {
    "action": gettext_lazy("Đề xuất chưa khớp với kết quả rà soát; hãy chọn lại."),
    "basis": gettext_lazy("Hãy ghi căn cứ của kết quả rà soát: văn bản nào, điều khoản nào."),
    "content": gettext_lazy("Hãy ghi nội dung đề xuất."),
    "to_name": gettext_lazy("Hãy ghi cơ quan có thẩm quyền được đề nghị."),
}


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What a reviewer says of a document or of one article of it."""

    verdict: FindingVerdict
    action: ProposedAction
    article: str = ""
    quote: str = ""
    basis: str = ""
    content: str = ""
    to: ProposedTo = ProposedTo.OWN
    to_name: str = ""


@transaction.atomic
def write_finding(
    *, actor: Actor, uid: UUID, words: FindingWords, finding: UUID | None = None
) -> CampaignFinding:
    """Keep what was found of a document; `finding` is the one to be put right."""
    texts = (words.article, words.quote, words.basis, words.content, words.to_name)
    refuse_stamped_words(actor, *texts)
    document = _in_hand(actor, uid)
    lacking = missing_of(
        Said(words.verdict, words.action, words.basis, words.content, words.to, words.to_name)
    )
    if lacking:
        raise CampaignIncomplete(str(_MISSING[lacking]), field=lacking)
    others = document.findings.exclude(uid=finding) if finding else document.findings.all()
    if contradict([words.verdict, *map(FindingVerdict, others.values_list("verdict", flat=True))]):
        raise CampaignIncomplete(
            _("“Còn phù hợp” là kết quả của cả văn bản; hãy bỏ các kết quả khác trước."),
            field="verdict",
        )
    kept = document.findings.filter(uid=finding).first() if finding else None
    if finding and kept is None:
        raise CampaignNotFound(_("Không tìm thấy kết quả rà soát này."))
    kept = kept or CampaignFinding(document=document)
    kept.verdict, kept.action, kept.to = words.verdict, words.action, words.to
    kept.article, kept.to_name = words.article.strip()[:200], words.to_name.strip()[:300]
    kept.quote, kept.basis = words.quote.strip()[:LONGEST], words.basis.strip()[:LONGEST]
    kept.content = words.content.strip()[:LONGEST]
    kept.proposal = begins_as(words.action)
    kept.at, kept.by_label = clock.now(), actor.label[:160]
    kept.save()
    record_review(
        actor, document, "plans.campaign.finding_written",
        verdict=str(words.verdict), article=kept.article,
    )  # fmt: skip
    return kept


@transaction.atomic
def remove_finding(*, actor: Actor, uid: UUID) -> CampaignDocument:
    """Take a finding out again, before the review is submitted."""
    found = CampaignFinding.objects.visible_to(actor).filter(uid=uid).first()
    if found is None:
        raise CampaignNotFound(_("Không tìm thấy kết quả rà soát này."))
    document = _in_hand(actor, found.document.uid)
    document.findings.filter(pk=found.pk).delete()
    record_review(
        actor, document, "plans.campaign.finding_removed",
        verdict=found.verdict, article=found.article,
    )  # fmt: skip
    return document


def add_review_file(
    *, actor: Actor, uid: UUID, upload: FileGiven, caption: str = ""
) -> CampaignFile:
    """Keep a file that shows what was found; it is looked through before anything is written."""
    refuse_stamped_words(actor, caption)
    with examined(upload.stream, upload.name) as file, transaction.atomic():
        document = _in_hand(actor, uid)
        if document.files.count() >= MOST_FILES:
            raise CampaignIncomplete(_("Một văn bản có nhiều nhất 50 tệp kèm theo."), field="file")
        kept = CampaignFile.objects.create(
            document=document,
            file=store_examined(actor, file, upload.name, document.path),
            caption=" ".join(caption.split())[:300],
            at=clock.now(),
            by_label=actor.label[:160],
        )
        record_review(actor, document, "plans.campaign.file_added", file=kept.file.name)
    return kept


@transaction.atomic
def remove_review_file(*, actor: Actor, uid: UUID) -> CampaignDocument:
    """Take a file out again, before the review is submitted."""
    seen = CampaignDocument.objects.visible_to(actor).values("pk")
    found = CampaignFile.objects.filter(uid=uid, document__in=seen).select_related("file").first()
    if found is None:
        raise CampaignNotFound(_("Không tìm thấy tệp này."))
    document = _in_hand(actor, found.document.uid)
    record_review(actor, document, "plans.campaign.file_removed", file=found.file.name)
    found.delete()
    return document


@transaction.atomic
def step_review(
    *, actor: Actor, uid: UUID, event: ExaminedEvent, reason: str = ""
) -> CampaignDocument:
    """Submit what was found, take it back, approve it, or return it with what is to be made good."""
    refuse_stamped_words(actor, reason)
    document = lock_document(actor, uid)
    _refuse_not_open(document)
    if event == ExaminedEvent.GIVE or not _may_step(actor, document, event):
        raise MayNotReviewDocuments(_("Bước này thuộc về người hoặc cơ quan khác."))
    after = EXAMINED.after(ExaminedState(document.state), event, reason=reason)
    if event == ExaminedEvent.SUBMIT and not document.findings.exists():
        raise CampaignIncomplete(_("Hãy ghi ít nhất một kết quả rà soát trước khi trình."))
    document.state = after
    if event == ExaminedEvent.SUBMIT:
        document.submitted_at, document.submitted_by_label = clock.now(), actor.label[:160]
    approved = event == ExaminedEvent.APPROVE
    document.approved_on = clock.today() if approved else None
    document.approved_by_label = actor.label[:160] if approved else ""
    document.save()
    note_steps(actor, [document], event, reason.strip())
    record_review(actor, document, f"plans.campaign.{event}", reason=reason.strip()[:1000])
    _tell_next(actor, document, event, reason)
    return document


@transaction.atomic
def pass_on(*, actor: Actor, uid: UUID, body: UUID) -> CampaignDocument:
    """Give the review of a document on to a body inside the one that was asked."""
    document = lock_document(actor, uid)
    _refuse_not_open(document)
    if not can_examine(actor, document) or document.state not in {
        ExaminedState.GIVEN, ExaminedState.RETURNED,
    }:  # fmt: skip
        raise MayNotReviewDocuments(_("Chỉ cơ quan được giao rà soát chuyển được văn bản này."))
    known = {one.uid: one.pk for one in bodies_inside(actor, document.path, clock.today())}
    to = Organisation.objects.filter(pk=known.get(body.hex, 0)).first()
    if to is None:
        raise CampaignIncomplete(_("Hãy chọn đơn vị trong cơ quan bạn."), field="body")
    before = document.path
    document.organisation, document.path = to, to.path
    document.reviewer_id = document.reviewer_label = ""
    document.save(update_fields=("organisation", "path", "reviewer_id", "reviewer_label"))
    scope.add_participation(CAMPAIGN, document.campaign_id, to.path, "reviewer")
    let_go(document.campaign, before)
    note_steps(actor, [document], ExaminedEvent.GIVE, to.name)
    record_review(actor, document, "plans.campaign.passed_on", body=to.name)
    title = _("Rà soát văn bản: %(label)s") % {"label": document.label}
    sharing.tell_heads(actor, [to.pk], title=title, url=_url(document))
    return document


@transaction.atomic
def name_reviewer(*, actor: Actor, uid: UUID, person: UUID | None) -> CampaignDocument:
    """Say who of the body reviews the document; None leaves it to whoever is free."""
    document = lock_document(actor, uid)
    _refuse_not_open(document)
    if not can_examine(actor, document):
        raise MayNotReviewDocuments(_("Chỉ cơ quan được giao rà soát phân công được người làm."))
    named = None
    if person is not None:
        if path_of_person(actor, person, clock.today()) is None:
            raise CampaignIncomplete(
                _("Hãy chọn người đang làm việc ở cơ quan bạn."), field="person"
            )
        named = Person.objects.get(uid=person)
    document.reviewer_id = named.uid.hex if named else ""
    document.reviewer_label = named.full_name[:160] if named else ""
    document.save(update_fields=("reviewer_id", "reviewer_label"))
    record_review(
        actor, document, "plans.campaign.reviewer_named", reviewer_label=document.reviewer_label
    )
    if named:
        title = _("Bạn được phân công rà soát: %(label)s") % {"label": document.label}
        inbox.notify([named.uid.hex], code="plans.review_given", title=title, url=_url(document),
                     actor=actor)  # fmt: skip
    return document


def lock_document(actor: Actor, uid: UUID) -> CampaignDocument:
    """The document under review, held, for whoever may see it; its campaign is held first.

    Who closes the campaign and who writes about a document of it go one after the other.
    """
    seen = CampaignDocument.objects.visible_to(actor).filter(uid=uid)
    campaigns = Campaign.objects.select_for_update(of=("self",), no_key=True)
    campaigns.filter(pk__in=seen.values("campaign")).first()
    rows = seen.select_for_update(of=("self",), no_key=True)
    document = rows.select_related("campaign", "organisation").first()
    if document is None:
        raise CampaignNotFound(_("Không tìm thấy văn bản này trong đợt rà soát."))
    return document


def record_review(actor: Actor, document: CampaignDocument, code: str, **changes: object) -> None:
    """An entry in the record about the review of one document, of the body that did it."""
    record(
        actor,
        code,
        kind="document_review",
        object_id=document.pk,
        label=document.label[:200],
        path=document.path or document.campaign.owner_path,
        changes={"title": document.campaign.title[:200], **changes},
    )


def _in_hand(actor: Actor, uid: UUID) -> CampaignDocument:
    """The document, held, for who reviews it and has not submitted yet."""
    document = lock_document(actor, uid)
    _refuse_not_open(document)
    if not can_examine(actor, document):
        raise MayNotReviewDocuments(_("Văn bản này được giao cho cơ quan hoặc người khác rà soát."))
    if document.state not in {ExaminedState.GIVEN, ExaminedState.RETURNED}:
        raise CampaignIncomplete(
            _("Kết quả đã trình; hãy lấy lại để sửa, hoặc đề nghị trả lại bổ sung.")
        )
    return document


def _refuse_not_open(document: CampaignDocument) -> None:
    if document.campaign.state != CampaignState.OPEN:
        raise CampaignIncomplete(_("Đợt rà soát chưa mở hoặc đã kết thúc."))


def _may_step(actor: Actor, document: CampaignDocument, event: ExaminedEvent) -> bool:
    if event == ExaminedEvent.APPROVE:
        return can_approve_review(actor, document)
    if event == ExaminedEvent.RETURN:
        return can_return_review(actor, document)
    return can_examine(actor, document)


def _tell_next(actor: Actor, document: CampaignDocument, event: ExaminedEvent, reason: str) -> None:
    """Who must do something now: the head of the body, the reviewer, the body that leads."""
    said = {
        ExaminedEvent.SUBMIT: _("Chờ duyệt kết quả rà soát: %(label)s"),
        ExaminedEvent.RETURN: _("Kết quả rà soát cần bổ sung: %(label)s"),
        ExaminedEvent.APPROVE: _("Đã duyệt kết quả rà soát: %(label)s"),
    }.get(event)
    if said is None or document.organisation_id is None:
        return
    title = said % {"label": document.label}
    url = _url(document)
    if event == ExaminedEvent.RETURN and document.reviewer_id:
        inbox.notify([document.reviewer_id], code="plans.review_given", title=title, url=url,
                     body=reason.strip()[:300], actor=actor)  # fmt: skip
        return
    to = document.campaign.owner_id if event == ExaminedEvent.APPROVE else document.organisation_id
    sharing.tell_heads(actor, [to], title=title, url=url, body=reason.strip()[:300])


def _url(document: CampaignDocument) -> str:
    return reverse("plans:campaign_document_detail", args=[document.uid])
