"""Difficulties: raised by a body, answered or sent up level by level, accepted or closed after notice."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.core.scope import add_participation
from chuan.documents.enums import ParticipationRole
from chuan.documents.readers import SecrecyStamp
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.plans import labels
from chuan.plans.enums import DifficultyEvent, DifficultyState
from chuan.plans.errors import (
    DifficultyNotFound,
    MayNotAnswer,
    MayNotWork,
    NobodyAbove,
    TaskIncomplete,
)
from chuan.plans.models import (
    DIFFICULTY,
    TASK,
    Assignment,
    Difficulty,
    DifficultyFile,
    DifficultyStep,
)
from chuan.plans.permissions import can_accept
from chuan.plans.rules.asking import next_to_ask
from chuan.plans.selectors.chain import body_at, chain_of, people_to_tell
from chuan.plans.selectors.rules import answer_on
from chuan.plans.services import sharing
from chuan.plans.services.evidence import record_refusal, refuse_words, store_examined
from chuan.plans.services.evidence_files import Examined, examined
from chuan.plans.services.shares import is_assignee, lock_share, look_at_share
from chuan.plans.types import NewDifficulty

LONGEST: Final = 4000
ANSWERS: Final[Mapping[DifficultyEvent, DifficultyState]] = {
    DifficultyEvent.GUIDE: DifficultyState.ANSWERED,
    DifficultyEvent.NOTE: DifficultyState.ANSWERED,
    DifficultyEvent.FORWARD: DifficultyState.OPEN,
}
"""What the body that was asked may do, and what becomes of the difficulty."""
REACTIONS: Final[Mapping[DifficultyEvent, DifficultyState]] = {
    DifficultyEvent.ACCEPT: DifficultyState.CLOSED,
    DifficultyEvent.ASK_AGAIN: DifficultyState.OPEN,
    DifficultyEvent.CLOSE: DifficultyState.CLOSED,
}
"""What the body that asked may do."""


def raise_difficulty(*, actor: Actor, uid: UUID, given: NewDifficulty) -> Difficulty:
    """Ask the next body above about a share; the same sending twice asks once.

    Raises `NobodyAbove` where no body above is on this node.
    """
    share = look_at_share(actor, uid)
    _check_right(actor, share)
    kept = _sent_before(share, given.once)
    if kept is not None:
        return kept
    if not given.text.strip():
        raise TaskIncomplete(_("Hãy ghi khó khăn, vướng mắc gặp phải."), field="text")
    refuse_words(actor, share, given.text, given.asked)
    if given.upload is None:
        return _raise(actor, uid, given, None)
    try:
        with examined(given.upload.stream, given.upload.name) as file:
            return _raise(actor, uid, given, file)
    except SecrecyStamp:
        record_refusal(actor, share)
        raise


@transaction.atomic
def answer_difficulty(*, actor: Actor, uid: UUID, event: DifficultyEvent, text: str) -> Difficulty:
    """Guide, note, or send up with a reason; only the body that is asked now."""
    found = _lock(actor, uid)
    if found.answerer_path != actor.path or not can_accept(actor):
        raise MayNotAnswer(_("Chỉ cán bộ của cơ quan đang được hỏi mới trả lời."))
    if event not in ANSWERS or found.state != DifficultyState.OPEN:
        raise TaskIncomplete(_("Khó khăn, vướng mắc này không còn chờ trả lời; hãy tải lại trang."))
    said = _required(text)
    refuse_stamped_words(actor, said)
    late = found.answer_on < clock.today()
    to_label = ""
    if event == DifficultyEvent.FORWARD:
        to_label = _send_up(found).name
    found.state = ANSWERS[event]
    found.save()
    _keep_step(actor, found, event, said, to_label=to_label, was_late=late)
    _tell_asker(actor, found, event, said)
    if event == DifficultyEvent.FORWARD:
        _tell_answerer(actor, found)
    return found


@transaction.atomic
def react_to_answer(
    *, actor: Actor, uid: UUID, event: DifficultyEvent, text: str = ""
) -> Difficulty:
    """The body that asked takes the answer, asks again with a reason, or closes what is over."""
    found = _lock(actor, uid)
    if found.path != actor.path or not can_accept(actor):
        raise MayNotAnswer(_("Chỉ cơ quan đã nêu khó khăn, vướng mắc làm được việc này."))
    wants = {DifficultyState.ANSWERED} if event != DifficultyEvent.CLOSE else {
        DifficultyState.ANSWERED, DifficultyState.OPEN,
    }  # fmt: skip
    if event not in REACTIONS or found.state not in wants:
        raise TaskIncomplete(_("Khó khăn, vướng mắc này đã đổi trạng thái; hãy tải lại trang."))
    said = text.strip()[:LONGEST] if event == DifficultyEvent.ACCEPT else _required(text)
    refuse_stamped_words(actor, said)
    found.state = REACTIONS[event]
    if found.state == DifficultyState.CLOSED:
        found.closed_at = clock.now()
    else:
        found.answer_on = answer_on(found.answerer_path, clock.today())
        found.told_late_on = None
    found.save()
    _keep_step(actor, found, event, said)
    if event == DifficultyEvent.ASK_AGAIN:
        _tell_answerer(actor, found)
    return found


@transaction.atomic
def press_late(*, actor: Actor, on: date) -> int:
    """Tell the next level of each answer that is late, once; close what was answered and let lie."""
    late = Difficulty.objects.select_for_update(of=("self",)).late(on).filter(told_late_on=None)
    told = 0
    for found in late.select_related("task__plan", "task__compiler", "answerer").order_by("pk"):
        above = next_to_ask(chain_of(found.task), _asked(found), found.path)
        found.told_late_on = on
        found.save(update_fields=("told_late_on",))
        body = body_at(above) if above else None
        _keep_step(actor, found, DifficultyEvent.OVERDUE, "", to_label=body.name if body else "")
        people = people_to_tell(found.answerer_path, on) | (
            people_to_tell(above, on) if above else set()
        )
        if above:
            _let_see(found, above)
        title = _("Quá ngày trả lời khó khăn, vướng mắc: %(text)s") % {"text": found.text[:160]}
        _tell(actor, found, people, title, found.answerer.name)
        told += 1
    return told + _close_silent(actor, on)


@transaction.atomic
def _raise(actor: Actor, uid: UUID, given: NewDifficulty, file: Examined | None) -> Difficulty:
    share = lock_share(actor, uid)
    kept = _sent_before(share, given.once)
    if kept is not None:
        return kept
    path = next_to_ask(chain_of(share.task), (), share.path)
    answerer = body_at(path) if path else None
    if answerer is None:
        raise NobodyAbove(_("Chưa có cơ quan cấp trên trên hệ thống để gửi; hãy gửi bằng văn bản."))
    found = Difficulty.objects.create(
        assignment=share,
        task=share.task,
        organisation=share.organisation,
        path=share.path,
        text=given.text.strip()[:LONGEST],
        asked=given.asked.strip()[:LONGEST],
        answerer=answerer,
        answerer_path=answerer.path,
        answer_on=answer_on(answerer.path, clock.today()),
        is_sample=share.task.is_sample,
        once=given.once[:64],
        raised_by=actor.id,
        raised_by_label=actor.label[:160],
        raised_at=clock.now(),
    )
    if file is not None and given.upload is not None:
        stored = store_examined(actor, file, given.upload.name, share.path)
        DifficultyFile.objects.create(difficulty=found, file=stored)
    _let_see(found, answerer.path)
    _keep_step(actor, found, DifficultyEvent.RAISE, found.text, to_label=answerer.name)
    _tell_answerer(actor, found)
    return found


def _send_up(found: Difficulty) -> Organisation:
    """To the next level, which has its own days to answer."""
    path = next_to_ask(chain_of(found.task), _asked(found), found.path)
    above = body_at(path) if path else None
    if above is None:
        raise NobodyAbove(_("Không còn cơ quan cấp trên nào trên hệ thống để chuyển lên."))
    found.answerer, found.answerer_path = above, above.path
    found.answer_on = answer_on(above.path, clock.today())
    found.told_late_on = None
    _let_see(found, above.path)
    return above


def _asked(found: Difficulty) -> list[str]:
    """The bodies that have been asked already."""
    steps = found.steps.filter(event__in=(DifficultyEvent.FORWARD,)).values_list("path", flat=True)
    return [*steps, found.answerer_path]


def _let_see(found: Difficulty, path: str) -> None:
    """A body that is asked sees the difficulty and the task it is about."""
    add_participation(DIFFICULTY, found.pk, path, ParticipationRole.ASSIGNEE)
    sharing.let_see(TASK, found.task_id, {path})


def _close_silent(actor: Actor, on: date) -> int:
    """Answered, and nobody of the asking body said anything within its own days: over, with a notice."""
    closed = 0
    for found in Difficulty.objects.filter(state=DifficultyState.ANSWERED).order_by("pk"):
        answered = found.steps.filter(event__in=ANSWERS).latest("at")
        day = answered.at.astimezone(clock.VIETNAM).date()
        if answer_on(found.path, day) >= on:
            continue
        found.state, found.closed_at = DifficultyState.CLOSED, clock.now()
        found.save(update_fields=("state", "closed_at"))
        _keep_step(actor, found, DifficultyEvent.CLOSE, _("Đã trả lời và không có ý kiến thêm."))
        title = _("Đã kết thúc khó khăn, vướng mắc: %(text)s") % {"text": found.text[:160]}
        _tell(actor, found, {found.raised_by}, title, _("Đã trả lời và không có ý kiến thêm."))
        closed += 1
    return closed


def _lock(actor: Actor, uid: UUID) -> Difficulty:
    rows = Difficulty.objects.select_for_update(of=("self",)).visible_to(actor).filter(uid=uid)
    found = rows.select_related("task__plan", "task__compiler", "organisation", "answerer").first()
    if found is None:
        raise DifficultyNotFound(_("Không tìm thấy khó khăn, vướng mắc này."))
    return found


def _check_right(actor: Actor, share: Assignment) -> None:
    own = share.path == actor.path and actor.has_role(Role.HEAD, Role.OFFICER)
    if not own and not is_assignee(actor, share):
        raise MayNotWork(_("Chỉ cơ quan được giao việc nêu khó khăn, vướng mắc ở đây."))


def _sent_before(share: Assignment, once: str) -> Difficulty | None:
    return share.difficulties.filter(once=once[:64]).first() if once else None


def _required(text: str) -> str:
    if not text.strip():
        raise TaskIncomplete(_("Hãy ghi nội dung."), field="text")
    return text.strip()[:LONGEST]


def _keep_step(
    actor: Actor,
    found: Difficulty,
    event: DifficultyEvent,
    text: str,
    *,
    to_label: str = "",
    was_late: bool = False,
) -> None:
    """Keep the step where people read it, and in the record."""
    DifficultyStep.objects.create(
        difficulty=found,
        event=event,
        organisation_label=actor.body_label[:300],
        path=actor.path or "/",
        to_label=to_label[:300],
        text=text,
        due_on=found.answer_on if found.state == DifficultyState.OPEN else None,
        was_late=was_late,
        by_id=actor.id,
        by_label=actor.label[:160],
        at=clock.now(),
    )
    record(
        actor,
        f"plans.difficulty.{event}",
        kind=DIFFICULTY,
        object_id=found.pk,
        label=found.text[:300],
        path=found.path,
        changes={"to": to_label} if to_label else {},
    )


def _tell_answerer(actor: Actor, found: Difficulty) -> None:
    title = _("Khó khăn, vướng mắc cần trả lời: %(text)s") % {"text": found.text[:160]}
    body = _("%(body)s đề nghị, trả lời trước hết ngày %(day)s.") % {
        "body": found.organisation.name, "day": f"{found.answer_on:%d/%m/%Y}",
    }  # fmt: skip
    _tell(actor, found, people_to_tell(found.answerer_path, clock.today()), title, body)


def _tell_asker(actor: Actor, found: Difficulty, event: DifficultyEvent, said: str) -> None:
    title = f"{labels.DIFFICULTY_EVENT[event]}: {found.text[:160]}"
    _tell(actor, found, {found.raised_by}, title, said)


def _tell(actor: Actor, found: Difficulty, people: set[str], title: str, body: str) -> None:
    url = reverse("plans:difficulty_detail", args=[found.uid])
    inbox.notify(
        people, code="plans.difficulty", title=title[:300], body=body[:500], url=url, actor=actor
    )
