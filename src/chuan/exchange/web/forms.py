"""What is typed and chosen about nodes and bundles."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.exchange import labels
from chuan.exchange.enums import NodeKind
from chuan.exchange.kinds import Offer, label_of
from chuan.exchange.models import LONGEST_RESULT, PartnerBody
from chuan.exchange.rules.cards import MOST_BYTES
from chuan.exchange.services import Pick


class NodeForm(forms.Form):
    """Whose node this is."""

    kind = forms.ChoiceField(
        label=_("Hệ thống này là"), choices=[(kind, labels.NODE_KIND[kind]) for kind in NodeKind]
    )


class CardForm(forms.Form):
    """The card of another node: its file, or its text."""

    file = forms.FileField(label=_("Tệp khóa công khai của bên kia"), required=False)
    text = forms.CharField(
        label=_("Hoặc dán nội dung tệp khóa"),
        required=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        file = given.get("file")
        if file is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp khóa quá lớn; hãy chọn đúng tệp khóa công khai."))
        if file is None and not (given.get("text") or "").strip():
            raise forms.ValidationError(_("Hãy chọn tệp khóa hoặc dán nội dung tệp khóa."))
        return given

    def card(self) -> str:
        """The text of the card, whichever way it came."""
        file = self.cleaned_data["file"]
        if file is None:
            return str(self.cleaned_data["text"])
        return bytes(file.read()).decode("utf-8", errors="replace")


class CompareForm(forms.Form):
    """The end of a fingerprint as the other side read it aloud, and who read it."""

    typed = forms.CharField(
        label=_("Hai nhóm cuối, gõ theo lời người bên kia đọc"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    compared_with = forms.CharField(
        label=_("Người đọc ở bên kia (họ tên, chức vụ)"), max_length=160
    )


class ParticipantsForm(forms.Form):
    """Bodies of this node that send and receive."""

    bodies = forms.MultipleChoiceField(
        label=_("Cơ quan tham gia trao đổi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        choices: Sequence[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bodies"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices


class BundleForm(forms.Form):
    """What goes into a bundle, a list for each kind of thing, and for whom on the other node."""

    bodies = forms.MultipleChoiceField(
        label=_("Nơi nhận ở bên kia"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một nơi nhận.")},
    )
    note = forms.CharField(
        label=_("Lời gửi kèm"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        offers: Mapping[str, Sequence[Offer]],
        bodies: Sequence[PartnerBody],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [kind for kind, found in offers.items() if found]
        for kind in self.kinds:
            self.fields[kind] = forms.MultipleChoiceField(
                label=label_of(kind),
                required=len(self.kinds) == 1,
                widget=forms.CheckboxSelectMultiple,
                choices=[(offer.ref, _words(offer)) for offer in offers[kind]],
            )
        receivers = self.fields["bodies"]
        if isinstance(receivers, forms.MultipleChoiceField):
            receivers.choices = [(body.body, body.name) for body in bodies]

    @property
    def things(self) -> Sequence[forms.BoundField]:
        """The lists of things, in the order of their kinds."""
        return [self[kind] for kind in self.kinds]

    def clean(self) -> dict[str, Any]:
        """Something is chosen."""
        given = super().clean() or {}
        if not any(given.get(kind) for kind in self.kinds):
            raise forms.ValidationError(_("Hãy chọn ít nhất một mục để gửi."))
        return given

    def picks(self) -> list[Pick]:
        """Each thing for each body."""
        return [
            Pick(kind, ref, body)
            for kind in self.kinds
            for ref in self.cleaned_data[kind]
            for body in self.cleaned_data["bodies"]
        ]


class ResultForm(forms.Form):
    """A sentence about what a plan or task came to, and the document that was issued for it."""

    result = forms.CharField(
        label=_("Kết quả, trong một câu"),
        required=False,
        max_length=LONGEST_RESULT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    symbol = forms.CharField(
        label=_("Số, ký hiệu văn bản đã ban hành"), required=False, max_length=120
    )
    issued_on = DayField(label=_("Ngày văn bản"), required=False)

    def clean(self) -> dict[str, Any]:
        """A date belongs to a number."""
        given = super().clean() or {}
        if given.get("issued_on") and not given.get("symbol"):
            self.add_error("symbol", _("Hãy ghi số, ký hiệu của văn bản có ngày này."))
        return given


def _words(offer: Offer) -> str:
    return f"{offer.title} ({offer.detail})" if offer.detail else offer.title
