"""What is typed to begin a paper and to set a body's way of heading and signing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.web.choices import offer
from chuan.documents import labels
from chuan.documents.rules.house_style import House
from chuan.domain.vanban.writing import PaperKind
from chuan.orgs.models import Organisation

OFFERED = (
    PaperKind.PLAN,
    PaperKind.PROPOSAL,
    PaperKind.DECISION,
    PaperKind.OFFICIAL_LETTER,
    PaperKind.NOTICE,
    PaperKind.CONCLUSION,
    PaperKind.MINUTES,
    PaperKind.REPORT,
)
"""Kinds begun by hand; a phiếu trình is made when a paper sets out."""


class NewPaperForm(forms.Form):
    """What to write, and in whose name."""

    kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        choices=[(kind.value, labels.PAPER_KIND[kind]) for kind in OFFERED],
        widget=forms.RadioSelect,
    )
    issuer = forms.ChoiceField(label=_("Cơ quan ban hành"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Trích yếu"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Viết như sẽ in, ví dụ “Tổ chức hội nghị quán triệt…”; sửa được sau."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Organisation], **kwargs: Any) -> None:  # noqa: ANN401  (Django's own)
        super().__init__(*args, **kwargs)
        offer(self, "issuer", [(body.uid.hex, body.name) for body in bodies])


class HouseForm(forms.Form):
    """An empty box stands for what the rule gives, shown beside it."""

    abbreviation = forms.CharField(
        label=_("Chữ viết tắt trong số, ký hiệu"), required=False, max_length=20
    )
    superior = forms.CharField(label=_("Cơ quan chủ quản cấp trên"), required=False, max_length=300)
    place = forms.CharField(label=_("Địa danh"), required=False, max_length=100)
    authority = forms.CharField(label=_("Ký thay mặt"), required=False, max_length=160)
    on_behalf = forms.CharField(label=_("Ký thay, thừa lệnh"), required=False, max_length=160)
    position = forms.CharField(label=_("Chức vụ người ký"), required=False, max_length=160)
    signer = forms.CharField(label=_("Họ và tên người ký"), required=False, max_length=160)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:  # noqa: ANN401  (Django's own)
        super().__init__(*args, **kwargs)
        derived = {
            "abbreviation": house.abbreviation,
            "superior": house.superior,
            "place": house.place,
            "authority": house.signature.authority,
            "on_behalf": house.signature.on_behalf,
            "position": house.signature.position,
        }
        for name, text in derived.items():
            if text:
                self.fields[name].widget.attrs["placeholder"] = text
