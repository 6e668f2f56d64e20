"""Indicators of a body's own: defined, put in other words, ended; and breaks of their series."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures import providers
from chuan.figures.enums import Direction, IndicatorKind, OverTime, Source
from chuan.figures.errors import IndicatorNotFound, IndicatorRefused, MayNotDefine
from chuan.figures.models import Indicator, SeriesBreak
from chuan.figures.permissions import can_define, can_define_own
from chuan.figures.rules.tiers import TIERS
from chuan.figures.selectors.catalogue import is_shipped, is_used, searched

FIXED: Final = ("unit", "kind", "numerator", "denominator", "level", "over_time")
"""What a used indicator keeps: figures already stated would mean something else."""
MEANING: Final = ("definition", "scope")
"""Words that may change what is counted: then the series breaks."""
AFTER_OTHERS: Final = 100_000
"""Own indicators stand below those that ship."""


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What an officer says of an indicator. A rate takes unit, level and time from its parts."""

    name: str
    unit: str
    kind: IndicatorKind
    level: str
    name_en: str = ""
    also: str = ""
    definition: str = ""
    scope: str = ""
    decimals: int = 0
    numerator: Indicator | None = None
    denominator: Indicator | None = None
    source: Source = Source.TYPED
    provider: str = ""
    direction: Direction = Direction.UP
    over_time: OverTime = OverTime.SUM
    pillar: str = ""
    people: bool = False
    public: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """From which day on figures are not comparable with those before, and why."""

    on: date
    reason: str
    basis: str = ""


@transaction.atomic
def define_indicator(*, actor: Actor, words: IndicatorWords) -> Indicator:
    """A new indicator of the body acted for; everybody of its tree may use it."""
    if not can_define_own(actor):
        raise MayNotDefine(_("Bạn chưa có vai trò được lập chỉ tiêu ở cơ quan này."))
    fields = _checked(actor, words)
    indicator = Indicator.objects.create(
        code=_free_code(words.name), owner_path=actor.path, order=AFTER_OTHERS, **fields
    )
    _record(actor, indicator, "figures.indicator.defined")
    return indicator


@transaction.atomic
def change_indicator(
    *, actor: Actor, uid: UUID, words: IndicatorWords, broken: Break | None = None
) -> Indicator:
    """Put it in other words. What is in use keeps unit, kind, parts, tier; other meaning is a break."""
    indicator = _lock(actor, uid)
    fields = _checked(actor, words)
    if is_used(indicator):
        for name in FIXED:
            if fields[name] != getattr(indicator, name):
                raise IndicatorRefused(
                    _("Chỉ tiêu đã có người dùng; phần này không đổi được, hãy lập chỉ tiêu mới."),
                    field=name,
                )
        if words.decimals < indicator.decimals:
            raise IndicatorRefused(
                _("Đã có số liệu với nhiều chữ số lẻ hơn; không giảm được."), field="decimals"
            )
    before = {name: getattr(indicator, name) for name in MEANING}
    for name, value in fields.items():
        setattr(indicator, name, value)
    indicator.save()
    if broken is not None:
        _break(actor, indicator, broken)
    changed = [name for name in MEANING if before[name] != fields[name]]
    _record(actor, indicator, "figures.indicator.changed", meaning=changed)
    return indicator


@transaction.atomic
def end_indicator(*, actor: Actor, uid: UUID, until: date, reason: str) -> Indicator:
    """Nothing is asked of it after that day; what was stated stays and goes on adding up."""
    indicator = _lock(actor, uid, shipped=True)
    refuse_stamped_words(actor, reason)
    if not reason.strip():
        raise IndicatorRefused(_("Hãy ghi lý do."), field="reason")
    if indicator.valid_from and until < indicator.valid_from:
        raise IndicatorRefused(_("Ngày kết thúc phải sau ngày bắt đầu."), field="until")
    indicator.valid_until = until
    indicator.save(update_fields=("valid_until",))
    _record(
        actor, indicator, "figures.indicator.ended",
        until=until.isoformat(), reason=reason.strip()[:500],
    )  # fmt: skip
    return indicator


@transaction.atomic
def break_series(*, actor: Actor, uid: UUID, broken: Break) -> SeriesBreak:
    """From a day on the figures are not comparable with those before; charts leave a gap there."""
    return _break(actor, _lock(actor, uid, shipped=True), broken)


@transaction.atomic
def mend_series(*, actor: Actor, uid: UUID, pk: int) -> None:
    """Take back a break that was set by mistake; those that ship stay."""
    indicator = _lock(actor, uid)
    broken = indicator.breaks.filter(pk=pk).first()
    if broken is None:
        raise IndicatorNotFound
    day = broken.on
    broken.delete()
    _record(actor, indicator, "figures.indicator.mended", on=day.isoformat())


def _break(actor: Actor, indicator: Indicator, broken: Break) -> SeriesBreak:
    refuse_stamped_words(actor, broken.reason, broken.basis)
    if not broken.reason.strip():
        raise IndicatorRefused(_("Hãy ghi lý do số liệu không còn so sánh được."), field="reason")
    if indicator.breaks.filter(on=broken.on).exists():
        raise IndicatorRefused(_("Ngày này đã có mốc đổi cách tính."), field="on")
    made = SeriesBreak.objects.create(
        indicator=indicator,
        on=broken.on,
        reason=broken.reason.strip()[:500],
        basis=broken.basis.strip()[:300],
    )
    _record(actor, indicator, "figures.indicator.broken", on=broken.on.isoformat())
    return made


def _lock(actor: Actor, uid: UUID, *, shipped: bool = False) -> Indicator:
    rows = Indicator.objects.visible_to(actor).select_for_update(of=("self",))
    indicator = rows.filter(uid=uid).first()
    if indicator is None:
        raise IndicatorNotFound
    if not can_define(actor, indicator):
        raise MayNotDefine(_("Chỉ cơ quan lập chỉ tiêu này mới sửa được."))
    if is_shipped(indicator) and not shipped:
        raise MayNotDefine(_("Chỉ tiêu đi kèm phần mềm được sửa theo bản cập nhật."))
    return indicator


def _checked(actor: Actor, words: IndicatorWords) -> Mapping[str, object]:
    """The columns that the words make; `IndicatorRefused` beside the box that is wrong."""
    refuse_stamped_words(actor, words.name, words.also, words.definition, words.scope, words.basis)
    if not words.name.strip():
        raise IndicatorRefused(_("Hãy ghi tên chỉ tiêu."), field="name")
    parts = _parts(actor, words) if words.kind is IndicatorKind.RATE else None
    if parts is None and words.level not in TIERS:
        raise IndicatorRefused(_("Hãy chọn cấp báo cáo số liệu."), field="level")
    if parts is None and not words.unit.strip():
        raise IndicatorRefused(_("Hãy ghi đơn vị tính."), field="unit")
    live = words.source is Source.LIVE and parts is None
    if live and providers.provider(words.provider) is None:
        raise IndicatorRefused(_("Hãy chọn sổ để đếm."), field="provider")
    return {
        "name": words.name.strip()[:300],
        "name_en": words.name_en.strip()[:300],
        "also": words.also.strip(),
        "definition": words.definition.strip(),
        "scope": words.scope.strip()[:300],
        "unit": "%" if parts else words.unit.strip()[:60],
        "decimals": words.decimals,
        "kind": words.kind,
        "numerator": parts[0] if parts else None,
        "denominator": parts[1] if parts else None,
        "level": parts[0].level if parts else words.level,
        "source": Source.LIVE if live else Source.TYPED,
        "provider": words.provider if live else "",
        "direction": words.direction,
        "over_time": parts[0].over_time if parts else words.over_time,
        "pillar": words.pillar,
        "people": words.people,
        "public": words.public,
        "basis": words.basis.strip()[:300],
        "folded": searched(words.name, words.also, words.definition),
    }


def _parts(actor: Actor, words: IndicatorWords) -> tuple[Indicator, Indicator]:
    """Numerator and denominator that make a share: of one kind, one tier, one unit, one way in time."""
    top, bottom = words.numerator, words.denominator
    if top is None or bottom is None:
        field = "numerator" if top is None else "denominator"
        raise IndicatorRefused(_("Tỷ lệ phải có tử số và mẫu số."), field=field)
    seen = Indicator.objects.visible_to(actor).stated().filter(pk__in=(top.pk, bottom.pk)).count()
    if top.pk == bottom.pk or seen != 2:
        raise IndicatorRefused(
            _("Hãy chọn tử số và mẫu số là hai chỉ tiêu khác nhau."), field="denominator"
        )
    if (top.level, top.unit, top.over_time, top.stages) != (
        bottom.level, bottom.unit, bottom.over_time, bottom.stages
    ):  # fmt: skip
        raise IndicatorRefused(
            _("Tử số và mẫu số phải cùng cấp báo cáo, cùng đơn vị tính, cùng cách cộng theo kỳ."),
            field="denominator",
        )
    return top, bottom


def _free_code(name: str) -> str:
    """A short name for addresses and files that no other indicator has."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:50].strip("-") or "chi-tieu"
    taken = set(Indicator.objects.filter(code__startswith=stem).values_list("code", flat=True))
    number, code = 1, stem
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code


def _record(actor: Actor, indicator: Indicator, code: str, **changes: object) -> None:
    record(
        actor, code, kind="indicator", object_id=indicator.pk, label=indicator.name[:200],
        path=indicator.owner_path, changes={key: value for key, value in changes.items() if value},
    )  # fmt: skip
