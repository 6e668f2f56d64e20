"""Campaigns of reviewing documents: who sees what, each step by its own side, proposals to their end."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from chuan.core import clock, references, reliance, worklist
from chuan.core.actor import system_actor
from chuan.core.models import InboxItem
from chuan.core.scope import Participation
from chuan.documents.models import Citation, Document, DocumentCopy, PaperDraft
from chuan.domain.errors import RuleBroken
from chuan.domain.vanban.writing import PaperKind
from chuan.law.models import Act
from chuan.plans.enums import (
    CampaignEvent,
    ExaminedEvent,
    ExaminedState,
    FindingVerdict,
    ProposalEvent,
    ProposalState,
    ProposedAction,
)
from chuan.plans.errors import CampaignIncomplete, CampaignNotFound, MayNotReviewDocuments
from chuan.plans.models import CAMPAIGN, CampaignDocument, CampaignFinding
from chuan.plans.rules.campaign_papers import CampaignPaper
from chuan.plans.selectors.campaign_named import CAMPAIGN_KIND
from chuan.plans.selectors.campaign_resting import flagged_documents
from chuan.plans.selectors.campaign_sources import suggested
from chuan.plans.selectors.campaigns import campaign_page, documents_of, list_campaigns
from chuan.plans.services import (
    accept_import,
    campaign_papers,
    campaign_proposals,
    campaign_work,
    campaigns,
)
from chuan.plans.services.campaign_proposals import ProposalWords
from chuan.plans.services.campaign_work import FindingWords
from tests.factories.campaigns import FOUND, begin_open_campaign, make_campaigned
from tests.factories.cast import Cast, make_cast
from tests.factories.drafts import document, make_draft, reading

pytestmark = pytest.mark.django_db


def test_a_body_sees_the_campaign_once_it_is_open_and_only_its_own_documents() -> None:
    cast = make_cast()
    campaign = begin_open_campaign(cast)
    first = campaign.documents.earliest("pk")
    campaigns.give_documents(
        actor=cast.minh.actor, uid=campaign.uid, documents=[first.uid], body=cast.finance.uid,
        due_on=clock.today(),
    )  # fmt: skip

    assert [row.label for row in documents_of(cast.hoa.actor, campaign.uid)] == ["40/2019/QĐ-UBND"]
    assert campaign_page(cast.hoa.actor, campaign.uid, clock.today()).tally.total == 1
    assert campaign_page(cast.minh.actor, campaign.uid, clock.today()).tally.total == 2
    assert not list_campaigns(cast.vy.actor).exists()
    with pytest.raises(CampaignNotFound):
        campaign_page(cast.vy.actor, campaign.uid, clock.today())


def test_a_body_that_is_left_with_nothing_sees_the_campaign_no_more() -> None:
    cast = make_cast()
    campaign = begin_open_campaign(cast)
    uids = list(campaign.documents.values_list("uid", flat=True))
    campaigns.give_documents(
        actor=cast.minh.actor, uid=campaign.uid, documents=uids, body=cast.finance.uid,
        due_on=clock.today(),
    )  # fmt: skip

    assert not list_campaigns(cast.hoa.actor).exists()
    paths = Participation.objects.filter(kind=CAMPAIGN).values_list("path", flat=True)
    assert list(paths) == [cast.finance.path]


def test_each_step_belongs_to_its_own_side() -> None:
    cast = make_cast()
    document = begin_open_campaign(cast).documents.earliest("pk")
    hoa, head, minh = cast.hoa.actor, cast.head.actor, cast.minh.actor
    with pytest.raises(MayNotReviewDocuments):
        campaign_work.write_finding(actor=minh, uid=document.uid, words=FOUND)
    with pytest.raises(CampaignIncomplete, match="ít nhất một kết quả"):
        campaign_work.step_review(actor=hoa, uid=document.uid, event=ExaminedEvent.SUBMIT)
    campaign_work.write_finding(actor=hoa, uid=document.uid, words=FOUND)
    campaign_work.step_review(actor=hoa, uid=document.uid, event=ExaminedEvent.SUBMIT)
    with pytest.raises(MayNotReviewDocuments):
        campaign_work.step_review(actor=hoa, uid=document.uid, event=ExaminedEvent.APPROVE)
    with pytest.raises(RuleBroken, match="lý do"):
        campaign_work.step_review(actor=head, uid=document.uid, event=ExaminedEvent.RETURN)
    campaign_work.step_review(
        actor=head, uid=document.uid, event=ExaminedEvent.RETURN, reason="Nêu rõ điều khoản."
    )
    campaign_work.step_review(actor=hoa, uid=document.uid, event=ExaminedEvent.SUBMIT)
    campaign_work.step_review(actor=head, uid=document.uid, event=ExaminedEvent.APPROVE)
    with pytest.raises(RuleBroken):
        campaign_work.step_review(actor=head, uid=document.uid, event=ExaminedEvent.APPROVE)

    document.refresh_from_db()
    assert (document.state, document.approved_on) == (ExaminedState.APPROVED, clock.today())
    assert [step.event for step in document.steps.all()][:2] == ["approve", "submit"]


def test_a_document_still_fit_has_no_other_finding() -> None:
    cast = make_cast()
    document = begin_open_campaign(cast).documents.earliest("pk")
    campaign_work.write_finding(actor=cast.hoa.actor, uid=document.uid, words=FOUND)

    with pytest.raises(CampaignIncomplete, match="cả văn bản"):
        campaign_work.write_finding(
            actor=cast.hoa.actor, uid=document.uid,
            words=FindingWords(FindingVerdict.SUITABLE, ProposedAction.KEEP),
        )  # fmt: skip


def test_a_named_reviewer_holds_the_work_and_hands_it_over() -> None:
    cast = make_cast()
    document = begin_open_campaign(cast).documents.earliest("pk")
    hoa, head, today = cast.hoa, cast.head, clock.today()
    assert hoa.person
    assert head.person
    campaign_work.name_reviewer(actor=head.actor, uid=document.uid, person=hoa.person.uid)
    kinds = [item.kind for item in worklist.list_items(hoa.actor, today)]
    campaign_proposals.move_reviews(
        actor=head.actor, from_person=hoa.actor.id, to_person=head.actor.id, at=clock.now()
    )

    document.refresh_from_db()
    assert kinds.count("document_review") == 2
    assert document.reviewer_label == head.person.full_name
    with pytest.raises(MayNotReviewDocuments):
        campaign_work.write_finding(actor=hoa.actor, uid=document.uid, words=FOUND)


def test_a_proposal_is_followed_to_the_new_document_or_to_a_reason() -> None:
    cast = make_cast()
    rows = make_campaigned(cast)
    minh, today = cast.minh.actor, clock.today()

    def step(event: ProposalEvent, **words: object) -> CampaignFinding:
        return campaign_proposals.step_proposal(
            actor=minh, uid=rows.proposal, event=event, words=ProposalWords(**words)  # type: ignore[arg-type]
        )  # fmt: skip

    with pytest.raises(CampaignIncomplete) as refused:
        step(ProposalEvent.SEND, symbol="12/TTr-UBND")
    assert refused.value.context["field"] == "on"
    step(ProposalEvent.SEND, symbol="12/TTr-UBND", on=today, ask_again_on=today)
    titles = [item.title for item in worklist.list_items(minh, today)]
    assert any("Hỏi kết quả đề nghị" in title for title in titles)
    with pytest.raises(RuleBroken):
        step(ProposalEvent.DECLINE)
    step(ProposalEvent.RECEIVE)
    step(ProposalEvent.DRAFT)
    made = step(ProposalEvent.ISSUE, symbol="21/2026/QĐ-UBND", on=today)

    assert (made.proposal, made.made_symbol) == (ProposalState.ISSUED, "21/2026/QĐ-UBND")
    assert made.ask_again_on is None
    with pytest.raises(MayNotReviewDocuments):
        campaign_proposals.step_proposal(
            actor=cast.hoa.actor, uid=rows.proposal, event=ProposalEvent.REOPEN,
            words=ProposalWords(text="x"),
        )  # fmt: skip


def test_a_campaign_closes_with_what_is_left_only_for_a_reason() -> None:
    cast = make_cast()
    rows = make_campaigned(cast)
    minh = cast.minh.actor
    with pytest.raises(CampaignIncomplete, match="Còn 1 văn bản"):
        campaigns.step_campaign(actor=minh, uid=rows.campaign, event=CampaignEvent.CLOSE)
    campaigns.step_campaign(
        actor=minh, uid=rows.campaign, event=CampaignEvent.CLOSE, reason="Chuyển sang đợt sau."
    )
    with pytest.raises(CampaignIncomplete, match="đã kết thúc"):
        campaign_work.write_finding(actor=cast.hoa.actor, uid=rows.in_hand, words=FOUND)


def test_its_papers_tell_what_was_approved_and_their_issue_notes_the_proposals_as_sent() -> None:
    cast = make_cast()
    rows = make_campaigned(cast)
    minh = cast.minh.actor
    report = campaign_papers.draft_campaign_paper(
        actor=minh, uid=rows.campaign, paper=CampaignPaper.REPORT
    )
    letter = campaign_papers.draft_campaign_paper(
        actor=minh, uid=rows.campaign, paper=CampaignPaper.LETTER, to=FOUND.to_name
    )
    with pytest.raises(CampaignIncomplete):
        campaign_papers.draft_campaign_paper(
            actor=minh, uid=rows.campaign, paper=CampaignPaper.EXPIRED
        )

    assert (report.kind, letter.kind) == (PaperKind.REPORT, PaperKind.OFFICIAL_LETTER)
    assert len(report.paper.annexes[0].groups[0].rows) == 1
    assert letter.paper.addressees == (FOUND.to_name,)
    PaperDraft.objects.filter(pk=letter.pk).update(document=_issued())
    campaign_proposals.note_asked(minh, PaperDraft.objects.get(pk=letter.pk))
    finding = CampaignFinding.objects.get(uid=rows.proposal)
    assert finding.proposal == ProposalState.SENT
    assert finding.asked_symbol


def test_documents_that_rest_on_an_ended_act_are_suggested_with_the_reason() -> None:
    cast = make_cast()
    accept_import(actor=cast.minh.actor, uid=make_draft(cast.minh).uid)
    old = Act.objects.create(symbol="127/2007/NĐ-CP", symbol_key="127/2007/NĐ-CP", kind="Nghị định",
                             title="Nghị định cũ", issuer="Chính phủ", confidence="C")  # fmt: skip
    old.intervals.create(
        reason="in_force", start=date(2007, 8, 1), end=date(2026, 1, 15), confidence="C"
    )
    old.intervals.create(reason="repealed", start=date(2026, 1, 16), confidence="C")
    copy = DocumentCopy.objects.get(owner_path="/40/")
    Citation.objects.create(copy=copy, symbol=old.symbol, symbol_key=old.symbol_key, act=old)

    (found,) = suggested(cast.minh.actor, clock.today())
    assert found.document == copy.document_id
    assert old.symbol in found.why
    assert found.is_unverified
    assert not suggested(cast.vy.actor, clock.today())


def test_reminders_are_sent_once_and_the_campaign_is_evidence_for_who_may_see_it() -> None:
    cast = make_cast()
    campaign = begin_open_campaign(cast)
    due = clock.today() + timedelta(20)
    InboxItem.objects.all().delete()
    for _time in range(2):
        campaign_proposals.remind_reviews(actor=system_actor(), on=due - timedelta(3))

    assert InboxItem.objects.filter(recipient_id=cast.head.actor.id).count() == 2
    named = [(CAMPAIGN_KIND, str(campaign.pk))]
    assert references.look_up(cast.hoa.actor, named)
    assert not references.look_up(cast.vy.actor, named)


def test_a_reviewer_writes_a_finding_on_the_page_and_the_lead_reads_it_in_the_file() -> None:
    cast = make_cast()
    campaign = begin_open_campaign(cast)
    document = campaign.documents.earliest("pk")
    url = reverse("plans:campaign_document_write", args=[document.uid])
    refused = cast.hoa.client.post(url, {"verdict": "unsuited", "action": "amend", "to": "own"})
    kept = cast.hoa.client.post(
        url,
        {"verdict": "unsuited", "action": "amend", "to": "own", "basis": "Luật 70/2025/QH15",
         "content": "Sửa Điều 5", "article": "Điều 5"},
    )  # fmt: skip
    file = cast.minh.client.get(reverse("plans:campaign_export", args=[campaign.uid]))

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert "Sửa Điều 5" in b"".join(file.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert CampaignDocument.objects.get(pk=document.pk).findings.count() == 1


def _issued() -> int:
    """A document with a number stands for the issued letter."""
    return Document.objects.create(
        issuer_key="ubnd", kind="letter", symbol_key="12/UBND", issuer_label="UBND",
        symbol="12/UBND-KHCN", issued_on=clock.today(), title="Đề nghị", owner_path="/40/",
        created_at=clock.now(),
    ).pk  # fmt: skip


def test_what_a_change_of_law_flags_is_suggested_for_review(cast: Cast) -> None:
    draft = make_draft(cast.minh, reading(document(symbol="901/KH-UBND")))
    accepted = accept_import(actor=cast.minh.actor, uid=draft.uid)
    plan = accepted.plans[0]
    reliance.rest_on_many(
        [(reliance.Dependant("plan", plan.uid.hex, "KH", "/", plan.owner_path),
          [reliance.Basis("act", "1/2020/NĐ-CP")])]
    )  # fmt: skip
    reliance.announce(
        reliance.Change(
            "amended", "law.amended", reliance.Basis("act", "1/2020/NĐ-CP"), "Nghị định 1 được sửa", "",
            "/", None, "A",
        ),
        actor=cast.nga.actor,
    )  # fmt: skip

    assert flagged_documents(cast.minh.actor) == {plan.document_id: "Nghị định 1 được sửa"}
    offered = suggested(cast.minh.actor, clock.today())
    assert "Nghị định 1 được sửa" in [
        row.why for row in offered if row.document == plan.document_id
    ]
