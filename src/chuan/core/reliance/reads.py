"""Reads of what rests on what: within the scope of the reader, in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from chuan.core.actor import Actor
from chuan.core.enums import FlagState
from chuan.core.models import Dependant, RelianceFlag
from chuan.core.reliance.registry import label_of, own_only_kinds
from chuan.core.reliance.resting import placed
from chuan.core.reliance.values import Basis
from chuan.core.scope import under


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One change that a thing should be looked at for, as its page says."""

    title: str
    url: str
    effective_on: date | None
    indirect: bool
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many things of one kind."""

    kind: str
    label: str
    count: int


def flagged(kind: str, object_id: str) -> Sequence[FlagLine]:
    """What a thing should be looked at for; the caller's page is one that the reader may see."""
    return flagged_many(kind, [object_id]).get(object_id, ())


def flagged_many(kind: str, object_ids: Sequence[str]) -> Mapping[str, Sequence[FlagLine]]:
    """The same for the things of a list, by id; one query."""
    rows = (
        RelianceFlag.objects.filter(
            state=FlagState.OPEN, dependant__kind=kind, dependant__object_id__in=list(object_ids)
        )
        .select_related("change", "dependant")
        .order_by("change__effective_on", "pk")
    )
    found: dict[str, list[FlagLine]] = {}
    for row in rows:
        line = FlagLine(
            row.change.title,
            row.change.url,
            row.change.effective_on,
            row.indirect,
            row.change.confidence == "C",
        )
        found.setdefault(row.dependant.object_id, []).append(line)
    return found


def flagged_ids(kind: str) -> QuerySet[RelianceFlag, str]:
    """Ids of the things of a kind that should be looked at again, as a subquery or a list."""
    rows = RelianceFlag.objects.filter(state=FlagState.OPEN, dependant__kind=kind)
    return rows.values_list("dependant__object_id", flat=True).distinct()


def flags(actor: Actor) -> QuerySet[RelianceFlag]:
    """Every flag of things that `actor` answers for: of the own body and the bodies below it."""
    return RelianceFlag.objects.filter(_shown_to(actor, "dependant__"))


def resting_on(actor: Actor, basis: Basis) -> QuerySet[Dependant]:
    """Things that rest on a basis or a part of it, those that `actor` may see."""
    return Dependant.objects.filter(_shown_to(actor), pk__in=_resting(basis).values("pk"))


def count_resting_on(basis: Basis) -> Sequence[KindCount]:
    """How many things of each kind rest on a basis, whosever they are: numbers, never names."""
    rows = (
        Dependant.objects.filter(pk__in=_resting(basis).values("pk"))
        .values_list("kind")
        .annotate(of=Count("pk"))
        .order_by("kind")
    )
    return tuple(KindCount(kind, label_of(kind), count) for kind, count in rows)


def _shown_to(actor: Actor, prefix: str = "") -> Q:
    """Things of the own body and of those below it, but for what only its owner is shown."""
    own, kept = Q(**{f"{prefix}owner_path": actor.path}), own_only_kinds()
    return under(actor.path, f"{prefix}owner_path") & (own | ~Q(**{f"{prefix}kind__in": kept}))


def _resting(basis: Basis) -> QuerySet[Dependant]:
    where = Q(pk__in=())
    for kind, key, path in placed(basis):
        where |= Q(bases__kind=kind, bases__key=key) & under(path, "bases__path")
    return Dependant.objects.filter(where).order_by()
