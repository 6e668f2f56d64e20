"""Loads the register of acts, and the calendar, from their data files; safe to run again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.urls import reverse

from chuan.audit.services import record
from chuan.core import search
from chuan.core.actor import Actor, system_actor
from chuan.core.text import fold
from chuan.identifiers.services import assign
from chuan.law.knowledge import act_rows
from chuan.law.models import Act, ActEdge, ActInterval
from chuan.law.rules import symbol_key
from chuan.law.services.days import load_days

Identity = tuple[str, str, str, date | None]
"""Issuer, kind, symbol, date: what makes an act that act."""


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
    changed = _replace(ActInterval, _intervals(rows, acts)) + _replace(ActEdge, _edges(rows, acts))
    for act in acts.values():
        _publish(act)
    days = load_days()
    if new or changed or days:
        record(
            actor or system_actor(), "law.register.loaded", kind="act", object_id="", label="",
            path="/",
            changes={"acts": len(acts), "new": new, "validity": changed, "days": days},
        )  # fmt: skip
    return ActsLoaded(len(acts), new, changed, days)


def _acts(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Act], int]:
    """The act of every row by its symbol, and how many are new."""
    known = {_identity_of(act): act for act in Act.objects.order_by("pk")}
    acts: dict[str, Act] = {}
    new = 0
    for row in rows:
        act = known.get(_identity(row)) or Act()
        new += act.pk is None
        _fill(act, row)
        act.save()
        acts[act.symbol] = act
    return acts, new


def _intervals(rows: Sequence[Mapping[str, Any]], acts: Mapping[str, Act]) -> list[ActInterval]:
    return [
        _interval(acts[row["symbol"]], interval, row["confidence"])
        for row in rows
        for interval in row.get("intervals", ())
    ]


def _edges(rows: Sequence[Mapping[str, Any]], acts: Mapping[str, Act]) -> list[ActEdge]:
    return [
        _edge(acts[row["symbol"]], acts[edge["target"]], edge, row["confidence"])
        for row in rows
        for edge in row.get("edges", ())
    ]


def _replace(model: type[ActInterval] | type[ActEdge], wanted: Sequence[Model]) -> int:
    """Let these rows stand and no other; how many came or went. Rows that stay are not touched."""
    fields = model._meta.concrete_fields  # noqa: SLF001  (documented by Django)
    names = [field.attname for field in fields if not field.primary_key]
    told = {tuple(getattr(row, name) for name in names): row for row in wanted}
    standing = {tuple(row[1:]): row[0] for row in model.objects.values_list("pk", *names)}
    gone = [pk for words, pk in standing.items() if words not in told]
    model.objects.filter(pk__in=gone).delete()
    came = [row for words, row in told.items() if words not in standing]
    for row in came:
        row.save()
    return len(gone) + len(came)


def _identity(row: Mapping[str, Any]) -> Identity:
    return (row["issuer"], row["kind"], row["symbol"], _day(row.get("issued_on", "")))


def _identity_of(act: Act) -> Identity:
    return (act.issuer, act.kind, act.symbol, act.issued_on)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _fill(act: Act, row: Mapping[str, Any]) -> None:
    act.issuer, act.kind, act.symbol, act.issued_on = _identity(row)
    act.symbol_key = symbol_key(act.symbol)
    act.title = row["title"]
    act.confidence = row["confidence"]
    act.unconfirmed = row.get("unconfirmed", "")
    act.folded = fold(f"{act.symbol} {act.kind} {act.title} {act.issuer}")


def _interval(act: Act, interval: Mapping[str, Any], confidence: str) -> ActInterval:
    return ActInterval(
        act=act,
        reason=interval["reason"],
        start=_day(interval.get("start", "")),
        end=_day(interval.get("end", "")),
        scope=interval.get("scope", ""),
        basis=interval.get("basis", ""),
        confidence=interval.get("confidence", confidence),
    )


def _edge(source: Act, target: Act, edge: Mapping[str, Any], confidence: str) -> ActEdge:
    return ActEdge(
        source=source,
        target=target,
        relation=edge["relation"],
        scope=edge.get("scope", ""),
        effective_on=_day(edge.get("effective_on", "")),
        confidence=edge.get("confidence", confidence),
    )


def _publish(act: Act) -> None:
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
