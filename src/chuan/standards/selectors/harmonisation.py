"""The harmonisation rate as pages and reports read it: computed from the register, kept day by day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.references import Reference, ReferenceKind
from chuan.domain.cascade import Period
from chuan.domain.designation import NotADesignation, parse_designation
from chuan.figures.providers import Counted, Provider
from chuan.orgs.enums import Level
from chuan.orgs.models import Organisation
from chuan.standards.enums import Relation, StandardKind
from chuan.standards.models import (
    HarmonisationList,
    HarmonisationPoint,
    IcsField,
    Standard,
    StandardIcs,
    StandardRelation,
)
from chuan.standards.rules.editions import steps_of
from chuan.standards.rules.harmonising import (
    Adoption,
    Edition,
    Foreign,
    Lag,
    Rate,
    by_field,
    by_year,
    fingerprint,
    lags_of,
    latest_editions,
    rate_of,
)

INTERNATIONAL = frozenset({StandardKind.INTERNATIONAL, StandardKind.REGIONAL})
RECORD = "standards.record"
REPLACING = (Relation.REPLACES, Relation.REPLACED_BY)


@dataclass(frozen=True, slots=True)
class Computed:
    """Everything that one look at the register gives."""

    editions: Sequence[Edition]
    rate: Rate
    fields: Mapping[str, Rate]
    years: Mapping[int, Rate]
    lags: Sequence[Lag]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Named:
    """A standard as a list shows it."""

    label: str
    title: str
    slug: str
    adopts: str = ""


@dataclass(frozen=True, slots=True)
class LagLine:
    """An adoption and how far it is behind, in words of the page."""

    standard: Named
    adopts: str
    current: str
    lag: Lag


@dataclass(frozen=True, slots=True)
class RatePage:
    """What the public page of the rate shows."""

    computed: Computed
    fields: Sequence[tuple[str, str, Rate]]
    points: Sequence[HarmonisationPoint]
    harmonised: Sequence[Named]
    others: Sequence[Named]
    unknown: Sequence[Named]
    behind: Sequence[LagLine]
    not_known: Sequence[LagLine]


def compute() -> Computed:
    """One look at the register: six queries, whatever its size."""
    records = Standard.objects.official()
    rows = list(
        records.filter(kind=StandardKind.TCVN).values_list(
            "pk", "key", "family", "designation", "status", "year"
        )
    )
    fields: dict[int, list[str]] = defaultdict(list)
    national = {row[0] for row in rows}
    codes = StandardIcs.objects.filter(standard__kind=StandardKind.TCVN, standard__owner_path="")
    for pk, code in codes.values_list("standard_id", "code"):
        fields[pk].append(code)
    adopts = _adoptions(national)
    steps = steps_of(
        StandardRelation.objects.filter(relation__in=REPLACING, source__owner_path="").values_list(
            "source__key", "relation", "target_key"
        )
    )
    editions = latest_editions(
        (
            Edition(
                key,
                family,
                label,
                status,
                year,
                tuple(sorted(fields.get(pk, ()))),
                tuple(adopts.get(pk, ())),
            )
            for pk, key, family, label, status, year in rows
        ),
        {old for old, new in steps} & {row[1] for row in rows},
    )
    known = {
        key: Foreign(key, family, label, year)
        for key, family, label, year in records.filter(kind__in=INTERNATIONAL).values_list(
            "key", "family", "designation", "year"
        )
    }
    return Computed(
        editions, rate_of(editions), by_field(editions), by_year(editions),
        lags_of(editions, known, steps), fingerprint(editions, steps),
    )  # fmt: skip


def page_of(computed: Computed | None = None) -> RatePage:
    """The public page: the rate with every list behind it."""
    found = computed or compute()
    names = _names([each.key for each in found.editions], found.editions)
    fields = dict(IcsField.objects.filter(level=1).values_list("code", "name_vi"))
    points = HarmonisationPoint.objects.filter(field="").order_by("day")
    behind = [_line(lag, names) for lag in found.lags if lag.is_behind or lag.is_ring]
    behind.sort(
        key=lambda each: (-(each.lag.years or 0), -(each.lag.editions or 0), each.standard.label)
    )
    harmonised = set(found.rate.harmonised)
    return RatePage(
        found, [(code, fields.get(code, ""), rate) for code, rate in found.fields.items()],
        list(points),
        [names[key] for key in found.rate.harmonised],
        [names[key] for key in found.rate.in_force if key not in harmonised],
        [names[key] for key in found.rate.unknown],
        behind, [_line(lag, names) for lag in found.lags if not lag.is_known],
    )  # fmt: skip


def kept_list(mark: str) -> HarmonisationList | None:
    """The lists that some day's figure was made of."""
    return HarmonisationList.objects.filter(fingerprint=mark).first()


def _adoptions(national: set[int]) -> Mapping[int, Sequence[Adoption]]:
    found: dict[int, list[Adoption]] = defaultdict(list)
    rows = StandardRelation.objects.filter(
        relation=Relation.ADOPTS, source__kind=StandardKind.TCVN, source__owner_path=""
    )
    for pk, key, label, degree, kind in rows.values_list(
        "source_id", "target_key", "target_label", "degree", "target__kind"
    ):
        if pk in national:
            found[pk].append(
                Adoption(key, label, degree, (kind or _kind_of(label)) in INTERNATIONAL)
            )
    return found


def _kind_of(label: str) -> str:
    try:
        return parse_designation(label).kind
    except NotADesignation:
        return ""


def _names(keys: Iterable[str], editions: Iterable[Edition]) -> Mapping[str, Named]:
    adopted = {
        each.key: "; ".join(f"{one.label} ({one.degree or '?'})" for one in each.adopts)
        for each in editions
    }
    rows = Standard.objects.official().filter(key__in=list(keys))
    return {
        key: Named(label, vi or en, slug, adopted.get(key, ""))
        for key, label, vi, en, slug in rows.values_list(
            "key", "designation", "title_vi", "title_en", "slug"
        )
    }


def _line(lag: Lag, names: Mapping[str, Named]) -> LagLine:
    return LagLine(
        names[lag.key], f"{lag.adopts.label} ({lag.adopts.degree})", ", ".join(lag.current), lag
    )


def labels_of(keys: Iterable[str]) -> Mapping[str, str]:
    """Numbers as they are written, by key."""
    return dict(
        Standard.objects.official().filter(key__in=list(keys)).values_list("key", "designation")
    )


def _counted(what: str, organisation: Organisation, on: date) -> Counted | None:
    """Live: only a central body states the rate of the country, and only for today."""
    if organisation.level not in {Level.CENTRAL, Level.NODE}:
        return None
    found = HarmonisationPoint.objects.filter(Q(field=""), day__lte=on).order_by("-day").first()
    if found is None:
        return None
    keys = str(getattr(found.made_of, what)).splitlines()
    rows = Standard.objects.official().filter(key__in=keys).order_by("sort_key", "pk")
    named = [(RECORD, str(pk), label) for pk, label in rows.values_list("pk", "designation")]
    return Counted(Decimal(len(keys)), named)


def harmonised(organisation: Organisation, _period: Period, on: date) -> Counted | None:
    """National standards in force that agree with an international one."""
    return _counted("harmonised", organisation, on)


def in_force(organisation: Organisation, _period: Period, on: date) -> Counted | None:
    """National standards in force."""
    return _counted("in_force", organisation, on)


def _look_up(actor: Actor, ids: Sequence[str]) -> Mapping[str, Reference]:
    keys = [int(one) for one in ids if one.isascii() and one.isdigit() and len(one) < 18]
    rows = Standard.objects.seen_by(actor).filter(pk__in=keys)
    return {
        str(row.pk): Reference(
            RECORD, str(row.pk), row.designation,
            reverse("standards:standard_detail", args=[row.slug]), row.title_vi[:160],
        )
        for row in rows
    }  # fmt: skip


PROVIDERS = (
    Provider(
        "standards.harmonised",
        _("TCVN còn hiệu lực hài hòa với tiêu chuẩn quốc tế"),
        _("tiêu chuẩn"),
        harmonised,
    ),
    Provider("standards.in_force", _("TCVN còn hiệu lực"), _("tiêu chuẩn"), in_force),
)
KIND = ReferenceKind(RECORD, _("Tiêu chuẩn"), lambda _actor, _words: (), _look_up, offered=False)
