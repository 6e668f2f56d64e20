"""What of papers, opinions and registers waits for a person; a handful of indexed queries."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.worklist import Source, WorkItem
from chuan.documents import labels
from chuan.documents.enums import IncomingState, OpinionState, PaperState, StepKind, StepState
from chuan.documents.models import PAPER, DraftOpinion, DraftStep, IncomingEntry, PaperDraft
from chuan.documents.permissions import can_draft
from chuan.documents.selectors.keeping import kept_paths
from chuan.documents.selectors.opinions import WORDING_TITLE
from chuan.orgs.enums import Role


def sources_of(actor: Actor, on: date) -> Sequence[Source]:
    """Steps, returned papers, opinions and incoming documents that may wait for `actor`."""
    steps = Source(_steps(actor), lambda rows: map(_step, rows))
    if not can_draft(actor):
        return (steps,)
    return (
        steps,
        Source(_returned(actor), lambda rows: (_returned_item(row, actor) for row in rows)),
        Source(_asked(actor), lambda rows: (_asked_item(row, on) for row in rows)),
        Source(_answered(actor), lambda rows: map(_reply_item, rows)),
        Source(_incoming(actor), lambda rows: (_incoming_item(row, on) for row in rows)),
    )


def _steps(actor: Actor) -> QuerySet[DraftStep]:
    by_role = Q(person_id="", path=actor.path, role__in=actor.roles)
    rows = DraftStep.objects.filter(Q(person_id=actor.id) | by_role, state=StepState.CURRENT)
    return rows.select_related("draft__owner").defer("draft__content").order_by("since", "pk")


def _step(step: DraftStep) -> WorkItem:
    draft = step.draft
    url = reverse("documents:paper_route", args=[draft.uid])
    return WorkItem(
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
        waits=True,
    )


def _waiting_since(step: DraftStep) -> str:
    if step.since is None:
        return str(labels.STEP_STATE[StepState.CURRENT])
    return _("Chờ từ %(day)s") % {"day": f"{step.since.astimezone(clock.VIETNAM):%d/%m/%Y}"}


def _returned(actor: Actor) -> QuerySet[PaperDraft]:
    rows = PaperDraft.objects.filter(created_by=actor.id, owner_path=actor.path)
    return rows.filter(state=PaperState.RETURNED).defer("content").order_by("saved_at")


def _returned_item(draft: PaperDraft, actor: Actor) -> WorkItem:
    url = reverse("documents:paper_route", args=[draft.uid])
    return WorkItem(
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
        waits=True,
    )


def _asked(actor: Actor) -> QuerySet[DraftOpinion]:
    """Opinions that others ask of the body."""
    return _with_draft(DraftOpinion.objects.filter(path=actor.path, state=OpinionState.ASKED))


def _asked_item(opinion: DraftOpinion, on: date) -> WorkItem:
    return _opinion(opinion, on, str(labels.OPINION_KIND[opinion.kind]), _("Cho ý kiến"))


def _answered(actor: Actor) -> QuerySet[DraftOpinion]:
    """Opinions that came on the own papers and wait for a reply."""
    own = DraftOpinion.objects.filter(
        draft__created_by=actor.id, draft__owner_path=actor.path, state=OpinionState.ANSWERED
    )
    return _with_draft(own)


def _reply_item(opinion: DraftOpinion) -> WorkItem:
    label = _("Tiếp thu, giải trình: %(who)s") % {"who": opinion.organisation.label}
    return _opinion(opinion, None, label, _("Trả lời"))


def _with_draft(rows: QuerySet[DraftOpinion]) -> QuerySet[DraftOpinion]:
    titled = rows.annotate(asked_title=WORDING_TITLE)
    shown = titled.select_related("draft__owner", "organisation").defer("draft__content")
    return shown.order_by("due_on", "pk")


def _opinion(opinion: DraftOpinion, on: date | None, role: str, action: str) -> WorkItem:
    url = reverse("documents:opinion_detail", args=[opinion.uid])
    due = opinion.due_on if on else None
    return WorkItem(
        uid=opinion.uid,
        kind="opinion",
        title=opinion.title,
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
        waits=True,
    )


def _incoming(actor: Actor) -> QuerySet[IncomingEntry]:
    handed = Q(handed_person=actor.id) | Q(handed_person="", handed_path=actor.path)
    wanted = Q(handed, state=IncomingState.REGISTERED)
    if actor.has_role(Role.CLERK, Role.HEAD):
        wanted |= Q(state=IncomingState.WAITING, owner_path__in=kept_paths(actor))
    rows = IncomingEntry.objects.filter(wanted).select_related("organisation")
    return rows.order_by("due_on", "pk")


def _incoming_item(entry: IncomingEntry, on: date) -> WorkItem:
    waits = entry.state == IncomingState.WAITING
    url = reverse("documents:register_entry", args=[entry.uid])
    return WorkItem(
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
        waits=True,
    )
