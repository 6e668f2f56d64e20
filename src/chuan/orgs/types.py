"""The values that rules and selectors of this room hand on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Succession:
    """What a generic body became, and on what basis where known. Dates are ISO or empty."""

    code: str
    name: str
    extent: str
    effective_on: str = ""
    basis_symbol: str = ""
    basis_date: str = ""
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """A generic body ("Sở Khoa học và Công nghệ") or a collective ("các sở, ban, ngành")."""

    code: str
    name: str
    aliases: tuple[str, ...]
    level: str
    kind: str
    member: str = ""
    parent: str = ""
    valid_until: str = ""
    successors: tuple[Succession, ...] = ()
    collective: bool = False
    members: tuple[str, ...] = ()
    basis: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name taken apart: the generic bodies it may mean, and the place it names, if any.

    `place_kind` is a word such as "tỉnh" or "xã" (empty when none is printed), `place_key` the key
    of the place's own name (empty for "Sở KH&CN tỉnh").
    """

    kinds: tuple[AgencyKind, ...]
    place_kind: str = ""
    place_key: str = ""
    within: str = ""
    """Key of the unit that the place stands in ("xã Châu Tiến, huyện Quỳ Hợp"), as printed."""


@dataclass(frozen=True, slots=True)
class CollectiveName:
    """A name of many: as whom members are counted, and of which kinds of place."""

    members: tuple[str, ...]
    place_kinds: tuple[str, ...] = ()
    ended: bool = False
    listed: tuple[str, ...] = ()
    """Names printed after a colon ("Các phòng: A; B")."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed and handed over: a name, how to sign in, and the one-time code."""

    full_name: str
    username: str
    organisation: str
    code: str


@dataclass(frozen=True, slots=True)
class CommunePlace:
    """A commune of today on the map: its middle in degrees (WGS 84), its area where it is known."""

    code: str
    name: str
    kind: str
    province: str
    latitude: float
    longitude: float
    area_km2: float | None
