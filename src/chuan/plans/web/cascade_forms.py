"""What is typed about what stands above a plan and who must plan below it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField, day_of
from chuan.core.http import Request
from chuan.core.web.refusals import uid_of
from chuan.plans import labels
from chuan.plans.enums import DutyProof, ParentRole


class ParentForm(forms.Form):
    """A document above the plan that the library does not hold: by its symbol."""

    role = forms.ChoiceField(
        label=_("Vai trò"), choices=[(role, labels.PARENT_ROLE[role]) for role in ParentRole]
    )
    kind = forms.CharField(label=_("Loại văn bản"), required=False, max_length=80)
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=120)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=300)


class MarkForm(forms.Form):
    """A plan that came on paper or by letter."""

    proof = forms.ChoiceField(
        label=_("Đã nhận qua"),
        choices=[
            (proof, labels.DUTY_PROOF[proof]) for proof in (DutyProof.PAPER, DutyProof.LETTER)
        ],
    )
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=120)
    issued_on = DayField(label=_("Ngày ban hành"))


def uids(values: Sequence[str]) -> list[UUID]:
    """The values that are public identities; others are passed over."""
    return [uid for uid in (uid_of(value) for value in values) if uid is not None]


def numbers(values: Sequence[str]) -> list[int]:
    """The values that are row numbers."""
    return [
        int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 16
    ]


def days_by_clause(request: Request) -> dict[UUID, date | None]:
    """Days that the body sets itself, by the paragraph ("ngay:<uid>")."""
    found = {}
    for key, value in request.POST.items():
        uid = uid_of(key.removeprefix("ngay:")) if key.startswith("ngay:") else None
        if uid is not None:
            found[uid] = day_of(str(value))
    return found


def left_out_by_clause(request: Request) -> dict[UUID, set[str]]:
    """Bodies of a paragraph that were listed and not ticked."""
    found = {}
    for clause in uids(request.POST.getlist("doan")):
        listed = set(request.POST.getlist(f"ke:{clause.hex}"))
        found[clause] = listed - set(request.POST.getlist(f"chon:{clause.hex}"))
    return found
