"""What is typed to ask for reports: a round, a schedule, who compiles."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.domain.cascade import BadPeriod, Period, PeriodKind, parse_period
from chuan.figures import labels
from chuan.figures.enums import Reading
from chuan.figures.models import Form, Report
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.asking import Group
from chuan.orgs.models import Organisation

_YEARS_BACK, _YEARS_AHEAD = 3, 1


def _readings() -> list[tuple[str, object]]:
    return [(kind, labels.READING[kind]) for kind in Reading]


def _groups(groups: Iterable[Group]) -> list[tuple[str, str]]:
    return [(each.kind, f"{labels.ASKED_GROUP[each.kind]} ({each.count})") for each in groups]


def _periods(kind: PeriodKind) -> list[tuple[str, str]]:
    counts = {"month": 12, "quarter": 4, "half": 2, "nine_months": 1, "year": 1}
    this = clock.today().year
    found = [
        Period.of(kind, year, index)
        for year in range(this + _YEARS_AHEAD, this - _YEARS_BACK - 1, -1)
        for index in range(counts[kind], 0, -1)
    ]
    return [(period.code, str(capfirst(said_period(period)))) for period in found]


def _current(kind: PeriodKind) -> str:
    """The code of the period of this kind that today stands in, "" where there is none."""
    on = clock.today()
    codes = [parse_period(code) for code, _name in _periods(kind)]
    return next((p.code for p in codes if p.first_day <= on <= p.last_day), "")


class BodiesForm(forms.Form):
    """Who is asked, by group or one by one: the last boxes of a form."""

    groups = forms.MultipleChoiceField(
        label=_("Nhóm đơn vị phải báo cáo"), widget=forms.CheckboxSelectMultiple, required=False
    )
    bodies = forms.MultipleChoiceField(
        label=_("Hoặc chọn từng đơn vị"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        groups: Sequence[Group],
        bodies: Sequence[Organisation],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "groups", _groups(groups))
        offer(self, "bodies", [(body.uid.hex, body.label) for body in bodies])
        self.order_fields([name for name in self.fields if name not in {"groups", "bodies"}])


class RoundForm(BodiesForm):
    """One asking. The form of the report is chosen before, since it fixes the kind of period."""

    title = forms.CharField(label=_("Tên kỳ báo cáo"), max_length=300)
    period = forms.ChoiceField(label=_("Kỳ"))
    closing_on = DayField(label=_("Số liệu chốt đến ngày"))
    printed_on = DayField(
        label=_("Thời hạn ghi trong văn bản: trước ngày"),
        required=False,
        help_text=_(
            "Để trống nếu văn bản không ghi ngày; khi đó không đơn vị nào bị tính là chậm."
        ),
    )
    reading = forms.ChoiceField(label=_("Cách hiểu “trước ngày”"), choices=_readings)
    internal_on = DayField(
        label=_("Ngày nội bộ mong nhận được"),
        required=False,
        help_text=_(
            "Ngày hẹn của cơ quan bạn để kịp tổng hợp; quá ngày này không bị tính là chậm."
        ),
    )
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: mục V Kế hoạch số 298/KH-UBND ngày 28/4/2025."),
    )
    note = forms.CharField(
        label=_("Lời nhắn cho đơn vị báo cáo"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    into = forms.ChoiceField(label=_("Tổng hợp vào báo cáo của cơ quan"), required=False)

    def __init__(self, *args: Any, form: Form, reports: Sequence[Report], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        kind = PeriodKind(form.period_kind)
        if kind is PeriodKind.SPAN:
            self.fields["period"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.fields["period_from"] = DayField(label=_("Kỳ từ ngày"))
            self.fields["period_until"] = DayField(label=_("đến ngày"))
        else:
            offer(self, "period", _periods(kind))
            self.fields["period"].initial = _current(kind)
        none = ("", _("Không tổng hợp vào báo cáo nào"))
        offer(self, "into", [none, *((r.uid.hex, r.round.title) for r in reports)])

    def clean(self) -> dict[str, Any]:
        """The period as a value; at least one body."""
        kept = super().clean() or {}
        try:
            if "period_from" in self.fields:
                if {"period_from", "period_until"} <= kept.keys():
                    kept["chosen"] = Period.span(kept["period_from"], kept["period_until"])
            elif kept.get("period"):
                kept["chosen"] = parse_period(kept["period"])
        except BadPeriod as refused:
            self.add_error(None, refused.message)
        if not kept.get("groups") and not kept.get("bodies"):
            self.add_error("groups", _("Hãy chọn ít nhất một nhóm hoặc một đơn vị."))
        return kept


class DaysForm(forms.Form):
    """The asker's own dates, moved with a reason."""

    closing_on = DayField(label=_("Số liệu chốt đến ngày"))
    internal_on = DayField(label=_("Ngày nội bộ mong nhận được"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=1000)


class ScheduleForm(BodiesForm):
    """A standing duty to report."""

    due_day = forms.IntegerField(label=_("Ngày"), min_value=1, max_value=31)
    due_month = forms.TypedChoiceField(label=_("Tháng"), coerce=int)
    reading = forms.ChoiceField(label=_("Cách hiểu “trước ngày”"), choices=_readings)
    closing_days = forms.IntegerField(
        label=_("Chốt số liệu trước thời hạn bao nhiêu ngày"), min_value=0, max_value=90, initial=5
    )
    internal_days = forms.IntegerField(
        label=_("Ngày nội bộ sớm hơn thời hạn bao nhiêu ngày (0: không đặt)"),
        min_value=0,
        max_value=90,
        initial=0,
    )
    opens_before = forms.IntegerField(
        label=_("Mở kỳ trước thời hạn bao nhiêu ngày"), min_value=1, max_value=180, initial=45
    )
    valid_from = DayField(label=_("Áp dụng từ ngày"))
    basis = forms.CharField(label=_("Căn cứ"), max_length=500, required=False)

    def __init__(self, *args: Any, kind: PeriodKind, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "due_month", _months(kind))


def _months(kind: PeriodKind) -> list[tuple[int, object]]:
    if kind is PeriodKind.YEAR:
        this = [(month, _("tháng %(n)s") % {"n": month}) for month in range(1, 13)]
        return [*this, *((m + 12, _("tháng %(n)s năm sau") % {"n": m}) for m in (1, 2, 3))]
    return [
        (0, _("tháng cuối của kỳ")),
        (1, _("tháng ngay sau kỳ")),
        (2, _("tháng thứ hai sau kỳ")),
    ]


class CompilerForm(forms.Form):
    """A unit of the own body that compiles the figures of its place."""

    organisation = forms.ChoiceField(label=_("Đơn vị"))
    basis = forms.CharField(label=_("Văn bản giao nhiệm vụ"), max_length=300, required=False)

    def __init__(self, *args: Any, units: Sequence[Organisation], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "organisation", [(unit.uid.hex, unit.label) for unit in units])
