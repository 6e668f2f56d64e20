"""The list of codes."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.core.text import fold
from chuan.identifiers.enums import EntityState
from chuan.identifiers.labels import STATE_BADGES, STATES
from chuan.identifiers.models import Entity
from chuan.identifiers.rules.levels import key_words


def _url(row: Entity) -> str:
    return reverse("identifiers:code_detail", args=[row.uid])


def _state(row: Entity) -> str:
    return str(_("Có cảnh báo") if _is_warned(row) else STATES[EntityState(row.state)])


def _is_warned(row: Entity) -> bool:
    return bool(getattr(row, "is_warned", False))


def _badge(row: Entity) -> str:
    return "danger" if _is_warned(row) else STATE_BADGES[EntityState(row.state)]


def _matches(text: str) -> Q:
    return Q(folded__contains=fold(text.strip()))


CODES = Table(
    id="ma-dinh-danh",
    columns=(
        Column("ma", _("Mã"), "key", lambda row: key_words(row.key), link=_url, is_heading=True),
        Column("ten", _("Tên"), "label", lambda row: row.label),
        Column("to_chuc", _("Tổ chức giữ mã"), "owner_label", lambda row: row.owner_label),
        Column("trang_thai", _("Tình trạng"), "state", _state, badge=_badge),
        Column("sua_luc", _("Sửa lần cuối"), "changed_at", lambda row: row.changed_at),
        Column(
            "dang_ky", _("Đăng ký lúc"), "registered_at", lambda row: row.registered_at,
            in_file_only=True,
        ),
        Column("duong_dan", _("Đường dẫn"), "key", lambda row: row.key, in_file_only=True),
    ),
    default_sort="-sua_luc",
    filters=(
        TextFilter("tim", _("Tìm mã, tên"), match=_matches),
        ChoiceFilter(
            "trang_thai", _("Tình trạng"),
            tuple((str(each), words) for each, words in STATES.items()), field="state",
        ),
        DateFilter("sua_luc", _("Sửa lần cuối"), field="changed_at"),
    ),
)  # fmt: skip
