"""A question about one figure of a sent report: asked with a day, answered, closed."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.enums import QuestionEvent, QuestionState
from chuan.figures.errors import ReportIncomplete, ReportNotFound
from chuan.figures.models import CellQuestion, FormLine, Report
from chuan.figures.rules.states import QUESTION
from chuan.figures.selectors.titles import title_of
from chuan.figures.services.stepping import lock_asked, lock_own, record_report
from chuan.figures.services.telling import tell_asker, tell_body
from chuan.law.selectors import calendar

DAYS_TO_ANSWER = 3
"""Working days, unless the asker says otherwise."""
MOST_DAYS = 30
LONGEST = 4000


@transaction.atomic
def ask_about(
    *, actor: Actor, uid: UUID, line: int, text: str, days: int = DAYS_TO_ANSWER
) -> CellQuestion:
    """Ask the body about a line of what it sent; an answer is wanted within so many working days."""
    refuse_stamped_words(actor, text)
    report = lock_asked(actor, uid)
    if report.version == 0:
        raise ReportIncomplete(_("Đơn vị chưa gửi báo cáo nên chưa hỏi được."))
    if not text.strip():
        raise ReportIncomplete(_("Hãy ghi câu hỏi."), field="text")
    if not 1 <= days <= MOST_DAYS:
        raise ReportIncomplete(
            _("Số ngày trả lời từ 1 đến %(n)d ngày làm việc.") % {"n": MOST_DAYS}, field="days"
        )
    about = FormLine.objects.filter(
        pk=line, form=report.round.form_id, indicator__isnull=False
    ).first()
    if about is None:
        raise ReportIncomplete(_("Hãy chọn dòng số liệu cần hỏi."), field="line")
    said = text.strip()[:LONGEST]
    pressed_twice = report.questions.filter(line=about, text=said, state=QuestionState.OPEN).first()
    if pressed_twice:
        return pressed_twice
    today = clock.today()
    asked = CellQuestion.objects.create(
        report=report,
        line=about,
        state=QuestionState.OPEN,
        text=said,
        due_on=calendar((today.year, today.year + 1)).add_working_days(today, days),
        asked_at=clock.now(),
        asked_by_label=actor.label[:160],
        asker_path=actor.path,
    )
    record_report(actor, report, "figures.question.ask", line=str(about), text=asked.text[:300])
    title = _("Có câu hỏi về số liệu: %(title)s") % {"title": title_of(report)}
    tell_body(actor, report, "figures.question_asked", title, f"{about}: {asked.text}"[:1000])
    return asked


@transaction.atomic
def answer_question(*, actor: Actor, uid: UUID, answer: str) -> CellQuestion:
    """The body says how the figure came to be; putting it right is another step."""
    refuse_stamped_words(actor, answer)
    asked = _find(actor, uid)
    report = lock_own(actor, asked.report.uid)
    asked = _hold(asked)
    if not answer.strip():
        raise ReportIncomplete(_("Hãy ghi câu trả lời."), field="answer")
    asked.state = QUESTION.after(QuestionState(asked.state), QuestionEvent.ANSWER)
    asked.answer = answer.strip()[:LONGEST]
    asked.answered_at, asked.answered_by_label = clock.now(), actor.label[:160]
    asked.save()
    record_report(actor, report, "figures.question.answer", answer=asked.answer[:300])
    title = _("Đã trả lời câu hỏi về số liệu: %(title)s") % {"title": title_of(report)}
    tell_asker(actor, report, "figures.question_answered", title, asked.answer[:1000])
    return asked


@transaction.atomic
def close_question(*, actor: Actor, uid: UUID) -> CellQuestion:
    """Who asked has read the answer, or needs none any more."""
    asked = _find(actor, uid)
    report = lock_asked(actor, asked.report.uid)
    asked = _hold(asked)
    asked.state = QUESTION.after(QuestionState(asked.state), QuestionEvent.CLOSE)
    asked.save(update_fields=("state",))
    record_report(actor, report, "figures.question.close", text=asked.text[:300])
    return asked


def _find(actor: Actor, uid: UUID) -> CellQuestion:
    seen = Report.objects.visible_to(actor).values("pk")
    found = CellQuestion.objects.filter(uid=uid, report__in=seen).select_related("report").first()
    if found is None:
        raise ReportNotFound
    return found


def _hold(asked: CellQuestion) -> CellQuestion:
    return CellQuestion.objects.select_for_update(of=("self",), no_key=True).get(pk=asked.pk)
