"""What is typed about the work itself: evidence, reports, difficulties, messages, verdicts, rules."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chuan.plans.types import FileGiven, NewDifficulty, NewEvidence

DOCUMENTS = ".pdf,.docx,.xlsx,image/jpeg,image/png,image/webp"
PHOTOS = "image/jpeg,image/png,image/webp"


def given_file(file: "UploadedFile[bytes] | None") -> FileGiven | None:
    """A file as services take it."""
    return FileGiven(file.name or "tep", file) if file else None  # type: ignore[arg-type]  # read like a stream


class _Sent(forms.Form):
    """A form that may be sent twice over a weak line; `sending` tells the two apart."""

    sending = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class EvidenceForm(_Sent):
    """One piece of evidence: only the boxes of its kind are shown."""

    statement = forms.CharField(
        label=_("Kết quả đã làm được"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    file = forms.FileField(label=_("Tệp"), required=False)
    link = forms.CharField(
        label=_("Đường dẫn"),
        required=False,
        max_length=600,
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
    )
    caption = forms.CharField(label=_("Minh chứng này cho thấy gì"), required=False, max_length=300)

    FIELDS = {
        "tep": ("file", "caption"),
        "anh": ("file", "caption"),
        "duong-dan": ("link", "caption"),
        "loi": ("statement",),
    }

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        for name in {"statement", "file", "link", "caption"} - set(self.FIELDS[kind]):
            del self.fields[name]
        accept = PHOTOS if kind == "anh" else DOCUMENTS
        if "file" in self.fields:
            self.fields["file"].widget.attrs["accept"] = accept
        if kind == "anh":
            self.fields["file"].label = _("Ảnh")
            self.fields["file"].widget.attrs["capture"] = "environment"

    def given(self) -> NewEvidence:
        """What was given, as a value."""
        kept = self.cleaned_data
        return NewEvidence(
            caption=kept.get("caption", ""),
            statement=kept.get("statement", ""),
            link=kept.get("link", ""),
            upload=given_file(kept.get("file")),
            once=kept["sending"],
        )


class ReportForm(_Sent):
    """What was done, in words, and a file if there is one."""

    statement = forms.CharField(
        label=_("Kết quả đã làm được"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    file = forms.FileField(
        label=_("Tệp hoặc ảnh minh chứng"),
        required=False,
        widget=forms.FileInput(attrs={"accept": DOCUMENTS, "data-shrink": ""}),
    )

    def given(self) -> NewEvidence | None:
        """What was given; None for nothing."""
        kept = self.cleaned_data
        upload = given_file(kept.get("file"))
        if not kept["statement"].strip() and upload is None:
            return None
        return NewEvidence(
            statement=kept["statement"],
            caption=kept["statement"][:300] if upload else "",
            upload=upload,
            once=kept["sending"],
        )


class DifficultyForm(_Sent):
    """What is in the way, and what is asked of the body above."""

    text = forms.CharField(
        label=_("Khó khăn, vướng mắc"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )
    asked = forms.CharField(
        label=_("Đề nghị"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=_("Tệp kèm theo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": DOCUMENTS, "data-shrink": ""}),
    )

    def given(self) -> NewDifficulty:
        """What was given, as a value."""
        kept = self.cleaned_data
        return NewDifficulty(
            kept["text"], kept["asked"], given_file(kept.get("file")), kept["sending"]
        )


class AnswerForm(forms.Form):
    """The words of an answer or of a reaction to one."""

    text = forms.CharField(
        label=_("Nội dung"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class MessageForm(_Sent):
    """A message to the bodies of a task, some of them named."""

    text = forms.CharField(
        label=_("Nội dung trao đổi"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    mentions = forms.MultipleChoiceField(
        label=_("Nhắc đến cơ quan"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        field = self.fields["mentions"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = bodies


class VerdictForm(forms.Form):
    """What is missing, where a report is returned."""

    reason = forms.CharField(
        label=_("Cần bổ sung gì"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WorkRulesForm(forms.Form):
    """Size of samples and days to answer."""

    sample_least = forms.IntegerField(label=_("Mẫu ít nhất (số việc)"), min_value=1, max_value=200)
    sample_percent = forms.IntegerField(
        label=_("Mẫu ít nhất (phần trăm số việc trong lô)"), min_value=1, max_value=100
    )
    answer_days = forms.IntegerField(
        label=_("Số ngày làm việc để trả lời khó khăn, vướng mắc"), min_value=1, max_value=60
    )
