"""What others report of the documents that carry party tasks out; a room above knows it and tells it."""

from collections.abc import Callable, Mapping, Sequence

from chuan.core.actor import Actor
from chuan.core.panels import Panel

Provider = Callable[[Actor, Sequence[int]], Mapping[int, Panel]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add one that answers for many documents (their keys) at once, with what the actor may see."""
    if provider not in _providers:
        _providers.append(provider)


def reported(actor: Actor, documents: Sequence[int]) -> Mapping[int, Sequence[Panel]]:
    """The parts to show beside each of these documents."""
    found: dict[int, list[Panel]] = {}
    for provider in _providers if documents else ():
        for document, panel in provider(actor, documents).items():
            found.setdefault(document, []).append(panel)
    return found
