"""What is typed about notifications, questions and drafts of ours."""

import re
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.engagement import labels
from chuan.engagement.enums import Known, QuestionKind
from chuan.engagement.knowledge import members
from chuan.engagement.services.tbt_questions import DraftWords
from chuan.engagement.types import NotificationWords

_APART: Final = re.compile(r"[,;\n]+")


class NotificationForm(forms.Form):
    """One notification as its member told it."""

    symbol = forms.CharField(
        label=_("Ký hiệu thông báo"), max_length=60,
        help_text=_("Như G/TBT/N/VNM/123; thêm /Rev.1, /Add.1, /Corr.1 nếu có"),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Tên thông báo"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    title_vi = forms.CharField(
        label=_("Tên bằng tiếng Việt"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    products = forms.CharField(
        label=_("Sản phẩm"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    hs = forms.CharField(
        label=_("Mã HS"), required=False, max_length=2000,
        help_text=_("Nhiều mã cách nhau bằng dấu phẩy, ví dụ 0409, 1702.90"),
    )  # fmt: skip
    ics = forms.CharField(label=_("Mã ICS"), required=False, max_length=1000)
    distributed_on = DayField(label=_("Ngày thông báo"), required=False)
    comment_until = DayField(label=_("Hạn góp ý"), required=False)
    adoption_on = DayField(label=_("Dự kiến ban hành"), required=False)
    entry_on = DayField(label=_("Dự kiến có hiệu lực"), required=False)
    objective = forms.CharField(label=_("Mục tiêu"), required=False, max_length=500)
    language = forms.CharField(label=_("Ngôn ngữ"), required=False, max_length=60)
    link = forms.URLField(
        label=_("Đường dẫn tới thông báo gốc"), required=False, max_length=500,
        assume_scheme="https",
    )  # fmt: skip

    def words(self) -> NotificationWords:
        """What was typed."""
        given = dict(self.cleaned_data)
        for name in ("hs", "ics"):
            given[name] = tuple(part.strip() for part in _APART.split(given[name]) if part.strip())
        return NotificationWords(source="nhập tay", **given)


class ListForm(forms.Form):
    """A file of notifications."""

    file = forms.FileField(
        label=_("Tệp danh sách thông báo"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("CSV hoặc Excel xuất từ ePing, tối đa 5.000 dòng"),
    )


class QuestionForm(forms.Form):
    """An enquiry or a concern."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[(str(kind), labels.QUESTIONS[kind]) for kind in QuestionKind],
        help_text=_("Quan ngại: quy định của nước nhập khẩu đang cản trở hàng của cơ sở."),
    )  # fmt: skip
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    text = forms.CharField(
        label=_("Nội dung"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    member = forms.ChoiceField(label=_("Nước, vùng lãnh thổ liên quan"), required=False)
    notification = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "member", [("", "—"), *members().items()])

    def given(self) -> dict[str, Any]:
        """What was typed."""
        about: UUID | None = self.cleaned_data["notification"]
        return {**self.cleaned_data, "notification": about}


class DraftCheckForm(forms.Form):
    """What is known of a draft of ours."""

    title = forms.CharField(
        label=_("Tên dự thảo"), max_length=500,
        help_text=_("Quy chuẩn kỹ thuật địa phương hoặc quy trình đánh giá sự phù hợp"),
    )  # fmt: skip
    is_mandatory = forms.ChoiceField(label=_("Bắt buộc áp dụng (quy chuẩn, quy trình)?"))
    has_basis = forms.ChoiceField(label=_("Đã có tiêu chuẩn quốc tế tương ứng?"))
    follows_basis = forms.ChoiceField(
        label=_("Nội dung phù hợp với tiêu chuẩn quốc tế đó?"),
        help_text=_("Nếu chưa có tiêu chuẩn quốc tế, chọn “Chưa rõ”."),
    )
    basis_words = forms.CharField(
        label=_("Tiêu chuẩn quốc tế đã xem xét"), required=False, max_length=500
    )
    hits_trade = forms.ChoiceField(
        label=_("Có thể ảnh hưởng đáng kể đến thương mại của thành viên khác?")
    )
    effect_words = forms.CharField(
        label=_("Ảnh hưởng thế nào"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    is_urgent = forms.ChoiceField(label=_("Khẩn cấp vì sức khỏe, an toàn, môi trường?"))
    told_symbol = forms.CharField(
        label=_("Ký hiệu thông báo (khi đã thông báo)"), required=False, max_length=60
    )
    told_on = DayField(label=_("Ngày thông báo"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        for name in ("is_mandatory", "has_basis", "follows_basis", "hits_trade", "is_urgent"):
            offer(self, name, [(str(one), labels.KNOWN[one]) for one in reversed(Known)])

    def words(self) -> DraftWords:
        """What was typed."""
        return DraftWords(**self.cleaned_data)
