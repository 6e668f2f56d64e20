"""Questions of rooms above, by name: may this step be taken? A definition names them, a room answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from chuan.core.actor import Actor
from chuan.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard knows: the dossier, what it is about, the step and what was typed.

    `fields` are empty while a page only asks which steps stand open.
    """

    actor: Actor
    dossier: int
    subject_kind: str
    subject_id: int | None
    event: str
    on: date
    flags: frozenset[str]
    fields: Mapping[str, str]


Guard = Callable[[Asked], Sentence | None]
"""None when nothing stands in the way; else one sentence that says what to do first."""
_guards: dict[str, Guard] = {}


def register(name: str, guard: Guard) -> None:
    """Add a guard; a name belongs to one room."""
    if _guards.get(name, guard) is not guard:
        raise ValueError(f"guard {name!r} is taken")
    _guards[name] = guard


def names() -> frozenset[str]:
    """Every name that a definition may use."""
    return frozenset(_guards)


def ask(name: str, asked: Asked) -> Sentence | None:
    """What the guard says; a guard that nobody registered is an error of the programme."""
    return _guards[name](asked)


def against(names: Iterable[str], asked: Asked) -> list[Sentence]:
    """What the guards of a step say against it."""
    said = (ask(name, asked) for name in names)
    return [sentence for sentence in said if sentence is not None]
