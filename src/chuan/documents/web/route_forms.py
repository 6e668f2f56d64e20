"""What is typed at the steps of a route, about opinions, recipients, numbers and registers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.documents import labels
from chuan.documents.enums import Channel, DispatchState, OpinionKind, ReplyKind
from chuan.documents.rules.numbers import NUMBERED
from chuan.documents.services.incoming import IncomingWords
from chuan.documents.services.routing import MeetingWords
from chuan.domain.vanban.writing import Family

Choices = Sequence[tuple[str, str]]


def words(
    label: Any,  # noqa: ANN401  (a translated text)
    *,
    rows: int = 2,
    required: bool = False,
    most: int = 2000,
) -> forms.CharField:
    """A box of some lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class StepForm(forms.Form):
    """The step that was shown, and what is said at it."""

    order = forms.IntegerField(min_value=1, max_value=99, widget=forms.HiddenInput)
    note = words(_("Ý kiến (nếu có)"))


class ReturnForm(forms.Form):
    """To whom the paper goes back, and why."""

    order = forms.IntegerField(min_value=1, max_value=99, widget=forms.HiddenInput)
    to_order = forms.TypedChoiceField(label=_("Trả lại bước"), coerce=int)
    reason = words(_("Lý do, nội dung cần bổ sung"), rows=3, required=True)

    def __init__(self, *args: Any, earlier: Sequence[tuple[int, str]], **kwargs: Any) -> None:  # noqa: ANN401  (Django's own)
        super().__init__(*args, **kwargs)
        offer(self, "to_order", [(str(order), name) for order, name in earlier])


class HandForm(forms.Form):
    """Which colleague takes the turn."""

    order = forms.IntegerField(min_value=1, max_value=99, widget=forms.HiddenInput)
    person = forms.UUIDField(label=_("Người xử lý"))
    note = words(_("Lời nhắn"))


class NumberForm(forms.Form):
    """The day of the number; a number given elsewhere is typed."""

    order = forms.IntegerField(min_value=1, max_value=99, widget=forms.HiddenInput)
    on = DayField(label=_("Ngày ban hành"), required=False)
    number = forms.IntegerField(
        label=_("Số đã cấp ở nơi khác"),
        required=False,
        min_value=1,
        max_value=99_999,
        help_text=_("Chỉ điền khi hệ thống quản lý văn bản đã cấp số cho văn bản này."),
    )
    reason = forms.CharField(label=_("Ghi chú về số đã cấp"), required=False, max_length=300)


class MeetingForm(forms.Form):
    """What a meeting of the committee concluded."""

    order = forms.IntegerField(min_value=1, max_value=99, widget=forms.HiddenInput)
    body = forms.ChoiceField(label=_("Cơ quan họp"), choices=[*labels.MEETING_BODY.items()])
    held_on = DayField(label=_("Ngày họp"))
    members = forms.IntegerField(label=_("Tổng số thành viên"), min_value=1, max_value=999)
    present = forms.IntegerField(label=_("Số có mặt"), min_value=1, max_value=999)
    agreed = forms.IntegerField(
        label=_("Số đồng ý (nếu biểu quyết)"), required=False, min_value=0, max_value=999
    )
    conclusion = words(_("Kết luận"), rows=5, required=True, most=10_000)
    conclusion_draft = forms.UUIDField(
        label=_("Thông báo kết luận hoặc biên bản"), required=False, widget=forms.Select
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's own)
        papers: Choices = (),
        of_party: bool = True,
        **kwargs: Any,  # noqa: ANN401  (Django's own)
    ) -> None:
        super().__init__(*args, **kwargs)
        if not of_party:
            del self.fields["body"]
        widget = self.fields["conclusion_draft"].widget
        assert isinstance(widget, forms.Select)  # noqa: S101  (declared above)
        widget.choices = [("", _("Chưa gắn")), *papers]

    def words(self) -> MeetingWords:
        """What was typed, as a value."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "order"}
        return MeetingWords(**kept)


class AskForm(forms.Form):
    """Whom to ask, as what, and until when."""

    organisation = forms.UUIDField(label=_("Cơ quan được xin ý kiến"), widget=forms.Select)
    kind = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[(kind.value, labels.OPINION_KIND[kind]) for kind in OpinionKind],
    )
    due_on = DayField(label=_("Hạn cho ý kiến"), required=False)
    question = words(_("Nội dung cần cho ý kiến"), rows=3)

    def __init__(self, *args: Any, bodies: Choices, **kwargs: Any) -> None:  # noqa: ANN401  (Django's own)
        super().__init__(*args, **kwargs)
        widget = self.fields["organisation"].widget
        assert isinstance(widget, forms.Select)  # noqa: S101  (declared above)
        widget.choices = [("", _("Chọn cơ quan")), *bodies]


class OpinionForm(forms.Form):
    """What the body says; files come beside."""

    text = words(_("Ý kiến của cơ quan"), rows=8, most=20_000)


class ReplyForm(forms.Form):
    """How the drafter answers."""

    kind = forms.ChoiceField(
        label=_("Kết quả"), choices=[(kind.value, labels.REPLY_KIND[kind]) for kind in ReplyKind]
    )
    reply = words(_("Nội dung tiếp thu, giải trình"), rows=4, required=True, most=20_000)


class DispatchForm(forms.Form):
    """What the sender knows of a recipient outside the node."""

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[
            (state.value, labels.DISPATCH_STATE[state])
            for state in DispatchState
            if state is not DispatchState.UNSENT
        ],
    )
    channel = forms.ChoiceField(
        label=_("Gửi qua"),
        required=False,
        choices=[
            (channel.value, labels.CHANNEL[channel])
            for channel in Channel
            if channel is not Channel.NODE
        ],
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=500)


class IncomingForm(forms.Form):
    """A document that came by another way, as the register writes it."""

    arrived_on = DayField(label=_("Ngày đến"))
    author = forms.CharField(label=_("Tác giả (cơ quan ban hành)"), max_length=300)
    symbol = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=120)
    issued_on = DayField(label=_("Ngày tháng văn bản"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[*labels.DOCUMENT_KIND.items()], required=False
    )
    summary = words(_("Tên loại và trích yếu nội dung"), rows=3, required=True, most=2_000)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=500)

    def words(self) -> IncomingWords:
        """What was typed, as a value."""
        return IncomingWords(**self.cleaned_data)


class HandIncomingForm(forms.Form):
    """Who deals with an incoming document, and by when."""

    organisation = forms.UUIDField(label=_("Đơn vị xử lý"), required=False, widget=forms.Select)
    person = forms.UUIDField(label=_("Người xử lý"), required=False, widget=forms.Select)
    due_on = DayField(label=_("Hạn xử lý"), required=False)
    note = words(_("Ý kiến chỉ đạo"), most=500)

    def __init__(self, *args: Any, bodies: Choices, people: Choices, **kwargs: Any) -> None:  # noqa: ANN401  (Django's own)
        super().__init__(*args, **kwargs)
        for name, choices in (("organisation", bodies), ("person", people)):
            widget = self.fields[name].widget
            assert isinstance(widget, forms.Select)  # noqa: S101  (declared above)
            widget.choices = [("", _("Không chọn")), *choices]


class SeriesForm(forms.Form):
    """In which run a kind is numbered."""

    family = forms.ChoiceField(choices=[(family.value, family.value) for family in Family])
    kind = forms.ChoiceField(choices=[(kind.value, labels.PAPER_KIND[kind]) for kind in NUMBERED])
    group = forms.CharField(max_length=20)


class StartForm(forms.Form):
    """With which number a run begins here, when the paper register was used before."""

    family = forms.ChoiceField(
        label=_("Hệ văn bản"), choices=[(family.value, labels.FAMILY[family]) for family in Family]
    )
    kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        choices=[(kind.value, labels.PAPER_KIND[kind]) for kind in NUMBERED],
    )
    first = forms.IntegerField(label=_("Số bắt đầu"), min_value=1, max_value=99_999)
    reason = forms.CharField(label=_("Lý do"), max_length=500)


class TermForm(forms.Form):
    """A term of the party committee."""

    name = forms.CharField(label=_("Nhiệm kỳ"), max_length=20)
    starts_on = DayField(label=_("Bắt đầu từ ngày"))
    ends_on = DayField(label=_("Đến ngày"), required=False)
