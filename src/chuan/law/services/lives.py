"""Makes the intervals and edges of acts from what a release ships and what people entered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from chuan.law.enums import EventKind, Reason, Relation
from chuan.law.knowledge import act_rows
from chuan.law.models import Act, ActEdge, ActEvent, ActInterval
from chuan.law.rules import Span, after_events
from chuan.law.services.telling import event_of

_EDGES = {
    EventKind.REPLACED: Relation.REPLACES,
    EventKind.AMENDED: Relation.AMENDS,
    EventKind.SUSPENDED: Relation.SUSPENDS,
}
Identity = tuple[str, str, str, date | None]
"""Issuer, kind, symbol, date: what makes an act that act."""


def relive(acts: Sequence[Act] | None = None) -> int:
    """Make the lives of these acts (all) as they should stand; how many rows came or went."""
    rows = act_rows()
    known = {identity_of(act): act for act in Act.objects.order_by("pk")}
    by_symbol = {row["symbol"]: known[identity(row)] for row in rows if identity(row) in known}
    asked = list(known.values()) if acts is None else list(acts)
    events = _events(asked)
    wanted = {act.pk for act in asked}
    shipped = {known[identity(row)].pk: row for row in rows if identity(row) in known}
    intervals = [
        row for act in asked for row in _intervals(act, shipped.get(act.pk), events.get(act.pk, ()))
    ]
    edges = _edges(rows, by_symbol, wanted, events)
    life = ActInterval.objects.filter(act__in=wanted)
    bonds = ActEdge.objects.filter(target__in=wanted)
    if acts is None:
        life, bonds = ActInterval.objects.all(), ActEdge.objects.all()
    return _replace(ActInterval, life, intervals) + _replace(ActEdge, bonds, edges)


def identity(row: Mapping[str, Any]) -> Identity:
    """The act that a row of the data file tells of."""
    return (row["issuer"], row["kind"], row["symbol"], day(row.get("issued_on", "")))


def identity_of(act: Act) -> Identity:
    """What makes an act that act."""
    return (act.issuer, act.kind, act.symbol, act.issued_on)


def day(text: str) -> date | None:
    """A day of the data file."""
    return date.fromisoformat(text) if text else None


def _events(acts: Sequence[Act]) -> Mapping[int, Sequence[ActEvent]]:
    found: dict[int, list[ActEvent]] = defaultdict(list)
    rows = ActEvent.objects.filter(taken_back_at=None).select_related("by").order_by("on", "pk")
    wanted = {act.pk for act in acts}
    for row in rows:
        if row.act_id in wanted:
            found[row.act_id].append(row)
    return found


def _intervals(
    act: Act, shipped: Mapping[str, Any] | None, events: Sequence[ActEvent]
) -> Iterable[ActInterval]:
    spans: tuple[Span, ...] = ()
    if shipped is not None:
        sure = shipped["confidence"]
        spans = tuple(
            Span(
                Reason(each["reason"]), day(each.get("start", "")), day(each.get("end", "")),
                each.get("scope", ""), each.get("basis", ""), each.get("confidence", sure),
            )
            for each in shipped.get("intervals", ())
        )  # fmt: skip
    for span in after_events(spans, [event_of(row) for row in events]):
        yield ActInterval(
            act=act,
            reason=span.reason.value,
            start=span.start,
            end=span.end,
            scope=span.scope,
            basis=span.basis,
            confidence=str(span.confidence),
        )


def _edges(
    rows: Sequence[Mapping[str, Any]],
    acts: Mapping[str, Act],
    wanted: set[int],
    events: Mapping[int, Sequence[ActEvent]],
) -> list[ActEdge]:
    """Edges to the acts wanted; what people entered stands where a release says nothing else."""
    found: dict[tuple[int, int, str], ActEdge] = {}
    for row in rows:
        for edge in row.get("edges", ()):
            source, target = acts[row["symbol"]], acts[edge["target"]]
            if target.pk in wanted:
                key = (source.pk, target.pk, str(edge["relation"]))
                found[key] = ActEdge(
                    source=source,
                    target=target,
                    relation=edge["relation"],
                    scope=edge.get("scope", ""),
                    effective_on=day(edge.get("effective_on", "")),
                    confidence=edge.get("confidence", row["confidence"]),
                )
    for said in (each for listed in events.values() for each in listed):
        relation = _EDGES.get(EventKind(said.kind))
        if relation is None or said.by is None:
            continue
        found.setdefault(
            (said.by.pk, said.act_id, relation.value),
            ActEdge(
                source=said.by, target_id=said.act_id, relation=relation.value, scope=said.part,
                effective_on=said.on, confidence=said.confidence,
            ),
        )  # fmt: skip
    return list(found.values())


def _replace(model: type[Model], standing_rows: Any, wanted: Sequence[Model]) -> int:  # noqa: ANN401  (a query set of that model)
    """Let these rows stand and no other; how many came or went. Rows that stay are not touched."""
    fields = model._meta.concrete_fields  # noqa: SLF001  (documented by Django)
    names = [field.attname for field in fields if not field.primary_key]
    told = {tuple(getattr(row, name) for name in names): row for row in wanted}
    standing = {tuple(row[1:]): row[0] for row in standing_rows.values_list("pk", *names)}
    gone = [pk for words, pk in standing.items() if words not in told]
    standing_rows.filter(pk__in=gone).delete()
    came = [row for words, row in told.items() if words not in standing]
    for row in came:
        row.save()
    return len(gone) + len(came)
