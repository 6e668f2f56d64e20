"""Receipts: numbered in the year of the body that receives, with a code that cannot be guessed."""

import secrets

from django.db.models import Max

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.models import Organisation
from chuan.procedures.enums import Choice
from chuan.procedures.models import Dossier, Receipt
from chuan.procedures.rules.codes import ALPHABET, LENGTH, with_check
from chuan.procedures.services.standing import record_dossier
from chuan.procedures.types import Definition


def give_receipt(actor: Actor, dossier: Dossier, definition: Definition) -> Receipt:
    """The receipt of a dossier, in the caller's transaction; a dossier keeps its first one.

    Numbers are given under the lock of the receiving body's row, so that none is doubled or skipped.
    """
    kept = Receipt.objects.filter(dossier=dossier).first()
    if kept is not None:
        return kept
    body = Organisation.objects.select_for_update().get(path=_receiver(dossier, definition))
    year = clock.today().year
    last = Receipt.objects.filter(organisation=body, year=year).aggregate(last=Max("number"))
    row = Receipt.objects.create(
        dossier=dossier, organisation=body, year=year, number=(last["last"] or 0) + 1,
        code=new_code(), issued_at=clock.now(), due_on=dossier.due_on, by_id=actor.id,
        by_label=actor.label[:160],
    )  # fmt: skip
    record_dossier(actor, dossier, "procedures.receipt.given", number=str(row))
    return row


def new_code() -> str:
    """A code of sixty bits and its check sign."""
    return with_check("".join(secrets.choice(ALPHABET) for _place in range(LENGTH)))


def _receiver(dossier: Dossier, definition: Definition) -> str:
    """The body that has the next turn, else the first that is found by its agency, else the owner."""
    parties = list(dossier.parties.exclude(path="").order_by("-has_turn", "pk"))
    agencies = {role.key for role in definition.roles if role.choose is Choice.AGENCY}
    found = [party.path for party in parties if party.has_turn]
    found += [party.path for party in parties if party.role in agencies]
    return str(found[0]) if found else dossier.owner_path
