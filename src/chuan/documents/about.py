"""What a paper is about: rooms above say its name, what stands beside it, and what its issue brings.

A room registers a kind ("plans.child") from its `apps.py`; a draft of that kind carries the id of
the thing. A draft about nothing, or about a kind nobody registered, is a paper like any other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from chuan.core.actor import Actor
from chuan.core.panels import Panel as PanelView
from chuan.documents.models import PaperDraft

__all__ = ("About", "PanelView", "label_of", "on_issued", "panel_of", "register")

PanelOf = Callable[[Actor, PaperDraft], PanelView | None]
OnIssued = Callable[[Actor, PaperDraft], None]


@dataclass(frozen=True, slots=True)
class About:
    """What one kind of thing a paper can be about means to the room that knows it."""

    label: str | Promise
    panel: PanelOf | None
    on_issued: OnIssued | None


_kinds: dict[str, About] = {}


def register(
    kind: str,
    *,
    label: str | Promise,
    panel: PanelOf | None = None,
    on_issued: OnIssued | None = None,
) -> None:
    """Say what papers about `kind` are; a kind belongs to one room (ValueError when taken)."""
    about = About(label, panel, on_issued)
    if _kinds.get(kind, about) != about:
        raise ValueError(f"papers about {kind!r} are known already")
    _kinds[kind] = about


def label_of(draft: PaperDraft) -> str:
    """What the draft is about, in words; empty when it is about nothing known."""
    about = _kinds.get(draft.about_kind)
    return str(about.label) if about else ""


def panel_of(actor: Actor, draft: PaperDraft) -> PanelView | None:
    """What stands beside the draft on screen, or None."""
    about = _kinds.get(draft.about_kind)
    return about.panel(actor, draft) if about and about.panel else None


def on_issued(actor: Actor, draft: PaperDraft) -> None:
    """Tell the room above that the paper was issued, in the caller's transaction."""
    about = _kinds.get(draft.about_kind)
    if about and about.on_issued:
        about.on_issued(actor, draft)
