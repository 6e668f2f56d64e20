"""The page of a trace: where a thing came from, where it went, by what steps, and who stood next to whom."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.threads import Knot
from chuan.domain.epcis.genealogy import (
    Bounds,
    Link,
    Supply,
    TieKind,
    Trace,
    is_bare_class,
    is_lot,
    is_transformation,
    one_step_back,
    one_step_forward,
    trace_back,
    trace_forward,
)
from chuan.domain.epcis.genealogy.spans import BEGINNING, END, bounds
from chuan.traceability import labels
from chuan.traceability.models import Event, EventKey
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.short import short
from chuan.traceability.selectors import told
from chuan.traceability.selectors.events import events_by_id, visible_events
from chuan.traceability.selectors.names import bodies_at, names_of
from chuan.traceability.selectors.ties import StoredTies
from chuan.traceability.selectors.told import Thing

FEW: Final = Bounds(nodes=300)
MANY: Final = Bounds(nodes=5_000)
_BRANCHES: Final = {FEW: 12, MANY: 400}
"""Lines below one line of a tree that are shown."""
_STEPS: Final = 60
_PRODUCTS: Final = 50
_NEAR: Final = 60
"""Objects on either side whose own events belong to the way."""
_ROWS: Final = 1_000


class Line(NamedTuple):
    """One line of a tree: how deep it lies, the thing, how matter got there; `more` lie below unseen."""

    depth: int
    thing: Thing
    how: str
    more: int = 0


class Step(NamedTuple):
    """One step back or forward of a party: who, what, how many, when, in which carrier."""

    party: str
    thing: Thing
    carrier: str
    at: datetime
    event: int
    many: int = 1


@dataclass(frozen=True, slots=True)
class TracePage:
    """Everything the page of a trace shows."""

    thing: Thing
    is_product: bool
    instances: Sequence[tuple[Thing, datetime]]
    back: Sequence[Line]
    forward: Sequence[Line]
    found_back: int
    found_forward: int
    steps: Sequence[Knot]
    more_steps: int
    party: str
    parties: Sequence[tuple[str, str]]
    given: Sequence[Step]
    taken: Sequence[Step]
    is_cut: bool
    has_flows: bool

    @property
    def is_empty(self) -> bool:
        """Nothing is known of it."""
        return not (self.steps or self.back or self.forward or self.instances)


def both_ways(actor: Actor, identifier: str, limits: Bounds) -> tuple[Trace, Trace]:
    """The trace back and the trace forward, of what the actor may read."""
    must_query(actor)
    ties = StoredTies(actor)
    back = trace_back(ties, [identifier], limits=limits)
    return back, trace_forward(ties, [identifier], limits=limits)


def trace_page(actor: Actor, identifier: str, *, wide: bool = False, party: str = "") -> TracePage:
    """The page of a trace; `party` is whose steps back and forward are told, else the own body's."""
    limits = MANY if wide else FEW
    back, forward = both_ways(actor, identifier, limits)
    links = (*back.links, *forward.links)
    events = _events(actor, back, forward)
    owners = {owner for link in links for owner in link.owners} | {
        row.owner_path for row in events.values()
    }
    bodies = bodies_at(owners)
    asked = party if party in owners else _party(actor, owners)
    ties = StoredTies(actor)
    given = one_step_back(ties, asked, identifier) if asked else ()
    taken = one_step_forward(ties, asked, identifier) if asked else ()
    supplies = (*given, *taken)
    bodies = {**bodies, **bodies_at({each.party for each in supplies} - bodies.keys())}
    shown = {each.node for trace in (back, forward) for each in trace.objects}
    shown |= {name for each in supplies for name in (each.node, each.carrier, each.party)}
    names = {**names_of(actor, shown, owners), **bodies}
    instances = _instances(actor, identifier) if is_bare_class(identifier) else []
    names = {**names, **names_of(actor, [key for key, _at in instances], owners)}
    lines_back, lines_forward = (
        _tree(back, names, limits, is_back=True),
        _tree(forward, names, limits, is_back=False),
    )
    knots = [_knot(row, bodies) for row in sorted(events.values(), key=_when)]
    return TracePage(
        thing=told.thing(identifier, names),
        is_product=is_bare_class(identifier),
        instances=[(told.thing(key, names), at) for key, at in instances],
        back=lines_back,
        forward=lines_forward,
        found_back=len(back.objects) - 1,
        found_forward=len(forward.objects) - 1,
        steps=knots[-_STEPS:],
        more_steps=max(0, len(knots) - _STEPS),
        party=asked,
        parties=sorted((path, bodies.get(path, path)) for path in owners),
        given=_steps(given, names),
        taken=_steps(taken, names),
        is_cut=bool(back.cut or forward.cut),
        has_flows=any(link.kind in {TieKind.INPUT, TieKind.OUTPUT} for link in links),
    )


def _party(actor: Actor, owners: Iterable[str]) -> str:
    """The own body where it is one of them."""
    return actor.path if actor.path in owners else min(owners, default="")


def _events(actor: Actor, back: Trace, forward: Trace) -> Mapping[int, Event]:
    """The events of the way: they name the thing, what it was made of, or what held it while it did."""
    until, since = _times(back, forward)
    nodes = {short(node): node for node in (*until, *since)}
    named = EventKey.objects.filter(key__in=list(nodes), event__gt=0)
    mine = named.filter(Exists(visible_events(actor).filter(pk=OuterRef("event"))))
    ids: dict[int, None] = {}
    rows = mine.order_by("-event_time", "-event").values_list("key", "event_time", "event")
    for key, at, event in rows[:_ROWS]:
        node = nodes[key]
        begin, end = since.get(node, (at, BEGINNING[0]))
        if at <= until.get(node, BEGINNING[0]) or begin <= at <= end:
            ids[event] = None
    return events_by_id(actor, list(ids)[: 2 * _STEPS])


def _times(
    back: Trace, forward: Trace
) -> tuple[dict[str, datetime], dict[str, tuple[datetime, datetime]]]:
    """Until when what came before matters, and from when to when what came after; the nearest only."""
    until = {each.node: each.until or END[0] for each in back.objects[:_NEAR]}
    since = {
        each.node: (each.since or BEGINNING[0], each.until or END[0])
        for each in forward.objects[:_NEAR]
    }
    return until, since


def _when(row: Event) -> tuple[datetime, int]:
    return row.event_time, row.pk


def _knot(row: Event, bodies: Mapping[str, str]) -> Knot:
    """One step of the way."""
    said = told.read_doc(row.doc)
    bad = said.disposition in labels.BAD_DISPOSITIONS
    return Knot(
        title=told.title_of(said),
        state="broken" if bad else "done",
        state_label=told.in_words(said),
        url=reverse("traceability:event_detail", args=[row.pk]),
        on=clock.day_of(row.event_time),
        by=bodies.get(row.owner_path, ""),
        reason=labels.label(labels.DISPOSITION, said.disposition) if bad else "",
    )


def _steps(supplies: Iterable[Supply], names: Mapping[str, str]) -> list[Step]:
    """One for each party and thing, what is alike counted: both the sender and the receiver tell it."""
    first: dict[tuple[str, str, str], Supply] = {}
    for each in supplies:
        first.setdefault((each.party, each.node, each.carrier), each)
    alike: dict[tuple[object, ...], list[Step]] = {}
    for step in (_step(supply, names) for supply in first.values()):
        is_one = is_lot(step.thing.identifier) or not step.thing.name
        which = step.thing.code if is_one else step.thing.name
        key = (step.party, step.carrier, step.event, is_one, which)
        alike.setdefault(key, []).append(step)
    return [same[0]._replace(many=len(same)) for same in alike.values()]


def _step(supply: Supply, names: Mapping[str, str]) -> Step:
    carrier = "" if supply.carrier == supply.node else labels.in_sentence(supply.carrier)
    party = names.get(supply.party) or labels.code_words(supply.party) or _("chưa rõ bên nào")
    handover = supply.handover
    return Step(party, told.thing(supply.node, names), carrier, handover.at, int(handover.event))


def _instances(actor: Actor, product: str) -> list[tuple[str, datetime]]:
    """Lots of a product, then its items, with when they were seen last; the highest numbers first.

    The index tells them one by one, so that a product of a million items costs what is shown of it.
    """
    after_lots = f"{product}/100"
    seen_by_actor = Exists(visible_events(actor).filter(pk=OuterRef("event")))
    mine = EventKey.objects.filter(seen_by_actor, event__gt=0)
    some: list[str] = []
    for low, high in ((f"{product}/", after_lots), (after_lots, f"{product}0")):
        keys = mine.filter(key__gte=low, key__lt=high).order_by("-key")
        some += keys.values_list("key", flat=True).distinct()[: _PRODUCTS - len(some)]
    seen = mine.filter(key__in=some).order_by("key").values("key").annotate(last=Max("event_time"))
    last = {row["key"]: row["last"] for row in seen}
    return [(key, last[key]) for key in some]


def _tree(trace: Trace, names: Mapping[str, str], limits: Bounds, *, is_back: bool) -> list[Line]:
    """Each object once, below the nearest that leads to it, in the order in which one reads a tree."""
    (start,) = trace.start
    below = _below(trace, start, is_back=is_back)
    lines: list[Line] = []
    waiting: list[tuple[str, int, Link | None, int]] = [(start, 0, None, 0)]
    while waiting:
        node, depth, link, more = waiting.pop()
        if more:
            lines.append(Line(depth, Thing("", ""), "", more))
            continue
        if link is not None:
            lines.append(Line(depth, told.thing(node, names), _how(link, is_back=is_back)))
        children = below.get(node, [])
        most = _BRANCHES[limits]
        if len(children) > most:
            waiting.append(("", depth + 1, None, len(children) - most))
        waiting += [(child, depth + 1, by, 0) for child, by in reversed(children[:most])]
    return lines


def _below(trace: Trace, start: str, *, is_back: bool) -> dict[str, list[tuple[str, Link]]]:
    """What lies next to each object on the shortest way from the start, through transformations."""
    far: dict[str, list[tuple[str, Link]]] = {}
    for link in trace.links:
        near, other = (link.target, link.source) if is_back else (link.source, link.target)
        far.setdefault(near, []).append((other, link))
    below: dict[str, list[tuple[str, Link]]] = {}
    known, waiting = {start}, deque([start])
    while waiting:
        node = waiting.popleft()
        for other, link in _objects_next_to(far, node, known):
            below.setdefault(node, []).append((other, link))
            waiting.append(other)
    return below


def _objects_next_to(
    far: Mapping[str, list[tuple[str, Link]]], node: str, known: set[str]
) -> Iterable[tuple[str, Link]]:
    for other, link in far.get(node, ()):
        if other in known:
            continue
        known.add(other)
        if is_transformation(other):
            yield from _objects_next_to(far, other, known)
        else:
            yield other, link


def _how(link: Link, *, is_back: bool) -> str:
    """How matter got over a link, and when."""
    if link.kind == TieKind.MEMBER:
        return _("lô của sản phẩm") if is_back else _("sản phẩm thuộc lô")
    if link.at is not None:
        shape = _("nguyên liệu, đưa vào ngày %(day)s") if is_back else _("làm ra ngày %(day)s")
        return shape % {"day": _day(link.at)}
    begin, end = bounds(link.spans)
    since = _("từ %(day)s") % {"day": _day(begin)} if begin else ""
    until = _("đến %(day)s") % {"day": _day(end)} if end else ""
    where = _("bên trong") if is_back else _("nằm trong kiện này")
    return " ".join(part for part in (where, since, until) if part)


def _day(moment: datetime) -> str:
    return f"{clock.day_of(moment):%d/%m/%Y}"
