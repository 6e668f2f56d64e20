"""What pages show of drafts and of what was said of them; people's names and addresses only to who drafts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.scope import Participation
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.procedures.guards import Asked
from chuan.standards.enums import DraftState, Phase, StandardKind, Verdict, Voice
from chuan.standards.errors import NoSuchDraft
from chuan.standards.labels import (
    DRAFT_BADGES,
    DRAFT_STATES,
    KINDS,
    PHASE_BADGES,
    PHASES,
    VERDICT_BADGES,
    VERDICTS,
)
from chuan.standards.models import DRAFT, Draft, DraftClause, DraftComment, DraftWording
from chuan.standards.permissions import can_draft, speaks_for_body
from chuan.standards.rules.consulting import Standing, is_settled, phase_of, shortest_until

EVERYBODY = (DraftState.ANNOUNCED, DraftState.CLOSED, DraftState.SETTLED)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of each page of a draft."""

    row: Draft
    kind: str
    state: str
    badge: str
    phase: Phase | None
    days_left: int | None
    short_by: date | None

    @property
    def is_open(self) -> bool:
        """Comments are taken today."""
        return self.phase is Phase.OPEN and self.row.state == DraftState.ANNOUNCED


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as everybody may read it: who speaks is a body's name or "Cá nhân", never a person's."""

    uid: UUID
    who: str
    text: str
    reason: str
    proposal: str
    on: datetime
    clause_key: str
    clause: str
    verdict: str = ""
    badge: str = ""
    answer: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause, how many comments it has, and what was said of it."""

    row: DraftClause
    count: int = 0
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A draft as everybody reads it."""

    head: Head
    owner: str
    clauses: Sequence[ClauseLine]
    of_all: int
    said_of_all: Sequence[Said]
    comments: int
    wordings: int
    as_body: str
    is_own: bool


def standing_of(draft: Draft, on: date) -> Standing:
    """How the consultation of a draft stands: hidden comments need no answer."""
    counted = draft.comments.aggregate(
        comments=Count("pk"), unanswered=Count("pk", filter=Q(answer=None, hidden_at=None))
    )
    phase = (
        phase_of(draft.begins, draft.until, on) if draft.begins and draft.until else Phase.COMING
    )
    return Standing(phase, counted["comments"], counted["unanswered"])


def consultation_settled(draft: Draft, on: date | None = None) -> bool:
    """Whether the draft may go on: announced, its period over, each comment answered."""
    if draft.state == DraftState.SETTLED:
        return True
    announced = draft.state in {DraftState.ANNOUNCED, DraftState.CLOSED}
    return announced and is_settled(standing_of(draft, on or clock.today()))


def settled_guard(asked: Asked) -> Sentence | None:
    """The same as a guard of procedures, for dossiers about a draft."""
    rows = Draft.objects.filter(pk=asked.subject_id or 0)
    draft = rows.first() if asked.subject_kind == DRAFT else None
    if draft is None:
        return Sentence(gettext_noop("Hồ sơ chưa gắn với dự thảo nào. Hãy chọn dự thảo."))
    if consultation_settled(draft, asked.on):
        return None
    left = standing_of(draft, asked.on).unanswered
    if left:
        return Sentence(gettext_noop("Còn %(n)s ý kiến góp ý chưa trả lời."), n=left)
    return Sentence(gettext_noop("Chưa lấy ý kiến xong. Hãy đợi hết hạn góp ý."))


def public_drafts() -> QuerySet[Draft]:
    """Drafts that everybody may read, with how many comments each has."""
    shown = Q(comments__hidden_at=None)
    return (
        Draft.objects.shown_to_all()
        .select_related("owner")
        .annotate(said=Count("comments", filter=shown))
    )


def readable(actor: Actor, slug: str) -> Draft:
    """The draft at a public address: public and announced, or one that the actor's body was asked about."""
    asked = Participation.objects.filter(kind=DRAFT, path=actor.path or "-").values("object_id")
    own = Q(owner_path=actor.path) if actor.path else Q(pk__in=())
    found = (
        Draft.objects.filter(
            Q(is_public=True) | Q(pk__among=asked) | own, state__in=EVERYBODY, slug=slug
        )
        .select_related("owner")
        .first()
    )
    if found is None:
        raise NoSuchDraft
    return found


def head_of(draft: Draft, on: date) -> Head:
    """The top of a page of a draft."""
    phase = phase_of(draft.begins, draft.until, on) if draft.begins and draft.until else None
    state, badge = str(DRAFT_STATES[DraftState(draft.state)]), DRAFT_BADGES[DraftState(draft.state)]
    if draft.state == DraftState.ANNOUNCED and phase is not None:
        state, badge = str(PHASES[phase]), PHASE_BADGES[phase]
    if draft.standard_id is not None:
        state, badge = _("Đã công bố"), "done"
    left = (draft.until - on).days if draft.until and phase is Phase.OPEN else None
    least = (
        shortest_until(draft.kind, draft.begins, urgent=draft.is_urgent) if draft.begins else None
    )
    short = least if least and draft.until and draft.until < least else None
    return Head(draft, str(KINDS[StandardKind(draft.kind)]), state, badge, phase, left, short)


def public_page(actor: Actor, slug: str, on: date) -> PublicPage:
    """A draft to be read clause by clause; comments stand beside it once they are answered."""
    draft = readable(actor, slug)
    wording = public_wording(draft)
    rows = list(wording.clauses.order_by("order", "pk")) if wording else []
    told = published(draft) if draft.state == DraftState.SETTLED else {}
    counts = dict(
        draft.comments.filter(hidden_at=None, wording=wording)
        .order_by()
        .values_list("clause_key")
        .annotate(n=Count("pk"))
    )
    body = body_of(actor)
    return PublicPage(
        head_of(draft, on), draft.owner.name,
        [ClauseLine(row, counts.get(row.key, 0), told.get(row.key, ())) for row in rows],
        counts.get("", 0), told.get("", ()), sum(counts.values()),
        draft.wordings.exclude(frozen_at=None).count(), body, can_draft(actor, draft.owner_path),
    )  # fmt: skip


def clause_of(actor: Actor, slug: str, key: str, on: date) -> tuple[Head, DraftClause | None]:
    """The head of a draft and one clause of the wording that is commented on; None for the whole."""
    draft = readable(actor, slug)
    wording = public_wording(draft)
    if not key:
        return head_of(draft, on), None
    row = wording.clauses.filter(key=key).first() if wording else None
    if row is None:
        raise NoSuchDraft
    return head_of(draft, on), row


def published(draft: Draft) -> Mapping[str, Sequence[Said]]:
    """Comments and their answers by clause; hidden ones say only that they are hidden."""
    found: dict[str, list[Said]] = defaultdict(list)
    rows = draft.comments.select_related("answer").order_by("clause_order", "sent_at", "pk")
    for row in rows:
        found[row.clause_key].append(said_of(row))
    return found


def said_of(row: DraftComment) -> Said:
    """One comment without anything of a person's."""
    hidden = row.hidden_at is not None
    answer = row.answer
    return Said(
        row.uid, who_of(row), "" if hidden else row.text, "" if hidden else row.reason,
        "" if hidden else row.proposal, row.sent_at, row.clause_key, row.clause_label,
        str(VERDICTS[Verdict(answer.verdict)]) if answer else "",
        VERDICT_BADGES[Verdict(answer.verdict)] if answer else "",
        answer.reason if answer else "", hidden,
    )  # fmt: skip


def who_of(row: DraftComment) -> str:
    """Who speaks, as everybody may know it."""
    return (
        row.organisation_name
        if row.voice != Voice.PERSON and row.organisation_name
        else _("Cá nhân")
    )


def by_receipt(digest: str) -> tuple[Draft, Said, bool] | None:
    """The comment that a receipt names, and whether its answer is published."""
    row = (
        DraftComment.objects.filter(receipt=digest).select_related("draft__owner", "answer").first()
        if digest
        else None
    )
    if row is None or row.draft.state not in EVERYBODY:
        return None
    said = said_of(row)
    settled = row.draft.state == DraftState.SETTLED
    return row.draft, said, settled


def public_wording(draft: Draft) -> DraftWording | None:
    """The wording that comments are taken on; once settled still the one that people spoke of."""
    frozen = draft.wordings.exclude(frozen_at=None)
    if draft.state == DraftState.SETTLED:
        spoken_of = (
            frozen.filter(pk__in=draft.comments.values("wording")).order_by("-number").first()
        )
        if spoken_of is not None:
            return spoken_of
    return frozen.order_by("-number").first()


def body_of(actor: Actor) -> str:
    """The name of the body that the actor may speak for; "" for none."""
    return actor.organisation_label if speaks_for_body(actor) else ""
