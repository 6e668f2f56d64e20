"""The discussion of a task: which bodies take part, and what they said, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.orgs.enums import Level
from chuan.orgs.models import Organisation
from chuan.plans.errors import MayNotSpeak
from chuan.plans.models import Task, TaskMessage, given_to
from chuan.plans.selectors.finding import find_task

PER_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class DiscussionPage:
    """Messages of one page, oldest first; page 1 is the latest."""

    task: Task
    messages: Sequence[TaskMessage]
    bodies: Sequence[Organisation]
    number: int
    last: int
    total: int


def bodies_of(task: Task) -> Sequence[Organisation]:
    """The bodies of a task: who owns it, who compiles, who has a share; of a party task the party's alone."""
    rows = Organisation.objects.filter(
        Q(pk=task.owner_id) | Q(pk=task.compiler_id) | Q(assignments__task=task)
    )
    if is_of_the_party(task):
        rows = rows.filter(level=Level.PARTY)
    return tuple(rows.distinct().order_by(Alphabetical("name"), "path"))


def is_of_the_party(task: Task) -> bool:
    """A party body gave it."""
    return task.owner.level == Level.PARTY


def can_speak(actor: Actor, task: Task) -> bool:
    """Somebody of a body of the task, or the person who was given a share; of the party for its tasks."""
    if actor.is_anonymous or not actor.path:
        return False
    if any(body.path == actor.path for body in bodies_of(task)):
        return True
    named = given_to(actor).filter(assignment__task=task).exists()
    return named and (not is_of_the_party(task) or _is_party(actor.path))


def speaking_body(actor: Actor) -> Organisation:
    """The body acted for."""
    found = Organisation.objects.filter(path=actor.path).first()
    if found is None:
        raise MayNotSpeak(_("Bạn chưa chọn cơ quan làm việc."))
    return found


def discussion_page(actor: Actor, uid: UUID, number: int) -> DiscussionPage:
    """One page of what was said; a body without a part in the task is told that it may not read it."""
    task = find_task(actor, uid)
    if not can_speak(actor, task):
        raise MayNotSpeak(_("Chỉ các cơ quan tham gia việc này xem được phần trao đổi."))
    rows = task.messages.select_related("organisation").prefetch_related("mentions")
    total = rows.count()
    last = max(1, -(-total // PER_PAGE))
    number = min(max(1, number), last)
    page = rows.order_by("-at", "-id")[(number - 1) * PER_PAGE : number * PER_PAGE]
    return DiscussionPage(task, tuple(reversed(page)), bodies_of(task), number, last, total)


def _is_party(path: str) -> bool:
    return Organisation.objects.filter(path=path, level=Level.PARTY).exists()
