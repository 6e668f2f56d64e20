"""Who confirms what a body reported, and when that is the body's own word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A report as its confirmation is decided: whose it is, who was asked, who reported it."""

    share_path: str
    confirmer_path: str
    reported_by: str


def may_confirm(
    asked: Asked, *, path: str, person: str, is_head: bool, is_officer: bool, alone: bool
) -> bool:
    """Officers and heads of the body asked; in its own work its head, or the one person it has.

    `alone` says that the body has nobody else who works for it.
    """
    if path != asked.confirmer_path or not path:
        return False
    if asked.share_path != asked.confirmer_path:
        return is_head or is_officer
    return is_head or (alone and is_officer and bool(person))


def is_own_word(asked: Asked, person: str) -> bool:
    """The same person of the same body reported and confirmed: "cơ quan tự xác nhận"."""
    return asked.share_path == asked.confirmer_path and person == asked.reported_by
