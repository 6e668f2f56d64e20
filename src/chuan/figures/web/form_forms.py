"""What is typed of a form: its head, its lines, its parts in words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.domain.cascade import PeriodKind
from chuan.figures import labels
from chuan.figures.models import FormLine, FormPart, Indicator
from chuan.figures.services.form_lines import LineWords, PartWords
from chuan.figures.services.forms import FormWords
from chuan.figures.web.catalogue_forms import measured, parted


class HeadForm(forms.Form):
    """The form as a whole."""

    name = forms.CharField(label=_("Tên biểu mẫu"), max_length=300)
    period_kind = forms.ChoiceField(
        label=_("Kỳ báo cáo"), choices=[(one, labels.PERIOD_KIND[one]) for one in PeriodKind]
    )
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=500, required=False,
        help_text=_("Văn bản yêu cầu báo cáo, ghi rõ điều, mục."),
    )  # fmt: skip
    valid_from = DayField(label=_("Áp dụng từ ngày"), required=False)

    def words(self) -> FormWords:
        """What was said, as a value."""
        kept = self.cleaned_data
        return FormWords(
            kept["name"], PeriodKind(kept["period_kind"]), kept["basis"], kept["valid_from"]
        )


class LineForm(forms.Form):
    """One line: an indicator, or a heading when none is chosen."""

    label = forms.CharField(label=_("Số thứ tự"), max_length=20, required=False)
    what = forms.ChoiceField(
        label=_("Chỉ tiêu"), required=False, help_text=_("Để trống nếu dòng này là tên mục.")
    )
    text = forms.CharField(
        label=_("Tên mục hoặc lời trên biểu"), max_length=500, required=False,
        help_text=_("Để trống thì lấy tên chỉ tiêu."),
    )  # fmt: skip
    with_estimate = forms.BooleanField(label=_("Hỏi thêm ước cả năm"), required=False)
    required = forms.BooleanField(label=_("Bắt buộc"), required=False, initial=True)
    hint = forms.CharField(label=_("Hướng dẫn cách ghi"), max_length=500, required=False)

    def __init__(self, *args: Any, indicators: Mapping[int, Indicator], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        none = ("", _("Không: đây là tên mục"))
        offer(self, "what", [none, *measured(indicators.values())])

    def words(self) -> LineWords:
        """What was said, as a value."""
        kept = self.cleaned_data
        chosen = parted(kept["what"], self.indicators)
        return LineWords(
            label=kept["label"],
            text=kept["text"],
            indicator=chosen[0] if chosen else None,
            stage=chosen[1] if chosen else "",
            with_estimate=kept["with_estimate"],
            required=kept["required"],
            hint=kept["hint"],
        )


def initial_of_line(line: FormLine) -> dict[str, object]:
    """What the form of a known line begins with."""
    what = f"{line.indicator_id}:{line.stage}" if line.indicator_id else ""
    plain = ("label", "text", "with_estimate", "required", "hint")
    return {name: getattr(line, name) for name in plain} | {"what": what}


class PartForm(forms.Form):
    """One part in words."""

    title = forms.CharField(label=_("Tên phần"), max_length=300)
    hint = forms.CharField(label=_("Hướng dẫn cách viết"), max_length=500, required=False)
    required = forms.BooleanField(label=_("Bắt buộc"), required=False)

    def words(self) -> PartWords:
        """What was said, as a value."""
        kept = self.cleaned_data
        return PartWords(kept["title"], kept["hint"], kept["required"])


def initial_of_part(part: FormPart) -> dict[str, object]:
    """What the form of a known part begins with."""
    return {"title": part.title, "hint": part.hint, "required": part.required}


class CopyForm(forms.Form):
    """From which day on the new version holds."""

    valid_from = DayField(label=_("Áp dụng từ ngày"))
