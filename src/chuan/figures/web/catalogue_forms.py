"""What is typed of indicators, breaks and targets."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuan.core.days import DayField
from chuan.core.web.choices import offer
from chuan.domain.errors import DomainError
from chuan.figures import labels, providers
from chuan.figures.enums import Comparator, Direction, IndicatorKind, OverTime, Source, Stage
from chuan.figures.models import Indicator, Target
from chuan.figures.rules.numbers import read_number, write_number
from chuan.figures.services.indicators import IndicatorWords
from chuan.figures.services.targets import TargetWords
from chuan.figures.web.catalogue_tables import TIER_CHOICES
from chuan.figures.web.keys import number_in
from chuan.plans.labels import PILLAR

YEARS = (2015, 2060)
Offered = Mapping[int, Indicator]
"""What may be chosen, by key."""


def measured(indicators: Iterable[Indicator]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Indicators to choose from, money once for each stage, under their pillars."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in indicators:
        named = str(PILLAR.get(row.pillar, _now("Tổ chức thực hiện, khác")))
        for stage in row.stages:
            said = f"{row.name} ({str(labels.STAGE[stage]).lower()})" if stage else row.name
            groups.setdefault(named, []).append((f"{row.pk}:{stage}", said))
    return sorted(groups.items())


def parted(chosen: str, indicators: Mapping[int, Indicator]) -> tuple[Indicator, str] | None:
    """The indicator and the stage that a choice names."""
    key, _colon, stage = chosen.partition(":")
    number = number_in(key)
    found = indicators.get(number) if number is not None else None
    return (found, stage) if found is not None else None


class FigureText(forms.Field):
    """A figure as people write it in Vietnamese: 1.234,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 40})

    def to_python(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """The figure, or None when nothing was written."""
        text = str(value or "").strip()[:40]
        if not text:
            return None
        try:
            return read_number(text, decimals=4)
        except DomainError as refusal:
            raise ValidationError(refusal.said(_now)) from refusal

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """As people write it."""
        return write_number(value, 4) if isinstance(value, Decimal) else value


class IndicatorForm(forms.Form):
    """All that is said of an indicator."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=300)
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[(one, labels.INDICATOR_KIND[one]) for one in IndicatorKind]
    )
    unit = forms.CharField(
        label=_("Đơn vị tính"), max_length=60, required=False,
        help_text=_("Ví dụ: cơ sở, cuộc, đồng. Tỷ lệ luôn tính bằng %."),
    )  # fmt: skip
    decimals = forms.IntegerField(
        label=_("Số chữ số lẻ"), min_value=0, max_value=4, initial=0, required=False
    )
    numerator = forms.ChoiceField(label=_("Tử số (chỉ với tỷ lệ)"), required=False)
    denominator = forms.ChoiceField(label=_("Mẫu số (chỉ với tỷ lệ)"), required=False)
    level = forms.ChoiceField(
        label=_("Cấp báo cáo số liệu"), choices=TIER_CHOICES, required=False,
        help_text=_("Cấp này ghi số; các cấp trên cộng lại, không ghi."),
    )  # fmt: skip
    over_time = forms.ChoiceField(
        label=_("Cách cộng theo kỳ"), required=False,
        choices=[(one, labels.OVER_TIME[one]) for one in OverTime],
    )  # fmt: skip
    source = forms.ChoiceField(
        label=_("Nguồn số liệu"), choices=[(one, labels.SOURCE[one]) for one in Source]
    )
    provider = forms.ChoiceField(label=_("Đếm từ sổ"), required=False)
    definition = forms.CharField(
        label=_("Cách tính"), widget=forms.Textarea(attrs={"rows": 4}), required=False,
        max_length=4000, help_text=_("Đếm những gì, không đếm những gì, tính đến ngày nào."),
    )  # fmt: skip
    scope = forms.CharField(label=_("Phạm vi"), max_length=300, required=False)
    also = forms.CharField(
        label=_("Cách gọi khác trong văn bản"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi cách gọi một dòng; dùng để nhận ra mục tiêu trong kế hoạch."),
    )  # fmt: skip
    direction = forms.ChoiceField(
        label=_("Chiều mong muốn"), required=False,
        choices=[(one, labels.DIRECTION[one]) for one in Direction],
    )  # fmt: skip
    pillar = forms.ChoiceField(
        label=_("Nhóm nhiệm vụ"), required=False,
        choices=[("", _("Tổ chức thực hiện, khác")), *PILLAR.items()],
    )  # fmt: skip
    people = forms.BooleanField(
        label=_("Đếm người hoặc phản ánh: số nhỏ không hiện công khai"), required=False
    )
    public = forms.BooleanField(label=_("Công khai số liệu"), required=False)
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300, required=False)

    def __init__(self, *args: Any, indicators: Sequence[Indicator], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.parts = {str(row.pk): row for row in indicators if row.kind != IndicatorKind.RATE}
        none = [("", _("Chưa chọn"))]
        offered = [(key, row.name) for key, row in self.parts.items()]
        counts = [(one.name, one.label) for one in providers.providers()]
        offer(self, "numerator", [*none, *offered])
        offer(self, "denominator", [*none, *offered])
        offer(self, "provider", [*none, *counts])

    def words(self) -> IndicatorWords:
        """What was said, as a value."""
        kept = self.cleaned_data
        return IndicatorWords(
            name=kept["name"],
            unit=kept["unit"],
            kind=IndicatorKind(kept["kind"]),
            level=kept["level"],
            name_en=kept["name_en"],
            also=kept["also"],
            definition=kept["definition"],
            scope=kept["scope"],
            decimals=kept["decimals"] or 0,
            numerator=self.parts.get(kept["numerator"]),
            denominator=self.parts.get(kept["denominator"]),
            source=Source(kept["source"]),
            provider=kept["provider"],
            direction=Direction(kept["direction"]),
            over_time=OverTime(kept["over_time"] or OverTime.SUM),
            pillar=kept["pillar"],
            people=kept["people"],
            public=kept["public"],
            basis=kept["basis"],
        )


def initial_of(row: Indicator) -> dict[str, object]:
    """What the form of a known indicator begins with."""
    plain = (
        "name", "kind", "unit", "decimals", "level", "over_time", "source", "provider", "definition",
        "scope", "also", "direction", "pillar", "people", "public", "basis", "name_en",
    )  # fmt: skip
    parts = {"numerator": row.numerator_id, "denominator": row.denominator_id}
    return {name: getattr(row, name) for name in plain} | parts


class BreakForm(forms.Form):
    """From which day on figures are not comparable with those before."""

    on = DayField(label=_("Từ ngày"))
    reason = forms.CharField(
        label=_("Lý do không so sánh được với trước"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)


class ChangedMeaningForm(BreakForm):
    """The same beside changed words: left empty, the meaning stays."""

    on = DayField(
        label=_("Cách tính thay đổi từ ngày"), required=False,
        help_text=_("Để trống nếu chỉ sửa lời cho rõ, số liệu vẫn so sánh được với trước."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Lý do không so sánh được với trước"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class TargetForm(forms.Form):
    """What is wanted of an indicator; empty is "không có mục tiêu số"."""

    what = forms.ChoiceField(label=_("Chỉ tiêu"))
    comparator = forms.ChoiceField(
        label=_("So sánh"), choices=[(one, labels.COMPARATOR[one]) for one in Comparator]
    )
    value = FigureText(
        label=_("Mức phải đạt"), required=False,
        help_text=_("Để trống: không có mục tiêu số."),
    )  # fmt: skip
    year_from = forms.IntegerField(
        label=_("Từ năm"), required=False, min_value=YEARS[0], max_value=YEARS[1], localize=False
    )
    year_until = forms.IntegerField(
        label=_("Đến năm"), required=False, min_value=YEARS[0], max_value=YEARS[1], localize=False
    )
    clause = forms.CharField(label=_("Điều, mục"), max_length=200, required=False)
    quote = forms.CharField(
        label=_("Nguyên văn"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, indicators: Mapping[int, Indicator], **kwargs: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        offer(self, "what", [("", _("Chọn chỉ tiêu")), *measured(indicators.values())])

    def words(self) -> TargetWords:
        """What was said, as a value."""
        kept = self.cleaned_data
        chosen = parted(kept["what"], self.indicators)
        assert chosen is not None  # noqa: S101  (only what is offered can be chosen)
        return TargetWords(
            indicator=chosen[0],
            comparator=Comparator(kept["comparator"]),
            value=kept["value"],
            stage=Stage(chosen[1]),
            year_from=kept["year_from"],
            year_until=kept["year_until"],
            clause=kept["clause"],
            quote=kept["quote"],
        )


def initial_of_target(row: Target) -> dict[str, object]:
    """What the form of a known target begins with."""
    return {
        "what": f"{row.indicator_id}:{row.stage}",
        "comparator": row.comparator,
        "value": row.value,
        "year_from": row.year_from,
        "year_until": row.year_until,
        "clause": row.clause,
        "quote": row.quote,
    }
