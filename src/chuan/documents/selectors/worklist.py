"""What of papers, opinions and registers waits for a person; a handful of indexed queries."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.worklist import WorkItem
from chuan.documents import labels
from chuan.documents.enums import IncomingState, OpinionState, PaperState, StepKind, StepState
from chuan.documents.models import PAPER, DraftOpinion, DraftStep, IncomingEntry, PaperDraft
from chuan.documents.permissions import can_draft
from chuan.documents.selectors.keeping import kept_paths
from chuan.orgs.enums import Role

MOST: Final = 100
"""Rows of each kind on one screen; the lists have them all."""


def list_items(actor: Actor, on: date) -> Sequence[WorkItem]:
    """Steps, returned papers, opinions and incoming documents that wait for `actor`."""
    if not actor.id or actor.is_system or not actor.path:
        return ()
    if not can_draft(actor):
        return tuple(_steps(actor))
    return (
        *_steps(actor),
        *_returned(actor),
        *_opinions(actor, on),
        *_replies(actor),
        *_incoming(actor, on),
    )


def _steps(actor: Actor) -> Iterator[WorkItem]:
    by_role = Q(person_id="", path=actor.path, role__in=actor.roles)
    rows = DraftStep.objects.filter(Q(person_id=actor.id) | by_role, state=StepState.CURRENT)
    shown = rows.select_related("draft__owner").defer("draft__content").order_by("since", "pk")
    for step in shown[:MOST]:
        draft = step.draft
        url = reverse("documents:paper_route", args=[draft.uid])
        yield WorkItem(
            uid=draft.uid,
            kind=PAPER,
            title=str(draft),
            url=url,
            role_label=str(labels.STEP_KIND[step.kind]),
            due_on=None,
            document_label=str(labels.PAPER_KIND.get(draft.kind, "")),
            clause=draft.owner.label,
            next_action_label=str(labels.STEP_ACTION[step.kind]),
            next_action_url=url,
            state=draft.state,
            state_label=_waiting_since(step),
            person_id=step.person_id,
            is_sample=draft.is_sample,
        )


def _waiting_since(step: DraftStep) -> str:
    if step.since is None:
        return str(labels.STEP_STATE[StepState.CURRENT])
    return _("Chờ từ %(day)s") % {"day": f"{step.since.astimezone(clock.VIETNAM):%d/%m/%Y}"}


def _returned(actor: Actor) -> Iterator[WorkItem]:
    rows = PaperDraft.objects.filter(created_by=actor.id, owner_path=actor.path)
    for draft in (
        rows.filter(state=PaperState.RETURNED).defer("content").order_by("saved_at")[:MOST]
    ):
        url = reverse("documents:paper_route", args=[draft.uid])
        yield WorkItem(
            uid=draft.uid,
            kind=PAPER,
            title=str(draft),
            url=url,
            role_label=str(labels.STEP_KIND[StepKind.COMPOSE]),
            due_on=None,
            document_label=str(labels.PAPER_KIND.get(draft.kind, "")),
            next_action_label=str(labels.STEP_ACTION[StepKind.COMPOSE]),
            next_action_url=url,
            state=draft.state,
            state_label=str(labels.PAPER_STATE[PaperState.RETURNED]),
            person_id=actor.id,
            is_sample=draft.is_sample,
        )


def _opinions(actor: Actor, on: date) -> Iterator[WorkItem]:
    rows = DraftOpinion.objects.filter(path=actor.path, state=OpinionState.ASKED)
    for opinion in _with_draft(rows):
        yield _opinion(opinion, on, str(labels.OPINION_KIND[opinion.kind]), _("Cho ý kiến"))


def _replies(actor: Actor) -> Iterator[WorkItem]:
    rows = DraftOpinion.objects.filter(
        draft__created_by=actor.id, draft__owner_path=actor.path, state=OpinionState.ANSWERED
    )
    for opinion in _with_draft(rows):
        label = _("Tiếp thu, giải trình: %(who)s") % {"who": opinion.organisation.label}
        yield _opinion(opinion, None, label, _("Trả lời"))


def _with_draft(rows: QuerySet[DraftOpinion]) -> Sequence[DraftOpinion]:
    shown = rows.select_related("draft__owner", "organisation").defer("draft__content")
    return tuple(shown.order_by("due_on", "pk")[:MOST])


def _opinion(opinion: DraftOpinion, on: date | None, role: str, action: str) -> WorkItem:
    url = reverse("documents:opinion_detail", args=[opinion.uid])
    due = opinion.due_on if on else None
    return WorkItem(
        uid=opinion.uid,
        kind="opinion",
        title=str(opinion.draft),
        url=url,
        role_label=role,
        due_on=due,
        document_label=str(labels.PAPER_KIND.get(opinion.draft.kind, "")),
        clause=opinion.draft.owner.label,
        next_action_label=action,
        next_action_url=url,
        state=opinion.state,
        state_label=str(labels.OPINION_STATE[opinion.state]),
        overdue=bool(due and on and due < on),
        is_sample=opinion.draft.is_sample,
    )


def _incoming(actor: Actor, on: date) -> Iterator[WorkItem]:
    handed = Q(handed_person=actor.id) | Q(handed_person="", handed_path=actor.path)
    wanted = Q(handed, state=IncomingState.REGISTERED)
    if actor.has_role(Role.CLERK, Role.HEAD):
        wanted |= Q(state=IncomingState.WAITING, owner_path__in=kept_paths(actor))
    rows = IncomingEntry.objects.filter(wanted).select_related("organisation")
    for entry in rows.order_by("due_on", "pk")[:MOST]:
        waits = entry.state == IncomingState.WAITING
        url = reverse("documents:register_entry", args=[entry.uid])
        yield WorkItem(
            uid=entry.uid,
            kind="incoming",
            title=entry.summary,
            url=url,
            role_label=_("Văn bản đến"),
            due_on=entry.due_on,
            document_label=entry.symbol,
            clause=entry.author,
            next_action_label=_("Vào sổ") if waits else _("Xử lý"),
            next_action_url=url,
            state=entry.state,
            state_label=str(labels.INCOMING_STATE[entry.state]),
            overdue=entry.due_on is not None and entry.due_on < on,
            person_id=entry.handed_person,
            is_sample=entry.is_sample,
        )
