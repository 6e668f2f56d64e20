"""The lists of reports owed, of rounds asked, and of the bodies of one round."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.figures import labels
from chuan.figures.enums import RoundState
from chuan.figures.models import Report, Round
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.timing import is_late
from chuan.figures.selectors.rounds import SENT, late_reports

_TIMELINESS = (
    ("sent_late", _("Gửi chậm")),
    ("overdue", _("Quá hạn, chưa gửi")),
    ("late", _("Gửi chậm hoặc quá hạn")),
)


def _report_url(row: Report) -> str:
    return reverse("figures:report_detail", args=[row.uid])


def _round_url(row: Round) -> str:
    return reverse("figures:round_detail", args=[row.uid])


def sent_on(row: Report) -> date | None:
    """The day, in Vietnam, of the first sending."""
    return row.sent_at.astimezone(clock.VIETNAM).date() if row.sent_at else None


def _timeliness(row: Report) -> str:
    due = row.round.due_on
    if due is None:
        return _now("Không ấn định")
    late = is_late(due, sent_on=sent_on(row), on=clock.today())
    if row.sent_at is None:
        return _now("Quá hạn, chưa gửi") if late else _now("Trong hạn")
    return _now("Gửi chậm") if late else _now("Đúng hạn")


def _timeliness_badge(row: Report) -> str:
    if is_late(row.round.due_on, sent_on=sent_on(row), on=clock.today()):
        return "warn"
    return "done" if row.sent_at else "neutral"


def _late(value: str) -> Q:
    late = late_reports(clock.today())
    kinds = {"sent_late": Q(sent_at__isnull=False), "overdue": Q(sent_at__isnull=True)}
    return late & kinds[value] if value in kinds else late


def _state(row: Report) -> object:
    return labels.REPORT_STATE[row.state]


def _round_badge(row: Round) -> str:
    return "info" if row.state == RoundState.OPEN else "neutral"


def _share(numerator: str) -> Callable[[Round], str]:
    return lambda row: f"{getattr(row, numerator)}/{row.asked}"  # type: ignore[attr-defined]  # annotated


OWED = Table(
    id="phai-gui",
    columns=(
        Column("ten", _("Kỳ báo cáo"), "round__title", lambda row: row.round.title,
               link=_report_url, is_heading=True),
        Column("don_vi", _("Đơn vị báo cáo"), "organisation__name",
               lambda row: row.organisation.label, alphabetical=True),
        Column("noi_nhan", _("Nơi nhận"), "round__asker__name", lambda row: row.round.asker.label),
        Column("han", _("Thời hạn"), "round__due_on", lambda row: row.round.due_on),
        Column("trang_thai", _("Trạng thái"), "state", _state,
               badge=lambda row: labels.REPORT_BADGE[row.state]),
        Column("dung_han", _("Tiến độ"), None, _timeliness, badge=_timeliness_badge),
    ),
    default_sort="-han",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"),
                   fields=("round__title", "organisation__name")),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.REPORT_STATE.items()), "state"),
        ChoiceFilter("tien_do", _("Tiến độ"), _TIMELINESS, match=_late),
        DateFilter("han", _("Thời hạn"), field="round__due_on"),
    ),
    row_link=_report_url,
)  # fmt: skip

ASKED = Table(
    id="da-yeu-cau",
    columns=(
        Column("ten", _("Kỳ báo cáo"), "title", lambda row: row.title, link=_round_url,
               is_heading=True, alphabetical=True),
        Column("ky", _("Kỳ"), "period_until", lambda row: said_period(row.period)),
        Column("loai", _("Loại"), "kind", lambda row: labels.ROUND_KIND[row.kind]),
        Column("han", _("Thời hạn"), "due_on", lambda row: row.due_on),
        Column("da_gui", _("Đã gửi"), "sent", _share("sent"), align="end"),
        Column("da_xem", _("Đã chấp nhận"), "judged", _share("judged"), align="end"),
        Column("trang_thai", _("Trạng thái"), "state", lambda row: labels.ROUND_STATE[row.state],
               badge=_round_badge),
    ),
    default_sort="-han",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=lambda text: Q(title__icontains=text)),
        ChoiceFilter("loai", _("Loại"), tuple(labels.ROUND_KIND.items()), "kind"),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.ROUND_STATE.items()), "state"),
        DateFilter("han", _("Thời hạn"), field="due_on"),
    ),
    row_link=_round_url,
)  # fmt: skip

BODIES = Table(
    id="don-vi",
    columns=(
        Column("don_vi", _("Đơn vị"), "organisation__name", lambda row: row.organisation.label,
               link=_report_url, is_heading=True, alphabetical=True),
        Column("trang_thai", _("Trạng thái"), "state", _state,
               badge=lambda row: labels.REPORT_BADGE[row.state]),
        Column("gui_luc", _("Gửi lần đầu"), "sent_at", lambda row: row.sent_at),
        Column("dung_han", _("Tiến độ"), None, _timeliness, badge=_timeliness_badge),
        Column("lan", _("Số lần gửi"), "version", lambda row: row.version, align="end"),
        Column("thieu", _("Ghi chú"), None, lambda row: row.gaps, in_file_only=True),
    ),
    default_sort="don_vi",
    filters=(
        TextFilter("tim", _("Tìm đơn vị"), match=lambda text: Q(organisation__name__icontains=text)),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.REPORT_STATE.items()), "state"),
        ChoiceFilter("tien_do", _("Tiến độ"), _TIMELINESS, match=_late),
        ChoiceFilter("gui", _("Đã gửi"), (("chua", _("Chưa gửi")),),
                     match=lambda _value: ~SENT),
    ),
    row_link=_report_url,
)  # fmt: skip
