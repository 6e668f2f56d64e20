"""Live counts: what a register knows by itself, registered by the rooms that keep the registers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

from chuan.domain.cascade import Period
from chuan.orgs.models import Organisation

SourceRow = tuple[str, str, str]
"""Kind and id of a thing as `core.references` knows it, and what it is called."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the rows that were counted, each of which opens through `core.references`."""

    value: Decimal
    rows: Sequence[SourceRow] = ()


Count = Callable[[Organisation, Period, date], Counted | None]
"""What a body had in the part of a period up to a day: its own tier only, so that no tier counts twice.

None: the register does not know (nothing is kept in it yet), which is not zero.
"""


@dataclass(frozen=True, slots=True)
class Provider:
    """One live count, named `room.what`.

    `of_indicator` is for counts that depend on what is tied to the indicator itself: it takes the
    key of the indicator and answers the count; `count` then tells what is tied to none.
    """

    name: str
    label: str | Promise
    unit: str | Promise
    count: Count
    of_indicator: Callable[[int], Count] | None = None

    def counting(self, indicator_id: int) -> Count:
        """The count for one indicator."""
        return self.of_indicator(indicator_id) if self.of_indicator else self.count


_providers: dict[str, Provider] = {}


def register(provider: Provider) -> None:
    """Add a live count; its name belongs to one room."""
    if _providers.get(provider.name, provider) is not provider:
        raise ValueError(f"live count {provider.name!r} is taken")
    _providers[provider.name] = provider


def provider(name: str) -> Provider | None:
    """The live count of that name, or None when no room gives it here."""
    return _providers.get(name)


def providers() -> Sequence[Provider]:
    """Every live count, by name."""
    return tuple(_providers[name] for name in sorted(_providers))
