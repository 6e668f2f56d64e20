"""What is typed in the steps of a report: reasons, confirmations, questions, days, official figures."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.domain.errors import DomainError
from chuan.figures.rules.numbers import read_number, write_number
from chuan.figures.selectors.readiness import Readiness
from chuan.figures.selectors.sheet import Row, Sheet
from chuan.figures.services.questions import DAYS_TO_ANSWER, MOST_DAYS

LONGEST = 4000


def _text(label: object, *, rows: int = 4, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=required, max_length=LONGEST)  # type: ignore[arg-type]  # lazy


def _known(label: object) -> forms.BooleanField:
    told = {"required": gettext_lazy("Hãy đánh dấu để xác nhận.")}
    return forms.BooleanField(label=label, error_messages=told)  # type: ignore[arg-type]  # lazy


class SendForm(forms.Form):
    """Ticks of what was looked at again, and that gaps are known."""

    looked = forms.MultipleChoiceField(
        label=gettext_lazy("Tôi đã kiểm tra lại, số liệu đúng"),
        error_messages={"required": gettext_lazy("Hãy đánh dấu từng chỗ đã kiểm tra lại.")},
        widget=forms.CheckboxSelectMultiple,
    )
    gaps_known = _known(gettext_lazy("Gửi kèm ghi chú những đơn vị còn thiếu"))

    def __init__(self, *given: Any, ready: Readiness, **named: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*given, **named)
        unexplained = [(point.key, point.text) for point in ready.looks if not point.note]
        offer(self, "looked", unexplained)
        if not unexplained:
            del self.fields["looked"]
        if not ready.below.gaps:
            del self.fields["gaps_known"]


class StepForm(forms.Form):
    """A step that asks for nothing but its confirmation."""


class ReasonForm(forms.Form):
    """Why a step is taken; who gets the report back reads it."""

    reason = _text(gettext_lazy("Lý do, nội dung cần bổ sung"))


class ApproveForm(forms.Form):
    """That the judge knows what is missing; nothing is asked where nothing is."""

    gaps_known = _known(gettext_lazy("Tôi đã xem, vẫn chấp nhận"))

    def __init__(self, *given: Any, missing: bool, **named: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*given, **named)
        if not missing:
            del self.fields["gaps_known"]


class ConsolidateForm(ApproveForm):
    """That the compiler knows who is missing."""

    gaps_known = _known(gettext_lazy("Tổng hợp kèm ghi chú những đơn vị còn thiếu"))


class QuestionForm(forms.Form):
    """A question about one line, and how many working days its answer may take."""

    line = forms.TypedChoiceField(label=gettext_lazy("Dòng số liệu"), coerce=int)
    text = _text(gettext_lazy("Câu hỏi"))
    days = forms.IntegerField(
        label=gettext_lazy("Trả lời trong (ngày làm việc)"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS_TO_ANSWER,
    )

    def __init__(self, *given: Any, sheet: Sheet, **named: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*given, **named)
        rows = [row for row in sheet.rows if not row.is_heading]
        offer(self, "line", [(row.pk, _line_words(row)) for row in rows])


class AnswerForm(forms.Form):
    """How a figure came to be."""

    answer = _text(gettext_lazy("Trả lời"))


class GrantForm(forms.Form):
    """Until when a report is opened."""

    until = DayField(label=gettext_lazy("Mở đến hết ngày"))
    answer = _text(gettext_lazy("Ghi chú gửi đơn vị"), rows=2, required=False)


class ActualsForm(forms.Form):
    """One box for each line whose figure at the end of the year must be said."""

    def __init__(self, *given: Any, rows: Sequence[Row], **named: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*given, **named)
        self.rows = {f"line_{row.pk}": row for row in rows}
        for name, row in self.rows.items():
            self.fields[name] = _box(row)

    def clean(self) -> dict[str, Any]:
        """Every box as an exact figure; a box that is none says why."""
        kept: dict[str, Any] = {}
        for name, row in self.rows.items():
            try:
                kept[name] = read_number(self.cleaned_data.get(name, ""), decimals=row.decimals)
            except DomainError as refusal:
                if name not in self.errors:
                    self.add_error(name, refusal.said(_))
        return kept

    def actuals(self) -> dict[int, Decimal]:
        """The figures by line."""
        return {row.pk: self.cleaned_data[name] for name, row in self.rows.items()}


def _box(row: Row) -> forms.CharField:
    """Empty where an estimate must give way, else what stands now, to be confirmed."""
    stood = "" if row.value is None else write_number(row.value, row.decimals)
    said = _("Đã gửi: %(value)s") % {"value": stood or "–"}
    if row.estimate is not None:
        estimate = write_number(row.estimate, row.decimals)
        said = _("%(said)s; ước cả năm: %(estimate)s") % {"said": said, "estimate": estimate}
    return forms.CharField(
        label=_line_words(row),
        help_text=said,
        initial="" if row.estimate is not None else stood,
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _line_words(row: Row) -> str:
    name = " ".join(part for part in (row.label, row.name) if part)
    return f"{name} ({row.unit})" if row.unit else name
