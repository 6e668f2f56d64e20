"""Lists of notifications, of what they touch, of questions, drafts, files and their rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.core.text import fold
from chuan.engagement import labels
from chuan.engagement.enums import Agreement, Scheme
from chuan.engagement.knowledge import member_name, members
from chuan.engagement.models import TbtCode, TbtMatch, TbtNotification
from chuan.engagement.rules.goods import plain_hs, plain_ics, print_hs
from chuan.engagement.selectors.notifications import NEAR


def _url(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(f"engagement:{name}", args=[row.uid])


def _title(row: TbtNotification) -> str:
    return row.title_vi or row.title


def _open_until(row: TbtNotification) -> date | None:
    """The last day for comments while it is not over."""
    until = row.comment_until
    return until if until is not None and until >= clock.today() else None


def _left(row: TbtNotification) -> str | Promise:
    """The last day for comments and how far off it is."""
    until = _open_until(row)
    if until is None:
        return _("Đã hết hạn") if row.comment_until else _("Không nêu hạn")
    left = (until - clock.today()).days
    far = ngettext("còn %(n)s ngày", "còn %(n)s ngày", left) % {"n": left}
    return f"{until:%d/%m/%Y}, {far if left else _('hôm nay là ngày cuối')}"


def _left_badge(row: TbtNotification) -> str:
    until = _open_until(row)
    near = until is not None and (until - clock.today()).days <= NEAR
    return "warn" if near else ""


def _comment_url(row: TbtNotification) -> str:
    page = reverse("engagement:tbt_detail", args=[row.uid])
    return f"{page}#gop-y" if _open_until(row) else ""


def _matches(text: str) -> Q:
    found = Q(folded__contains=fold(text))
    for scheme, code in ((Scheme.HS, plain_hs(text)), (Scheme.ICS, plain_ics(text))):
        if code:
            codes = TbtCode.objects.filter(scheme=scheme, code__startswith=code)
            found |= Q(pk__in=codes.values("notification"))
    return found


def _timely(value: str) -> Q:
    today = clock.today()
    still = Q(comment_until__gte=today)
    return still if value == "con" else Q(comment_until__lt=today)


_TIMELY = (("con", _("Còn hạn góp ý")), ("het", _("Đã hết hạn góp ý")))
_FILTERS: tuple[Any, ...] = (
    TextFilter("tim", _("Tìm: từ, ký hiệu, mã HS, mã ICS"), match=_matches),
    ChoiceFilter("nuoc", _("Thành viên thông báo"), lambda: members().items(), field="member"),
    ChoiceFilter(
        "hiep_dinh", _("Hiệp định"), [(str(one), str(one)) for one in Agreement], field="agreement"
    ),
    ChoiceFilter("han", _("Hạn góp ý"), _TIMELY, match=_timely),
    DateFilter("ngay", _("Thông báo"), field="distributed_on"),
)


def _columns(detail: str) -> tuple[Column, ...]:
    return (
        Column(
            "ky_hieu", _("Ký hiệu"), "symbol", lambda row: row.symbol, link=_url(detail),
            is_heading=True,
        ),
        Column("nuoc", _("Thành viên"), "member", lambda row: member_name(row.member)),
        Column("ten", _("Tên thông báo"), None, _title),
        Column("hang", _("Sản phẩm"), None, lambda row: row.goods),
        Column(
            "ngay", _("Ngày thông báo"), "distributed_on", lambda row: row.distributed_on,
            in_file_only=True,
        ),
        Column(
            "han", _("Hạn góp ý"), "comment_until", lambda row: row.comment_until,
            in_file_only=True,
        ),
        Column("con", _("Góp ý trước"), "open_until", _left, badge=_left_badge),
    )  # fmt: skip


NOTIFICATIONS = Table(
    id="thong-bao",
    columns=(
        *_columns("tbt_detail"),
        Column("khop", _("Cơ sở liên quan"), "touched", lambda row: row.touched, align="end"),
    ),
    default_sort="con",
    filters=_FILTERS,
)
PUBLIC = Table(id="thong-bao", columns=_columns("public_tbt"), default_sort="con", filters=_FILTERS)


_COMMENT = Column(
    "gop_y", _("Góp ý"), None, lambda row: _("Góp ý") if _open_until(row) else "", link=_comment_url
)


def notifications_table(*, comments: bool) -> Table:
    """The register, with a way to comment in each row for who may."""
    columns = NOTIFICATIONS.columns
    return replace(NOTIFICATIONS, columns=(*columns, _COMMENT)) if comments else NOTIFICATIONS


def why(row: TbtMatch) -> str:
    """Why a notification was matched, in words."""
    return labels.why(row.way, print_hs(row.shared) if row.way == Scheme.HS else row.shared)


MATCHES = Table(
    id="lien-quan",
    columns=(
        Column(
            "ky_hieu", _("Thông báo"), "notification__symbol",
            lambda row: row.notification.symbol, is_heading=True,
            link=lambda row: reverse("engagement:tbt_detail", args=[row.notification.uid]),
        ),
        Column("ten", _("Tên thông báo"), None, lambda row: _title(row.notification)),
        Column(
            "co_so", _("Cơ sở"), "profile__organisation__name",
            lambda row: row.profile.organisation.name, alphabetical=True,
        ),
        Column("san_pham", _("Sản phẩm"), None, lambda row: row.line.name),
        Column("vi", _("Khớp vì"), "strength", why),
        Column(
            "han", _("Hạn góp ý"), "notification__comment_until",
            lambda row: row.notification.comment_until, in_file_only=True,
        ),
        Column(
            "con", _("Góp ý trước"), "notification__comment_until", lambda row: _left(row.notification),
            badge=lambda row: _left_badge(row.notification),
        ),
        Column(
            "trang_thai", _("Trạng thái"), "state",
            lambda row: labels.label(labels.MATCH_STATES, row.state),
            badge=lambda row: labels.MATCH_BADGES.get(row.state, "neutral"),
        ),
    ),
    default_sort="-vi",
    filters=(
        TextFilter(
            "tim", _("Tìm"),
            match=lambda text: Q(notification__folded__contains=fold(text))
            | Q(profile__folded__contains=fold(text)),
        ),
        ChoiceFilter("trang_thai", _("Trạng thái"), list(labels.MATCH_STATES.items()), field="state"),
        DateFilter("han", _("Hạn góp ý"), field="notification__comment_until"),
    ),
)  # fmt: skip

QUESTIONS = Table(
    id="hoi-dap",
    columns=(
        Column(
            "tieu_de", _("Tiêu đề"), "title", lambda row: row.title, link=_url("question_detail"),
            is_heading=True,
        ),
        Column("loai", _("Loại"), "kind", lambda row: labels.label(labels.QUESTIONS, row.kind)),
        Column("noi_hoi", _("Nơi hỏi"), None, lambda row: row.organisation.name),
        Column("nuoc", _("Nước liên quan"), None, lambda row: member_name(row.member)),
        Column("ngay", _("Gửi lúc"), "asked_at", lambda row: row.asked_at),
        Column(
            "tra_loi", _("Trả lời"), "answered_at",
            lambda row: row.answered_at or _("Chưa trả lời"),
        ),
    ),
    default_sort="-ngay",
    filters=(
        TextFilter("tim", _("Tìm"), fields=("title", "text")),
        ChoiceFilter("loai", _("Loại"), list(labels.QUESTIONS.items()), field="kind"),
    ),
)  # fmt: skip

DRAFTS = Table(
    id="du-thao",
    columns=(
        Column(
            "ten", _("Dự thảo"), "title", lambda row: row.title, link=_url("draft_check_edit"),
            is_heading=True,
        ),
        Column(
            "ket_luan", _("Kết luận"), "verdict",
            lambda row: labels.label(labels.VERDICTS, row.verdict),
            badge=lambda row: labels.VERDICT_BADGES.get(row.verdict, "neutral"),
        ),
        Column("ky_hieu", _("Đã thông báo"), "told_symbol", lambda row: row.told_symbol),
        Column("ngay", _("Xem xét lúc"), "checked_at", lambda row: row.checked_at),
    ),
    default_sort="-ngay",
)  # fmt: skip

IMPORTS = Table(
    id="nhap",
    columns=(
        Column(
            "tep", _("Tệp"), "name", lambda row: row.name, link=_url("import_detail"),
            is_heading=True,
        ),
        Column("ngay", _("Lúc"), "at", lambda row: row.at),
        Column("moi", _("Mới"), "new", lambda row: row.new, align="end"),
        Column("doi", _("Thay đổi"), "changed", lambda row: row.changed, align="end"),
        Column("giu", _("Không đổi"), "same", lambda row: row.same, align="end"),
        Column("xem", _("Cần xem lại"), "doubtful", lambda row: row.doubtful, align="end"),
        Column(
            "trang_thai", _("Trạng thái"), "state",
            lambda row: labels.label(labels.IMPORT_STATES, row.state),
        ),
    ),
    default_sort="-ngay",
)  # fmt: skip

ROWS = Table(
    id="dong",
    columns=(
        Column("so", _("Dòng"), "number", lambda row: row.number, is_heading=True),
        Column("ky_hieu", _("Ký hiệu"), "symbol", lambda row: row.symbol),
        Column("ten", _("Tên thông báo"), None, lambda row: row.title),
        Column(
            "kq", _("Kết quả"), "outcome",
            lambda row: labels.label(labels.OUTCOMES, row.outcome),
            badge=lambda row: labels.OUTCOME_BADGES.get(row.outcome, "neutral"),
        ),
        Column("ly_do", _("Lý do"), None, lambda row: row.reason),
    ),
    default_sort="so",
    filters=(
        ChoiceFilter("kq", _("Kết quả"), list(labels.OUTCOMES.items()), field="outcome"),
    ),
)  # fmt: skip
