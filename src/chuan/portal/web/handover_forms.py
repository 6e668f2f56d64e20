"""Who hands over to whom, and why."""

from collections.abc import Sequence
from typing import Any, TypedDict
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chuan.core.web.choices import offer
from chuan.portal.selectors.handover import Holder


class HandOverValues(TypedDict):
    """What was chosen."""

    from_person: UUID
    to_person: UUID
    reason: str


class HandOverForm(forms.Form):
    """Both people and the reason."""

    from_person = forms.TypedChoiceField(label=_("Người bàn giao"), coerce=UUID)
    to_person = forms.TypedChoiceField(label=_("Người nhận"), coerce=UUID)
    reason = forms.CharField(
        label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )

    def __init__(self, *args: Any, holders: Sequence[Holder], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        giving = [(str(one.uid), _label(one)) for one in holders]
        taking = [(str(one.uid), _label(one)) for one in holders if one.organisation]
        for name, choices in (("from_person", giving), ("to_person", taking)):
            offer(self, name, [("", _("Chọn một người")), *choices])

    def values(self) -> HandOverValues:
        """What was chosen, as values."""
        kept = self.cleaned_data
        return HandOverValues(
            from_person=kept["from_person"], to_person=kept["to_person"], reason=kept["reason"]
        )


def _label(one: Holder) -> str:
    held = ngettext("%(n)d việc", "%(n)d việc", one.held) % {"n": one.held}
    return " – ".join(part for part in (one.name, one.organisation, held) if part)
