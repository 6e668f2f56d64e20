"""Opinions asked of other bodies: what waits, what was said, and what the drafter answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.documents import labels
from chuan.documents.enums import OpinionState, PaperState
from chuan.documents.errors import PaperNotFound
from chuan.documents.models import DraftOpinion, OpinionFile, PaperDraft
from chuan.documents.permissions import can_draft
from chuan.documents.rules.printed_paper import lines_of
from chuan.domain.vanban.writing import from_json

WORDING_TITLE = KeyTextTransform("title", KeyTransform("paper", "revision__content"))
"""The title of the wording that an opinion is asked about."""


@dataclass(frozen=True, slots=True)
class OpinionPage:
    """One request as the body that was asked, or the one that asks, sees it."""

    opinion: DraftOpinion
    kind_label: str
    state_label: str
    lines: Sequence[str]
    files: Sequence[StoredFile]
    is_ours: bool
    can_answer: bool
    can_reply: bool
    can_withdraw: bool


def unsettled_opinions(draft: PaperDraft, on: date) -> Sequence[DraftOpinion]:
    """Requests that hold the paper: not answered while there is time, or answered and not replied."""
    waiting = Q(state=OpinionState.ASKED) & (Q(due_on__isnull=True) | Q(due_on__gte=on))
    rows = draft.opinions.filter(waiting | Q(state=OpinionState.ANSWERED))
    return tuple(rows.select_related("organisation").order_by("due_on", "pk"))


def opinions_of(draft: PaperDraft) -> Sequence[DraftOpinion]:
    """Every request about a paper, in the order of asking."""
    rows = draft.opinions.select_related("organisation", "revision").prefetch_related("files__file")
    return tuple(rows.defer("revision__content").order_by("asked_at", "pk"))


def visible_opinions(actor: Actor) -> QuerySet[DraftOpinion]:
    """Requests to the very body acted for, and those about papers that it may see."""
    if not actor.path:
        return DraftOpinion.objects.none()
    papers = PaperDraft.objects.visible_to(actor).values("pk")
    own = Q(path=actor.path) & ~Q(state=OpinionState.WITHDRAWN)
    return DraftOpinion.objects.filter(own | Q(draft__in=papers))


def asked_of(actor: Actor) -> QuerySet[DraftOpinion]:
    """Requests to the body acted for."""
    rows = DraftOpinion.objects.exclude(state=OpinionState.WITHDRAWN)
    mine = rows.filter(path=actor.path) if actor.path else rows.none()
    titled = mine.annotate(asked_title=WORDING_TITLE)
    return titled.select_related("draft", "draft__owner").defer("draft__content")


def opinion_page(actor: Actor, uid: UUID) -> OpinionPage:
    """One request with the wording it is about and no other."""
    rows = visible_opinions(actor).select_related(
        "draft", "draft__owner", "revision", "organisation"
    )
    opinion = rows.filter(uid=uid).first()
    if opinion is None:
        raise PaperNotFound
    draft = opinion.draft
    over = draft.state in {PaperState.ISSUED, PaperState.WITHDRAWN}
    is_ours = opinion.path == actor.path
    writes = can_draft(actor)
    asks = draft.owner_path == actor.path and writes
    answerable = opinion.state in {OpinionState.ASKED, OpinionState.ANSWERED} and not over
    files = OpinionFile.objects.filter(opinion=opinion).select_related("file").order_by("pk")
    return OpinionPage(
        opinion=opinion,
        kind_label=str(labels.OPINION_KIND[opinion.kind]),
        state_label=str(labels.OPINION_STATE[opinion.state]),
        lines=lines_of(from_json(opinion.revision.content)),
        files=[row.file for row in files],
        is_ours=is_ours,
        can_answer=is_ours and writes and answerable,
        can_reply=asks and opinion.state in {OpinionState.ANSWERED, OpinionState.REPLIED},
        can_withdraw=asks and opinion.state == OpinionState.ASKED,
    )


Opinion = DraftOpinion
"""A request, as views name it."""


def can_ask(actor: Actor, draft: PaperDraft) -> bool:
    """Whoever writes for the drafting body asks, until the paper is issued."""
    over = draft.state in {PaperState.ISSUED, PaperState.WITHDRAWN}
    return can_draft(actor) and draft.owner_path == actor.path and not over


def may_open_opinion_file(actor: Actor, file: StoredFile) -> bool:
    """A file of an opinion is open to the body that gave it and to those who see the draft."""
    return visible_opinions(actor).filter(files__file=file).exists()
