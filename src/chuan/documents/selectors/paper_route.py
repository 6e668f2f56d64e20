"""One paper on its route: where it waits, who acted, and what the reader may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.documents import about, labels
from chuan.documents.enums import MoveKind, OpinionState, PaperState, StepKind, StepState
from chuan.documents.models import DraftOpinion, DraftStep, Meeting, PaperDraft, PaperMove
from chuan.documents.permissions import can_edit_paper, can_keep_registers, is_turn_of
from chuan.documents.rules.printed_paper import lines_of
from chuan.documents.rules.wordings import DiffRow, differences, has_differences
from chuan.documents.selectors.examining import Examined, examine
from chuan.documents.selectors.keeping import kept_paths
from chuan.documents.selectors.numbering import next_symbol, series_key
from chuan.documents.selectors.papers import find_paper, wording
from chuan.documents.selectors.routes import PlannedStep, planned_steps
from chuan.domain.errors import DomainError
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.writing import PaperKind, from_json
from chuan.orgs.enums import Role
from chuan.orgs.labels import ROLES, label
from chuan.orgs.models import Person, RoleAssignment

_KNOTS = {
    StepState.WAITING: "waiting",
    StepState.CURRENT: "now",
    StepState.DONE: "done",
    StepState.RETURNED: "warn",
    StepState.SKIPPED: "empty",
}


@dataclass(frozen=True, slots=True)
class RoutePage:
    """What the page of a route shows; `step` is None when the paper waits at none."""

    draft: PaperDraft
    kind_label: str
    state_label: str
    about: str
    knots: Sequence[Knot]
    step: DraftStep | None
    step_label: str
    action_label: str
    is_my_turn: bool
    can_hand: bool
    can_set_out: bool
    can_recall: bool
    can_edit: bool
    can_send: bool
    can_answer: bool
    earlier: Sequence[tuple[int, str]]
    colleagues: Sequence[tuple[str, str]]
    findings: Sequence[Examined]
    opinions: Sequence[DraftOpinion]
    moves: Sequence[PaperMove]
    next_symbol: str
    number_refusal: str
    meeting: Meeting | None

    @property
    def letter_title(self) -> str:
        """As a letter is spoken of, "V/v …"; empty for a paper that has the name of its kind.

        Basis: khoản 5 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP.
        """
        title = self.draft.title
        if self.draft.kind != PaperKind.OFFICIAL_LETTER or not title:
            return ""
        return title if fold(title).startswith(("v/v", "về việc")) else f"V/v {title}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two wordings of a paper, line by line."""

    draft: PaperDraft
    numbers: Sequence[int]
    left: int
    right: int
    rows: Sequence[DiffRow]
    differs: bool


def route_page(actor: Actor, uid: UUID) -> RoutePage:
    """Everything the page of a route shows to `actor`."""
    draft = find_paper(actor, uid)
    steps = list(draft.steps.select_related("organisation"))
    step = next((each for each in steps if each.state == StepState.CURRENT), None)
    turn = step is not None and is_turn_of(actor, step)
    heads = step is not None and actor.path == step.path and actor.has_role(Role.HEAD)
    moves = tuple(draft.moves.all())
    examined = examine(draft) if draft.state != PaperState.ISSUED else ()
    upcoming, refusal = _next_number(draft, step)
    return RoutePage(
        draft=draft,
        kind_label=str(labels.PAPER_KIND.get(draft.kind, "")),
        state_label=str(labels.PAPER_STATE.get(draft.state, "")),
        about=about.label_of(draft),
        knots=[_knot(step) for step in steps] if steps else _planned_knots(draft),
        step=step,
        step_label=str(labels.STEP_KIND[step.kind]) if step else "",
        action_label=str(labels.STEP_ACTION[step.kind]) if step else "",
        is_my_turn=turn,
        can_hand=turn or heads,
        can_set_out=can_edit_paper(actor, draft),
        can_recall=_can_recall(actor, draft, step, moves),
        can_edit=can_edit_paper(actor, draft),
        can_send=_can_send(actor, draft),
        can_answer=turn or can_edit_paper(actor, draft),
        earlier=_earlier(steps, step) if turn else (),
        colleagues=_colleagues(step) if turn or heads else (),
        findings=examined,
        opinions=_opinions(draft),
        moves=moves,
        next_symbol=upcoming,
        number_refusal=refusal,
        meeting=Meeting.objects.filter(step__draft=draft)
        .select_related("conclusion_draft")
        .first(),
    )


def compare(actor: Actor, uid: UUID, left: int | None, right: int | None) -> Comparison:
    """Two kept wordings; without numbers the last one and the one before it."""
    draft = find_paper(actor, uid)
    numbers = tuple(draft.revisions.values_list("number", flat=True))
    last = numbers[-1] if numbers else 0
    right = right if right in numbers else last
    before = [number for number in numbers if number < (right or 0)]
    left = left if left in numbers else (before[-1] if before else right)
    if not numbers or left is None or right is None:
        return Comparison(draft, numbers, 0, 0, (), differs=False)
    sides = [lines_of(from_json(wording(draft, number).content)) for number in (left, right)]
    rows = differences(*sides)
    return Comparison(draft, numbers, left, right, rows, differs=has_differences(rows))


def _can_recall(
    actor: Actor, draft: PaperDraft, step: DraftStep | None, moves: Sequence[PaperMove]
) -> bool:
    mine = draft.owner_path == actor.path and actor.has_role(Role.OFFICER, Role.HEAD, Role.CLERK)
    since = [move.kind for move in moves]
    if not mine or step is None or MoveKind.SET_OUT not in since:
        return False
    last = len(since) - 1 - since[::-1].index(MoveKind.SET_OUT)
    return not {MoveKind.PASSED, MoveKind.NUMBERED, MoveKind.RETURNED} & set(since[last:])


def _can_send(actor: Actor, draft: PaperDraft) -> bool:
    keeps = can_keep_registers(actor) and draft.issuer_path in kept_paths(actor)
    return keeps and draft.state == PaperState.ISSUED


def _earlier(steps: Sequence[DraftStep], step: DraftStep | None) -> Sequence[tuple[int, str]]:
    """Steps to which the paper may be returned, the drafter first."""
    if step is None:
        return ()
    return [
        (each.order, f"{labels.STEP_KIND[each.kind]} – {each.organisation.label}")
        for each in steps
        if each.order < step.order and each.state != StepState.SKIPPED
    ]


def _colleagues(step: DraftStep | None) -> Sequence[tuple[str, str]]:
    if step is None:
        return ()
    there = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation_id=step.organisation_id
    )
    people = Person.objects.filter(roles__in=there).distinct().order_by("full_name", "pk")
    return [(person.uid.hex, person.full_name) for person in people]


def _opinions(draft: PaperDraft) -> Sequence[DraftOpinion]:
    rows = draft.opinions.exclude(state=OpinionState.WITHDRAWN).select_related("organisation")
    return tuple(rows.order_by("asked_at", "pk"))


def _next_number(draft: PaperDraft, step: DraftStep | None) -> tuple[str, str]:
    """The symbol that would come next, or why none can be given today."""
    if step is None or step.kind != StepKind.NUMBER or draft.issuer is None:
        return "", ""
    try:
        key = series_key(draft.issuer, draft.family, draft.kind, clock.today())
    except DomainError as refusal:
        return "", refusal.said(_)
    return next_symbol(key, draft.paper.symbol), ""


def _knot(step: DraftStep) -> Knot:
    who = step.person_label or label(ROLES, step.role)
    state = StepState(step.state)
    redo = state is StepState.WAITING and step.at is not None
    return Knot(
        title=f"{labels.STEP_KIND[step.kind]} – {step.organisation.label}",
        state=_KNOTS[state],  # type: ignore[arg-type]  # the values of the table are the states of a knot
        state_label=_("Chờ làm lại") if redo else labels.STEP_STATE[state],
        on=step.at.astimezone(clock.VIETNAM).date() if step.at else None,
        by=step.by_label or who,
        reason=step.note if state is StepState.RETURNED else "",
        text=step.note if state is StepState.DONE else "",
        current=state is StepState.CURRENT,
    )


def _planned_knots(draft: PaperDraft) -> Sequence[Knot]:
    """What lies ahead of a paper that has not set out."""
    return [_planned(step) for step in planned_steps(draft)]


def _planned(step: PlannedStep) -> Knot:
    return Knot(
        title=f"{labels.STEP_KIND[step.kind]} – {step.body.label}",
        state="waiting",
        by=step.person.full_name if step.person else label(ROLES, step.role),
        state_label="" if step.required else _("Bỏ qua nếu chưa có người"),
    )
