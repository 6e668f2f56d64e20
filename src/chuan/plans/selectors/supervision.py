"""Reads of supervision: programmes, one supervision with what it asks for, and who may hold one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.core.threads import Knot
from chuan.orgs.enums import OrganisationKind
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import scopes, segments
from chuan.plans import labels
from chuan.plans.enums import RecommendationEvent, RecommendationState, SupervisionState
from chuan.plans.errors import SupervisionNotFound
from chuan.plans.models import Plan, Programme, Recommendation, RecommendationStep, Supervision
from chuan.plans.permissions import can_accept
from chuan.plans.rules.reviews import RECOMMENDATION
from chuan.plans.selectors.bodies import body_of
from chuan.plans.types import Body

SUPERVISORS = frozenset(
    {
        OrganisationKind.FRONT,
        OrganisationKind.UNION,
        OrganisationKind.COUNCIL,
        OrganisationKind.PARTY_COMMITTEE,
        OrganisationKind.PARTY_BODY,
    }
)
"""Kinds of organisations that supervise others. Basis: Quyết định 217-QĐ/TW (chưa xác minh)."""


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme with its supervisions."""

    programme: Programme
    rows: Sequence[Supervision]
    can_write: bool


@dataclass(frozen=True, slots=True)
class SupervisionPage:
    """One supervision, what it found and what it asks for."""

    supervision: Supervision
    plan: Plan | None
    state_label: str
    recommendations: Sequence[Recommendation]
    thread: Sequence[Knot]
    can_write: bool


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """One recommendation and the words exchanged on it; `events` are the steps one may take now."""

    recommendation: Recommendation
    supervision: Supervision
    steps: Sequence[RecommendationStep]
    state_label: str
    late: bool
    opens_supervision: bool
    events: Sequence[RecommendationEvent]


def may_supervise(actor: Actor, own: Organisation | None) -> bool:
    """Officers and heads of the Front, of unions, councils and party bodies."""
    return can_accept(actor) and own is not None and own.kind in SUPERVISORS


def own_body(actor: Actor) -> Organisation | None:
    """The organisation acted for."""
    return Organisation.objects.filter(path=actor.path).first() if actor.path else None


def list_programmes(actor: Actor) -> QuerySet[Programme]:
    """Programmes of the own organisation and of those below."""
    rows = Programme.objects.filter(under(actor.path, "owner_path")).select_related("owner")
    asked = Count("supervisions__recommendations", distinct=True)
    open_ones = ~Q(supervisions__recommendations__state=RecommendationState.SETTLED)
    return rows.annotate(
        count=Count("supervisions", distinct=True),
        asked=asked,
        unsettled=Count("supervisions__recommendations", filter=open_ones, distinct=True),
    )


def list_recommendations(actor: Actor) -> QuerySet[Recommendation]:
    """What was asked of the own organisation and those below, and what the own programmes ask for."""
    rows = Recommendation.objects.visible_to(actor)
    return rows.select_related("supervision__programme__owner", "organisation")


def programme_page(actor: Actor, uid: UUID) -> ProgrammePage:
    """One programme; those outside its organisation see only what concerns them, elsewhere."""
    rows = Programme.objects.filter(under(actor.path, "owner_path")).select_related("owner")
    programme = rows.filter(uid=uid).first()
    if programme is None:
        raise SupervisionNotFound(_("Không tìm thấy chương trình giám sát này."))
    supervisions = programme.supervisions.select_related("body").annotate(
        asked=Count("recommendations"),
        settled=Count(
            "recommendations", filter=Q(recommendations__state=RecommendationState.SETTLED)
        ),
    )
    return ProgrammePage(programme, tuple(supervisions), _writes(actor, programme.owner_path))


def supervision_page(actor: Actor, uid: UUID) -> SupervisionPage:
    """One supervision, for who holds it and, once announced, for whom it concerns."""
    rows = Supervision.objects.visible_to(actor).select_related("programme__owner", "body", "plan")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise SupervisionNotFound(_("Không tìm thấy cuộc giám sát này."))
    plan = Plan.objects.visible_to(actor).filter(pk=found.plan_id or 0).select_related("document")
    recommendations = tuple(found.recommendations.select_related("organisation"))
    return SupervisionPage(
        supervision=found,
        plan=plan.first(),
        state_label=str(labels.SUPERVISION_STATE[found.state]),
        recommendations=recommendations,
        thread=_thread(found, recommendations),
        can_write=_writes(actor, found.owner_path),
    )


def recommendation_page(actor: Actor, uid: UUID, on: date) -> RecommendationPage:
    """One recommendation with its exchange."""
    rows = list_recommendations(actor).select_related("supervision__body")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise SupervisionNotFound(_("Không tìm thấy kiến nghị này."))
    return RecommendationPage(
        recommendation=found,
        supervision=found.supervision,
        steps=tuple(found.steps.all()),
        state_label=str(labels.RECOMMENDATION_STATE[found.state]),
        late=found.state == RecommendationState.OPEN and found.due_on < on,
        opens_supervision=Supervision.objects.visible_to(actor)
        .filter(pk=found.supervision_id)
        .exists(),
        events=_events(actor, found),
    )


def _events(actor: Actor, found: Recommendation) -> Sequence[RecommendationEvent]:
    """Who was asked answers; who asked settles or asks again."""
    if not can_accept(actor):
        return ()
    sides = {
        RecommendationEvent.ANSWER: found.path,
        RecommendationEvent.SETTLE: found.supervision.owner_path,
        RecommendationEvent.ASK_AGAIN: found.supervision.owner_path,
    }
    steps = RECOMMENDATION.allowed(RecommendationState(found.state))
    return tuple(step.event for step in steps if sides[step.event] == actor.path)


def _writes(actor: Actor, owner_path: str) -> bool:
    return owner_path == actor.path and may_supervise(actor, own_body(actor))


def _thread(found: Supervision, recommendations: Sequence[Recommendation]) -> Sequence[Knot]:
    """Programme → supervision → each recommendation with its reply."""
    programme = found.programme
    knots = [
        Knot(title=programme.title, identity=programme.symbol, by=programme.owner.name),
        Knot(
            title=found.subject,
            on=found.held_on or found.planned_on,
            by=found.body.name,
            state="waiting" if found.state == SupervisionState.PLANNED else "done",
            current=True,
        ),
    ]
    knots += [
        Knot(
            title=row.text,
            url=reverse("plans:recommendation_detail", args=[row.uid]),
            on=row.due_on,
            by=row.organisation.name,
            state="done" if row.state == RecommendationState.SETTLED else "waiting",
            state_label=labels.RECOMMENDATION_STATE[row.state],
        )
        for row in recommendations
    ]
    return tuple(knots)


def supervisable(actor: Actor, on: date) -> Sequence[Body]:
    """Bodies of the same commune, or of the same province without what stands inside its communes."""
    nearest = next(iter(scopes(actor.path)), ())
    if not nearest:
        return ()
    inside = Q()
    for root in nearest:
        inside |= under(root)
    rows = Organisation.objects.valid_on(on).filter(inside, on_node=True).exclude(path=actor.path)
    deepest = len(segments(nearest[0])) + 1
    return tuple(
        body_of(row) for row in rows.order_by("path") if len(segments(row.path)) <= deepest
    )
