"""The two logs: everything sent, everything received, item by item."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.exchange import labels
from chuan.exchange.enums import ItemState
from chuan.exchange.kinds import label_of
from chuan.exchange.models import ReceivedItem, SentItem


def _sent_url(row: SentItem) -> str:
    return reverse("exchange:sent_detail", args=[row.bundle.uid])


def _bundle_url(row: ReceivedItem) -> str:
    return reverse("exchange:received_detail", args=[row.bundle.uid])


def _item_url(row: ReceivedItem) -> str:
    return reverse("exchange:item_detail", args=[row.uid])


def _sent_matches(text: str) -> Q:
    return (
        Q(label__icontains=text)
        | Q(to_label__icontains=text)
        | Q(bundle__partner__name__icontains=text)
    )


def _received_matches(text: str) -> Q:
    return (
        Q(title__icontains=text)
        | Q(sender_label__icontains=text)
        | Q(bundle__partner__name__icontains=text)
    )


def _state(row: SentItem | ReceivedItem) -> str:
    return str(labels.ITEM_STATE.get(ItemState(row.state), ""))


def _badge(row: SentItem | ReceivedItem) -> str:
    return labels.ITEM_BADGE.get(ItemState(row.state), "neutral")


_STATES = tuple((str(state), words) for state, words in labels.ITEM_STATE.items())

SENT = Table(
    id="gui-di",
    columns=(
        Column(
            "muc", _("Nội dung"), "label", lambda row: row.label, link=_sent_url, is_heading=True
        ),
        Column("so", _("Gói tin số"), "bundle__number", lambda row: row.bundle.number, align="end"),
        Column("nut", _("Bên nhận"), "bundle__partner__name", lambda row: row.bundle.partner.name),
        Column("noi_nhan", _("Nơi nhận"), "to_label", lambda row: row.to_label),
        Column("lap", _("Lập gói tin"), "bundle__made_at", lambda row: row.bundle.made_at),
        Column("trang_thai", _("Biên nhận"), "state", _state, badge=_badge),
        Column("tu", _("Từ lúc"), "state_at", lambda row: row.state_at),
        Column("ly_do", _("Lý do trả lại"), None, lambda row: row.reason),
    ),
    default_sort="-lap",
    filters=(
        TextFilter("tim", _("Tìm trong sổ"), match=_sent_matches),
        ChoiceFilter("trang_thai", _("Biên nhận"), _STATES, field="state"),
        DateFilter("lap", _("Lập gói tin"), field="bundle__made_at", moment=True),
    ),
)

RECEIVED = Table(
    id="nhan-ve",
    columns=(
        Column(
            "muc", _("Nội dung"), "title", lambda row: row.title, link=_item_url, is_heading=True
        ),
        Column(
            "so",
            _("Gói tin số"),
            "bundle__number",
            lambda row: row.bundle.number,
            link=_bundle_url,
            align="end",
        ),
        Column("nut", _("Bên gửi"), "bundle__partner__name", lambda row: row.bundle.partner.name),
        Column("noi_gui", _("Nơi gửi"), "sender_label", lambda row: row.sender_label),
        Column("loai", _("Loại mục"), "kind", lambda row: label_of(row.kind)),
        Column("nhan", _("Nhận gói tin"), "bundle__handed_at", lambda row: row.bundle.handed_at),
        Column("trang_thai", _("Xử lý"), "state", _state, badge=_badge),
        Column("bien_nhan", _("Đã báo nơi gửi"), None, lambda row: row.told == row.state),
        Column("ly_do", _("Lý do trả lại"), None, lambda row: row.reason),
    ),
    default_sort="-nhan",
    filters=(
        TextFilter("tim", _("Tìm trong sổ"), match=_received_matches),
        ChoiceFilter("trang_thai", _("Xử lý"), _STATES[1:], field="state"),
        DateFilter("nhan", _("Nhận gói tin"), field="bundle__handed_at", moment=True),
    ),
)
