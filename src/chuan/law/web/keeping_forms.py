"""What people enter into the register of acts, and what they answer."""

from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.enums import ANSWERS
from chuan.core.labels import FLAG_STATES
from chuan.domain.confidence import Confidence
from chuan.domain.vanban.citations import symbols_in
from chuan.law.enums import EventKind
from chuan.law.labels import CONFIDENCES, EVENTS
from chuan.law.selectors import act_named
from chuan.law.services import ActWords, ArticleWords, EventWords

FORM = "tra-loi"
"""The id of the form that boxes in the rows of a list belong to."""
SURE = [(str(each), CONFIDENCES[each]) for each in Confidence]


class AnswerForm(forms.Form):
    """What was done about the things that were ticked."""

    state = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[(str(each), FLAG_STATES[each]) for each in ANSWERS],
        widget=forms.Select({"form": FORM}),
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=1000, widget=forms.Textarea({"rows": 2, "form": FORM})
    )


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Lý do"), max_length=400)


class SourcedForm(forms.Form):
    """Everything entered says where it comes from and how sure it is."""

    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Nơi đã đọc: Công báo, trang của cơ quan ban hành, bản giấy."),
    )
    confidence = forms.ChoiceField(label=_("Mức tin cậy"), choices=SURE, initial=Confidence.EXCERPT)


class ActForm(SourcedForm):
    """An act that the register does not have."""

    field_order = ("kind", "symbol", "title", "issuer", "issued_on", "starts_on")
    kind = forms.CharField(label=_("Loại văn bản"), max_length=30)
    symbol = forms.CharField(label=_("Số ký hiệu"), max_length=60)
    title = forms.CharField(label=_("Nội dung"), max_length=400, widget=forms.Textarea({"rows": 2}))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    starts_on = DayField(label=_("Có hiệu lực từ ngày"), required=False)

    def words(self) -> ActWords:
        """What was typed, as a value."""
        given = self.cleaned_data
        return ActWords(
            symbol=given["symbol"], kind=given["kind"], title=given["title"], issuer=given["issuer"],
            source=given["source"], confidence=given["confidence"], issued_on=given["issued_on"],
            starts_on=given["starts_on"],
        )  # fmt: skip


class ByActForm(SourcedForm):
    """Something that another act says, named by its symbol."""

    by = forms.CharField(
        label=_("Theo văn bản"), max_length=200, required=False,
        help_text=_("Số ký hiệu của văn bản quy định thay đổi này, đã có trong danh mục."),
    )  # fmt: skip

    def clean_by(self) -> UUID | None:
        """The act that the symbol names."""
        typed = str(self.cleaned_data["by"]).strip()
        if not typed:
            return None
        uid = act_named((symbols_in(typed) or [typed])[0])
        if uid is None:
            raise forms.ValidationError(
                _("Danh mục chưa có văn bản này. Hãy ghi văn bản đó trước, hoặc để trống.")
            )
        return uid


class EventForm(ByActForm):
    """What happened to an act."""

    field_order = ("kind", "on", "until", "part", "by", "basis")
    kind = forms.ChoiceField(
        label=_("Thay đổi"), choices=[(str(each), EVENTS[each]) for each in EventKind]
    )
    on = DayField(label=_("Từ ngày"))
    until = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi chưa định.")
    )
    part = forms.CharField(
        label=_("Phần liên quan"), max_length=200, required=False,
        help_text=_("Ví dụ: khoản 1 Điều 66. Để trống khi là cả văn bản."),
    )  # fmt: skip
    basis = forms.CharField(label=_("Điều, khoản quy định"), max_length=200, required=False)

    def clean_until(self) -> date | None:
        """Not before the first day."""
        until: date | None = self.cleaned_data["until"]
        on = self.cleaned_data.get("on")
        if until is not None and on is not None and until < on:
            raise forms.ValidationError(_("Ngày cuối không được trước ngày đầu."))
        return until

    def words(self) -> EventWords:
        """What was typed, as a value."""
        given = self.cleaned_data
        return EventWords(
            kind=EventKind(given["kind"]), on=given["on"], source=given["source"],
            confidence=given["confidence"], until=given["until"], part=given["part"].strip(),
            by=given["by"], basis=given["basis"],
        )  # fmt: skip


class ArticleForm(ByActForm):
    """What an article says from a day on."""

    field_order = ("part", "heading", "words", "is_text", "start", "end", "by")
    part = forms.CharField(
        label=_("Điều, khoản"), max_length=200, help_text=_("Ví dụ: khoản 1 Điều 66.")
    )
    heading = forms.CharField(label=_("Về việc gì"), max_length=300, required=False)
    words = forms.CharField(
        label=_("Nội dung"), max_length=20000, widget=forms.Textarea({"rows": 6})
    )
    is_text = forms.BooleanField(label=_("Đây là nguyên văn của văn bản"), required=False)
    start = DayField(label=_("Từ ngày"), required=False, help_text=_("Để trống khi từ đầu."))
    end = DayField(label=_("Đến hết ngày"), required=False)

    def value(self) -> ArticleWords:
        """What was typed, as a value."""
        given = self.cleaned_data
        return ArticleWords(
            part=given["part"], words=given["words"], source=given["source"],
            confidence=given["confidence"], heading=given["heading"], is_text=given["is_text"],
            start=given["start"], end=given["end"], amended_by=given["by"],
        )  # fmt: skip
