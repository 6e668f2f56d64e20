"""The list of named queries."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, Table, TextFilter
from chuan.traceability.models import NamedQuery


def _state(row: NamedQuery) -> str:
    """The worst of those who are told."""
    if row.stopped:  # type: ignore[attr-defined]  # annotated by queries_of
        return gettext("đã dừng")
    if row.failing:  # type: ignore[attr-defined]  # annotated by queries_of
        return gettext("chờ gửi lại")
    return gettext("đang gửi") if row.told else gettext("chưa ai nhận")  # type: ignore[attr-defined]  # annotated by queries_of


def _badge(row: NamedQuery) -> str:
    if row.stopped:  # type: ignore[attr-defined]  # annotated by queries_of
        return "danger"
    if row.failing:  # type: ignore[attr-defined]  # annotated by queries_of
        return "warn"
    return "done" if row.told else "neutral"  # type: ignore[attr-defined]  # annotated by queries_of


QUERIES = Table(
    id="dang-ky",
    columns=(
        Column(
            "ten", _("Truy vấn"), "name", lambda row: row.name, is_heading=True,
            link=lambda row: reverse("traceability:query_detail", args=[row.pk]),
        ),
        Column("loai", _("Loại"), None, lambda row: gettext("thử") if row.sandbox else gettext("thật")),
        Column("luc", _("Tạo lúc"), "made_at", lambda row: row.made_at),
        Column("ai", _("Người tạo"), None, lambda row: row.made_by_label),
        Column("nhan", _("Nơi nhận"), "told", lambda row: row.told, align="end"),
        Column("tinhtrang", _("Tình trạng"), None, _state, badge=_badge),
    ),
    filters=(
        TextFilter("q", _("Tên truy vấn"), fields=("name",)),
        ChoiceFilter(
            "loai", _("Loại"), [("thu", _("thử")), ("that", _("thật"))],
            match=lambda value: Q(sandbox=value == "thu"),
        ),
    ),
    default_sort="ten",
)  # fmt: skip
