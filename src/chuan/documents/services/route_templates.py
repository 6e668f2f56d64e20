"""The route a body sets for its papers."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.errors import MayNotDraft, PaperRefused
from chuan.documents.models import RouteTemplate, RouteTemplateStep
from chuan.documents.permissions import can_set_routes
from chuan.documents.rules.routes import RouteStep, route_faults
from chuan.domain.vanban.writing import Family, PaperKind
from chuan.orgs.models import Organisation, Person
from chuan.orgs.selectors import organisation_by_uid


@transaction.atomic
def save_route(
    *, actor: Actor, family: str, kind: str, steps: Sequence[RouteStep]
) -> RouteTemplate:
    """Keep the steps for papers that set out from now on; papers on their way keep theirs."""
    if not can_set_routes(actor):
        raise MayNotDraft
    if family not in set(Family) or kind not in {"", *PaperKind}:
        raise PaperRefused(_("Không có loại văn bản này."))
    faults = route_faults(family, steps)
    if faults:
        raise PaperRefused(" ".join(_(fault) for fault in faults))
    own = organisation_by_uid(actor.organisation_uid)
    template, _made = RouteTemplate.objects.update_or_create(
        organisation=own,
        family=family,
        kind=kind,
        defaults={
            "path": own.path,
            "saved_at": clock.now(),
            "saved_by_label": actor.label[:160],
        },
    )
    template.steps.all().delete()
    RouteTemplateStep.objects.bulk_create(
        RouteTemplateStep(
            template=template,
            order=order,
            kind=step.kind,
            place=step.place,
            organisation=_body(step),
            role=step.role,
            person=_person(step),
            required=step.required,
        )
        for order, step in enumerate(steps, start=1)
    )
    _record(actor, template, "documents.route.saved", len(steps))
    return template


@transaction.atomic
def reset_route(*, actor: Actor, family: str, kind: str) -> None:
    """Go back to the usual steps."""
    if not can_set_routes(actor):
        raise MayNotDraft
    template = RouteTemplate.objects.filter(path=actor.path, family=family, kind=kind).first()
    if template is None:
        return
    _record(actor, template, "documents.route.reset", 0)
    template.delete()


def _body(step: RouteStep) -> Organisation | None:
    if not step.organisation:
        return None
    found = Organisation.objects.filter(uid=step.organisation, on_node=True).first()
    if found is None:
        raise PaperRefused(_("Hãy chọn một cơ quan trong danh sách."), field="organisation")
    return found


def _person(step: RouteStep) -> Person | None:
    if not step.person:
        return None
    return Person.objects.filter(uid=step.person, is_active=True).first()


def _record(actor: Actor, template: RouteTemplate, code: str, steps: int) -> None:
    record(
        actor,
        code,
        kind="route",
        object_id=template.pk,
        label=f"{template.family} {template.kind}".strip(),
        path=template.path,
        changes={"steps": steps},
    )
