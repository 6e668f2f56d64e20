"""Parts that upper rooms add to the pages of lower ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from chuan.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled part of a page: a template of the giving room, and what it needs."""

    key: str
    title: str | Promise
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Provider = Callable[[Actor, Any], Panel | None]
_providers: dict[str, list[tuple[int, Provider]]] = {}


def register(place: str, provider: Provider, *, order: int = 100) -> None:
    """Add a part to the page named `place`; the provider answers None when it has nothing."""
    _providers.setdefault(place, []).append((order, provider))


def panels(place: str, actor: Actor, thing: object) -> Sequence[Panel]:
    """The parts for `thing` on the page named `place`, in order."""
    ordered = sorted(_providers.get(place, ()), key=lambda pair: pair[0])
    made = (provider(actor, thing) for _, provider in ordered)
    return tuple(panel for panel in made if panel is not None)
