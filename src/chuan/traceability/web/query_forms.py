"""What is typed about named queries and about who is told of their answers."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.core.days import DayField
from chuan.domain.errors import DomainError
from chuan.traceability import labels
from chuan.traceability.models import ApiKey
from chuan.traceability.rules.asked import read_asked
from chuan.traceability.rules.plain_query import Plain, query_of

AT_ONCE, DAILY = "stream", "daily"


class QueryForm(forms.Form):
    """A new named query: whatever is left empty is not asked."""

    name = forms.CharField(
        label=_("Tên truy vấn"), max_length=200,
        help_text=_("Chữ, số và các dấu . _ ~ -, không có dấu cách. Ví dụ: mat-ong-xuat-kho"),
    )  # fmt: skip
    event_types = forms.MultipleChoiceField(
        label=_("Loại sự kiện"), choices=tuple(labels.EVENT_TYPE.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    steps = forms.MultipleChoiceField(
        label=_("Bước"), choices=tuple(labels.BIZ_STEP.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    code = forms.CharField(
        label=_("Mã hàng"), max_length=2000, required=False,
        help_text=_("GTIN, GTIN và số lô, SSCC, EPC URN hay đường dẫn trong mã QR."),
    )  # fmt: skip
    since = DayField(label=_("Xảy ra từ ngày"), required=False)
    until = DayField(label=_("Đến hết ngày"), required=False)
    sandbox = forms.BooleanField(
        label=_("Chỉ hỏi dữ liệu thử"), required=False,
        help_text=_("Chỉ thấy sự kiện gửi bằng khóa thử, và chỉ báo qua khóa thử."),
    )  # fmt: skip

    def clean_code(self) -> str:
        """The canonical identifier of what was typed."""
        typed = self.cleaned_data["code"]
        try:
            return read_asked(typed) if typed else ""
        except DomainError as refusal:
            raise forms.ValidationError(refusal.said(gettext)) from refusal

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày cuối phải từ ngày đầu trở đi."))
        return given

    def told(self) -> dict[str, Any]:
        """The standard's query object."""
        asked = Plain(**{name: self.cleaned_data[name] for name in Plain._fields})
        return query_of(asked, clock.VIETNAM)


class SubscriptionForm(forms.Form):
    """Who is told of the answers, and when."""

    key = forms.ModelChoiceField(
        label=_("Khóa truy cập"), queryset=ApiKey.objects.none(),
        empty_label=_("Chọn khóa"),
        help_text=_("Người nhận thấy những gì khóa này được thấy; thu hồi khóa thì thôi báo."),
    )  # fmt: skip
    dest = forms.CharField(
        label=_("Địa chỉ nhận"), max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Địa chỉ https:// của phần mềm nhận tin."),
    )  # fmt: skip
    token = forms.CharField(
        label=_("Khóa ký"), max_length=400, required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Nơi nhận dùng chuỗi này để biết tin là của đơn vị. Không hiện lại sau khi lưu."),
    )  # fmt: skip
    when = forms.ChoiceField(
        label=_("Báo lúc nào"), widget=forms.RadioSelect, initial=AT_ONCE,
        choices=((AT_ONCE, _("Ngay khi có")), (DAILY, _("Mỗi ngày một lần"))),
    )  # fmt: skip
    at = forms.TimeField(
        label=_("Giờ báo mỗi ngày"), required=False, input_formats=("%H:%M",),
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "07:30", "class": "day"}),
        help_text=_("Giờ Việt Nam, dạng giờ:phút. Chỉ cần khi báo mỗi ngày một lần."),
    )  # fmt: skip

    def __init__(self, data: Any, keys: "QuerySet[ApiKey]") -> None:  # noqa: ANN401  (Django's form data)
        super().__init__(data)
        self.fields["key"].queryset = keys  # type: ignore[attr-defined]  # a field of models

    def clean(self) -> dict[str, Any]:
        """A time of day where it is needed."""
        given = super().clean() or {}
        if given.get("when") == DAILY and not given.get("at") and "at" not in self.errors:
            self.add_error("at", _("Hãy ghi giờ báo, ví dụ 07:30."))
        return given

    def told(self) -> dict[str, Any]:
        """The standard's object of a subscription."""
        given = self.cleaned_data
        told = {"dest": given["dest"], "signatureToken": given["token"]}
        if given["when"] == AT_ONCE:
            return told | {"stream": True}
        return told | {
            "schedule": {"hour": str(given["at"].hour), "minute": str(given["at"].minute)}
        }
