"""The places one can go to, registered by the rooms that own them, in groups by duty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor


class Duty(StrEnum):
    """What a group of places is for, in the order of the rail."""

    DAILY = "daily"
    WORK = "work"
    PAPERS = "papers"
    FIGURES = "figures"
    STANDARDS = "standards"
    NODE = "node"


DUTIES: Final = {
    Duty.WORK: _("Theo dõi công việc"),
    Duty.PAPERS: _("Văn thư, quy định"),
    Duty.FIGURES: _("Số liệu, chỉ tiêu"),
    Duty.STANDARDS: _("Tiêu chuẩn, cơ sở"),
    Duty.NODE: _("Liên thông, quản trị"),
}
FEW: Final = 9
"""So many places are a list; more are folded by duty."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the left rail; `phone` puts it in the bottom bar too (four at most).

    `holds` names pages elsewhere whose addresses belong to it too.
    Places of `Duty.DAILY` are always in view; the others fold away by duty.
    """

    key: str
    label: str | Promise
    url_name: str
    icon: str
    order: int
    visible: Callable[[Actor], bool]
    phone: bool = False
    holds: tuple[str, ...] = ()
    duty: Duty = Duty.DAILY

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.url_name)

    @property
    def urls(self) -> Sequence[str]:
        """Where its pages begin, its own first."""
        return self.url, *(reverse(name) for name in self.holds)


@dataclass(frozen=True, slots=True)
class Section:
    """Places of one duty; without a label they stand in the rail as they are."""

    label: str | Promise
    items: Sequence[NavItem]

    @property
    def keys(self) -> Sequence[str]:
        """The keys of its places."""
        return [item.key for item in self.items]


_items: dict[str, NavItem] = {}
MOST_ON_PHONE = 4


def register(item: NavItem) -> None:
    """Add a place; a key belongs to one place."""
    if _items.get(item.key, item) is not item:
        raise ValueError(f"navigation key {item.key!r} is taken")
    _items[item.key] = item


def items(actor: Actor) -> Sequence[NavItem]:
    """The places `actor` works in, in order."""
    ordered = sorted(_items.values(), key=lambda item: (item.order, item.key))
    return tuple(item for item in ordered if item.visible(actor))


def sections(places: Sequence[NavItem]) -> Sequence[Section]:
    """The places by duty; a few, or one alone of its duty, do not fold and go first."""
    if len(places) <= FEW:
        return (Section("", places),) if places else ()
    held = {duty: [item for item in places if item.duty == duty] for duty in Duty}
    plain = held.pop(Duty.DAILY) + [found[0] for found in held.values() if len(found) == 1]
    folded = [Section(DUTIES[duty], found) for duty, found in held.items() if len(found) > 1]
    return [Section("", plain), *folded] if plain else folded


def phone_items(actor: Actor) -> Sequence[NavItem]:
    """The places of the bottom bar on a phone."""
    return tuple(item for item in items(actor) if item.phone)[:MOST_ON_PHONE]
