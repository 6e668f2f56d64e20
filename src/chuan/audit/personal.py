"""For every stored field that tells about a person: what for, how long, and on what legal basis.

Rooms declare theirs from `apps.py`; an architecture test finds personal-looking fields that nobody
declared. Basis: Luật 91/2025/QH15.
"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Declaration:
    """Why one field of one model is kept, and until when."""

    model: str
    field: str
    purpose: str | Promise
    retention: str | Promise
    basis: str


_DECLARED: dict[tuple[str, str], Declaration] = {}


def declare(
    model: str, field: str, purpose: str | Promise, retention: str | Promise, basis: str
) -> None:
    """Declare one personal field; `model` is "app.Model". Said twice differently, it is refused."""
    declaration = Declaration(model, field, purpose, retention, basis)
    key = (model.lower(), field)
    if _DECLARED.setdefault(key, declaration) != declaration:
        raise ValueError(f"{model}.{field} is declared twice, differently")


def declarations() -> tuple[Declaration, ...]:
    """Every declaration, by model and field."""
    return tuple(_DECLARED[key] for key in sorted(_DECLARED))
