"""What of this room rests on acts: days of the calendar, rules in the program, acts under acts."""

from django.urls import reverse

from chuan.core import reliance
from chuan.domain.provisions import acts_named
from chuan.law.knowledge import rule_rows
from chuan.law.models import CalendarDay


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
