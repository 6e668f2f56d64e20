"""How far Vietnamese standards agree with international ones, and how far they lag behind; pure.

No law defines the rate: `DEFINITION` is printed wherever the rate is shown, with its confidence.
"""

import hashlib
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from chuan.domain.confidence import Confidence
from chuan.domain.sentences import gettext_noop
from chuan.standards.enums import Degree, Status

DEFINITION: Final = gettext_noop(
    "Tỷ lệ hài hòa = số TCVN còn hiệu lực chấp nhận hoàn toàn tương đương (IDT) hoặc có sửa đổi (MOD) "
    "một tiêu chuẩn ISO, IEC, ITU, Codex, khu vực hay quốc tế khác, chia cho số TCVN còn hiệu lực. Chỉ tính "
    "lần ban hành mới nhất; không tính NEQ; TCVN chưa rõ hiệu lực được đếm riêng, không coi là còn hiệu lực."
)
DEFINITION_CONFIDENCE: Final = Confidence.UNCONFIRMED
COUNTED: Final = frozenset({Degree.IDT, Degree.MOD})


@dataclass(frozen=True, slots=True)
class Adoption:
    """What a standard takes over: the number, how far, and whether it is an international or regional one."""

    key: str
    label: str
    degree: str
    is_international: bool = True

    @property
    def counts(self) -> bool:
        """Whether it makes the standard a harmonised one."""
        return self.is_international and self.degree in COUNTED


@dataclass(frozen=True, slots=True)
class Edition:
    """One national standard as the register tells it."""

    key: str
    family: str
    label: str
    status: str
    year: int | None = None
    fields: tuple[str, ...] = ()
    adopts: tuple[Adoption, ...] = ()

    @property
    def is_harmonised(self) -> bool:
        """At least one adoption counts."""
        return any(each.counts for each in self.adopts)


FEWEST: Final = 5
"""Standards in force below which only the count is shown, no share."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Three lists of keys told apart: harmonised ones are among those in force; unknown are in neither."""

    in_force: tuple[str, ...] = ()
    harmonised: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Between 0 and 1; None where nothing is known to be in force."""
        return Fraction(len(self.harmonised), len(self.in_force)) if self.in_force else None

    @property
    def shown(self) -> Fraction | None:
        """The share where enough stand behind it; None where one standard more would turn it round."""
        return self.share if len(self.in_force) >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Foreign:
    """An international edition in the register."""

    key: str
    family: str
    label: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Lag:
    """An adoption compared with what holds today.

    `editions` and `years` None: not known. `is_known` False: the international edition is not in the
    register. `is_ring`: the sources contradict each other on what replaced what.
    """

    key: str
    adopts: Adoption
    is_known: bool = False
    current: tuple[str, ...] = ()
    editions: int | None = None
    years: int | None = None
    is_ring: bool = False

    @property
    def is_behind(self) -> bool:
        """A later edition than the adopted one holds."""
        return bool(self.editions)


def latest_editions(
    editions: Iterable[Edition], superseded: Collection[str] = ()
) -> Sequence[Edition]:
    """Of each family the edition of the latest year; what is known to be superseded is left out."""
    best: dict[str, Edition] = {}
    for each in editions:
        if each.key in superseded:
            continue
        here = best.get(each.family)
        if here is None or (each.year or 0, each.key) > (here.year or 0, here.key):
            best[each.family] = each
    return sorted(best.values(), key=lambda each: each.key)


def rate_of(editions: Iterable[Edition]) -> Rate:
    """The rate of these editions, each of which counts once however many standards it adopts."""
    in_force: list[str] = []
    harmonised: list[str] = []
    unknown: list[str] = []
    for each in editions:
        if each.status == Status.UNKNOWN:
            unknown.append(each.key)
        elif each.status == Status.IN_FORCE:
            in_force.append(each.key)
            if each.is_harmonised:
                harmonised.append(each.key)
    return Rate(tuple(sorted(in_force)), tuple(sorted(harmonised)), tuple(sorted(unknown)))


def by_field(editions: Sequence[Edition]) -> Mapping[str, Rate]:
    """The rate of each field of the first level ("" for standards without one), by code."""
    groups: dict[str, list[Edition]] = defaultdict(list)
    for each in editions:
        for code in {code.partition(".")[0] for code in each.fields} or {""}:
            groups[code].append(each)
    return {code: rate_of(groups[code]) for code in sorted(groups)}


def by_year(editions: Sequence[Edition]) -> Mapping[int, Rate]:
    """The rate among the standards of each year of issue that count today."""
    groups: dict[int, list[Edition]] = defaultdict(list)
    for each in editions:
        if each.year:
            groups[each.year].append(each)
    return {year: rate_of(groups[year]) for year in sorted(groups)}


def lags_of(
    editions: Iterable[Edition], known: Mapping[str, Foreign], steps: Iterable[tuple[str, str]]
) -> Sequence[Lag]:
    """One row for each adoption that counts, of standards in force: how far behind it is.

    `steps` are (earlier key, later key). An edition of the same family with a later year counts as a
    step too, where no other is told. Never loops.
    """
    later: dict[str, set[str]] = defaultdict(set)
    for old, new in steps:
        if old != new:
            later[old].add(new)
    _add_family_steps(known, later)
    return [
        _lag(each.key, adoption, known, later)
        for each in editions
        if each.status == Status.IN_FORCE
        for adoption in each.adopts
        if adoption.counts
    ]


def fingerprint(editions: Iterable[Edition], steps: Iterable[tuple[str, str]]) -> str:
    """SHA-256 of everything the lists were made of, in one order: the same inputs, the same answer."""
    lines = [
        "|".join(
            (
                each.key, each.family, each.status, str(each.year or ""), ",".join(sorted(each.fields)),
                ";".join(sorted(f"{a.key}={a.degree}={int(a.is_international)}" for a in each.adopts)),
            )
        )
        for each in editions
    ]  # fmt: skip
    told = [*sorted(lines), "--", *sorted(f"{old}>{new}" for old, new in set(steps))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _add_family_steps(known: Mapping[str, Foreign], later: dict[str, set[str]]) -> None:
    families: dict[str, list[Foreign]] = defaultdict(list)
    for each in known.values():
        if each.year:
            families[each.family].append(each)
    for members in families.values():
        row = sorted(members, key=lambda each: (each.year or 0, each.key))
        for old, new in pairwise(row):
            if not later.get(old.key) and (old.year or 0) < (new.year or 0):
                later[old.key].add(new.key)


def _lag(
    key: str, adoption: Adoption, known: Mapping[str, Foreign], later: Mapping[str, set[str]]
) -> Lag:
    here = known.get(adoption.key)
    if here is None:
        return Lag(key, adoption)
    distance = _distances(adoption.key, later)
    ends = sorted(each for each in distance if not later.get(each))
    if not ends:
        return Lag(key, adoption, is_known=True, is_ring=True)
    editions = max(distance[end] for end in ends)
    years = [known[end].year for end in ends if end in known]
    newest = max((year for year in years if year), default=None)
    behind = max(0, newest - here.year) if newest and here.year else None
    return Lag(
        key, adoption, is_known=True, current=tuple(ends), editions=editions,
        years=behind if editions else 0,
    )  # fmt: skip


def _distances(start: str, later: Mapping[str, set[str]]) -> Mapping[str, int]:
    """Steps to everything that came after, each visited once."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for each in later.get(here, ()):
            if each not in found:
                found[each] = found[here] + 1
                waiting.append(each)
    return found
