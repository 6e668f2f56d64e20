"""The list of bodies that must issue a plan of their own."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, Table, TextFilter
from chuan.plans import labels
from chuan.plans.enums import DutyState, MoveState
from chuan.plans.models import MoveProposal, PlanDuty

LATE, LATE_DONE = "cham", "ban-hanh-cham"


def is_late(row: PlanDuty, on: date) -> bool:
    """The day printed in the document has passed and no plan has come."""
    return row.state == DutyState.EXPECTED and row.due_on is not None and row.due_on < on


def state_of(row: PlanDuty) -> str:
    """How far the body is, in words."""
    if is_late(row, clock.today()):
        return _now("Chậm")
    if (
        row.state == DutyState.FULFILLED
        and row.due_on
        and row.fulfilled_on
        and row.fulfilled_on > row.due_on
    ):
        return _now("Ban hành sau hạn")
    return str(labels.DUTY_STATE.get(row.state, ""))


def _badge(row: PlanDuty) -> str:
    return "warn" if is_late(row, clock.today()) else labels.DUTY_BADGE.get(row.state, "neutral")


def child_of(row: PlanDuty) -> str:
    """Number, day and proof of the plan that came; of an exemption its reason."""
    if row.state == DutyState.EXEMPT:
        return row.reason
    dated = f"{row.child_on:%d/%m/%Y}" if row.child_on else ""
    proof = "" if row.child_id else str(labels.DUTY_PROOF.get(row.proof, ""))
    return ", ".join(part for part in (row.child_symbol, dated, proof) if part)


def _child_url(row: PlanDuty) -> str:
    seen = getattr(row, "child_seen", None) if getattr(row, "child_open", False) else None
    return reverse("plans:plan_detail", args=[seen]) if seen else ""


def _url(row: PlanDuty) -> str:
    return f"{reverse('plans:cascade_duties', args=[row.plan.uid])}?muc={row.uid}#muc"


def _states(value: str) -> Q:
    today = clock.today()
    if value == LATE:
        return Q(state=DutyState.EXPECTED, due_on__lt=today)
    return Q(state=value)


def _own_due(row: PlanDuty) -> date | None:
    return row.own_due_on


DUTIES = Table(
    id="cap-duoi",
    columns=(
        Column(
            "co_quan",
            _("Cơ quan"),
            "name",
            lambda row: row.name,
            is_heading=True,
            alphabetical=True,
        ),
        Column("trang_thai", _("Trạng thái"), "state", state_of, badge=_badge),
        Column("han", _("Hạn văn bản"), "due_on", lambda row: row.due_on),
        Column("han_rieng", _("Hạn nội bộ"), "own_due_on", _own_due),
        Column(
            "ke_hoach",
            _("Kế hoạch, lý do"),
            "child_symbol",
            child_of,
            link=_child_url,
        ),
    ),
    default_sort="trang_thai",
    filters=(
        TextFilter("tim", _("Tìm cơ quan"), fields=("name",)),
        ChoiceFilter(
            "trang_thai",
            _("Trạng thái"),
            (
                (LATE, _("Chậm")),
                *(
                    (state.value, labels.DUTY_STATE[state])
                    for state in DutyState
                    if state != DutyState.MOVED
                ),
            ),
            match=_states,
        ),
    ),
    row_link=_url,
)


def _move_url(row: MoveProposal) -> str:
    return reverse("plans:move_detail", args=[row.uid])


MOVES = Table(
    id="chuyen-viec",
    columns=(
        Column(
            "co_quan",
            _("Cơ quan đã kết thúc hoạt động"),
            "ended__name",
            lambda row: row.ended.name,
            is_heading=True,
            alphabetical=True,
        ),
        Column("ngay", _("Ngày cuối hoạt động"), "ended_on", lambda row: row.ended_on),
        Column(
            "giao",
            _("Cơ quan giao việc"),
            "owner__name",
            lambda row: row.owner.label,
            alphabetical=True,
        ),
        Column(
            "trang_thai",
            _("Trạng thái"),
            "state",
            lambda row: labels.MOVE_STATE.get(row.state, ""),
            badge=lambda row: "warn" if row.state == MoveState.OPEN else "done",
        ),
    ),
    default_sort="-ngay",
    filters=(
        TextFilter("tim", _("Tìm cơ quan"), fields=("ended__name", "owner__name")),
        ChoiceFilter(
            "trang_thai", _("Trạng thái"), tuple(labels.MOVE_STATE.items()), field="state"
        ),
    ),
    row_link=_move_url,
)
