"""Things that came to rest on what is no more after its end was told are flagged by the nightly look."""

from typing import Final

from django.db import connection, transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from chuan.core import inbox
from chuan.core.actor import Actor
from chuan.core.fresh_rows import over_fresh_rows
from chuan.core.models import RelianceFlag
from chuan.core.reliance.changes import PAGE, counted
from chuan.core.reliance.registry import endings, people_of

CODE: Final = "core.reliance.late"
_LATE: Final = """
INSERT INTO core_relianceflag
    (change_id, dependant_id, indirect, state, reason, answered_by, answered_by_label)
SELECT DISTINCT told.id, basis.dependant_id, FALSE, 'open', '', '', ''
FROM core_basischange told
JOIN core_dependantbasis basis ON basis.kind = told.basis_kind AND basis.key = told.basis_key
JOIN core_dependant thing ON thing.id = basis.dependant_id
WHERE told.code IN ({codes}) AND told.part = '' AND told.told_at IS NOT NULL
    AND told.withdrawn_at IS NULL
    AND NOT (thing.kind = told.basis_kind AND thing.object_id = told.basis_key)
    AND NOT EXISTS (
        SELECT 1 FROM core_relianceflag laid
        WHERE laid.change_id = told.id AND laid.dependant_id = basis.dependant_id
    )
ON CONFLICT (change_id, dependant_id) DO NOTHING
"""


@transaction.atomic
def flag_late(*, actor: Actor) -> int:
    """Flag what rests on something that ended as a whole and was told before; how many. Again: nothing.

    What was flagged and answered stays answered. One statement lays the flags, one line tells each
    person, whatever the number of things.
    """
    codes = sorted(endings())
    if not codes:
        return 0
    before = RelianceFlag.objects.aggregate(last=Max("pk"))["last"] or 0
    with over_fresh_rows():
        with connection.cursor() as cursor:
            cursor.execute(_LATE.format(codes=", ".join(["%s"] * len(codes))), codes)
        laid = RelianceFlag.objects.filter(pk__gt=before, change__code__in=codes)
        owners = laid.values_list("dependant__owner_path").annotate(of=Count("pk"))
        by_owner = dict(owners.order_by())
    if by_owner:
        _tell(by_owner, actor)
    return sum(by_owner.values())


def _tell(by_owner: dict[str, int], actor: Actor) -> None:
    mine: dict[str, int] = {}
    for path, people in people_of(by_owner).items():
        for person in people:
            mine[person] = mine.get(person, 0) + by_owner.get(path, 0)
    alike: dict[int, list[str]] = {}
    for person, count in mine.items():
        alike.setdefault(count, []).append(person)
    title = _("Có nội dung mới dựa vào quy định không còn hiệu lực")
    inbox.notify_each(
        [inbox.Letter(people, title, PAGE, counted(count)) for count, people in alike.items()],
        code=CODE,
        actor=actor,
    )
