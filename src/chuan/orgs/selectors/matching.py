"""From a printed name to an organisation, as seen from the body that reads the document.

An exact name, an alias or a generic name with its place gives one organisation. What
needs judgement (a body that ended, two of one name, a slip) gives candidates, never a choice.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chuan.core import clock
from chuan.core.scope import under
from chuan.domain.confidence import Confidence
from chuan.orgs.enums import Level, MatchReason, NameKind, PlaceLevel
from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.models import Organisation, OrganisationAlias, OrganisationSuccession, Place
from chuan.orgs.models.validity import valid_on
from chuan.orgs.rules.collectives import is_collective
from chuan.orgs.rules.lexicon import Lexicon, lexicon_of
from chuan.orgs.rules.naming import bare_key, name_key
from chuan.orgs.rules.paths import commune_code, scopes
from chuan.orgs.rules.similarity import most_alike
from chuan.orgs.selectors.places import heirs_of, places_named
from chuan.orgs.types import AgencyKind, ParsedName

MOST_CANDIDATES = 5
_CENTRAL = ("/tw/",)
_OF_DISTRICTS = {"ubnd-tinh": "ubnd-huyen", "hdnd-tinh": "hdnd-huyen", "tinh-uy": "huyen-uy"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One organisation that a name may mean, and why; `confidence` A, B or C for a succession."""

    organisation: Organisation
    reason: MatchReason
    basis: str = ""
    confidence: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """What a printed name was understood as; without `organisation`, a person chooses."""

    organisation: Organisation | None
    candidates: tuple[Candidate, ...] = ()
    reason: MatchReason = MatchReason.UNKNOWN
    agency: AgencyKind | None = None

    @property
    def is_collective(self) -> bool:
        """The name speaks of several bodies: ask `collective_of`."""
        return self.reason is MatchReason.COLLECTIVE


def match_agency(name: str, *, near: Organisation | None = None, on: date | None = None) -> Match:
    """The organisation that `name` means to `near` on `on` (today).

    "UBND xã" is relative: the commune that `near` stands in. A body that ended gives its successors
    as candidates, since a duty never moves by itself.
    """
    return match_agencies((name,), near=near, on=on)[name]


def match_agencies(
    names: Collection[str], *, near: Organisation | None = None, on: date | None = None
) -> Mapping[str, Match]:
    """What each of `names` means, as `match_agency` says it; exact names are asked for at once."""
    day = on or clock.today()
    path = near.path if near is not None else ""
    known = _answering_to({name_key(name) for name in names if not is_collective(name)} - {""})
    return {name: _matched(name, known, path, day) for name in names}


def _matched(
    name: str, known: Mapping[str, Sequence[OrganisationAlias]], path: str, day: date
) -> Match:
    key = name_key(name)
    if not key:
        return Match(None)
    if is_collective(name):
        return Match(None, reason=MatchReason.COLLECTIVE)
    return (
        _by_name(key, known.get(key, ()), path, day)
        or _by_kind(name, path, day)
        or _by_likeness(name, scopes(path), day)
    )


def _answering_to(keys: Collection[str]) -> Mapping[str, Sequence[OrganisationAlias]]:
    """Aliases by their key."""
    found: dict[str, list[OrganisationAlias]] = {}
    if keys:
        rows = OrganisationAlias.objects.filter(key__in=keys).select_related("organisation")
        for row in rows:
            found.setdefault(row.key, []).append(row)
    return found


def _by_likeness(name: str, reach: tuple[tuple[str, ...], ...], day: date) -> Match:
    alike = _similar(bare_key(name), reach, day)
    return Match(None, alike, MatchReason.SIMILAR if alike else MatchReason.UNKNOWN)


def lexicon() -> Lexicon:
    """The generic bodies by every spelling."""
    return lexicon_of(agency_kinds())


def _by_name(key: str, aliases: Sequence[OrganisationAlias], path: str, day: date) -> Match | None:
    """A body that answers to exactly this name, nearest first; elsewhere by its own full name."""
    found = list({row.organisation_id: row.organisation for row in aliases}.values())
    said = {row.organisation_id for row in aliases if row.kind != NameKind.GENERIC}
    for paths in scopes(path):
        near = [
            body for body in found
            if body.path.startswith(paths) and (body.pk in said or not _is_next_door(body, path))
        ]  # fmt: skip
        if near:
            return _one_of(near, day, MatchReason.NAME)
    own_names = [body for body in found if name_key(body.name) == key]
    if own_names:
        return _one_of(own_names, day, MatchReason.NAME)
    return None


def _is_next_door(body: Organisation, path: str) -> bool:
    """It belongs to another commune: "Phòng Kinh tế" of one commune never means its neighbour's."""
    own, other = commune_code(path), commune_code(body.path)
    return bool(own and other) and own != other


def _by_kind(name: str, path: str, day: date) -> Match | None:
    """A generic body with its place said or understood."""
    reach = scopes(path)
    parsed = lexicon().parse(name)
    if not parsed.kinds:
        return None
    if parsed.place_key:
        return _of_named_place(parsed, reach, day)
    kinds = parsed.kinds
    for paths in reach:
        found = [b for b in _of_kinds(kinds, _within(paths)) if not _is_next_door(b, path)]
        if found:
            return _one_of(found, day, MatchReason.RELATIVE)
    if _has_only(kinds, Level.CENTRAL, Level.PARTY):
        found = _of_kinds(kinds, _within(_CENTRAL))
        if found:
            return _one_of(found, day, MatchReason.NAME)
    return _successors_of_kinds(kinds, reach) or Match(
        None, reason=MatchReason.UNKNOWN, agency=kinds[0]
    )


def _of_named_place(
    parsed: ParsedName, reach: tuple[tuple[str, ...], ...], day: date
) -> Match | None:
    """Of "tỉnh Nghệ An", of "xã Châu Tiến"; a former place leads to what it became."""
    province = reach[-1][0].strip("/") if reach else ""
    places = places_named(
        parsed.place_key, parsed.place_kind, province=province, within=parsed.within
    )
    generic = _at_level_of(parsed.kinds, places)
    bodies = _of_kinds(generic, Q(place__in=[place.pk for place in places]))
    if bodies:
        return _one_of(bodies, day, MatchReason.NAME)
    former = [place for place in places if place.valid_until and place.valid_until < day]
    heirs = heirs_of(former)
    found = _of_kinds(_living(generic, day), Q(place__in=list(heirs)))
    if not found:
        return Match(None, agency=parsed.kinds[0]) if places else None
    candidates = tuple(
        Candidate(
            body,
            MatchReason.SUCCESSOR,
            *heirs.get(body.place_id or 0, ("", Confidence.UNCONFIRMED)),
        )
        for body in found[:MOST_CANDIDATES]
    )
    return Match(None, candidates, MatchReason.SUCCESSOR, parsed.kinds[0])


def _at_level_of(kinds: tuple[AgencyKind, ...], places: list[Place]) -> tuple[AgencyKind, ...]:
    """The body of "thành phố Vinh" is that of a former district, not of a province."""
    if not places or any(place.level != PlaceLevel.DISTRICT for place in places):
        return kinds
    words = lexicon()
    return tuple(words.by_code[_OF_DISTRICTS.get(kind.code, kind.code)] for kind in kinds)


def _living(kinds: tuple[AgencyKind, ...], day: date) -> tuple[AgencyKind, ...]:
    """The kinds themselves, or for those that ended what they became."""
    words = lexicon()
    found: list[AgencyKind] = []
    for kind in kinds:
        ended = kind.valid_until and kind.valid_until < day.isoformat()
        found.extend(words.successors(kind) if ended else (kind,))
    return tuple(found)


def _successors_of_kinds(
    kinds: tuple[AgencyKind, ...], reach: tuple[tuple[str, ...], ...]
) -> Match | None:
    """A generic body that ended and was never on this node: its successors near by."""
    candidates: list[Candidate] = []
    for kind in kinds:
        for edge, heir in zip(kind.successors, lexicon().successors(kind), strict=True):
            for paths in (*reach, _CENTRAL):
                bodies = _of_kinds((heir,), _within(paths))
                candidates.extend(
                    Candidate(body, MatchReason.SUCCESSOR, edge.basis_symbol, edge.confidence)
                    for body in bodies[:MOST_CANDIDATES]
                )
                if bodies:
                    break
    if not candidates:
        return None
    return Match(None, tuple(candidates), MatchReason.SUCCESSOR, kinds[0])


def _of_kinds(kinds: Iterable[AgencyKind], where: Q) -> list[Organisation]:
    codes = [kind.code for kind in kinds]
    return list(Organisation.objects.filter(where, agency__in=codes).order_by("path"))


def _within(paths: tuple[str, ...]) -> Q:
    where = Q()
    for path in paths:
        where |= under(path)
    return where


def _has_only(kinds: tuple[AgencyKind, ...], *levels: str) -> bool:
    return all(kind.level in levels for kind in kinds)


def _one_of(found: list[Organisation], day: date, reason: MatchReason) -> Match:
    """The only living one; else the living ones to choose from; else what the ended became."""
    living = [body for body in found if body.exists_on(day)]
    if len(living) == 1:
        return Match(living[0], (Candidate(living[0], reason),), reason)
    if living:
        candidates = tuple(Candidate(body, MatchReason.AMBIGUOUS) for body in living)
        return Match(None, candidates[:MOST_CANDIDATES], MatchReason.AMBIGUOUS)
    return Match(None, _heirs(found, day), MatchReason.SUCCESSOR)


def _heirs(found: list[Organisation], day: date) -> tuple[Candidate, ...]:
    """The living bodies at the end of the chains that begin at `found`."""
    heirs: dict[int, Candidate] = {}
    seen: set[int] = set()
    front = [body.pk for body in found]
    while front:
        seen.update(front)
        edges = OrganisationSuccession.objects.filter(predecessor__in=front).order_by("pk")
        facts = {edge.successor_id: (edge.basis_symbol, edge.confidence) for edge in edges}
        bodies = Organisation.objects.in_bulk(list(facts))
        for pk, body in bodies.items():
            if body.exists_on(day):
                heirs.setdefault(pk, Candidate(body, MatchReason.SUCCESSOR, *facts[pk]))
        front = [pk for pk, body in bodies.items() if pk not in seen and pk not in heirs]
    return tuple(heirs.values())


def _similar(bare: str, reach: tuple[tuple[str, ...], ...], day: date) -> tuple[Candidate, ...]:
    """The bodies of the own province whose names look most alike."""
    if not reach:
        return ()
    names = (
        OrganisationAlias.objects.filter(
            organisation__in=Organisation.objects.filter(_within(reach[-1]), valid_on(day))
        )
        .order_by("pk")
        .values_list("folded", "organisation_id")
    )
    best = most_alike(bare, names.iterator(), MOST_CANDIDATES)
    bodies = Organisation.objects.in_bulk([key for _, key in best])
    return tuple(
        Candidate(bodies[key], MatchReason.SIMILAR, score=round(score, 3)) for score, key in best
    )
