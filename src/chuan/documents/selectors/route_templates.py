"""The routes of a body, as its page lists and edits them."""

from collections.abc import Sequence
from dataclasses import dataclass

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents import labels
from chuan.documents.errors import NoOrganisation
from chuan.documents.models import RouteTemplate
from chuan.documents.rules.routes import RouteStep
from chuan.documents.selectors.asked_bodies import bodies_to_ask
from chuan.documents.selectors.routes import route_for
from chuan.documents.selectors.series import family_of
from chuan.domain.vanban.writing import PaperKind
from chuan.orgs.labels import ROLES, label
from chuan.orgs.models import Organisation, RoleAssignment
from chuan.orgs.selectors import organisation_by_uid


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in words."""

    kind: str
    where: str
    role: str
    required: bool


@dataclass(frozen=True, slots=True)
class RouteView:
    """The route for one kind; `own` False: the usual one."""

    family: str
    kind: str
    title: str
    steps: Sequence[StepView]
    own: RouteTemplate | None


@dataclass(frozen=True, slots=True)
class RouteEdit:
    """What the page that edits a route needs."""

    body: Organisation
    family: str
    kind: str
    title: str
    steps: Sequence[RouteStep]
    own: RouteTemplate | None
    bodies: Sequence[tuple[str, str]]
    people: Sequence[tuple[str, str]]


def routes_of(actor: Actor) -> Sequence[RouteView]:
    """The route for all kinds and those set for one kind."""
    body = _own(actor)
    family = family_of(body)
    kinds = RouteTemplate.objects.filter(organisation=body, family=family).exclude(kind="")
    told = ["", *kinds.order_by("kind").values_list("kind", flat=True)]
    return [_view(body, family, kind) for kind in told]


def route_edit(actor: Actor, kind: str) -> RouteEdit:
    """The steps to edit, with the bodies and people to choose from."""
    body = _own(actor)
    family = family_of(body)
    kind = kind if kind in set(PaperKind) else ""
    route = route_for(body, family, kind, of_itself=False)
    own = route.template if route.template and route.template.kind == kind else None
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__in=Organisation.objects.under(body.path)
    )
    people = {
        seat.person.uid.hex: f"{seat.person.full_name} – {seat.organisation.label}"
        for seat in seats.select_related("person", "organisation").order_by(
            "organisation__path", "person__full_name"
        )[:400]
    }
    return RouteEdit(
        body=body,
        family=family,
        kind=kind,
        title=_title(kind),
        steps=route.steps,
        own=own,
        bodies=bodies_to_ask(body, clock.today()),
        people=list(people.items()),
    )


def _own(actor: Actor) -> Organisation:
    if not actor.path:
        raise NoOrganisation
    return organisation_by_uid(actor.organisation_uid)


def _title(kind: str) -> str:
    return str(labels.PAPER_KIND[kind]) if kind else ""


def _view(body: Organisation, family: str, kind: str) -> RouteView:
    route = route_for(body, family, kind, of_itself=False)
    return RouteView(
        family=family,
        kind=kind,
        title=_title(kind),
        steps=[_step(step) for step in route.steps],
        own=route.template if route.template and route.template.kind == kind else None,
    )


def _step(step: RouteStep) -> StepView:
    return StepView(
        kind=str(labels.STEP_KIND[step.kind]),
        where=str(labels.STEP_PLACE[step.place]),
        role=label(ROLES, step.role),
        required=step.required,
    )
