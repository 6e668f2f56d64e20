"""What a reader may ask of the worklist and of the search box; the rest counts as not asked."""

from django import forms

from chuan.portal.enums import Whose
from chuan.portal.selectors.worklist import Filters


class WorklistForm(forms.Form):
    """The filters of the worklist, in the address of the page."""

    q = forms.CharField(required=False, max_length=200)
    vai = forms.CharField(required=False, max_length=80)
    ai = forms.ChoiceField(required=False, choices=[(whose.value, whose.name) for whose in Whose])
    trang = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def filters(self) -> Filters:
        """What was asked; a field that makes no sense counts as empty."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            query=given.get("q") or "",
            role=given.get("vai") or "",
            whose=Whose(given.get("ai") or ""),
        )

    def number(self) -> int:
        """The page asked for."""
        self.is_valid()
        return self.cleaned_data.get("trang") or 1


class SearchForm(forms.Form):
    """The search box: words, one kind of thing, a page."""

    q = forms.CharField(required=False, max_length=200)
    loai = forms.CharField(required=False, max_length=40)
    trang = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def asked(self) -> tuple[str, str, int]:
        """Words, kind and page; a field that makes no sense counts as empty."""
        self.is_valid()
        given = self.cleaned_data
        return given.get("q") or "", given.get("loai") or "", given.get("trang") or 1
