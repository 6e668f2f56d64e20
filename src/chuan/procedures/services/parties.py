"""Parties of a dossier: a body appointed to a role while the dossier is open."""

from uuid import UUID

from django.db import transaction

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.orgs.selectors import organisation_by_uid
from chuan.procedures.enums import Choice
from chuan.procedures.errors import MayNotTakeStep, StepRefused
from chuan.procedures.models import DossierParty
from chuan.procedures.permissions import can_appoint
from chuan.procedures.services.standing import record_dossier, settle, tell_turn
from chuan.procedures.services.stepping import lock_dossier


@transaction.atomic
def appoint_party(
    *, actor: Actor, uid: UUID, role: str, body: UUID | None = None, outside: str = "", seen: int
) -> DossierParty:
    """Let a body of the node, or somebody outside it, take part in a role; all concerned then see it."""
    held = lock_dossier(actor, uid, seen)
    dossier, definition = held.dossier, held.definition
    if not can_appoint(actor, dossier):
        raise MayNotTakeStep
    spec = next((each for each in definition.roles if each.key == role), None)
    if spec is None:
        raise StepRefused(gettext_noop("Hãy chọn vai trò."), field="role")
    name = " ".join(outside.split())[:300]
    on = clock.today()
    if body is not None:
        found = organisation_by_uid(body)
        if spec.choose is Choice.AGENCY and found.agency not in spec.agency:
            raise StepRefused(
                Sentence(
                    gettext_noop("Cơ quan này không giữ được vai trò: %(role)s."), role=spec.label
                ),
                field="body",
            )
        party = DossierParty(role=role, label=found.name, organisation=found, path=found.path)
    elif name and spec.outside:
        refuse_stamped_words(actor, name)
        party = DossierParty(role=role, label=name)
    else:
        raise StepRefused(gettext_noop("Hãy chọn cơ quan."), field="body")
    if dossier.parties.filter(role=role, label=party.label).exists():
        raise StepRefused(gettext_noop("Cơ quan này đã có trong hồ sơ."), field="body")
    party.dossier, party.since = dossier, on
    party.save()
    settle(dossier, definition, held.log, held.days, held.log[-1].on)
    record_dossier(actor, dossier, "procedures.party.appointed", role=spec.label, party=party.label)
    tell_turn(actor, dossier, definition, spec.label, on)
    return party
