"""Which unit compiles the figures of a place: appointed and ended by the body above it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.errors import MayNotAsk, RoundRefused
from chuan.figures.models import Compiler
from chuan.figures.permissions import can_appoint
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import governed_organisation, organisation_by_uid


@transaction.atomic
def appoint_compiler(*, actor: Actor, organisation: UUID, basis: str = "") -> Compiler:
    """The unit compiles the place of the body acted for; heads and administrators say so."""
    if not can_appoint(actor):
        raise MayNotAsk(_("Chỉ người đứng đầu hoặc quản trị cơ quan giao được đầu mối tổng hợp."))
    own = organisation_by_uid(actor.organisation_uid)
    unit = governed_organisation(actor, organisation)
    if own.place_id is None and own.path != "/":
        raise RoundRefused(_("Cơ quan bạn chưa gắn với địa bàn nào; hãy nhờ quản trị bổ sung."))
    known = Compiler.objects.select_for_update().filter(
        organisation=unit, place=own.place_id, valid_until__isnull=True
    )
    if known.exists():
        raise RoundRefused(_("Đơn vị này đang là đầu mối tổng hợp rồi."), field="organisation")
    compiler = Compiler.objects.create(
        organisation=unit,
        place=own.place,
        valid_from=clock.today(),
        basis=basis.strip()[:300],
        by_label=actor.label[:160],
    )
    _record(actor, compiler, unit, "figures.compiler.appointed")
    return compiler


@transaction.atomic
def end_compiler(*, actor: Actor, pk: int) -> None:
    """The unit compiles no more from today on; what it sees ends with it.

    A unit that compiles for the body above it neither appoints others nor ends that itself.
    """
    found = (
        Compiler.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(pk=pk, organisation__path__startswith=actor.path or "-")
        .first()
    )
    if found is None or not can_appoint(actor):
        raise MayNotAsk(_("Không tìm thấy đầu mối này trong cơ quan bạn."))
    yesterday = clock.today() - timedelta(days=1)
    if found.valid_from is not None and found.valid_from > yesterday:
        found.delete()
    else:
        found.valid_until = yesterday
        found.save(update_fields=("valid_until",))
    _record(actor, found, found.organisation, "figures.compiler.ended")


def _record(actor: Actor, compiler: Compiler, unit: Organisation, code: str) -> None:
    record(
        actor,
        code,
        kind="compiler",
        object_id=compiler.pk or 0,
        label=unit.label[:200],
        path=unit.path,
        changes={"place": compiler.place_id},
    )
