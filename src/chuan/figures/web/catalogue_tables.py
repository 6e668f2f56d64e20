"""The lists of indicators and of forms."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, Table, TextFilter
from chuan.domain.cascade import PeriodKind
from chuan.figures import labels
from chuan.figures.enums import IndicatorKind, Source
from chuan.figures.models import SHIPPED, Form, Indicator
from chuan.figures.rules.tiers import TIERS
from chuan.figures.selectors.catalogue import matches
from chuan.orgs.enums import Level
from chuan.orgs.labels import LEVELS
from chuan.orgs.models.validity import valid_on
from chuan.plans.labels import PILLAR

TIER_CHOICES = [(tier, LEVELS[Level(tier)]) for tier in TIERS if tier != Level.DISTRICT]
PILLAR_CHOICES = [*PILLAR.items(), ("khac", _("Tổ chức thực hiện, khác"))]


def indicator_url(row: Indicator) -> str:
    """Its page."""
    return reverse("figures:indicator_detail", args=[row.uid])


def form_url(row: Form) -> str:
    """Its page."""
    return reverse("figures:form_detail", args=[row.uid])


def level_label(level: str) -> str:
    """The tier in words."""
    return str(LEVELS[Level(level)]) if level in set(Level) else level


def standing(row: Indicator | Form) -> str:
    """Whether it may be used today."""
    today = clock.today()
    if row.valid_until and row.valid_until < today:
        return _now("Đã kết thúc")
    if row.valid_from and row.valid_from > today:
        return _now("Áp dụng từ %(day)s") % {"day": f"{row.valid_from:%d/%m/%Y}"}
    return _now("Đang dùng")


def standing_badge(row: Indicator | Form) -> str:
    """Its colour."""
    today = clock.today()
    over = row.valid_until is not None and row.valid_until < today
    return "neutral" if over or (row.valid_from and row.valid_from > today) else "done"


def _of_pillar(value: str) -> Q:
    return Q(pillar="") if value == "khac" else Q(pillar=value)


def _of_state(value: str) -> Q:
    today = valid_on(clock.today())
    return today if value == "now" else ~today


def _of_owner(value: str) -> Q:
    return Q(owner_path=SHIPPED) if value == "node" else ~Q(owner_path=SHIPPED)


def _source(row: Indicator) -> object:
    """Where its figure comes from; a share is computed."""
    if row.kind == IndicatorKind.RATE:
        return _now("Tính từ tử số, mẫu số")
    return labels.SOURCE[row.source]


OWNERS = (("node", _("Dùng chung")), ("own", _("Cơ quan tự lập")))
STATES = (("now", _("Đang dùng")), ("over", _("Không dùng hôm nay")))

INDICATORS = Table(
    id="chi-tieu",
    columns=(
        Column(
            "ten", _("Chỉ tiêu"), "name", lambda row: row.name, link=indicator_url,
            is_heading=True, alphabetical=True,
        ),
        Column("nhom", _("Nhóm"), "pillar", lambda row: row.pillar or "–"),
        Column("don_vi", _("Đơn vị tính"), "unit", lambda row: row.unit),
        Column("loai", _("Loại"), "kind", lambda row: labels.INDICATOR_KIND[row.kind]),
        Column("cap", _("Cấp báo cáo"), "level", lambda row: level_label(row.level)),
        Column("nguon", _("Nguồn số liệu"), "source", _source),
        Column("muc_tieu", _("Mục tiêu"), "target_count", lambda row: row.target_count or None, align="end"),
        Column("thu_tu", _("Thứ tự"), "order", lambda row: row.order, in_file_only=True),
        Column("ma", _("Mã"), "code", lambda row: row.code, in_file_only=True),
        Column("cach_tinh", _("Cách tính"), None, lambda row: row.definition, in_file_only=True),
        Column(
            "tu_so", _("Tử số"), None, in_file_only=True,
            value=lambda row: row.numerator.code if row.numerator else "",
        ),
        Column(
            "mau_so", _("Mẫu số"), None, in_file_only=True,
            value=lambda row: row.denominator.code if row.denominator else "",
        ),
        Column("can_cu", _("Căn cứ"), None, lambda row: row.basis, in_file_only=True),
        Column("do_tin", _("Độ tin cậy"), None, lambda row: row.confidence, in_file_only=True),
        Column("tinh_trang", _("Tình trạng"), "valid_until", standing, in_file_only=True),
    ),
    default_sort="thu_tu",
    filters=(
        TextFilter("tim", _("Tìm trong danh mục"), match=matches),
        ChoiceFilter("nhom", _("Nhóm nhiệm vụ"), PILLAR_CHOICES, match=_of_pillar),
        ChoiceFilter(
            "loai", _("Loại"), [(kind, labels.INDICATOR_KIND[kind]) for kind in IndicatorKind],
            field="kind",
        ),
        ChoiceFilter("cap", _("Cấp báo cáo"), TIER_CHOICES, field="level"),
        ChoiceFilter(
            "nguon", _("Nguồn số liệu"), [(one, labels.SOURCE[one]) for one in Source],
            field="source",
        ),
        ChoiceFilter("cua", _("Của"), OWNERS, match=_of_owner),
        ChoiceFilter("tinh_trang", _("Tình trạng"), STATES, match=_of_state),
    ),
    row_link=indicator_url,
)  # fmt: skip


FORMS = Table(
    id="bieu-mau",
    columns=(
        Column(
            "ten", _("Biểu mẫu"), "name", lambda row: row.name, link=form_url, is_heading=True,
            alphabetical=True,
        ),
        Column("ban", _("Bản"), "version", lambda row: row.version, align="end"),
        Column("ky", _("Kỳ báo cáo"), "period_kind", lambda row: labels.PERIOD_KIND[row.period_kind]),
        Column("so_dong", _("Số chỉ tiêu"), "line_count", lambda row: row.line_count, align="end"),
        Column(
            "cua", _("Của"), "owner_path",
            lambda row: OWNERS[0][1] if row.owner_path == SHIPPED else OWNERS[1][1],
        ),
        Column("can_cu", _("Căn cứ"), None, lambda row: row.basis, in_file_only=True),
        Column("tinh_trang", _("Tình trạng"), "valid_until", standing, badge=standing_badge),
    ),
    default_sort="ten",
    filters=(
        TextFilter("tim", _("Tìm biểu mẫu"), fields=("name", "code")),
        ChoiceFilter(
            "ky", _("Kỳ báo cáo"), [(one, labels.PERIOD_KIND[one]) for one in PeriodKind],
            field="period_kind",
        ),
        ChoiceFilter("cua", _("Của"), OWNERS, match=_of_owner),
        ChoiceFilter("tinh_trang", _("Tình trạng"), STATES, match=_of_state),
    ),
    row_link=form_url,
)  # fmt: skip
