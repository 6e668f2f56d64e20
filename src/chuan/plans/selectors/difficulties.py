"""Difficulties: the list, one with its way up, and how many there are for a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.plans import labels
from chuan.plans.enums import DifficultyEvent, DifficultyState
from chuan.plans.errors import DifficultyNotFound
from chuan.plans.models import Difficulty, DifficultyStep
from chuan.plans.permissions import can_accept
from chuan.plans.rules.asking import next_to_ask
from chuan.plans.selectors.chain import chain_of


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in words."""

    step: DifficultyStep
    label: str


@dataclass(frozen=True, slots=True)
class DifficultyPage:
    """One difficulty: what, who was asked, what was answered, and what the reader may do now."""

    difficulty: Difficulty
    state_label: str
    badge: str
    late: bool
    steps: Sequence[StepView]
    files: Sequence[tuple[str, str]]
    can_answer: bool
    can_forward: bool
    can_react: bool


@dataclass(frozen=True, slots=True)
class DifficultyCounts:
    """How many were raised in a period, and where they stand."""

    raised: int
    open: int
    answered: int
    closed: int
    late: int


def list_difficulties(actor: Actor) -> QuerySet[Difficulty]:
    """Difficulties that the actor may see."""
    rows = Difficulty.objects.visible_to(actor)
    return rows.select_related("organisation", "answerer", "task__plan__document")


def difficulty_page(actor: Actor, uid: UUID, on: date) -> DifficultyPage:
    """One difficulty; a stranger is told that there is none."""
    rows = list_difficulties(actor).select_related("task__compiler", "task__parent_task")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise DifficultyNotFound(_("Không tìm thấy khó khăn, vướng mắc này."))
    answers = found.answerer_path == actor.path and can_accept(actor)
    waits = found.state == DifficultyState.OPEN
    asked = [found.answerer_path, *(s.path for s in found.steps.filter(event="forward"))]
    own = found.path == actor.path and can_accept(actor)
    return DifficultyPage(
        difficulty=found,
        state_label=str(labels.DIFFICULTY_STATE[DifficultyState(found.state)]),
        badge=labels.DIFFICULTY_BADGE[DifficultyState(found.state)],
        late=waits and found.answer_on < on,
        steps=[
            StepView(step, str(labels.DIFFICULTY_EVENT[DifficultyEvent(step.event)]))
            for step in found.steps.all()
        ],
        files=[
            (row.file.name, reverse("core:file_download", args=[row.file.uid]))
            for row in found.files.select_related("file")
        ],
        can_answer=answers and waits,
        can_forward=answers
        and waits
        and bool(next_to_ask(chain_of(found.task), asked, found.path)),
        can_react=own and found.state != DifficultyState.CLOSED,
    )


def difficulty_counts(actor: Actor, start: date, end: date, on: date) -> DifficultyCounts:
    """Of those raised from `start` to `end` that the actor may see; one question."""
    rows = Difficulty.objects.visible_to(actor).filter(
        raised_at__date__gte=start, raised_at__date__lte=end
    )
    counted = rows.aggregate(
        raised=Count("pk"),
        open=Count("pk", filter=Q(state=DifficultyState.OPEN)),
        answered=Count("pk", filter=Q(state=DifficultyState.ANSWERED)),
        closed=Count("pk", filter=Q(state=DifficultyState.CLOSED)),
        late=Count("pk", filter=Q(state=DifficultyState.OPEN, answer_on__lt=on)),
    )
    return DifficultyCounts(**counted)
