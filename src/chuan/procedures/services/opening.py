"""Opening a dossier: the version in force that day, its parties, its first clocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from chuan.core import clock, text
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.law.selectors.days import calendar
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid
from chuan.procedures import subjects
from chuan.procedures.enums import Choice, StepKind
from chuan.procedures.errors import MayNotOpen, StepRefused
from chuan.procedures.models import Dossier, DossierParty, DossierStep, ProcedureVersion, StepField
from chuan.procedures.permissions import can_open_as
from chuan.procedures.rules.steps import missing
from chuan.procedures.selectors.definitions import definition_of, version_in_force
from chuan.procedures.selectors.log import log_of
from chuan.procedures.services.standing import (
    record_dossier,
    settle,
    tell_subject,
    tell_turn,
)
from chuan.procedures.types import OPENING, Definition, Given, RoleSpec


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing of another room that a dossier is about."""

    kind: str
    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said when a dossier is opened.

    `bodies` names bodies of this node by role, `outside` people and bodies that are not on it.
    `opened_as` "" takes the first role that the body may open in.
    """

    title: str
    opened_as: str = ""
    subject: Subject | None = None
    bodies: Mapping[str, UUID] = field(default_factory=dict)
    outside: Mapping[str, str] = field(default_factory=dict)
    flags: Sequence[str] = ()
    given: Given = field(default_factory=Given)
    is_sample: bool = False


@transaction.atomic
def open_dossier(*, actor: Actor, procedure: str, opening: Opening) -> Dossier:
    """Open a dossier under the version in force today; it stays under it for life.

    The room of its subject hears of it ("mo") in the same transaction. Raises `MayNotOpen`,
    `ProcedureNotFound`, `StepRefused` with the box that lacks something.
    """
    on = clock.today()
    version = version_in_force(procedure, on)
    definition = definition_of(version)
    body = _body_of(actor)
    role = _opened_as(actor, body, definition, opening.opened_as)
    title = " ".join(opening.title.split())[:400]
    _check(actor, definition, opening, title)
    parties = _parties(definition, body, role, opening)
    dossier = _written(actor, version, definition, opening, title=title, role=role, on=on)
    DossierParty.objects.bulk_create(
        DossierParty(dossier=dossier, since=on, **party) for party in parties
    )
    applicant = next((each["label"] for each in parties if each["role"] == _asker(definition)), "")
    dossier.applicant_label = str(applicant)[:300]
    dossier.number = f"{on.year}-{dossier.pk:06d}"
    settle(dossier, definition, log_of(dossier), calendar(), on)
    record_dossier(actor, dossier, "procedures.dossier.opened", version=version.number)
    _tell_opened(actor, dossier, definition, opening, on)
    return dossier


def _body_of(actor: Actor) -> Organisation:
    if not actor.organisation_uid:
        raise MayNotOpen
    return organisation_by_uid(actor.organisation_uid)


def _opened_as(actor: Actor, body: Organisation, definition: Definition, asked: str) -> RoleSpec:
    for key in definition.opened_by:
        role = definition.role(key)
        if asked in {"", key} and can_open_as(actor, body, role):
            return role
    raise MayNotOpen


def _asker(definition: Definition) -> str:
    """The role of who asks: the one that opens, else the first."""
    opener = (role.key for role in definition.roles if role.choose is Choice.OPENER)
    return next(opener, definition.opened_by[0])


def _check(actor: Actor, definition: Definition, opening: Opening, title: str) -> None:
    if not title:
        raise StepRefused(gettext_noop("Hãy ghi tên hồ sơ."), field="title")
    known = {flag.key for flag in definition.flags}
    for flag in opening.flags:
        if flag not in known:
            raise StepRefused(gettext_noop("Hãy chọn lại loại hồ sơ."), field="flags")
    if opening.flags and not opening.given.note.strip():
        raise StepRefused(gettext_noop("Hãy ghi lý do của trường hợp đặc biệt."), field="note")
    for name, sentence in missing(definition, definition.opening, opening.given):
        raise StepRefused(sentence, field=name)
    refuse_stamped_words(
        actor, title, opening.given.note, *opening.outside.values(), *opening.given.fields.values()
    )


def _parties(
    definition: Definition, body: Organisation, opened_as: RoleSpec, opening: Opening
) -> list[dict[str, object]]:
    """A body or a name for each role, or a sentence about the role that has none."""
    found: list[dict[str, object]] = []
    for role in definition.roles:
        outside = " ".join(opening.outside.get(role.key, "").split())[:300]
        if role.key == opened_as.key:
            found.append(_party(role, body))
        elif outside and role.outside:
            found.append({"role": role.key, "label": outside})
        elif role.key in opening.bodies:
            found.append(_party(role, organisation_by_uid(opening.bodies[role.key])))
        elif (agency := _agency_near(role, body)) is not None:
            found.append(_party(role, agency))
        elif not role.optional:
            raise StepRefused(
                Sentence(gettext_noop("Hãy chọn hoặc ghi tên: %(role)s."), role=role.label),
                field=f"role_{role.key}",
            )
    return found


def _party(role: RoleSpec, body: Organisation) -> dict[str, object]:
    if role.choose is Choice.AGENCY and body.agency not in role.agency:
        raise StepRefused(
            Sentence(
                gettext_noop("Cơ quan này không giữ được vai trò: %(role)s."), role=role.label
            ),
            field=f"role_{role.key}",
        )
    return {"role": role.key, "label": body.name, "organisation": body, "path": body.path}


def _agency_near(role: RoleSpec, body: Organisation) -> Organisation | None:
    """The only body of the agency in the same province, or the only one of the node."""
    if role.choose is not Choice.AGENCY:
        return None
    rows = Organisation.objects.valid_on(clock.today()).filter(agency__in=role.agency, on_node=True)
    province = f"/{body.path.strip('/').split('/')[0]}/"
    near = list(rows.under(province).order_by("path")[:2]) if body.path != "/" else []
    found = near or list(rows.order_by("path")[:2])
    return found[0] if len(found) == 1 else None


def _written(
    actor: Actor,
    version: ProcedureVersion,
    definition: Definition,
    opening: Opening,
    *,
    title: str,
    role: RoleSpec,
    on: date,
) -> Dossier:
    """The rows of the dossier and of its first step."""
    start, subject = definition.state(definition.start), opening.subject
    dossier = Dossier.objects.create(
        version=version, title=title, folded=text.fold(title)[:500], state=start.key,
        state_label=start.label, owner_path=actor.path, opened_as=role.key, opened_on=on, seen=0,
        subject_kind=subject.kind if subject else "", subject_id=subject.id if subject else None,
        subject_label=subject.label[:300] if subject else "", is_sample=opening.is_sample,
    )  # fmt: skip
    step = DossierStep.objects.create(
        dossier=dossier, number=1, kind=StepKind.OPENED, event=OPENING,
        label=definition.opening.label, source="", target=start.key, on=on, at=clock.now(),
        role=role.key, by_id=actor.id, by_label=actor.label[:160],
        organisation_label=actor.organisation_label[:300], path=actor.path,
        note=opening.given.note.strip()[:2000], flags=",".join(sorted(set(opening.flags))),
    )  # fmt: skip
    keep_fields(step, definition, definition.opening.fields, opening.given)
    return dossier


def keep_fields(
    step: DossierStep, definition: Definition, keys: Sequence[str], given: Given
) -> None:
    """What was typed into the fields of a step."""
    StepField.objects.bulk_create(
        StepField(step=step, key=key, label=definition.field(key).label[:200], value=value[:1000])
        for key in keys
        if (value := given.fields.get(key, "").strip())
    )


def _tell_opened(
    actor: Actor, dossier: Dossier, definition: Definition, opening: Opening, on: date
) -> None:
    if dossier.subject_id is not None:
        step = subjects.Step(
            dossier.pk, dossier.uid, definition.key, dossier.subject_id, OPENING, "",
            dossier.state, on, frozenset(opening.flags), fields=dict(opening.given.fields),
        )  # fmt: skip
        tell_subject(actor, dossier, step)
    if not definition.state(dossier.state).private:
        tell_turn(actor, dossier, definition, definition.opening.label, on)
