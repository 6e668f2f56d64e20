"""Loads the register of acts, and the calendar, from their data files; safe to run again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse

from chuan.audit.services import record
from chuan.core import search
from chuan.core.actor import Actor, system_actor
from chuan.core.text import fold
from chuan.identifiers.services import assign
from chuan.law.knowledge import act_rows
from chuan.law.models import Act
from chuan.law.rules import symbol_key
from chuan.law.services.articles import load_articles
from chuan.law.services.days import load_days
from chuan.law.services.lives import identity, identity_of, relive
from chuan.law.services.telling import tell_changes


@dataclass(frozen=True, slots=True)
class ActsLoaded:
    """How many acts the register holds, how many are new; rows of validity and days that changed."""

    acts: int
    new: int
    changed: int
    days: int


@transaction.atomic
def load_register(*, actor: Actor | None = None) -> ActsLoaded:
    """Bring the registers up to date with their data files; acts keep their identity."""
    rows = act_rows()
    acts, new = _acts(rows)
    changed = relive() + load_articles(acts)
    for act in acts.values():
        publish(act)
    days = load_days()
    tell_changes(actor=actor or system_actor())
    if new or changed or days:
        record(
            actor or system_actor(), "law.register.loaded", kind="act", object_id="", label="",
            path="/",
            changes={"acts": len(acts), "new": new, "validity": changed, "days": days},
        )  # fmt: skip
    return ActsLoaded(len(acts), new, changed, days)


def _acts(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Act], int]:
    """The act of every row by its symbol, and how many are new; one entered by hand keeps its words."""
    known = {identity_of(act): act for act in Act.objects.order_by("pk")}
    acts: dict[str, Act] = {}
    new = 0
    for row in rows:
        act = known.get(identity(row)) or Act()
        new += act.pk is None
        if not act.by_hand:
            _fill(act, row)
            act.save()
        acts[act.symbol] = act
    return acts, new


def _fill(act: Act, row: Mapping[str, Any]) -> None:
    act.issuer, act.kind, act.symbol, act.issued_on = identity(row)
    act.symbol_key = symbol_key(act.symbol)
    act.title = row["title"]
    act.confidence = row["confidence"]
    act.unconfirmed = row.get("unconfirmed", "")
    act.folded = fold(f"{act.symbol} {act.kind} {act.title} {act.issuer}")


def publish(act: Act) -> None:
    """Its public identity and its entry in the search box; the law is for everybody."""
    assign("act", act.pk, act.uid, label=act.symbol or act.title, path="/", public=True)
    search.put(
        search.SearchEntry(
            kind="act",
            object_id=act.pk,
            uid=act.uid,
            title=f"{act.kind} {act.symbol}".strip(),
            body=f"{act.title}. {act.issuer}",
            url=reverse("law:act_detail", args=[act.uid]),
            public=True,
            weight=1.2,
        )
    )
