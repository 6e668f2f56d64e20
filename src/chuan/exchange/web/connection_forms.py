"""What is typed about connections, codes of agencies and days to compare."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.domain.confidence import Confidence
from chuan.exchange import labels
from chuan.exchange.enums import Transport
from chuan.exchange.models import Connection
from chuan.exchange.rules.messages import MOST_BYTES
from chuan.exchange.services.connecting import ConnectionWords
from chuan.law.labels import CONFIDENCES

Choices = list[tuple[str, str]]


class ConnectionForm(forms.Form):
    """One connection: of which body, with whom, on which line."""

    organisation = forms.ChoiceField(label=_("Cơ quan của kết nối"))
    name = forms.CharField(
        label=_("Tên kết nối"), max_length=200,
        help_text=_("Ví dụ: Cơ sở dữ liệu quốc gia về tiêu chuẩn, đo lường, chất lượng"),
    )  # fmt: skip
    transport = forms.ChoiceField(
        label=_("Cách gửi"), choices=[(str(each), labels.TRANSPORT[each]) for each in Transport]
    )
    address = forms.CharField(
        label=_("Địa chỉ"), max_length=300, required=False,
        help_text=_("Chỉ cần khi gửi qua mạng, bắt đầu bằng https://"),
    )  # fmt: skip
    own_code = forms.CharField(label=_("Mã định danh của cơ quan mình"), max_length=20)
    other_code = forms.CharField(label=_("Mã định danh của bên kia"), max_length=20)
    other_key = forms.CharField(
        label=_("Khóa công khai của bên kia"), max_length=64,
        help_text=_("64 chữ số thập lục phân, do bên kia cấp."),
    )  # fmt: skip
    is_simulated = forms.BooleanField(
        label=_("Kết nối thử với bên nhận mô phỏng trên chính máy này"), required=False
    )

    def __init__(self, *args: object, bodies: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through
        self.fields["organisation"].choices = [("", "—"), *bodies]  # type: ignore[attr-defined]  # a choice field

    def words(self) -> ConnectionWords:
        """What was typed, as a value."""
        given = self.cleaned_data
        return ConnectionWords(
            name=given["name"],
            transport=Transport(given["transport"]),
            address=given["address"],
            own_code=given["own_code"],
            other_code=given["other_code"],
            other_key=given["other_key"],
            is_simulated=given["is_simulated"],
        )

    def body(self) -> UUID:
        """Whose connection it is."""
        return UUID(self.cleaned_data["organisation"])


class ReasonForm(forms.Form):
    """Why something is paused or returned."""

    reason = forms.CharField(label=_("Lý do"), max_length=400)


class CodeForm(forms.Form):
    """One code of an agency."""

    code = forms.CharField(label=_("Mã định danh"), max_length=20)
    name = forms.CharField(label=_("Tên cơ quan"), max_length=300)
    source = forms.CharField(label=_("Nguồn"), max_length=300, required=False)
    confidence = forms.ChoiceField(
        label=_("Mức tin cậy"),
        choices=[(str(each), CONFIDENCES[each]) for each in Confidence],
        initial=str(Confidence.UNCONFIRMED),
    )


class MessageFileForm(forms.Form):
    """A message that was carried here."""

    file = forms.FileField(label=_("Tệp thông điệp (.json)"))

    def clean_file(self) -> bytes:
        """Its bytes, if there are not too many."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn mức cho phép (32 MB)."))
        return bytes(file.read())


class DayForm(forms.Form):
    """A day to compare."""

    ngay = DayField(label=_("Ngày"))


def initial_of(row: Connection) -> dict[str, object]:
    """What the boxes hold at first."""
    return {
        "organisation": str(row.organisation.uid), "name": row.name, "transport": row.transport,
        "address": row.address, "own_code": row.own_code, "other_code": row.other_code,
        "other_key": row.other_key, "is_simulated": row.is_simulated,
    }  # fmt: skip
