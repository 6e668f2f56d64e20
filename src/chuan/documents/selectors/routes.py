"""Routes as bodies set them, and where the steps of one paper fall."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chuan.core import clock
from chuan.core.scope import under
from chuan.documents.enums import StepKind, StepPlace
from chuan.documents.models import PaperDraft, RouteTemplate, RouteTemplateStep
from chuan.documents.rules.routes import RouteStep, default_route
from chuan.orgs.enums import OrganisationKind, Role
from chuan.orgs.models import Organisation, Person, RoleAssignment

OFFICES: Final = ("vp-hdnd-ubnd", "vp-ubnd-tinh", "vp-tu", "vp-du-xa", "vptw", "vpcp")
"""Generic bodies that keep the documents of the body above them."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step with the body and the person it falls to."""

    kind: StepKind
    body: Organisation
    role: Role
    required: bool
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The route of a body for a family and kind; `template` None: the usual one."""

    steps: Sequence[RouteStep]
    template: RouteTemplate | None


def route_for(organisation: Organisation, family: str, kind: str, *, of_itself: bool) -> Route:
    """The route a body set for the kind, else for the family, else the usual one."""
    found = RouteTemplate.objects.filter(
        organisation=organisation, family=family, kind__in=(kind, "")
    ).order_by("-kind")
    template = found.prefetch_related("steps__organisation", "steps__person").first()
    if template is None:
        return Route(default_route(family, of_itself=of_itself), None)
    return Route(tuple(_as_step(row) for row in template.steps.all()), template)


def planned_steps(draft: PaperDraft) -> tuple[PlannedStep, ...]:
    """The steps of one paper by the route of its issuer; steps that fall to nobody are kept.

    A step of the Văn phòng is passed over where the issuer has none on this node.
    """
    issuer = draft.issuer or draft.owner
    route = route_for(issuer, draft.family, draft.kind, of_itself=issuer.pk == draft.owner_id)
    office = office_of(issuer)
    chosen = Organisation.objects.in_bulk(
        [step.organisation for step in route.steps if step.organisation], field_name="uid"
    )
    people = {
        person.uid.hex: person
        for person in Person.objects.filter(
            uid__in=[step.person for step in route.steps if step.person], is_active=True
        )
    }
    named = {body.uid.hex: body for body in chosen.values()}
    planned = []
    for step in route.steps:
        body = _body_of(step, draft.owner, issuer, office, named)
        if body is None:
            continue
        planned.append(
            PlannedStep(step.kind, body, step.role, step.required, people.get(step.person))
        )
    return tuple(planned)


def office_of(body: Organisation) -> Organisation | None:
    """The Văn phòng that works for a body: below it, or beside it under the same committee."""
    offices = Organisation.objects.valid_on(clock.today()).filter(on_node=True)
    below = offices.filter(under(body.path)).exclude(pk=body.pk)
    depth = body.path.count("/") + 1
    for found in (below.filter(agency__in=OFFICES), below.filter(kind=OrganisationKind.OFFICE)):
        for office in found.order_by("path"):
            if office.path.count("/") == depth:
                return office
    return None


def _as_step(row: RouteTemplateStep) -> RouteStep:
    return RouteStep(
        kind=StepKind(row.kind),
        place=StepPlace(row.place),
        role=Role(row.role),
        required=row.required,
        organisation=row.organisation.uid.hex if row.organisation else "",
        person=row.person.uid.hex if row.person else "",
    )


def _body_of(
    step: RouteStep,
    owner: Organisation,
    issuer: Organisation,
    office: Organisation | None,
    named: dict[str, Organisation],
) -> Organisation | None:
    match step.place:
        case StepPlace.DRAFTER:
            return owner
        case StepPlace.OFFICE:
            return office
        case StepPlace.CHOSEN:
            return named.get(step.organisation)
        case StepPlace.ISSUER:
            return _keeper(step, issuer, office)


def _keeper(step: RouteStep, issuer: Organisation, office: Organisation | None) -> Organisation:
    """Numbers are given by the clerk of the issuer, who may sit in its Văn phòng."""
    if step.role != Role.CLERK or office is None:
        return issuer
    clerks = RoleAssignment.objects.valid_on(clock.today()).filter(role=Role.CLERK)
    if clerks.filter(organisation=issuer).exists():
        return issuer
    return office if clerks.filter(organisation=office).exists() else issuer
