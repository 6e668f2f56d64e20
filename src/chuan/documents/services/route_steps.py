"""Where a paper goes next: its steps made from the route, who may act at one, and moving on."""

from collections.abc import Sequence
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox, scope
from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.enums import MoveKind, PaperEvent, StepKind, StepState
from chuan.documents.errors import MayNotDraft, PaperChanged, PaperRefused
from chuan.documents.models import PAPER, DraftStep, PaperDraft, PaperMove
from chuan.documents.permissions import is_turn_of
from chuan.documents.rules.papers import PAPER_STEPS
from chuan.documents.services.papers import state_of
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.orgs.models import RoleAssignment

ON_ROUTE: Final = "route"
"""The role in which bodies on the route of a paper take part in it."""
_EVENTS: Final = {
    StepKind.NUMBER: PaperEvent.WAIT_FOR_NUMBER,
    StepKind.ISSUE: PaperEvent.WAIT_FOR_ISSUE,
}


def current_step(draft: PaperDraft) -> DraftStep:
    """The step at which the paper waits; PaperChanged when it waits nowhere any more."""
    step = draft.steps.filter(state=StepState.CURRENT).select_related("organisation").first()
    if step is None:
        raise PaperChanged(_("Văn bản không còn ở bước nào; hãy tải lại trang."))
    return step


def require_turn(actor: Actor, draft: PaperDraft, order: int) -> DraftStep:
    """The current step when it is the one that was shown and it is the actor's turn."""
    step = current_step(draft)
    if step.order != order:
        raise PaperChanged(
            _("Bước này vừa được xử lý xong; văn bản đang ở bước “%(step)s”. Hãy tải lại trang.")
            % {"step": labels.STEP_KIND[step.kind]}
        )
    if not is_turn_of(actor, step):
        raise MayNotDraft(_("Bước này đang chờ người khác xử lý."))
    return step


def move_to(actor: Actor, draft: PaperDraft, step: DraftStep) -> None:
    """Let the paper wait at `step` and tell those whose turn it is."""
    draft.state = PAPER_STEPS.after(
        state_of(draft), _EVENTS.get(StepKind(step.kind), PaperEvent.GO_ON)
    )
    step.state, step.since = StepState.CURRENT, clock.now()
    step.save(update_fields=("state", "since"))
    tell(actor, draft, step)


def go_on(actor: Actor, draft: PaperDraft, step: DraftStep, note: str) -> DraftStep:
    """The step is done; the paper waits at the next one, which is returned.

    A number that the paper has already is not given again.
    """
    close_step(actor, step, note)
    ahead = draft.steps.filter(
        order__gt=step.order, state__in=(StepState.WAITING, StepState.RETURNED)
    )
    following = list(ahead.select_related("organisation").order_by("order"))
    for later in following:
        if later.kind == StepKind.NUMBER and draft.number_id:
            close_step(actor, later, _("Giữ số đã cấp: %(symbol)s") % {"symbol": draft.number})
            continue
        move_to(actor, draft, later)
        return later
    raise PaperRefused(_("Quy trình của văn bản này không có bước Phát hành."))


def close_step(actor: Actor, step: DraftStep, note: str) -> None:
    """Mark a step as done by the actor."""
    step.state, step.at, step.by_label = StepState.DONE, clock.now(), actor.label[:160]
    step.note = note[:2000]
    step.save(update_fields=("state", "at", "by_label", "note"))


def remember(
    actor: Actor, draft: PaperDraft, kind: MoveKind, step: DraftStep, *, note: str = "", to: int = 0
) -> None:
    """One line of the history of the paper, whose words bear no stamp of secrecy."""
    refuse_stamped_words(actor, note)
    PaperMove.objects.create(
        draft=draft,
        kind=kind,
        step_kind=step.kind,
        step_order=step.order,
        to_order=to,
        revision=draft.revision,
        organisation_label=actor.organisation_label[:300],
        at=clock.now(),
        by=actor.id,
        by_label=actor.label[:160],
        note=note[:2000],
    )


def let_see(draft: PaperDraft, steps: Sequence[DraftStep]) -> None:
    """Bodies on the route may read the paper from the moment it sets out."""
    for path in {step.path for step in steps} - {draft.owner_path}:
        scope.add_participation(PAPER, draft.pk, path, ON_ROUTE)


def holders(step: DraftStep) -> QuerySet[RoleAssignment]:
    """Who holds the role of a step today."""
    return RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation_id=step.organisation_id, role=step.role
    )


def tell(actor: Actor, draft: PaperDraft, step: DraftStep) -> None:
    """Tell those whose turn it is."""
    uids = holders(step).values_list("person__uid", flat=True)
    people = [step.person_id] if step.person_id else [uid.hex for uid in uids]
    inbox.notify(
        people,
        code="documents.paper_waits",
        title=f"{labels.STEP_KIND[step.kind]}: {draft}",
        body=_("%(who)s chuyển đến bạn.") % {"who": actor.label},
        url=reverse("documents:paper_route", args=[draft.uid]),
        actor=actor,
    )
