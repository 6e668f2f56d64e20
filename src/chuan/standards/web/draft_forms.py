"""Forms of drafts and of comments on them."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuan.core import clock
from chuan.core.days import DayField
from chuan.core.web.choices import Choices, offer
from chuan.standards.labels import KINDS, VERDICTS
from chuan.standards.permissions import kinds_drafted_at
from chuan.standards.rules.clauses import ClauseText
from chuan.standards.services.commenting import LONGEST, CommentWords
from chuan.standards.services.drafting import DraftWords

_SALT: Final = "standards.comment"
FASTEST, LONGEST_OPEN = 2, 7 * 86400
"""Seconds: a person needs at least two to read and write; a page older than a week is opened anew."""
TOO_FAST = gettext_lazy("Bạn gửi quá nhanh. Hãy xem lại ý kiến rồi bấm gửi lần nữa.")


def area(rows: int) -> forms.Textarea:
    """A box of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class DraftForm(forms.Form):
    """What is said of a draft besides its clauses."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"))
    title = forms.CharField(label=gettext_lazy("Tên dự thảo"), max_length=500)
    number = forms.CharField(
        label=gettext_lazy("Số hiệu dự kiến"), max_length=120, required=False,
        help_text=gettext_lazy("Ví dụ QCĐP 01:2027/NA; để trống nếu chưa có."),
    )  # fmt: skip
    subjects = forms.CharField(
        label=gettext_lazy("Ai chịu tác động"), max_length=500, required=False,
        help_text=gettext_lazy("Ví dụ: cơ sở nuôi ong, chế biến mật ong trên địa bàn tỉnh"),
    )  # fmt: skip
    explanation = forms.CharField(
        label=gettext_lazy("Thuyết minh"), required=False, max_length=200_000, widget=area(8),
        help_text=gettext_lazy("Vì sao cần, căn cứ khoa học, so với tiêu chuẩn quốc tế."),
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("Nơi nhận góp ý bằng văn bản"), max_length=300, required=False
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Mọi người đều đọc và góp ý được"), required=False, initial=True
    )
    is_urgent = forms.BooleanField(
        label=gettext_lazy("Trường hợp cấp bách (thời gian lấy ý kiến ít nhất 30 ngày)"),
        required=False,
    )

    def __init__(self, *args: Any, level: str = "", **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(str(kind), KINDS[kind]) for kind in kinds_drafted_at(level)])

    def words(self) -> DraftWords:
        """What was typed."""
        given = self.cleaned_data
        return DraftWords(**{name: given[name] for name in DraftWords.__dataclass_fields__})


class TextForm(forms.Form):
    """The clauses as a pasted text or a file."""

    file = forms.FileField(
        label=gettext_lazy("Tệp DOCX, PDF hoặc văn bản thuần"), required=False,
        help_text=gettext_lazy("Tối đa 10 MB. Tệp chỉ được đọc lấy chữ, không lưu lại."),
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung vào đây"), required=False, widget=area(16),
        help_text=gettext_lazy(
            "Mỗi điều khoản bắt đầu bằng số của nó ở đầu dòng: 1, 1.1, Điều 3, Phụ lục A."
        ),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if not given.get("file") and not (given.get("text") or "").strip():
            self.add_error("text", _("Hãy chọn tệp hoặc dán nội dung."))
        return given


class ClauseForm(forms.Form):
    """One clause."""

    label = forms.CharField(label=gettext_lazy("Số"), max_length=60, required=False)
    heading = forms.CharField(label=gettext_lazy("Tên"), max_length=300, required=False)
    text = forms.CharField(label=gettext_lazy("Nội dung"), required=False, widget=area(10))
    level = forms.IntegerField(
        label=gettext_lazy("Cấp"), min_value=1, max_value=6, initial=1,
        help_text=gettext_lazy("1 là cấp ngoài cùng."),
    )  # fmt: skip

    def words(self) -> ClauseText:
        """What was typed."""
        given = self.cleaned_data
        return ClauseText(given["label"], given["heading"], given["text"], given["level"])


class PeriodForm(forms.Form):
    """From one day to the end of another."""

    begins = DayField(label=gettext_lazy("Nhận góp ý từ ngày"))
    until = DayField(label=gettext_lazy("Đến hết ngày"))


class ProlongForm(forms.Form):
    """A later last day."""

    until = DayField(label=gettext_lazy("Đến hết ngày"))


class CommentForm(forms.Form):
    """What somebody says of a clause; a box that people do not see stops simple machines."""

    text = forms.CharField(
        label=gettext_lazy("Ý kiến của bạn"), required=False, max_length=LONGEST, widget=area(4)
    )
    proposal = forms.CharField(
        label=gettext_lazy("Đề nghị sửa lời văn thành"),
        required=False,
        max_length=LONGEST,
        widget=area(3),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), required=False, max_length=LONGEST, widget=area(3)
    )
    as_body = forms.BooleanField(label=gettext_lazy("Góp ý thay cơ quan"), required=False)
    organisation_name = forms.CharField(
        label=gettext_lazy("Cơ quan, tổ chức"), max_length=300, required=False,
        help_text=gettext_lazy("Hiện công khai bên cạnh ý kiến. Để trống thì ghi là “Cá nhân”."),
    )  # fmt: skip
    person_name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=160, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("Không công khai."),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"), required=False,
        help_text=gettext_lazy("Để nhận tin khi có trả lời. Không công khai, xóa sau một năm."),
    )  # fmt: skip
    website = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, body: str = "", signed_in: bool = False, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.signed_in = signed_in
        self.initial["opened"] = stamp()
        if body:
            self.fields["as_body"].label = _("Góp ý với danh nghĩa %(body)s") % {"body": body}
            self.initial["as_body"] = True
        else:
            del self.fields["as_body"]

    def clean(self) -> dict[str, Any]:
        """Nobody fills the hidden box, and nobody writes in no time."""
        given = super().clean() or {}
        if given.get("website"):
            raise forms.ValidationError(_("Hãy tải lại trang rồi gửi lại ý kiến."))
        if not self.signed_in and not is_timely(given.get("opened", "")):
            self.data = (
                {**self.data.dict(), "opened": stamp()} if isinstance(self.data, QueryDict) else {}
            )
            raise forms.ValidationError(TOO_FAST)
        return given

    def words(self) -> CommentWords:
        """What was typed."""
        given = self.cleaned_data
        return CommentWords(
            text=given["text"], reason=given["reason"], proposal=given["proposal"],
            person_name=given.get("person_name", ""), email=given.get("email", ""),
            organisation_name=given.get("organisation_name", ""),
            as_body=bool(given.get("as_body")),
        )  # fmt: skip


def stamp() -> str:
    """When the page was opened, signed."""
    return signing.dumps(int(clock.now().timestamp()), salt=_SALT)


def is_timely(given: str) -> bool:
    """Whether the page was open for as long as a person needs, and not for more than a week."""
    try:
        opened = int(signing.loads(given, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return FASTEST <= clock.now().timestamp() - opened <= LONGEST_OPEN


class LetterForm(forms.Form):
    """A comment out of a letter."""

    clause = forms.ChoiceField(label=gettext_lazy("Điều khoản"), required=False)
    asked = forms.ChoiceField(label=gettext_lazy("Cơ quan đã hỏi"), required=False)
    organisation_name = forms.CharField(
        label=gettext_lazy("Hoặc nơi gửi khác"), max_length=300, required=False
    )
    text = forms.CharField(label=gettext_lazy("Nội dung góp ý"), max_length=LONGEST, widget=area(4))
    proposal = forms.CharField(
        label=gettext_lazy("Đề nghị sửa lời văn thành"),
        required=False,
        max_length=LONGEST,
        widget=area(3),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), required=False, max_length=LONGEST, widget=area(2)
    )

    def __init__(self, *args: Any, clauses: Choices, asked: Choices, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "clause", clauses)
        offer(self, "asked", [("", "—"), *asked])

    def words(self) -> CommentWords:
        """What was typed."""
        given = self.cleaned_data
        return CommentWords(
            text=given["text"], reason=given["reason"], proposal=given["proposal"],
            organisation_name=given["organisation_name"],
        )  # fmt: skip


class AnswerForm(forms.Form):
    """One answer for the comments that were ticked."""

    verdict = forms.ChoiceField(label=gettext_lazy("Kết quả"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Tiếp thu, giải trình thế nào"), required=False, max_length=LONGEST,
        widget=area(4), help_text=gettext_lazy("Bắt buộc khi tiếp thu một phần hoặc không tiếp thu."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "verdict", list(VERDICTS.items()))


class AskForm(forms.Form):
    """Bodies asked by letter: of this node, and others by name."""

    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Cơ quan, tổ chức có tài khoản"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    others = forms.CharField(
        label=gettext_lazy("Nơi khác, mỗi dòng một tên"),
        required=False,
        max_length=6000,
        widget=area(3),
    )
    symbol = forms.CharField(
        label=gettext_lazy("Số, ký hiệu văn bản hỏi ý kiến"), required=False, max_length=80
    )
    asked_on = DayField(label=gettext_lazy("Ngày hỏi"))

    def __init__(self, *args: Any, bodies: Choices, on: date, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        field = self.fields["bodies"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (declared as one)
        field.choices = list(bodies)
        self.initial.setdefault("asked_on", on)


class AskedAnswerForm(forms.Form):
    """That a body answered."""

    answered_on = DayField(label=gettext_lazy("Ngày trả lời"))
    symbol = forms.CharField(
        label=gettext_lazy("Số, ký hiệu văn bản trả lời"), required=False, max_length=80
    )
    agrees = forms.BooleanField(
        label=gettext_lazy("Thống nhất, không có ý kiến khác"), required=False
    )
