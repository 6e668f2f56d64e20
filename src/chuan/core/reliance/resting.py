"""Writes what rests on what: by the services of the rooms, and again every night."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from django.db import transaction

from chuan.core import models
from chuan.core.reliance.registry import DependantKind, Pairs, basis_kind, dependant_kinds
from chuan.core.reliance.values import Basis, Dependant

CHUNK: Final = 400
"""Things written at a time: SQLite takes 999 values in a statement."""
_TOLD: Final = ("label", "url", "owner_path")
Rest = tuple[str, str, str]
"""Kind, key and path of one basis, as it is compared."""


def rest_on(dependant: Dependant, bases: Iterable[Basis]) -> None:
    """Say all that a thing rests on, in the caller's transaction; what it rested on before goes."""
    rest_on_many([(dependant, tuple(bases))])


def rest_on_many(pairs: Pairs) -> int:
    """Say it of many things at once; how many of them are new or changed. A thing is told once."""
    rows = iter(pairs)
    changed = 0
    while chunk := list(islice(rows, CHUNK)):
        by_kind: dict[str, dict[str, tuple[Dependant, Sequence[Basis]]]] = defaultdict(dict)
        for dependant, bases in chunk:
            by_kind[dependant.kind][dependant.object_id] = (dependant, bases)
        for kind, told in by_kind.items():
            changed += _write(kind, told)
    return changed


def release(kind: str, object_id: str) -> None:
    """The thing is no more, and rests on nothing; its flags go with it."""
    models.Dependant.objects.filter(kind=kind, object_id=object_id).delete()


def rebuild(kinds: Sequence[DependantKind] = ()) -> int:
    """Ask every room again what its things rest on; only differences are written, how many."""
    return sum(_rebuild(kind) for kind in kinds or dependant_kinds() if kind.collect is not None)


def placed(basis: Basis) -> Iterator[Rest]:
    """Where a basis stands: one place for each part that its words name."""
    known = basis_kind(basis.kind)
    for path in known.paths(basis.part):
        yield (basis.kind, known.key(basis.key), path)


@transaction.atomic
def _rebuild(kind: DependantKind) -> int:
    seen: set[str] = set()

    def noted() -> Pairs:
        for dependant, bases in kind.collect() if kind.collect else ():
            seen.add(dependant.object_id)
            yield dependant, bases

    changed = rest_on_many(noted())
    standing = models.Dependant.objects.filter(kind=kind.kind).values_list("pk", "object_id")
    gone = [pk for pk, object_id in standing.iterator(chunk_size=2000) if object_id not in seen]
    for start in range(0, len(gone), CHUNK):
        models.Dependant.objects.filter(pk__in=gone[start : start + CHUNK]).delete()
    return changed + len(gone)


def _write(kind: str, told: dict[str, tuple[Dependant, Sequence[Basis]]]) -> int:
    rows = {
        row.object_id: row
        for row in models.Dependant.objects.filter(kind=kind, object_id__in=list(told))
        .select_for_update()
        .order_by("pk")
    }
    new = [_row(dependant) for key, (dependant, _bases) in told.items() if key not in rows]
    models.Dependant.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        found = models.Dependant.objects.filter(
            kind=kind, object_id__in=[row.object_id for row in new]
        )
        rows |= {row.object_id: row for row in found}
    moved = [rows[key] for key, (dependant, _bases) in told.items() if _fill(rows[key], dependant)]
    models.Dependant.objects.bulk_update(moved, _TOLD, batch_size=100)
    wanted = {
        rows[key].pk: [each for basis in bases for each in _worded(basis)]
        for key, (_one, bases) in told.items()
    }
    rebased = _write_bases(wanted)
    return len({row.pk for row in moved} | rebased | {rows[row.object_id].pk for row in new})


def _worded(basis: Basis) -> Iterator[tuple[Rest, str]]:
    return ((place, basis.part[:200]) for place in placed(basis))


def _write_bases(wanted: dict[int, list[tuple[Rest, str]]]) -> set[int]:
    """Let these bases stand and no other; the things of which some came or went."""
    standing = {
        (row.dependant_id, (row.kind, row.key, row.path)): row.pk
        for row in models.DependantBasis.objects.filter(dependant__in=list(wanted))
    }
    told = {(pk, place): part for pk, bases in wanted.items() for place, part in bases}
    gone = {key: row for key, row in standing.items() if key not in told}
    pks = list(gone.values())
    for start in range(0, len(pks), CHUNK):
        models.DependantBasis.objects.filter(pk__in=pks[start : start + CHUNK]).delete()
    came = [
        models.DependantBasis(
            dependant_id=pk, kind=place[0], key=place[1][:120], path=place[2], part=part
        )
        for (pk, place), part in told.items()
        if (pk, place) not in standing
    ]
    models.DependantBasis.objects.bulk_create(came, ignore_conflicts=True)
    return {pk for pk, _place in gone} | {row.dependant_id for row in came}


def _row(dependant: Dependant) -> models.Dependant:
    row = models.Dependant(kind=dependant.kind, object_id=dependant.object_id)
    _fill(row, dependant)
    return row


def _fill(row: models.Dependant, dependant: Dependant) -> bool:
    """Whether the row now says something else."""
    told = (dependant.label[:400], dependant.url[:400], dependant.owner_path)
    if (row.label, row.url, row.owner_path) == told:
        return False
    row.label, row.url, row.owner_path = told
    return True
