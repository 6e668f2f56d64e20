"""Drafts as the workspace shows them: to who writes them, and to the bodies that were asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.standards.enums import DraftState
from chuan.standards.errors import MayNotDraft, NoSuchDraft
from chuan.standards.models import AskedBody, Draft, DraftClause, DraftComment, DraftWording
from chuan.standards.permissions import can_draft, may_begin_drafts
from chuan.standards.rules.consulting import is_settled, shortest_until
from chuan.standards.selectors.consultation import (
    Head,
    Said,
    head_of,
    public_wording,
    said_of,
    standing_of,
)
from chuan.standards.selectors.lives import Life, is_led, lives_of_draft, may_begin_life

__all__ = ("Draft",)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as its body and those asked see it."""

    head: Head
    clauses: Sequence[DraftClause]
    wordings: Sequence[DraftWording]
    in_hand: DraftWording | None
    asked: Sequence[AskedBody]
    comments: int
    unanswered: int
    hidden: int
    may_write: bool
    may_announce: bool
    may_settle: bool
    may_prolong: bool
    may_begin_wording: bool
    may_begin_life: bool
    is_led: bool
    lives: Sequence[Life]
    earliest: date | None


def own_drafts(actor: Actor) -> QuerySet[Draft]:
    """Drafts of the workspace: own ones, those of bodies below, those the body was asked about."""
    return (
        Draft.objects.visible_to(actor)
        .select_related("owner")
        .annotate(
            said=Count("comments"),
            left=Count("comments", filter=Q(comments__answer=None, comments__hidden_at=None)),
        )
    )


def may_begin(actor: Actor) -> bool:
    """Whether the page offers to begin a draft."""
    return may_begin_drafts(actor)


def draft_of(actor: Actor, uid: UUID) -> Draft:
    """A draft of the workspace; raises NoSuchDraft."""
    found = Draft.objects.visible_to(actor).select_related("owner").filter(uid=uid).first()
    if found is None:
        raise NoSuchDraft
    return found


def draft_page(actor: Actor, uid: UUID, on: date) -> DraftPage:
    """The page of a draft in the workspace."""
    draft = draft_of(actor, uid)
    wordings = list(draft.wordings.order_by("number"))
    in_hand = next((each for each in wordings if each.frozen_at is None), None)
    shown = in_hand or (wordings[-1] if wordings else None)
    standing = standing_of(draft, on)
    may_write = can_draft(actor, draft.owner_path)
    led = is_led(draft)
    running = draft.state in {DraftState.ANNOUNCED, DraftState.CLOSED}
    earliest = draft.not_before or shortest_until(draft.kind, on, urgent=draft.is_urgent)
    return DraftPage(
        head=head_of(draft, on),
        clauses=list(shown.clauses.order_by("order", "pk")) if shown else [],
        wordings=wordings, in_hand=in_hand, asked=list(draft.asked.order_by("name")),
        comments=standing.comments, unanswered=standing.unanswered,
        hidden=draft.comments.exclude(hidden_at=None).count(), may_write=may_write,
        may_announce=may_write and in_hand is not None and not led
        and draft.state in {DraftState.WRITING, DraftState.CLOSED},
        may_settle=may_write and running and is_settled(standing),
        may_prolong=may_write and running,
        may_begin_life=may_begin_life(actor, draft), is_led=led, lives=lives_of_draft(actor, draft, on),
        may_begin_wording=may_write and running and in_hand is None, earliest=earliest,
    )  # fmt: skip


def clause_in_hand(actor: Actor, uid: UUID, key: str) -> tuple[Draft, DraftClause | None]:
    """A clause of the wording being written (None for a new one), for who writes the draft."""
    draft = writable(actor, uid)
    if not key:
        return draft, None
    row = DraftClause.objects.filter(wording__draft=draft, wording__frozen_at=None, key=key).first()
    if row is None:
        raise NoSuchDraft
    return draft, row


def comments_of(actor: Actor, uid: UUID) -> tuple[Draft, QuerySet[DraftComment]]:
    """Every comment of a draft with who sent it: only for who drafts."""
    draft = writable(actor, uid)
    return draft, draft.comments.select_related("answer", "asked")


def comment_of(actor: Actor, uid: UUID, comment: UUID) -> tuple[Draft, DraftComment]:
    """One comment, for who drafts."""
    draft, rows = comments_of(actor, uid)
    row = rows.filter(uid=comment).first()
    if row is None:
        raise NoSuchDraft
    return draft, row


def clause_choices(draft: Draft) -> Sequence[tuple[str, str]]:
    """Clauses of the wording that is commented on: key and words."""
    wording = public_wording(draft)
    rows = wording.clauses.order_by("order", "pk") if wording else ()
    return [
        ("", _("Toàn bộ dự thảo")),
        *((row.key, f"{row.label} {row.heading}".strip()[:120] or "—") for row in rows),
    ]


def asked_choices(draft: Draft) -> Sequence[tuple[str, str]]:
    """Bodies that were asked: id and name."""
    return [(row.uid.hex, row.name) for row in draft.asked.order_by("name")]


def writable(actor: Actor, uid: UUID) -> Draft:
    """A draft for who may write it; NoSuchDraft or MayNotDraft for others."""
    draft = draft_of(actor, uid)
    if not can_draft(actor, draft.owner_path):
        raise MayNotDraft
    return draft


def asked_body(draft: Draft, uid: UUID) -> AskedBody:
    """One body that was asked; raises NoSuchDraft."""
    row = draft.asked.filter(uid=uid).first()
    if row is None:
        raise NoSuchDraft
    return row


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A comment with its box: `value` names it and the answer that stands on the page."""

    said: Said
    value: str
    is_chosen: bool


def line_of(row: DraftComment, chosen: set[str]) -> AnswerLine:
    """A comment as the list for answering shows it; what is hidden is still read by who answers."""
    shown = replace(said_of(row), text=row.text, reason=row.reason, proposal=row.proposal)
    answer = row.answer.uid.hex if row.answer else ""
    return AnswerLine(shown, f"{row.uid.hex}:{answer}", row.uid.hex in chosen)


def may_answer(draft: Draft) -> bool:
    """Whether comments are answered now."""
    return draft.state in {DraftState.ANNOUNCED, DraftState.CLOSED}


def comment_page(actor: Actor, uid: UUID, comment: UUID) -> tuple[Draft, DraftComment, Said]:
    """One comment with what it says, also when it is hidden."""
    draft, row = comment_of(actor, uid, comment)
    return draft, row, line_of(row, set()).said
