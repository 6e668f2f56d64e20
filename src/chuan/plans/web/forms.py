"""What is typed about a task, a person's work and a hand-over."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.plans import labels
from chuan.plans.enums import FundingSource, Pillar, Repeat
from chuan.plans.types import Body, Money, TaskWords


def initial_of(words: TaskWords) -> dict[str, object]:
    """What the boxes hold at first: bodies as the choices name them."""
    bodies = {"lead": words.lead, "coordinate": words.coordinate}
    money = {
        "funding": words.money.vnd,
        "funding_source": words.money.source,
        "funding_programme": words.money.programme,
    }
    return {
        **asdict(words),
        **money,
        **{name: [uid.hex for uid in uids] for name, uids in bodies.items()},
    }


class MoneyField(forms.CharField):
    """Whole đồng, typed with dots, spaces or commas between thousands, or without."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(max_length=24, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """With dots between thousands."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:  # noqa: ANN401  (Django's signature)
        """The figure, or None for an empty box."""
        text = "".join(super().clean(value).split())
        if not text:
            return None
        if not re.fullmatch(r"\d{1,15}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+", text):
            raise forms.ValidationError(_("Hãy ghi số tiền bằng đồng, ví dụ 25.000.000."))
        return int(re.sub(r"[.,]", "", text))


class TaskForm(forms.Form):
    """A task by hand; bodies are chosen among those under the own organisation."""

    text = forms.CharField(label=_("Việc cần làm"), widget=forms.Textarea(attrs={"rows": 4}))
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=2000)
    clause = forms.CharField(label=_("Mục trong văn bản"), required=False, max_length=80)
    due_on = DayField(label=_("Thời hạn"), required=False)
    repeat = forms.ChoiceField(
        label=_("Lặp lại"), choices=[(value, labels.REPEAT[value]) for value in Repeat]
    )
    lead = forms.MultipleChoiceField(
        label=_("Cơ quan chủ trì"), required=False, widget=forms.CheckboxSelectMultiple
    )
    coordinate = forms.MultipleChoiceField(
        label=_("Cơ quan phối hợp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    pillar = forms.ChoiceField(
        label=_("Nhóm nhiệm vụ"),
        required=False,
        choices=[("", _("Chưa xếp nhóm")), *labels.PILLAR.items()],
    )
    funding = MoneyField(label=_("Kinh phí (đồng)"), required=False)
    funding_source = forms.ChoiceField(
        label=_("Nguồn kinh phí"),
        required=False,
        choices=[("", _("Chưa rõ nguồn")), *labels.FUNDING_SOURCE.items()],
    )
    funding_programme = forms.CharField(
        label=_("Lồng ghép vào chương trình, đề án, dự án"), required=False, max_length=300
    )
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's signature)
        bodies: Sequence[Body],
        needs_reason: bool = True,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(body.uid, body.name) for body in bodies]
        for name in ("lead", "coordinate"):
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices
        if not needs_reason:
            del self.fields["reason"]

    def words(self) -> TaskWords:
        """What was typed, as a value."""
        kept = self.cleaned_data
        return TaskWords(
            text=kept["text"],
            product=kept["product"],
            clause=kept["clause"],
            due_on=kept["due_on"],
            repeat=Repeat(kept["repeat"]),
            lead=tuple(UUID(uid) for uid in kept["lead"]),
            coordinate=tuple(UUID(uid) for uid in kept["coordinate"]),
            pillar=Pillar(kept["pillar"]) if kept["pillar"] else None,
            money=Money(
                kept["funding"],
                FundingSource(kept["funding_source"]) if kept["funding_source"] else None,
                kept["funding_programme"],
            ),
        )


class SplitForm(forms.Form):
    """The parts a task is split into, one a box; bodies and date stay, and are put right afterwards."""

    parts = forms.CharField(
        label=_("Các việc mới, mỗi dòng một việc"), widget=forms.Textarea(attrs={"rows": 8})
    )
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))

    def lines(self) -> list[str]:
        """One text for each new task."""
        return [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
