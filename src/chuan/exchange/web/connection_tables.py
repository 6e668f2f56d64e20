"""Lists of connections: messages, lines of the log, codes of agencies."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.domain.confidence import Confidence
from chuan.exchange import labels
from chuan.exchange.enums import Direction, MessageState
from chuan.exchange.models import ConnectionLog, ConnectionMessage
from chuan.law.labels import CONFIDENCES


def _url(row: ConnectionMessage) -> str:
    return reverse("exchange:message_detail", args=[row.uid])


def _state(row: ConnectionMessage) -> str:
    return str(labels.MESSAGE_STATE[MessageState(row.state)])


def _badge(row: ConnectionMessage) -> str:
    return labels.MESSAGE_BADGE[MessageState(row.state)]


def _way(row: ConnectionMessage) -> str:
    return str(labels.DIRECTION[Direction(row.direction)])


def _event(row: ConnectionLog) -> str:
    return str(labels.LOG_EVENT.get(row.event, row.event))


def _moment(row: ConnectionLog) -> datetime | str:
    """When, by the clock of whoever reads; the line itself bears it as it was signed."""
    try:
        return datetime.fromisoformat(row.at)
    except ValueError:
        return row.at


def _code_matches(text: str) -> Q:
    return Q(code__icontains=text) | Q(name__icontains=text)


MESSAGES = Table(
    id="thong-diep",
    columns=(
        Column("ten", _("Nội dung"), "title", lambda row: row.title, link=_url, is_heading=True),
        Column("chieu", _("Chiều"), "direction", _way),
        Column("so_dong", _("Số dòng"), "rows", lambda row: row.rows, align="end"),
        Column("luc", _("Lúc"), "made_at", lambda row: row.made_at),
        Column("nguoi_ky", _("Người ký"), None, lambda row: row.signed_by_label, in_file_only=True),
        Column("ma", _("Mã thông điệp"), None, lambda row: row.message_id, in_file_only=True),
        Column("trang_thai", _("Tình trạng"), "state", _state, badge=_badge),
    ),
    default_sort="-luc",
    filters=(
        TextFilter("q", _("Nội dung"), ("title",)),
        ChoiceFilter(
            "chieu", _("Chiều"), tuple((str(way), words) for way, words in labels.DIRECTION.items()),
            field="direction",
        ),
        ChoiceFilter(
            "trang_thai", _("Tình trạng"),
            tuple((str(state), words) for state, words in labels.MESSAGE_STATE.items()),
            field="state",
        ),
        DateFilter("ngay", _("Ngày"), "made_at", moment=True),
    ),
)  # fmt: skip
LOG = Table(
    id="so",
    columns=(
        Column("so", _("Số"), "number", lambda row: row.number, is_heading=True),
        Column("luc", _("Lúc"), "number", _moment),
        Column("viec", _("Việc"), "event", _event),
        Column("ghi_chu", _("Ghi chú"), None, lambda row: row.note),
        Column("ma", _("Mã dòng"), None, lambda row: row.hash[:16]),
    ),
    default_sort="-so",
)
CODES = Table(
    id="ma",
    columns=(
        Column("ma", _("Mã định danh"), "code", lambda row: row.code, is_heading=True),
        Column("ten", _("Tên cơ quan"), "name", lambda row: row.name, alphabetical=True),
        Column("nguon", _("Nguồn"), None, lambda row: row.source),
        Column(
            "tin_cay", _("Mức tin cậy"), "confidence",
            lambda row: str(CONFIDENCES[Confidence(row.confidence)]),
        ),
    ),
    default_sort="ma",
    filters=(TextFilter("q", _("Mã hoặc tên"), match=_code_matches),),
)  # fmt: skip
