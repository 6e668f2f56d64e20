"""What is typed about keys and files of events."""

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.traceability import labels
from chuan.traceability.enums import ErrorBehaviour, KeyScope
from chuan.traceability.models import ApiKey
from chuan.traceability.services.keys import MOST, Terms, Words


class TermsForm(forms.Form):
    """A key that is in use: what it is for, how often, until when."""

    name = forms.CharField(
        label=_("Tên khóa"), max_length=120,
        help_text=_("Máy hay phần mềm nào dùng khóa này. Ví dụ: Máy quét kho Vinh"),
    )  # fmt: skip
    per_minute = forms.IntegerField(
        label=_("Số lần gọi mỗi phút"), min_value=1, max_value=MOST, initial=120
    )
    per_day = forms.IntegerField(
        label=_("Số lần gọi mỗi ngày"), min_value=1, max_value=MOST, initial=20_000
    )
    expires_on = DayField(label=_("Dùng đến hết ngày"), required=False)

    def terms(self) -> Terms:
        """What was typed, as a value."""
        return Terms(**{name: self.cleaned_data[name] for name in Terms._fields})

    @staticmethod
    def told(key: ApiKey) -> dict[str, object]:
        """What is said of the key, to begin with."""
        return {name: getattr(key, name) for name in Terms._fields}


class KeyForm(TermsForm):
    """A new key: what it opens as well."""

    scopes = forms.MultipleChoiceField(
        label=_("Được làm"), choices=[(str(each), labels.KEY_SCOPE[each]) for each in KeyScope],
        widget=forms.CheckboxSelectMultiple, initial=[str(each) for each in KeyScope],
        error_messages={"required": _("Hãy chọn ít nhất một việc mà khóa được làm.")},
    )  # fmt: skip
    sandbox = forms.BooleanField(
        label=_("Khóa thử"), required=False,
        help_text=_("Sự kiện gửi bằng khóa thử chỉ khóa thử thấy, không vào dữ liệu thật."),
    )  # fmt: skip
    field_order = ("name", "scopes", "sandbox")

    def words(self) -> Words:
        """What was typed, as a value."""
        scopes = frozenset(KeyScope(each) for each in self.cleaned_data["scopes"])
        sandbox = self.cleaned_data["sandbox"]
        return Words(scopes=scopes, sandbox=sandbox, **self.terms()._asdict())


class CaptureForm(forms.Form):
    """A file of events that a person hands in."""

    file = forms.FileField(
        label=_("Tệp sự kiện"),
        help_text=_("EPCIS dạng JSON-LD hoặc XML (2.0, 1.2), tối đa 20 MB."),
    )
    behaviour = forms.ChoiceField(
        label=_("Nếu có sự kiện sai"),
        choices=[(str(each), labels.ERROR_BEHAVIOUR[each]) for each in ErrorBehaviour],
        widget=forms.RadioSelect, initial=str(ErrorBehaviour.ROLLBACK),
    )  # fmt: skip
    sandbox = forms.BooleanField(
        label=_("Chỉ thử"), required=False,
        help_text=_("Kiểm tra tệp như thật; sự kiện không vào dữ liệu thật."),
    )  # fmt: skip
