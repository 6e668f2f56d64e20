"""Pictures of the counts: checked and declared side by side."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from chuan.domain.charts import About, Bars, Point, Series
from chuan.engagement.selectors.counting import CountRow, StatisticsPage

MOST: Final = 14
"""Rows that a picture shows; the table has them all."""


def code_chart(key: str, title: str, rows: Sequence[CountRow], on: date) -> Bars | None:
    """Bodies by what they apply, the most first; None where nobody said anything."""
    shown = rows[:MOST]
    if not shown:
        return None
    return Bars(
        About(
            key, title, unit=_("cơ sở"), as_of=_("Đến ngày %(day)s") % {"day": f"{on:%d/%m/%Y}"},
            source=_("Nguồn: hồ sơ cơ sở; mỗi cơ sở tính một lần"),
        ),
        (
            Series(_("Đã kiểm tra"), tuple(Point(row.name, row.verified) for row in shown)),
            Series(_("Cơ sở tự khai"), tuple(Point(row.name, row.declared) for row in shown)),
        ),
    )  # fmt: skip


def place_chart(page: StatisticsPage, on: date) -> Bars | None:
    """Bodies with a management system by commune."""
    rows = [
        CountRow(row.code, row.name or _("Chưa rõ"), row.verified, row.declared)
        for row in page.places
    ]
    return code_chart("theo-xa", _("Cơ sở áp dụng hệ thống quản lý theo xã, phường"), rows, on)
