"""What the administrator of the node says of a day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.domain.calendar_vn import FIRST_YEAR, LAST_YEAR, Day, DayKind
from chuan.domain.confidence import Confidence
from chuan.law.labels import CONFIDENCES
from chuan.law.services import DayWords

NOT_COUNTED = "not_counted"
KINDS = (
    (DayKind.OFF.value, _("Ngày nghỉ")),
    (DayKind.WORKING.value, _("Ngày làm việc")),
    (NOT_COUNTED, _("Chưa tính là ngày nghỉ, chỉ ghi để biết")),
)


class DayForm(forms.Form):
    """One day: what it is, by which act, why it is changed."""

    on = DayField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Tính là"), choices=KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên gọi"), max_length=160)
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=200, help_text=_("Điều, khoản và văn bản quy định.")
    )
    confidence = forms.ChoiceField(
        label=_("Mức tin cậy"), choices=[(str(each), CONFIDENCES[each]) for each in Confidence]
    )
    source = forms.CharField(label=_("Nguồn"), max_length=300, required=False)
    reason = forms.CharField(label=_("Lý do sửa"), max_length=400)

    def clean_on(self) -> date:
        """Within the years that the node keeps."""
        on: date = self.cleaned_data["on"]
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise ValidationError(
                _("Lịch chỉ ghi các năm %(first)s–%(last)s."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return on

    def words(self) -> DayWords:
        """What was typed, as a value."""
        given = self.cleaned_data
        counted = given["kind"] != NOT_COUNTED
        return DayWords(
            kind=DayKind(given["kind"]) if counted else DayKind.OFF,
            counted=counted,
            name=given["name"],
            basis=given["basis"],
            confidence=Confidence(given["confidence"]),
            source=given["source"],
        )


class ReleaseForm(forms.Form):
    """Why a change by hand is taken back."""

    reason = forms.CharField(label=_("Lý do trở về lịch gốc"), max_length=400)


class ReckonForm(forms.Form):
    """An event, and how many days after it."""

    tu = DayField(label=_("Sự kiện xảy ra ngày"))
    so_ngay = forms.IntegerField(label=_("Thời hạn (ngày)"), min_value=0, max_value=3650)
    loai = forms.ChoiceField(
        label=_("Đếm theo"),
        choices=(("lam-viec", _("ngày làm việc")), ("lien-tuc", _("ngày liên tục"))),
    )


def initial_of(on: date, day: Day | None) -> dict[str, object]:
    """What the boxes hold at first."""
    if day is None:
        return {"on": on, "kind": DayKind.OFF.value, "confidence": Confidence.EXCERPT.value}
    kind = day.kind.value if day.counted else NOT_COUNTED
    return {
        "on": on, "kind": kind, "name": day.name, "basis": day.basis,
        "confidence": day.confidence.value, "source": day.source,
    }  # fmt: skip
