"""The quarterly update of the national database on standards, metrology and quality."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.core.actor import Actor
from chuan.domain.cascade import Period, PeriodKind
from chuan.domain.confidence import Confidence
from chuan.domain.sentences import gettext_noop
from chuan.exchange.errors import FeedNotReady
from chuan.exchange.feeds import Composed, Feed, Part
from chuan.exchange.models import Connection
from chuan.figures.models import FormLine
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.adding import sum_of
from chuan.figures.selectors.desk import Desk
from chuan.orgs.enums import Level
from chuan.orgs.models import Organisation
from chuan.orgs.rules.paths import paths_above

FORM: Final = "so-lieu-quy"
SCHEMA: Final = 1
LAST_DAY: Final = 24
"""Before the 25th of the last month of the quarter."""
NO_PLACE: Final = gettext_noop(
    "Cơ quan của kết nối này không thuộc địa bàn nào, nên chưa lập được số liệu quý."
)


def due_on(period: Period) -> date:
    """The last day on which the quarter's update may be sent.

    >>> due_on(Period.quarter(2026, 4))
    datetime.date(2026, 12, 24)

    Basis: khoản 4 Điều 96 Nghị định 37/2026/NĐ-CP (hằng quý trước ngày 25)
    """
    return period.last_day.replace(day=LAST_DAY)


def compose(actor: Actor, connection: Connection, period: Period | None) -> Composed:
    """Every line of the quarterly form as the node adds it up; what nobody stated is told as unknown.

    Basis: khoản 1 Điều 10 Nghị định 37/2026/NĐ-CP
    """
    del actor  # the figures are those of the body's place, whoever looks
    desk = _desk_of(connection.organisation)
    if desk is None or period is None:
        raise FeedNotReady(NO_PLACE)
    found = [(line, _stated(line, desk, period)) for line in _lines()]
    title = _("Số liệu %(period)s: %(place)s") % {
        "period": said_period(period.code), "place": desk.name,
    }  # fmt: skip
    rows = [_row(line, value) for line, value in found]
    content = {
        "schema": SCHEMA,
        "title": title,
        "period": period.code,
        "place": desk.place.code if desk.place else "",
        "body": connection.organisation.name,
        "rows": rows,
        "unknown": [row["code"] for row in rows if row["value"] is None],
    }
    parts = tuple(_part(line, value) for line, value in found)
    return Composed(title, content, sum(row["value"] is not None for row in rows), parts)


def _desk_of(body: Organisation) -> Desk | None:
    """The place that a body of the state answers for: its own, or that of the body above it."""
    if body.level == Level.CENTRAL:
        return Desk(None, _("Cả nước"))
    above = Organisation.objects.filter(path__in=paths_above(body.path))
    found = above.filter(place__isnull=False).select_related("place").order_by("-path").first()
    return Desk(found.place, found.place.name) if found and found.place else None


def _lines() -> Sequence[FormLine]:
    """The lines of the newest version of the shipped form that state something."""
    newest = (
        FormLine.objects.filter(form__code=FORM)
        .order_by("-form__version")
        .values_list("form_id", flat=True)
        .first()
    )
    if newest is None:
        return ()
    rows = FormLine.objects.filter(form_id=newest, indicator__isnull=False)
    return tuple(
        rows.select_related("indicator__numerator", "indicator__denominator").order_by("order")
    )


def _stated(line: FormLine, desk: Desk, period: Period) -> tuple[Decimal, date | None] | None:
    """The closed sum of a line; None when nobody stated it, which is not zero."""
    if line.indicator is None:
        return None
    found = sum_of(indicator=line.indicator, period=period.code, stage=line.stage, place=desk.place)
    if found is None or found.value is None:
        return None
    return found.value, found.as_of


def _row(line: FormLine, value: tuple[Decimal, date | None] | None) -> dict[str, str | None]:
    indicator = line.indicator
    return {
        "code": indicator.code if indicator else "",
        "name": indicator.name if indicator else "",
        "unit": indicator.unit if indicator else "",
        "value": None if value is None else str(value[0]),
        "as_of": value[1].isoformat() if value and value[1] else None,
    }


def _part(line: FormLine, value: tuple[Decimal, date | None] | None) -> Part:
    indicator = line.indicator
    name = indicator.name if indicator else ""
    if value is None or indicator is None:
        return Part(name, None)
    shown = f"{value[0]:.{indicator.decimals}f}".replace(".", ",")
    note = _("chốt đến ngày %(day)s") % {"day": f"{value[1]:%d/%m/%Y}"} if value[1] else ""
    return Part(name, f"{shown} {indicator.unit}".strip(), note)


QUARTERLY: Final = Feed(
    key="so-lieu-quy",
    kind="quarterly-figures",
    label=gettext_lazy("Số liệu quý về tiêu chuẩn, đo lường, chất lượng"),
    about=gettext_lazy(
        "Kết quả kiểm tra, vi phạm, cảnh báo, đánh giá sự phù hợp và phản ánh trong quý, cập nhật lên cơ sở "
        "dữ liệu quốc gia trước ngày 25 của tháng cuối quý."
    ),
    compose=compose,
    basis=(("37/2026/NĐ-CP", "khoản 1 Điều 10"), ("37/2026/NĐ-CP", "khoản 4 Điều 96")),
    confidence=Confidence.READ,
    cycle=PeriodKind.QUARTER,
    due=due_on,
)
