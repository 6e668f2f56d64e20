"""The lists of keys and of captures."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.traceability.models import ApiKey, CaptureJob
from chuan.traceability.selectors.captures import captures_naming


def _opens(row: ApiKey) -> str:
    opened = [_now("gửi")] * row.may_capture + [_now("tra cứu")] * row.may_query
    return ", ".join(opened)


def _is_over(row: ApiKey) -> bool:
    return row.expires_on is not None and row.expires_on < clock.today()


def _key_state(row: ApiKey) -> str:
    if row.revoked_at is not None:
        return _now("đã thu hồi")
    return _now("hết hạn") if _is_over(row) else _now("đang dùng")


def _key_badge(row: ApiKey) -> str:
    if row.revoked_at is not None or _is_over(row):
        return "neutral"
    return "done"


def _kind(row: ApiKey | CaptureJob) -> str:
    return _now("thử") if row.sandbox else _now("thật")


def _key_named(text: str) -> Q:
    return Q(name__icontains=text) | Q(prefix__startswith=text)


KEYS = Table(
    id="khoa",
    columns=(
        Column(
            "ten", _("Khóa"), "name", lambda row: row.name, is_heading=True,
            link=lambda row: reverse("traceability:key_detail", args=[row.uid]),
        ),
        Column("dau", _("Bắt đầu bằng"), None, lambda row: f"{row.prefix}…"),
        Column("viec", _("Được làm"), None, _opens),
        Column("loai", _("Loại"), None, _kind),
        Column("tao", _("Tạo lúc"), "made_at", lambda row: row.made_at),
        Column("tinhtrang", _("Tình trạng"), None, _key_state, badge=_key_badge),
    ),
    filters=(
        TextFilter("q", _("Tên khóa"), match=_key_named),
        ChoiceFilter(
            "tinhtrang", _("Tình trạng"), [("dung", _("đang dùng")), ("thuhoi", _("đã thu hồi"))],
            match=lambda value: Q(revoked_at__isnull=value == "dung"),
        ),
    ),
    default_sort="-tao",
)  # fmt: skip


def _capture_state(row: CaptureJob) -> str:
    if row.running:
        return _now("đang nhận")
    if row.success:
        return _now("đã nhận")
    return _now("nhận một phần") if row.stored_count else _now("không nhận")


def _capture_badge(row: CaptureJob) -> str:
    if row.running:
        return "info"
    return "done" if row.success else "warn"


_CAPTURE_STATES = {
    "nhan": Q(running=False, success=True),
    "loi": Q(running=False, success=False),
    "dang": Q(running=True),
}


def captures_table(actor: Actor) -> Table:
    """Captures with filters by state, kind, day, and by the id of the capture or of an event."""
    return Table(
        id="lan-gui",
        columns=(
            Column(
                "luc", _("Gửi lúc"), "created_at", lambda row: row.created_at, is_heading=True,
                link=lambda row: reverse("traceability:capture_detail", args=[row.uid]),
            ),
            Column("loai", _("Loại"), None, _kind),
            Column("sukien", _("Sự kiện"), None, lambda row: row.event_count, align="end"),
            Column("ghi", _("Đã ghi"), None, lambda row: row.stored_count, align="end"),
            Column("tinhtrang", _("Tình trạng"), None, _capture_state, badge=_capture_badge),
        ),
        filters=(
            TextFilter(
                "q", _("Mã lần gửi hoặc mã sự kiện"),
                match=lambda text: captures_naming(actor, text),
            ),
            ChoiceFilter(
                "tinhtrang", _("Tình trạng"),
                [("nhan", _("đã nhận")), ("loi", _("có lỗi")), ("dang", _("đang nhận"))],
                match=_CAPTURE_STATES.__getitem__,
            ),
            ChoiceFilter(
                "loai", _("Loại"), [("thu", _("thử")), ("that", _("thật"))],
                match=lambda value: Q(sandbox=value == "thu"),
            ),
            DateFilter("gui", _("Gửi"), "created_at", moment=True),
        ),
        default_sort="-luc",
    )  # fmt: skip
