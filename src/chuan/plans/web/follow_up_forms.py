"""What is typed about reviews, models and supervision."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.plans import labels
from chuan.plans.enums import CopyState, LessonKind, ReviewKind
from chuan.plans.types import Body


def _text(label: object, rows: int = 4, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=required, max_length=8000)  # type: ignore[arg-type]  # lazy


class ReviewForm(forms.Form):
    """A sơ kết or tổng kết to be held."""

    kind = forms.ChoiceField(
        label=_("Hình thức"), choices=[(kind, labels.REVIEW_KIND[kind]) for kind in ReviewKind]
    )
    period_from = DayField(label=_("Giai đoạn từ ngày"))
    period_until = DayField(label=_("đến ngày"))
    due_on = DayField(label=_("Tổ chức trước ngày"))
    quote = _text(_("Câu trong văn bản yêu cầu"), 2, required=False)


class HoldForm(forms.Form):
    """When the review was held and what was reached."""

    held_on = DayField(label=_("Ngày tổ chức"))
    findings = _text(_("Kết quả đạt được"), 6)


class ConcludeForm(forms.Form):
    """The paper that concludes a review."""

    symbol = forms.CharField(
        label=_("Số, ký hiệu báo cáo hoặc thông báo kết luận"), required=False, max_length=120
    )
    concluded_on = DayField(label=_("Ngày ban hành"), required=False)


class LessonForm(forms.Form):
    """One thing that the review found."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[(kind, labels.LESSON[kind]) for kind in LessonKind]
    )
    text = _text(_("Nội dung"), 3)


class ModelForm(forms.Form):
    """A way of doing things that proved good."""

    title = forms.CharField(label=_("Tên mô hình, cách làm"), max_length=300)
    text = _text(_("Cách làm, kết quả"), 6)
    where = forms.CharField(label=_("Nơi đang làm"), required=False, max_length=300)


class CopyForm(forms.Form):
    """How far the own organisation has come in copying a model."""

    state = forms.ChoiceField(
        label=_("Cơ quan bạn"), choices=[(state, labels.COPY_STATE[state]) for state in CopyState]
    )
    note = _text(_("Ghi chú"), 2, required=False)


class ProgrammeForm(forms.Form):
    """The programme of a year."""

    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("Tên chương trình"), max_length=300)
    symbol = forms.CharField(label=_("Số, ký hiệu của văn bản đã ban hành"), required=False)


class _BodyForm(forms.Form):
    """A form with a body to choose; names of bodies are no secret."""

    body = forms.ChoiceField(label=_("Cơ quan được giám sát"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        bodies: Sequence[Body],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        bodies_named = ((body.uid, body.name) for body in bodies)
        offer(self, "body", [("", _("Chọn cơ quan")), *bodies_named])


class SupervisionForm(_BodyForm):
    """One supervision of a programme."""

    subject = _text(_("Nội dung giám sát"), 3)
    planned_on = DayField(label=_("Ngày dự kiến"))
    field_order = ("subject", "body", "planned_on")


class FindingForm(forms.Form):
    """What a supervision found."""

    held_on = DayField(label=_("Ngày giám sát"))
    finding = _text(_("Kết quả giám sát"), 6)


class RecommendationForm(_BodyForm):
    """What a supervision asks of a body."""

    text = _text(_("Nội dung kiến nghị"), 3)
    due_on = DayField(label=_("Hạn trả lời"))
    field_order = ("text", "body", "due_on")


class AnswerForm(forms.Form):
    """A word in the exchange on a recommendation."""

    text = _text(_("Nội dung"), 4, required=False)
