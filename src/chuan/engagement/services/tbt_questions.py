"""Enquiries and specific trade concerns with their answers; and whether a draft of ours must be told."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.engagement.enums import Known, QuestionKind
from chuan.engagement.errors import (
    AlreadyDecided,
    LineRefused,
    MayNotTell,
    NotificationNotFound,
)
from chuan.engagement.models import (
    DRAFT_CHECK,
    QUESTION,
    DraftCheck,
    TbtNotification,
    TbtQuestion,
)
from chuan.engagement.permissions import may_comment, must_tell, watch_of
from chuan.engagement.rules.symbols import parse_symbol
from chuan.engagement.rules.telling_members import DraftAnswers, verdict
from chuan.engagement.selectors.people import people_at, points_of, province_of
from chuan.engagement.selectors.reach import within_reach
from chuan.orgs.selectors import organisation_by_uid

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What is known of a draft of ours."""

    title: str
    is_mandatory: str = Known.UNKNOWN
    has_basis: str = Known.UNKNOWN
    follows_basis: str = Known.UNKNOWN
    hits_trade: str = Known.UNKNOWN
    is_urgent: str = Known.UNKNOWN
    basis_words: str = ""
    effect_words: str = ""
    told_symbol: str = ""
    told_on: date | None = None


@transaction.atomic
def ask_question(
    *, actor: Actor, kind: str, title: str, text: str, member: str = "",
    notification: UUID | None = None,
) -> TbtQuestion:  # fmt: skip
    """A body asks what a rule demands, or says that it hinders its trade; the province's point hears."""
    if not may_comment(actor):
        raise MayNotTell
    named, clean = " ".join(title.split())[:300], text.strip()[:LONGEST]
    if not named or not clean:
        raise LineRefused(_("Hãy ghi tiêu đề và nội dung."), field="text" if named else "title")
    refuse_stamped_words(actor, named, clean)
    about = TbtNotification.objects.filter(uid=notification).first() if notification else None
    question = TbtQuestion.objects.create(
        kind=QuestionKind(kind), notification=about, title=named, text=clean,
        organisation=organisation_by_uid(actor.organisation_uid), owner_path=actor.path,
        member=about.member if about else member, asked_at=clock.now(),
        asked_by_label=actor.body_label[:300],
    )  # fmt: skip
    _record(actor, "engagement.question.asked", question, {"title": named})
    province = province_of(actor.path)
    inbox.notify(
        points_of([province]).get(province, ()), code="engagement.tbt_question", title=named,
        body=clean[:200], url=reverse("engagement:question_detail", args=[question.uid]),
        actor=actor,
    )  # fmt: skip
    return question


@transaction.atomic
def answer_question(*, actor: Actor, uid: UUID, answer: str) -> TbtQuestion:
    """The point answers once; who asked hears of it."""
    rows = TbtQuestion.objects.select_for_update(of=("self",)).filter(within_reach(actor), uid=uid)
    question = rows.first()
    if question is None:
        raise NotificationNotFound
    if not watch_of(actor).tells:
        raise MayNotTell
    if question.answered_at is not None:
        raise AlreadyDecided
    clean = answer.strip()[:LONGEST]
    if not clean:
        raise LineRefused(_("Hãy ghi nội dung trả lời."), field="answer")
    refuse_stamped_words(actor, clean)
    question.answer, question.answered_at = clean, clock.now()
    question.answered_by_label = actor.body_label[:300]
    question.save()
    _record(actor, "engagement.question.answered", question, {"answer": clean[:200]})
    inbox.notify(
        people_at([question.owner_path]).get(question.owner_path, ()),
        code="engagement.tbt_answered", title=_("Đã trả lời: %(title)s") % {"title": question.title},
        body=clean[:200], url=reverse("engagement:question_detail", args=[question.uid]),
        actor=actor,
    )  # fmt: skip
    return question


@transaction.atomic
def check_draft(*, actor: Actor, words: DraftWords, uid: UUID | None = None) -> DraftCheck:
    """Keep what is known of a draft and what follows from it; `uid` says it anew.

    Basis: Thông tư 16/2018/TT-BKHCN.
    """
    must_tell(actor)
    if not words.title.strip():
        raise LineRefused(_("Hãy ghi tên dự thảo."), field="title")
    refuse_stamped_words(actor, words.title, words.basis_words, words.effect_words)
    symbol = str(parse_symbol(words.told_symbol)) if words.told_symbol.strip() else ""
    check = _own_check(actor, uid)
    answers = DraftAnswers(
        *(Known(one) for one in (
            words.is_mandatory, words.has_basis, words.follows_basis, words.hits_trade,
        ))
    )  # fmt: skip
    before = check.verdict
    for name in ("is_mandatory", "has_basis", "follows_basis", "hits_trade", "is_urgent"):
        setattr(check, name, Known(getattr(words, name)))
    check.title = " ".join(words.title.split())[:500]
    check.basis_words, check.effect_words = words.basis_words[:500], words.effect_words[:500]
    check.told_symbol, check.told_on = symbol, words.told_on
    check.verdict, check.checked_at = verdict(answers), clock.now()
    check.checked_by_label = actor.body_label[:300]
    check.save()
    record(
        actor, "engagement.draft.checked", kind=DRAFT_CHECK, object_id=check.pk,
        label=check.title[:200], path=check.owner_path,
        changes={"verdict": [before, check.verdict], "symbol": symbol},
    )  # fmt: skip
    return check


def _own_check(actor: Actor, uid: UUID | None) -> DraftCheck:
    if uid is None:
        return DraftCheck(
            organisation=organisation_by_uid(actor.organisation_uid), owner_path=actor.path
        )
    check = DraftCheck.objects.select_for_update(of=("self",)).filter(
        uid=uid, owner_path=actor.path
    )
    found = check.first()
    if found is None:
        raise NotificationNotFound
    return found


def _record(actor: Actor, code: str, question: TbtQuestion, changes: dict[str, object]) -> None:
    record(
        actor, code, kind=QUESTION, object_id=question.pk, label=question.title[:200],
        path=question.owner_path, changes=changes,
    )  # fmt: skip
