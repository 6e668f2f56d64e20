"""Drafts, comments by clause, answers, and what everybody may read of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from chuan.audit.models import AuditEntry
from chuan.core import clock, outbox
from chuan.core.actor import ANONYMOUS, system_actor
from chuan.core.models import InboxItem, OutboxMessage
from chuan.standards.enums import DraftState, Verdict
from chuan.standards.errors import (
    DraftRefused,
    MayNotDraft,
    NoSuchDraft,
)
from chuan.standards.models import Draft, DraftComment
from chuan.standards.rules.clauses import ClauseText
from chuan.standards.selectors import consultation, summary_papers, wordings
from chuan.standards.services import commenting, consulting, drafting, settling
from chuan.standards.services.commenting import CommentWords
from tests.factories.at_once import in_a_process
from tests.factories.cast import Cast, make_cast
from tests.factories.consultation import begin_draft, clause_key, open_draft

pytestmark = pytest.mark.django_db
SOON = timedelta(days=61)


def said(draft: Draft, text: str = "Nên là 20 %", label: str = "2.1", **more: str) -> DraftComment:
    return commenting.comment_on(
        actor=ANONYMOUS, slug=draft.slug, clause_key=clause_key(draft, label),
        words=CommentWords(text, **more),
    ).comment  # fmt: skip


def seen(*comments: DraftComment) -> dict[object, str]:
    rows = DraftComment.objects.select_related("answer").in_bulk([one.pk for one in comments])
    return {row.uid: row.answer.uid.hex if row.answer else "" for row in rows.values()}


def test_a_consultation_goes_from_text_to_published_answers(cast: Cast) -> None:
    draft = open_draft(cast.binh)
    first = said(draft, person_name="Trần Thị Mẫu", email="mau@example.vn")
    same = said(draft, "Đề nghị 20 phần trăm", organisation_name="Hội Nuôi ong")
    other = said(draft, "Đồng ý", "1")
    assert not consultation.consultation_settled(draft)
    settling.answer_comments(
        actor=cast.binh.actor, uid=draft.uid, seen=seen(first, same), verdict=Verdict.ACCEPTED, reason=""
    )  # fmt: skip
    with pytest.raises(DraftRefused, match="lý do"):
        settling.answer_comments(
            actor=cast.binh.actor, uid=draft.uid, seen=seen(other), verdict=Verdict.EXPLAINED, reason=" "
        )  # fmt: skip
    drafting.begin_wording(actor=cast.binh.actor, uid=draft.uid)
    drafting.write_clause(
        actor=cast.binh.actor, uid=draft.uid, key=clause_key(draft, "2.1"),
        clause=ClauseText("2.1", "Hàm lượng nước", "Không lớn hơn 20 %.", 2),
    )  # fmt: skip
    with clock.told(clock.now() + SOON):
        assert consulting.turn_by_date(actor=system_actor(), on=clock.today()) == 1
        with pytest.raises(DraftRefused, match="1 ý kiến"):
            settling.settle(actor=cast.binh.actor, uid=draft.uid)
        settling.answer_comments(
            actor=cast.binh.actor, uid=draft.uid, seen=seen(other), verdict=Verdict.EXPLAINED, reason="Đã có"
        )  # fmt: skip
        settling.settle(actor=cast.binh.actor, uid=draft.uid)
        draft.refresh_from_db()
        assert draft.state == DraftState.SETTLED
        assert consultation.consultation_settled(draft)
        for message in OutboxMessage.objects.filter(topic=settling.MAIL):
            outbox._deliver(message)
        page = Client().get(f"/gop-y/{draft.slug}/tra-loi/").content.decode()
        told = Client().get(f"/gop-y/{draft.slug}/").content.decode()
    assert [letter.to for letter in mail.outbox] == [["mau@example.vn"]]
    for shown in (page, told):
        assert "Hội Nuôi ong" in shown
        assert "Cá nhân" in shown
        assert "Trần Thị Mẫu" not in shown
        assert "mau@example.vn" not in shown
    compared = wordings.public_comparison(ANONYMOUS, draft.slug, "", "")
    assert [each.shown.label for each in compared.changed] == ["2.1"]
    summary = wordings.own_summary(cast.binh.actor, draft.uid)
    assert [row.verdict for row in summary.rows] == [
        "Giải trình, không tiếp thu", "Tiếp thu", "Tiếp thu",
    ]  # fmt: skip
    assert summary_papers.summary_docx(summary)[:2] == b"PK"
    assert not AuditEntry.objects.filter(changes__icontains="Trần Thị Mẫu").exists()


def test_the_last_second_counts_and_the_next_one_does_not(cast: Cast) -> None:
    draft = open_draft(cast.binh, days=0)
    assert draft.until is not None
    over = datetime.combine(draft.until, datetime.min.time(), clock.VIETNAM) + timedelta(days=1)
    with clock.told((over - timedelta(seconds=1)).astimezone(UTC)):
        said(draft)
    with clock.told(over.astimezone(UTC)), pytest.raises(DraftRefused, match="hết hạn góp ý"):
        said(draft, "Muộn")
    assert Draft.objects.get(pk=draft.pk).state == DraftState.ANNOUNCED


def test_a_comment_is_kept_once_and_neither_stamped_nor_advertising(cast: Cast) -> None:
    draft = open_draft(cast.binh)
    said(draft)
    with pytest.raises(DraftRefused, match="đã được ghi nhận"):
        said(draft)
    with pytest.raises(DraftRefused, match="đường dẫn"):
        said(draft, "http://a http://b http://c http://d")
    with pytest.raises(DraftRefused):
        said(draft, " ")
    with pytest.raises(DraftRefused):
        said(draft, "\u200b\u202e \u2060\u3164")
    assert said(draft, "Giảm\u202e ĐC-PC\u200b còn 5 %").text == "Giảm ĐC-PC còn 5 %"


def test_a_body_is_asked_told_and_heard(cast: Cast) -> None:
    draft = begin_draft(cast.binh, is_public=False)
    assert cast.culture
    with pytest.raises(NoSuchDraft):
        consultation.readable(cast.hoa.actor, draft.slug)
    consulting.ask_bodies(
        actor=cast.binh.actor, uid=draft.uid, symbol="", asked_on=clock.today(),
        bodies=[consulting.AskedWords("", cast.culture.pk)],
    )  # fmt: skip
    today = clock.today()
    consulting.announce(actor=cast.binh.actor, uid=draft.uid, begins=today, until=today)
    assert (
        InboxItem.objects.filter(recipient_id=cast.hoa.actor.id, code=consulting.OPENED).count()
        == 1
    )
    commenting.comment_on(
        actor=cast.hoa.actor, slug=draft.slug, clause_key="", words=CommentWords("Thống nhất", as_body=True)
    )  # fmt: skip
    assert draft.asked.get().answered_on == today
    with pytest.raises(NoSuchDraft):
        said(draft)
    assert Client().get(f"/gop-y/{draft.slug}/").status_code == 404
    with pytest.raises(NoSuchDraft):
        drafting.own_draft(cast.tuan.actor, draft.uid)


def test_only_the_body_writes_what_it_may_draft(cast: Cast) -> None:
    words = drafting.DraftWords("Quy chuẩn")
    for kind, member in (("qcdp", cast.hoa), ("tcvn", cast.minh)):
        with pytest.raises(DraftRefused):
            drafting.create_draft(actor=member.actor, kind=kind, words=words)
    with pytest.raises(MayNotDraft):
        drafting.create_draft(actor=cast.quan.actor, kind="tccs", words=words)
    draft = drafting.create_draft(actor=cast.minh.actor, kind="qcdp", words=words)
    with pytest.raises(DraftRefused):
        consulting.announce(
            actor=cast.minh.actor, uid=draft.uid, begins=clock.today(), until=clock.today()
        )
    with pytest.raises(MayNotDraft):
        drafting.put_text(actor=cast.nga.actor, uid=draft.uid, text="1 A")


def test_the_minimum_of_the_procedure_holds_and_time_is_only_given(cast: Cast) -> None:
    draft = begin_draft(cast.binh)
    today = clock.today()
    consulting.set_earliest_end(actor=system_actor(), draft=draft, day=today + timedelta(days=59))
    with pytest.raises(DraftRefused, match="tối thiểu"):
        consulting.announce(
            actor=cast.binh.actor, uid=draft.uid, begins=today, until=today + timedelta(days=58)
        )
    consulting.announce(
        actor=cast.binh.actor, uid=draft.uid, begins=today, until=today + timedelta(days=59)
    )
    with pytest.raises(DraftRefused):
        consulting.prolong(actor=cast.binh.actor, uid=draft.uid, until=today + timedelta(days=30))


def test_what_is_hidden_leaves_a_trace_and_needs_no_answer(cast: Cast) -> None:
    draft = open_draft(cast.binh)
    row = said(draft, "Nội dung trái luật")
    commenting.hide_comment(
        actor=cast.binh.actor, uid=draft.uid, comment=row.uid, reason="Xúc phạm người khác"
    )
    assert consultation.said_of(DraftComment.objects.get(pk=row.pk)).text == ""
    assert consultation.standing_of(draft, clock.today()).unanswered == 0
    assert AuditEntry.objects.filter(code="standards.comment.hidden").count() == 1


def test_a_visitor_comments_in_two_steps_and_reads_the_answer_by_the_code(cast: Cast) -> None:
    draft = open_draft(cast.binh)
    key = clause_key(draft, "2.1")
    page = f"/gop-y/{draft.slug}/muc/{key}/"
    visitor = Client()
    form = visitor.post(page, {"text": "Nên là 20 %"})
    assert "Nên là 20 %" in form.content.decode()
    opened = form.context["form"].initial["opened"]
    assert visitor.post(page, {"text": "Nên là 20 %", "opened": opened}).status_code == 422
    with clock.told(clock.now() + timedelta(seconds=10)):
        done = visitor.post(page, {"text": "Nên là 20 %", "opened": opened})
    code = done.context["code"]
    assert (
        "Nên là 20 %" in visitor.post("/gop-y/bien-nhan/", {"code": code.lower()}).content.decode()
    )
    assert visitor.post("/gop-y/bien-nhan/", {"code": "AAAA BBBB CCCC"}).status_code == 422
    assert code.replace(" ", "") not in str(DraftComment.objects.values().get())


def test_contacts_go_a_year_after_the_answers(cast: Cast) -> None:
    draft = open_draft(cast.binh, days=0)
    row = said(draft, email="mau@example.vn")
    Draft.objects.filter(pk=draft.pk).update(settled_at=clock.now())
    assert consulting.forget_contacts(actor=system_actor()) == 0
    with clock.told(clock.now() + timedelta(days=366)):
        assert consulting.forget_contacts(actor=system_actor()) == 1
    row.refresh_from_db()
    assert (row.email, row.text) == ("", "Nên là 20 %")


@pytest.mark.both
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_officers_one_answers_and_the_other_is_told(tmp_path: Path) -> None:
    cast = make_cast()
    said(open_draft(cast.binh))
    found = in_a_process("tests.integration.standards.answering_at_once", tmp_path)
    assert found == {"said": ["CommentAnswered", "done"], "answers": 1}
