"""The places one can go to, registered by the rooms that own them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from chuan.core.actor import Actor


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the left rail; `phone` puts it in the bottom bar too (four at most).

    `holds` names pages elsewhere whose addresses belong to it too.
    """

    key: str
    label: str | Promise
    url_name: str
    icon: str
    order: int
    visible: Callable[[Actor], bool]
    phone: bool = False
    holds: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.url_name)

    @property
    def urls(self) -> Sequence[str]:
        """Where its pages begin, its own first."""
        return self.url, *(reverse(name) for name in self.holds)


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


def phone_items(actor: Actor) -> Sequence[NavItem]:
    """The places of the bottom bar on a phone."""
    return tuple(item for item in items(actor) if item.phone)[:MOST_ON_PHONE]
