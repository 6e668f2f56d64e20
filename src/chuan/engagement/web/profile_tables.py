"""Lists of profiles, of wishes for accounts."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.table_filters import Choice
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.core.text import fold
from chuan.engagement import labels
from chuan.engagement.enums import LineState, Scheme, Section
from chuan.engagement.knowledge import name_of, names_of
from chuan.engagement.models import Profile, ProfileCode, ProfileLine
from chuan.engagement.permissions import KEEPERS
from chuan.engagement.rules.goods import plain_hs
from chuan.engagement.rules.numbers import numbered
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.labels import KINDS, label

_STANDING = (
    ("da", _("Mọi mục đã kiểm tra")),
    ("cho", _("Có mục chờ kiểm tra")),
    ("bo-sung", _("Đang đề nghị bổ sung")),
)


def _having(**wanted: object) -> Q:
    lines = ProfileLine.objects.living().filter(**wanted)
    return Q(pk__in=lines.values("profile"))


def _product(text: str) -> Q:
    code = plain_hs(text)
    if code:
        lines = ProfileCode.objects.filter(scheme=Scheme.HS, code__startswith=code)
        return _having(pk__in=lines.values("line"))
    return _having(section=Section.PRODUCT, name__icontains=text)


def _standard(text: str) -> Q:
    return _having(section=Section.STANDARD, key__startswith=numbered(text)[1])


def _standing(value: str) -> Q:
    if value == "da":
        waiting = ProfileLine.objects.living().exclude(state=LineState.VERIFIED)
        return Q(lines_count__gt=0) & ~Q(pk__in=waiting.values("profile"))
    if value == "cho":
        return _having(state=LineState.DECLARED)
    return Q(asked_count__gt=0)


def _place(row: Profile) -> str:
    """The commune; a body of which only the province is known has none."""
    place = row.organisation.place
    return place.name if place and place.level == PlaceLevel.COMMUNE else ""


def _detail(row: Profile) -> str:
    return reverse("engagement:profile_detail", args=[row.uid])


_FILTERS: tuple[Any, ...] = (
    TextFilter("tim", _("Tìm"), match=lambda text: Q(folded__contains=fold(text))),
    ChoiceFilter(
        "loai", _("Loại cơ sở"), [(str(kind), KINDS[kind]) for kind in KEEPERS],
        field="organisation__kind",
    ),
    ChoiceFilter("linh_vuc", _("Lĩnh vực"), lambda: names_of("field").items(), field="field"),
    TextFilter("san_pham", _("Sản phẩm hoặc mã HS"), match=_product),
    TextFilter("tieu_chuan", _("Số hiệu tiêu chuẩn"), match=_standard),
    ChoiceFilter(
        "he_thong", _("Hệ thống quản lý"), lambda: names_of("system").items(),
        match=lambda code: _having(section=Section.SYSTEM, code=code),
    ),
    ChoiceFilter(
        "cong_cu", _("Công cụ năng suất"), lambda: names_of("tool").items(),
        match=lambda code: _having(section=Section.TOOL, code=code),
    ),
    ChoiceFilter("kiem_tra", _("Kiểm tra"), _STANDING, match=_standing),
)  # fmt: skip

PROFILES = Table(
    id="co-so",
    columns=(
        Column(
            "ten", _("Cơ sở"), "organisation__name", lambda row: row.organisation.name,
            link=_detail, is_heading=True, alphabetical=True,
        ),
        Column(
            "xa", _("Xã, phường"), "organisation__place__name", _place, alphabetical=True
        ),
        Column("loai", _("Loại"), None, lambda row: label(KINDS, row.organisation.kind)),
        Column(
            "linh_vuc", _("Lĩnh vực"), None, lambda row: name_of("field", row.field),
            in_file_only=True,
        ),
        Column("san_pham", _("Sản phẩm"), None, lambda row: row.products_words),
        Column("muc", _("Số mục"), "lines_count", lambda row: row.lines_count, align="end"),
        Column(
            "da", _("Đã kiểm tra"), "verified_count", lambda row: row.verified_count, align="end"
        ),
        Column(
            "bo_sung", _("Đề nghị bổ sung"), "asked_count", lambda row: row.asked_count,
            align="end",
        ),
        Column("sua", _("Sửa lần cuối"), "updated_at", lambda row: clock.day_of(row.updated_at)),
    ),
    default_sort="-sua",
    filters=_FILTERS,
)  # fmt: skip

PUBLIC = Table(
    id="co-so-cong-khai",
    columns=(
        Column(
            "ten", _("Cơ sở"), "organisation__name", lambda row: row.organisation.name,
            link=lambda row: reverse("engagement:public_profile", args=[row.uid]),
            is_heading=True, alphabetical=True,
        ),
        Column("xa", _("Xã, phường"), "organisation__place__name", _place, alphabetical=True),
        Column("loai", _("Loại"), None, lambda row: label(KINDS, row.organisation.kind)),
        Column(
            "san_pham", _("Sản phẩm"), None,
            lambda row: row.products_words if row.shows_products else "",
        ),
    ),
    default_sort="ten",
    filters=(
        TextFilter(
            "tim", _("Tên cơ sở, sản phẩm"),
            match=lambda text: Q(organisation__name__icontains=text)
            | Q(shows_products=True, products_words__icontains=text),
        ),
        _FILTERS[1],
    ),
)  # fmt: skip

REQUESTS = Table(
    id="de-nghi",
    columns=(
        Column(
            "ten", _("Cơ sở"), "name", lambda row: row.name, is_heading=True,
            link=lambda row: reverse("engagement:request_detail", args=[row.uid]),
        ),
        Column("loai", _("Loại"), None, lambda row: label(KINDS, row.kind)),
        Column("xa", _("Xã, phường"), "place__name", lambda row: row.place.name),
        Column("ngay", _("Gửi lúc"), "asked_at", lambda row: row.asked_at),
        Column(
            "trang_thai", _("Trạng thái"), "state",
            lambda row: labels.label(labels.JOIN_STATES, row.state),
            badge=lambda row: labels.JOIN_BADGES.get(row.state, "neutral"),
        ),
    ),
    default_sort="-ngay",
    filters=(
        TextFilter("tim", _("Tìm"), fields=("name",)),
        ChoiceFilter("trang_thai", _("Trạng thái"), list(labels.JOIN_STATES.items()), field="state"),
        DateFilter("ngay", _("Gửi"), field="asked_at", moment=True),
    ),
)  # fmt: skip


def with_places(table: Table, places: list[Choice]) -> Table:
    """The list with a choice of the communes of the place."""
    chosen = ChoiceFilter(
        "xa_loc", _("Xã, phường"), places, match=lambda value: Q(organisation__place=int(value))
    )
    return replace(table, filters=(table.filters[0], chosen, *table.filters[1:]))
