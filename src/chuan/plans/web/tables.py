"""The lists of plans and of tasks given out."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.plans import labels
from chuan.plans.enums import AssignmentState, CheckDepth
from chuan.plans.models import Assignment, Plan


def _plan_url(row: Plan) -> str:
    return reverse("plans:plan_detail", args=[row.uid])


def _task_url(row: Assignment) -> str:
    return reverse("plans:task_detail", args=[row.task.uid])


def _plan_matches(text: str) -> Q:
    return Q(title__icontains=text) | Q(document__symbol__icontains=text)


def _task_matches(text: str) -> Q:
    return (
        Q(task__text__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(task__plan__document__symbol__icontains=text)
    )


def _timing(value: str) -> Q:
    """Late is open and past its day; what was done late is a group of its own."""
    today = clock.today()
    if value == "late":
        return Q(closed=False, due_on__lt=today)
    if value == "waiting":
        return Q(state=AssignmentState.REPORTED)
    if value == "open":
        return Q(closed=False)
    if value == "undated":
        return Q(closed=False, due_on=None)
    return Q(closed=True, due_on__isnull=False, closed_at__date__gt=F("due_on"))


def _source(row: Assignment) -> str:
    """From which clause of which document."""
    document = row.task.plan.document.label if row.task.plan else ""
    return ", ".join(part for part in (document, row.task.clause) if part)


def _confirmed(row: Assignment) -> str:
    """How closely it was looked at, and the day; empty until it is confirmed."""
    if row.confirmed_at is None or not row.confirmed_depth:
        return ""
    how = labels.CHECK_DEPTH[CheckDepth(row.confirmed_depth)]
    if row.confirmed_by_itself:
        how = _("Cơ quan tự xác nhận")
    return f"{how}, {row.confirmed_at.astimezone(clock.VIETNAM):%d/%m/%Y}"


def _count(row: Plan) -> str:
    n = getattr(row, "task_count", 0)
    return ngettext("%(n)d việc", "%(n)d việc", n) % {"n": n}


PLANS = Table(
    id="ke-hoach",
    columns=(
        Column(
            "so",
            _("Số, ký hiệu"),
            "document__symbol_key",
            lambda row: row.document.symbol or _("chưa có số"),
            is_heading=True,
        ),
        Column(
            "trich_yeu", _("Kế hoạch"), "title", lambda row: capfirst(row.title), link=_plan_url
        ),
        Column(
            "co_quan",
            _("Tổ chức thực hiện"),
            "owner__name",
            lambda row: row.owner.label,
            alphabetical=True,
        ),
        Column("viec", _("Số việc"), "task_count", _count, align="end"),
        Column(
            "tiep_nhan", _("Tiếp nhận"), "accepted_at", lambda row: clock.day_of(row.accepted_at)
        ),
    ),
    default_sort="-tiep_nhan",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=_plan_matches),
        DateFilter("tiep_nhan", _("Tiếp nhận"), field="accepted_at", moment=True),
    ),
    row_link=_plan_url,
)

TASKS = Table(
    id="viec",
    columns=(
        Column(
            "viec",
            _("Việc"),
            "task__text",
            lambda row: row.task.text,
            link=_task_url,
            is_heading=True,
        ),
        Column(
            "co_quan",
            _("Cơ quan"),
            "organisation__name",
            lambda row: row.organisation.label,
            alphabetical=True,
        ),
        Column("vai_tro", _("Vai trò"), "role", lambda row: labels.ROLE.get(row.role, "")),
        Column("han", _("Thời hạn"), "due_on", lambda row: row.due_on),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: labels.SHARE_STATE.get(row.state, ""),
            badge=lambda row: labels.SHARE_BADGE.get(row.state, "neutral"),
        ),
        Column("minh_chung", _("Minh chứng"), "pieces", lambda row: row.pieces, align="end"),
        Column("xac_nhan", _("Xác nhận"), "confirmed_at", _confirmed),
        Column("van_ban", _("Văn bản, mục"), "task__plan__document__symbol_key", _source),
    ),
    default_sort="han",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=_task_matches),
        ChoiceFilter("vai_tro", _("Vai trò"), tuple(labels.ROLE.items()), field="role"),
        ChoiceFilter(
            "trang_thai", _("Trạng thái"), tuple(labels.SHARE_STATE.items()), field="state"
        ),
        ChoiceFilter(
            "nhom", _("Nhóm nhiệm vụ"), tuple(labels.PILLAR.items()), field="task__pillar"
        ),
        ChoiceFilter(
            "tien_do",
            _("Tiến độ"),
            (
                ("waiting", _("Chờ xác nhận")),
                ("late", _("Quá hạn")),
                ("open", _("Còn phải làm")),
                ("undated", _("Chưa có thời hạn")),
                ("done_late", _("Xong sau hạn")),
            ),
            match=_timing,
        ),
        DateFilter("han", _("Thời hạn"), field="due_on"),
    ),
    row_link=_task_url,
)
