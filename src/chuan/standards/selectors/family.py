"""The family of an edition: what came before and after it, which edition holds, what else it touches."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.threads import Knot, KnotState, Words
from chuan.standards.enums import Degree, Relation, Status
from chuan.standards.labels import DEGREES, DOES, STATUSES, UNDERGOES
from chuan.standards.models import Standard, StandardRelation
from chuan.standards.rules.editions import Chain, chain_of, steps_of

MOST_ROUNDS: Final = 12
"""How far editions are followed: no number was reissued so often."""
MOST_EDITIONS: Final = 200
_STEPS: Final = (Relation.REPLACES, Relation.REPLACED_BY)
_OTHER: Final = (
    Relation.ADOPTS, Relation.AMENDS, Relation.AMENDED_BY, Relation.CORRECTS, Relation.CITES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a family: in the register, or only known by its number."""

    key: str
    label: str
    url: str = ""
    title: str = ""
    status: str = Status.UNKNOWN
    on: date | None = None
    unverified: bool = False
    order: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """The chain of an edition and every edition in it.

    `before` are earlier editions of the same number and part; what has another number and was
    replaced too is told beside the thread (`kin_of`), since it is no edition of this one.
    """

    chain: Chain
    editions: Mapping[str, Edition]

    @property
    def current(self) -> Sequence[Edition]:
        """What holds today in place of the edition; several where it was split."""
        return tuple(self.editions[key] for key in self.chain.current)

    @property
    def before(self) -> Sequence[str]:
        """Keys of the earlier editions of this very number, part and all."""
        own = self.editions[self.chain.key].family
        return tuple(key for key in self.chain.before if self.editions[key].family == own)


@dataclass(frozen=True, slots=True)
class Kin:
    """A number that stands in a relation, the relation in words, and how far it is taken over."""

    words: str
    label: str
    url: str
    title: str
    degree: str


def family_of(row: Standard) -> Family:
    """The chain of an edition, whatever number of editions; a handful of queries at most."""
    told, labels, families = _relations(row)
    keys = {row.key, *labels}
    editions = {
        key: Edition(key, label, order=key, family=families[key]) for key, label in labels.items()
    }
    for each in Standard.objects.filter(key__in=keys, owner_path=row.owner_path).order_by("pk"):
        editions[each.key] = edition_of(each)
    editions[row.key] = edition_of(row)
    chain = chain_of(row.key, steps_of(told), lambda key: editions[key].order)
    return Family(chain, editions)


def edition_of(row: Standard) -> Edition:
    """The edition of a record."""
    return Edition(
        key=row.key,
        label=row.designation,
        url=reverse("standards:standard_detail", args=[row.slug]),
        title=row.title_vi or row.title_en,
        status=row.status,
        on=row.issued_on or row.effective_on,
        unverified=row.confidence == "C",
        order=row.sort_key,
        family=row.family,
    )


def knots_of(family: Family) -> Sequence[Knot]:
    """The chain as a thread, from the oldest edition to what holds."""
    order = [*family.before, family.chain.key, *family.chain.after]
    return tuple(_knot(family, key) for key in dict.fromkeys(order))


def kin_of(row: Standard) -> Sequence[Kin]:
    """Everything else it does to others or undergoes, other numbers it replaced too: two queries."""
    does = (
        row.does.filter(
            Q(relation__in=_OTHER) | Q(relation=Relation.REPLACES) & ~Q(target_family=row.family)
        )
        .select_related("target")
        .order_by("relation", "target_key")
    )
    found = [
        _kin(str(DOES[Relation(each.relation)]), each, each.target) for each in does[:MOST_EDITIONS]
    ]
    undergoes = (
        StandardRelation.objects.filter(
            Q(relation__in=_OTHER)
            | Q(relation=Relation.REPLACED_BY) & ~Q(source__family=row.family),
            target_key=row.key,
        )
        .exclude(source=row)
        .select_related("source")
        .order_by("relation", "source__sort_key")
    )
    found += [
        _kin(str(UNDERGOES[Relation(each.relation)]), each, each.source)
        for each in undergoes[:MOST_EDITIONS]
    ]
    return tuple({(each.words, each.label): each for each in found}.values())


def _kin(words: str, relation: StandardRelation, other: Standard | None) -> Kin:
    degree = str(DEGREES[Degree(relation.degree)]) if relation.degree else ""
    if other is None:
        return Kin(words, relation.target_label, "", "", degree)
    url = reverse("standards:standard_detail", args=[other.slug])
    return Kin(words, other.designation, url, other.title_vi or other.title_en, degree)


def _relations(
    row: Standard,
) -> tuple[list[tuple[str, str, str]], dict[str, str], dict[str, str]]:
    """Replacements around an edition, found in rounds outwards; label and family of each number met."""
    told: set[tuple[str, str, str]] = set()
    labels: dict[str, str] = {}
    families: dict[str, str] = {}
    seen: set[str] = set()
    frontier: Collection[str] = {row.key}
    for _round in range(MOST_ROUNDS):
        seen.update(frontier)
        near = Q(source__key__in=list(frontier)) | Q(target_key__in=list(frontier))
        rows = StandardRelation.objects.filter(
            near, relation__in=_STEPS, source__owner_path=row.owner_path
        ).values_list(
            "source__key", "source__designation", "source__family",
            "relation", "target_key", "target_label", "target_family",
        )  # fmt: skip
        for source, label, kind, relation, target, other, other_kind in rows[: MOST_EDITIONS * 2]:
            told.add((source, relation, target))
            labels[source], families[source] = label, kind
            labels.setdefault(target, other)
            families.setdefault(target, other_kind)
        frontier = labels.keys() - seen
        if not frontier or len(seen) > MOST_EDITIONS:
            break
    return sorted(told), labels, families


def _knot(family: Family, key: str) -> Knot:
    edition = family.editions[key]
    own, last = key == family.chain.key, key in family.chain.current
    withdrawn = edition.status == Status.WITHDRAWN
    state: KnotState = "now" if last else "done"
    reason: Words = ""
    if last and withdrawn:
        state, reason = "warn", _("Hết hiệu lực, chưa rõ bản thay thế")
    elif own and withdrawn:
        state, reason = "warn", STATUSES[Status.WITHDRAWN]
    return Knot(
        title=edition.label,
        state=state,
        state_label=STATUSES[Status(edition.status)] if edition.url and not reason else "",
        url="" if own else edition.url,
        on=edition.on,
        mark="unverified" if edition.unverified else "",
        reason=reason,
        text=edition.title,
        current=own,
    )
