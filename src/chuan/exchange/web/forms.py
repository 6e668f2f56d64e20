"""What is typed and chosen about nodes and bundles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.exchange import labels
from chuan.exchange.enums import NodeKind
from chuan.exchange.kinds import Offer
from chuan.exchange.models import PartnerBody
from chuan.exchange.rules.cards import MOST_BYTES
from chuan.exchange.services import Pick


class NodeForm(forms.Form):
    """Whose node this is."""

    kind = forms.ChoiceField(
        label=_("Nút này là"), choices=[(kind, labels.NODE_KIND[kind]) for kind in NodeKind]
    )


class CardForm(forms.Form):
    """The card of another node: its file, or its text."""

    file = forms.FileField(label=_("Tệp khóa công khai của nút bạn"), required=False)
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
        label=_("Người đọc ở nút bạn (họ tên, chức vụ)"), max_length=160
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
    """What goes into a bundle, and for whom on the other node."""

    things = forms.MultipleChoiceField(
        label=_("Văn bản gửi đi"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một văn bản.")},
    )
    bodies = forms.MultipleChoiceField(
        label=_("Nơi nhận ở nút bạn"),
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
        offers: Sequence[tuple[str, Offer]],
        bodies: Sequence[PartnerBody],
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        things, receivers = self.fields["things"], self.fields["bodies"]
        if isinstance(things, forms.MultipleChoiceField):
            things.choices = [(f"{kind}:{offer.ref}", _words(offer)) for kind, offer in offers]
        if isinstance(receivers, forms.MultipleChoiceField):
            receivers.choices = [(body.body, body.name) for body in bodies]

    def picks(self) -> list[Pick]:
        """Each thing for each body."""
        chosen = [thing.partition(":") for thing in self.cleaned_data["things"]]
        return [
            Pick(kind, ref, body) for kind, _mark, ref in chosen
            for body in self.cleaned_data["bodies"]
        ]  # fmt: skip


def _words(offer: Offer) -> str:
    return f"{offer.title} ({offer.detail})" if offer.detail else offer.title
