"""Forms of files of drafts and of base standards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.web.choices import Choices, offer
from chuan.standards.services.base_standards import RequirementWords
from chuan.standards.services.drafting import DraftWords
from chuan.standards.services.lives import LifeWords


class LifeForm(forms.Form):
    """What is said when the file of a draft is opened."""

    year = forms.IntegerField(label=_("Năm thực hiện kế hoạch"), min_value=2020, max_value=2100)
    flags = forms.MultipleChoiceField(
        label=_("Trường hợp đặc biệt"), required=False, widget=forms.CheckboxSelectMultiple
    )
    ministry = forms.CharField(
        label=_("Bộ quản lý ngành, lĩnh vực"), max_length=200, required=False,
        help_text=_("Bộ cho ý kiến trước khi ban hành"),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Lý do của trường hợp đặc biệt"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, asks: frozenset[str], flags: Choices, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["flags"].choices = list(flags)  # type: ignore[attr-defined]  # declared as choices
        for name in {"year", "flags", "ministry", "note"} - asks:
            del self.fields[name]

    def words(self) -> LifeWords:
        """What was typed."""
        given = self.cleaned_data
        return LifeWords(
            given.get("year"), tuple(given.get("flags", ())), given.get("note", ""),
            given.get("ministry", ""),
        )  # fmt: skip


class PlacesForm(forms.Form):
    """Communes where a local regulation will apply."""

    places = forms.MultipleChoiceField(
        label=_("Xã, phường, đặc khu"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places)  # type: ignore[attr-defined]  # declared as choices


class BaseForm(forms.Form):
    """A new base standard."""

    template = forms.ChoiceField(label=_("Mẫu theo nhóm sản phẩm"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Tên tiêu chuẩn"), max_length=500, help_text=_("Ví dụ: Mật ong Châu Tiến")
    )
    number = forms.CharField(
        label=_("Số hiệu dự kiến"), max_length=120, required=False,
        help_text=_("Số, năm và tên viết tắt của cơ sở; sửa được đến khi công bố"),
    )  # fmt: skip
    shows_number = forms.BooleanField(
        label=_("Cho mọi người thấy số hiệu và tên sau khi công bố"), required=False
    )

    def __init__(self, *args: Any, templates: Choices, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        offer(self, "template", templates)

    def words(self) -> DraftWords:
        """What was typed."""
        given = self.cleaned_data
        return DraftWords(given["title"], given["number"], is_public=False)


class RequirementForm(forms.Form):
    """One line of the table of technical requirements."""

    name = forms.CharField(label=_("Chỉ tiêu"), max_length=200)
    limit = forms.CharField(
        label=_("Mức"), max_length=200, required=False, help_text=_("Ví dụ: không lớn hơn 21")
    )
    unit = forms.CharField(label=_("Đơn vị"), max_length=40, required=False)
    method = forms.CharField(
        label=_("Phương pháp thử"), max_length=200, required=False,
        help_text=_("Số hiệu tiêu chuẩn hoặc cách thử của cơ sở"),
    )  # fmt: skip

    def words(self) -> RequirementWords:
        """What was typed."""
        return RequirementWords(**self.cleaned_data)


class CiteForm(forms.Form):
    """A number to be cited."""

    number = forms.CharField(label=_("Số hiệu tài liệu viện dẫn"), max_length=200)
