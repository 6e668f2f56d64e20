"""What of this room rests on acts: days of the calendar, rules in the program, acts under acts."""

from django.urls import reverse

from chuan.core import reliance
from chuan.domain.provisions import acts_named
from chuan.law.enums import Relation
from chuan.law.knowledge import rule_rows
from chuan.law.models import ActEdge, CalendarDay
from chuan.law.rules import symbol_key


def days() -> reliance.Pairs:
    """Days off and worked that an act decided."""
    for row in CalendarDay.objects.exclude(symbol="", basis="").order_by("on"):
        named = acts_named(row.basis) or (((row.symbol, ""),) if row.symbol else ())
        if named:
            yield (
                reliance.Dependant(
                    "calendar_day",
                    row.on.isoformat(),
                    f"{row.on:%d/%m/%Y}: {row.name}",
                    reverse("law:day_list_of", args=[row.on.year]),
                ),
                [reliance.Basis("act", symbol, part) for symbol, part in named],
            )


def rules() -> reliance.Pairs:
    """Rules of the program that say on which text they rest: the node's own."""
    for place, basis in rule_rows():
        named = acts_named(basis)
        if named:
            yield (
                reliance.Dependant("rule", place[-120:], place, ""),
                [reliance.Basis("act", symbol, part) for symbol, part in named],
            )


def bases_in(text: str) -> list[reliance.Basis]:
    """The acts and parts of acts that free words name, as bases."""
    return [reliance.Basis("act", symbol, part) for symbol, part in acts_named(text)]


def acts() -> reliance.Pairs:
    """Acts that detail or carry out another are dependants of it: what rests on them is told too."""
    edges = (
        ActEdge.objects.filter(relation=Relation.DETAILS)
        .select_related("source", "target")
        .order_by("source_id", "pk")
    )
    found: dict[str, tuple[reliance.Dependant, list[reliance.Basis]]] = {}
    for edge in edges.exclude(source__symbol="").exclude(target__symbol=""):
        act = edge.source
        key = symbol_key(act.symbol)
        name = f"{act.kind} {act.symbol}".strip()
        url = reverse("law:act_detail", args=[act.uid])
        row = found.setdefault(key, (reliance.Dependant("act", key, name, url), []))
        row[1].append(reliance.Basis("act", edge.target.symbol, edge.scope))
    return found.values()
