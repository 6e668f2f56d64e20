"""The list of difficulties."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.tables import ChoiceFilter, Column, DateFilter, Table, TextFilter
from chuan.plans import labels
from chuan.plans.enums import DifficultyState
from chuan.plans.models import Difficulty


def _url(row: Difficulty) -> str:
    return reverse("plans:difficulty_detail", args=[row.uid])


def _matches(text: str) -> Q:
    return (
        Q(text__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(task__text__icontains=text)
    )


def _late(_value: str) -> Q:
    return Q(state=DifficultyState.OPEN, answer_on__lt=clock.today())


def _badge(row: Difficulty) -> str:
    if row.state == DifficultyState.OPEN and row.answer_on < clock.today():
        return "danger"
    return labels.DIFFICULTY_BADGE[DifficultyState(row.state)]


def _source(row: Difficulty) -> str:
    document = row.task.plan.document.label if row.task.plan else ""
    return ", ".join(part for part in (document, row.task.clause) if part)


DIFFICULTIES = Table(
    id="vuong-mac",
    columns=(
        Column("noi_dung", _("Khó khăn, vướng mắc"), "text", lambda row: row.text[:200], link=_url,
               is_heading=True),
        Column("de_nghi", _("Đề nghị"), None, lambda row: row.asked[:200]),
        Column("co_quan", _("Cơ quan nêu"), "organisation__name", lambda row: row.organisation.label,
               alphabetical=True),
        Column("viec", _("Việc"), "task__text", lambda row: row.task.text[:120]),
        Column("van_ban", _("Văn bản, mục"), None, _source),
        Column("tra_loi", _("Cơ quan trả lời"), "answerer__name", lambda row: row.answerer.label,
               alphabetical=True),
        Column("neu_ngay", _("Ngày nêu"), "raised_at", lambda row: clock.day_of(row.raised_at)),
        Column("han", _("Trả lời đến hết"), "answer_on", lambda row: row.answer_on),
        Column("trang_thai", _("Trạng thái"), "state",
               lambda row: labels.DIFFICULTY_STATE.get(row.state, ""), badge=_badge),
    ),
    default_sort="-neu_ngay",
    filters=(
        TextFilter("tim", _("Tìm trong danh sách"), match=_matches),
        ChoiceFilter("trang_thai", _("Trạng thái"), tuple(labels.DIFFICULTY_STATE.items()),
                     field="state"),
        ChoiceFilter("tien_do", _("Tiến độ"), (("late", _("Quá ngày trả lời")),), match=_late),
        DateFilter("neu", _("Ngày nêu"), field="raised_at", moment=True),
    ),
    row_link=_url,
)  # fmt: skip
