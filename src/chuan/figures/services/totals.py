"""The totals of provinces: moved by differences, recounted at night; a step of `facts` alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db import connection, transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.models import Figure, Total
from chuan.figures.models.fields import SCALE
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place

NIGHTS: Final = 7
"""In this many nights every province is recounted once."""
BATCH: Final = 200
"""Rows of one statement; SQLite takes 32,766 parameters, older ones 999 in all."""

TotalKey = tuple[str, int, str, int]
"""Period, indicator, stage, province: the order of the unique index, in which rows are locked."""

_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s)"
_MOVE = """
INSERT INTO figures_total
    (period, indicator_id, stage, province_id, value, expected, bodies, valued, as_of)
VALUES {rows}
ON CONFLICT (period, indicator_id, stage, province_id) DO UPDATE SET
    value = figures_total.value + excluded.value,
    expected = figures_total.expected + excluded.expected,
    bodies = figures_total.bodies + excluded.bodies,
    valued = figures_total.valued + excluded.valued,
    as_of = CASE
        WHEN figures_total.as_of IS NULL OR excluded.as_of > figures_total.as_of
        THEN excluded.as_of ELSE figures_total.as_of END
"""
_COUNT = """
SELECT period, indicator_id, stage, province_id,
    SUM(value), SUM(expected), SUM(bodies), SUM(valued), MAX(as_of)
FROM (
    SELECT period, indicator_id, stage, province_id, SUM(COALESCE(value, 0)) AS value,
        SUM(COALESCE(estimate, value, 0)) AS expected, COUNT(*) AS bodies,
        COUNT(value) AS valued, MAX(as_of) AS as_of
    FROM figures_figure WHERE province_id = %s
    GROUP BY period, indicator_id, stage, province_id
    UNION ALL
    SELECT period, indicator_id, stage, province_id, -value, -expected, -bodies, -valued, NULL
    FROM figures_total WHERE province_id = %s
) AS both_ways
GROUP BY period, indicator_id, stage, province_id
HAVING SUM(value) <> 0 OR SUM(expected) <> 0 OR SUM(bodies) <> 0 OR SUM(valued) <> 0
ORDER BY period, indicator_id, stage, province_id
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a total moves; values as stored, in ten-thousandths; the day that closed it, ISO."""

    value: int = 0
    expected: int = 0
    bodies: int = 0
    valued: int = 0
    as_of: str | None = None

    def __add__(self, other: "Difference") -> "Difference":
        """Both moves in one."""
        return Difference(
            self.value + other.value,
            self.expected + other.expected,
            self.bodies + other.bodies,
            self.valued + other.valued,
            max(filter(None, (self.as_of, other.as_of)), default=None),
        )

    def __neg__(self) -> "Difference":
        """The move back."""
        return Difference(-self.value, -self.expected, -self.bodies, -self.valued)

    def __bool__(self) -> bool:
        """Whether it moves anything."""
        return bool(self.value or self.expected or self.bodies or self.valued or self.as_of)


def weight_of(figure: Figure) -> Difference:
    """What one figure adds to its total: `expected` is its estimate where there is one."""
    value = scaled(figure.value)
    expected = scaled(figure.value if figure.estimate is None else figure.estimate)
    return Difference(value, expected, 1, int(figure.value is not None), figure.as_of.isoformat())


def scaled(value: Decimal | None) -> int:
    """As the column keeps it; nothing counts as 0."""
    return 0 if value is None else int(value.scaleb(SCALE))


def move_totals(differences: Mapping[TotalKey, Difference]) -> None:
    """Move the totals, in the caller's transaction and always in the same order of rows.

    A total that counts no figure any more is removed. Two at once wait for each other row by row;
    neither is lost, since each adds its difference to whatever stands there.
    """
    moved = sorted((key, step) for key, step in differences.items() if step)
    for start in range(0, len(moved), BATCH):
        _upsert(moved[start : start + BATCH])
    emptied = [key for key, step in moved if step.bodies < 0]
    for period, indicator, stage, province in emptied:
        Total.objects.filter(
            period=period, indicator=indicator, stage=stage, province=province, bodies=0
        ).delete()


def _upsert(rows: Sequence[tuple[TotalKey, Difference]]) -> None:
    values = ", ".join([_ROW] * len(rows))
    given = [
        part
        for key, step in rows
        for part in (
            *key,
            step.value,
            step.expected,
            step.bodies,
            step.valued,
            step.as_of,
        )
    ]
    with connection.cursor() as cursor:
        cursor.execute(_MOVE.format(rows=values), given)


@transaction.atomic
def recount_totals(*, actor: Actor, provinces: Iterable[Place] | None = None) -> int:
    """Hold the totals of some provinces (a seventh of them each night) against their figures.

    What differs is put right by its difference, so that who sends meanwhile is not lost, and is
    told to the record; how many totals differed.
    """
    found = 0
    for province in tonight() if provinces is None else provinces:
        differences = _differences(province.pk)
        if differences:
            move_totals(differences)
            found += len(differences)
            record(
                actor, "figures.totals.repaired", kind="place", object_id=province.pk,
                label=province.name, path="/", changes={"totals": len(differences)},
            )  # fmt: skip
    return found


def tonight() -> Sequence[Place]:
    """The provinces, of today and of before, whose turn it is."""
    turn = clock.today().toordinal() % NIGHTS
    places = Place.objects.filter(level=PlaceLevel.PROVINCE).order_by("pk")
    return [place for place in places if place.pk % NIGHTS == turn]


def _differences(province: int) -> Mapping[TotalKey, Difference]:
    """Figures less totals: one statement, hence one moment."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [province, province])
        rows = cursor.fetchall()
    return {
        (period, indicator, stage, place): Difference(
            int(value), int(expected), int(bodies), int(valued), str(as_of) if as_of else None
        )
        for period, indicator, stage, place, value, expected, bodies, valued, as_of in rows
    }
