"""The workbook by which figures of former years come in: a unit and a period a row, an indicator a column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.domain.cascade import Period
from chuan.figures.labels import STAGE
from chuan.figures.models import Compiler, Indicator
from chuan.figures.office.template import Book, Column, Page, Row
from chuan.figures.rules.workbook_keys import META, BookKind, Field, Meta, column_key
from chuan.figures.rules.workbook_rows import LineSpec, heading_key
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place, PlaceSuccession

NAMES: Mapping[str, int] = {
    heading_key(text): at
    for at, texts in enumerate((("Mã", "Mã đơn vị"), ("Đơn vị", "Tên đơn vị"), ("Kỳ", "Năm")))
    for text in texts
}
"""Header words of the columns that name a row: code, name, period."""


@dataclass(frozen=True, slots=True)
class HistoryColumn:
    """One indicator at one stage of its money."""

    indicator: Indicator
    stage: str

    @property
    def key(self) -> str:
        """What keys call it."""
        return f"{self.indicator.code}|{self.stage}"

    @property
    def heading(self) -> str:
        """What people call it."""
        stage = f" ({STAGE[self.stage]})" if self.stage else ""
        return f"{self.indicator.name}{stage}, {self.indicator.unit}"


def columns_of(actor: Actor) -> Sequence[HistoryColumn]:
    """Whatever bodies state; what is computed has no column."""
    rows = Indicator.objects.all() if actor.is_system else Indicator.objects.visible_to(actor)
    return tuple(
        HistoryColumn(indicator, stage)
        for indicator in rows.stated().filter(level=PlaceLevel.COMMUNE)
        for stage in indicator.stages
    )


def specs_of(columns: Sequence[HistoryColumn]) -> Mapping[str, LineSpec]:
    """What each column may hold."""
    return {
        column.key: LineSpec(
            column.key, column.heading, column.indicator.decimals, column.indicator.kind
        )
        for column in columns
    }


def headings_of(columns: Sequence[HistoryColumn]) -> Mapping[str, tuple[str, Field]]:
    """Header words of the columns."""
    return {heading_key(column.heading): (column.key, Field.VALUE) for column in columns}


def may_bring_history(actor: Actor) -> bool:
    """Whoever compiles a place keeps the papers of the units that became it."""
    return Compiler.objects.of(actor).exists()


def history_book(actor: Actor, year: int) -> Book:
    """The units of the places compiled, as they were at the end of `year`."""
    columns = columns_of(actor)
    heads = (
        Column(_("Mã"), width=9, is_text=True),
        Column(_("Đơn vị"), width=34, is_text=True),
        Column(_("Kỳ"), width=10, is_text=True),
        *(
            Column(
                column.heading, column_key(Field.VALUE, column.key), 15,
                column.indicator.definition, column.indicator.decimals,
            )
            for column in columns
        ),
    )  # fmt: skip
    page = Page(
        _("Số liệu cũ"),
        _("Số liệu các năm cũ, theo đơn vị hành chính khi đó"),
        (_("Mỗi dòng một đơn vị và một kỳ (2024, 2024-Q3). Thêm dòng nếu thiếu đơn vị."),),
        heads,
        _rows(actor, year, len(columns)),
        3,
    )
    return Book([page], META, Meta(BookKind.HISTORY).rows())


def _rows(actor: Actor, year: int, width: int) -> Iterator[Row]:
    fills = frozenset(range(width + 3))
    for place in _places(actor, Period.year(year).last_day).iterator():
        yield Row("", [place.code, place.name, str(year), *([None] * width)], fills)


def _places(actor: Actor, on: date) -> QuerySet[Place]:
    """Communes of the provinces compiled on that day, and of those that became them."""
    compiled = Compiler.objects.of(actor).filter(place__isnull=False)
    today = set(compiled.values_list("place", flat=True))
    tops = today | set(compiled.values_list("place__parent", flat=True)) - {None}
    before = set(
        PlaceSuccession.objects.filter(successor__in=tops).values_list("predecessor", flat=True)
    )
    provinces = today | before
    within = Q(parent__in=provinces) | Q(parent__parent__in=provinces) | Q(pk__in=provinces)
    rows = Place.objects.valid_on(on).communes().filter(within)
    return rows.order_by("code", "pk")
