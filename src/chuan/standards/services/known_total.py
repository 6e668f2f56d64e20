"""How many standards there are in all, told by who keeps the register, with the source that says so."""

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.standards.errors import MayNotKeepRegister, RecordRefused
from chuan.standards.models import RegisterState
from chuan.standards.permissions import can_keep_register
from chuan.standards.services.writing import lock_register

REGISTER = "standards_register"


@transaction.atomic
def set_known_total(*, actor: Actor, total: int | None, source: str) -> RegisterState:
    """Write the N of "82 trong số N"; None: nobody says. Raises MayNotKeepRegister, RecordRefused."""
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    refuse_stamped_words(actor, source)
    said = " ".join(source.split())[:300]
    if total is not None and not said:
        raise RecordRefused(_("Hãy ghi nguồn của con số này."))
    state = lock_register()
    state.known_total, state.known_total_source = total, said if total is not None else ""
    state.save(update_fields=("known_total", "known_total_source"))
    record(
        actor, "standards.register.total_told", kind=REGISTER, object_id=state.pk,
        label=said or "-", path=actor.path or "/", changes={"total": total or "", "source": said},
    )  # fmt: skip
    return state
