"""Lays down where a local regulation applies: communes as they were when it was made."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place
from chuan.standards.enums import StandardKind
from chuan.standards.errors import MayNotKeepRegister, NoSuchStandard, RecordRefused
from chuan.standards.models import STANDARD, Standard, StandardTerritory
from chuan.standards.permissions import can_keep_register


@transaction.atomic
def set_territory(*, actor: Actor, slug: str, places: Collection[int]) -> int:
    """Say in which communes a local regulation applies; how many there are now.

    Naming a province or a district means each of its communes of that time.
    Basis: Điều 27 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (hiệu lực trong phạm vi của tỉnh ban hành).
    """
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    standard = (
        Standard.objects.select_for_update(of=("self",)).seen_by(actor).filter(slug=slug).first()
    )
    if standard is None:
        raise NoSuchStandard
    if standard.kind != StandardKind.QCDP:
        raise RecordRefused(_("Chỉ quy chuẩn kỹ thuật địa phương có địa bàn áp dụng."))
    communes = communes_below(places)
    if not communes:
        raise RecordRefused(_("Hãy chọn ít nhất một xã, phường, đặc khu."), field="places")
    before = StandardTerritory.objects.filter(standard=standard).count()
    StandardTerritory.objects.filter(standard=standard).exclude(place__in=communes).delete()
    StandardTerritory.objects.bulk_create(
        [StandardTerritory(standard=standard, place_id=pk) for pk in sorted(communes)],
        ignore_conflicts=True,
    )
    record(
        actor, "standards.territory.set", kind=STANDARD, object_id=standard.pk,
        label=standard.designation, path=standard.owner_path or actor.path,
        changes={"communes": [before, len(communes)]},
    )  # fmt: skip
    return len(communes)


def communes_below(places: Collection[int]) -> set[int]:
    """The communes among these units and below the others."""
    chosen = Place.objects.filter(pk__in=list(places))
    found = set(chosen.filter(level=PlaceLevel.COMMUNE).values_list("pk", flat=True))
    above = list(chosen.exclude(level=PlaceLevel.COMMUNE).values_list("pk", flat=True))
    for _level in range(2):
        below = Place.objects.filter(parent__in=above)
        found |= set(below.filter(level=PlaceLevel.COMMUNE).values_list("pk", flat=True))
        above = list(below.exclude(level=PlaceLevel.COMMUNE).values_list("pk", flat=True))
    return found
