"""Lines and parts of a form: added, changed, moved, taken out, while nobody was asked with it."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.enums import Stage
from chuan.figures.errors import FormNotFound, FormRefused
from chuan.figures.models import Form, FormLine, FormPart, Indicator
from chuan.figures.services.forms import lock_form, record_form

MOST_LINES, MOST_PARTS = 300, 20
_ASIDE = 1_000_000


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line: a heading (`text`), or an indicator at a stage of its money."""

    label: str = ""
    text: str = ""
    indicator: Indicator | None = None
    stage: str = Stage.NONE
    with_estimate: bool = False
    required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part told in words."""

    title: str
    hint: str = ""
    required: bool = False


@transaction.atomic
def add_line(*, actor: Actor, uid: UUID, words: LineWords) -> FormLine:
    """One line more, below the others."""
    form = lock_form(actor, uid)
    if form.lines.count() >= MOST_LINES:
        raise FormRefused(_("Biểu mẫu có tối đa %(n)d dòng.") % {"n": MOST_LINES})
    line = FormLine(form=form, order=_below(form.lines.all()))
    _say_line(actor, line, words)
    record_form(actor, form, "figures.form.changed", line=line.label or line.text)
    return line


@transaction.atomic
def change_line(*, actor: Actor, uid: UUID, pk: int, words: LineWords) -> FormLine:
    """Say a line otherwise."""
    form = lock_form(actor, uid)
    line = _line(form, pk)
    _say_line(actor, line, words)
    record_form(actor, form, "figures.form.changed", line=line.label or line.text)
    return line


@transaction.atomic
def move_line(*, actor: Actor, uid: UUID, pk: int, by: Literal[-1, 1]) -> None:
    """One place up or down; at the end it stays."""
    form = lock_form(actor, uid)
    rows = list(form.lines.order_by("order"))
    at = next((number for number, row in enumerate(rows) if row.pk == pk), None)
    if at is None:
        raise FormNotFound
    other = at + by
    if 0 <= other < len(rows):
        one, two = rows[at], rows[other]
        FormLine.objects.filter(pk=one.pk).update(order=_ASIDE)
        FormLine.objects.filter(pk=two.pk).update(order=one.order)
        FormLine.objects.filter(pk=one.pk).update(order=two.order)
        record_form(actor, form, "figures.form.changed", moved=one.label or one.text)


@transaction.atomic
def remove_line(*, actor: Actor, uid: UUID, pk: int) -> None:
    """Take a line out; those below move up."""
    form = lock_form(actor, uid)
    line = _line(form, pk)
    record_form(actor, form, "figures.form.changed", removed=line.label or line.text)
    line.delete()


@transaction.atomic
def add_part(*, actor: Actor, uid: UUID, words: PartWords) -> FormPart:
    """One part in words more."""
    form = lock_form(actor, uid)
    if form.parts.count() >= MOST_PARTS:
        raise FormRefused(_("Biểu mẫu có tối đa %(n)d phần lời.") % {"n": MOST_PARTS})
    order = _below(form.parts.all())
    part = FormPart(form=form, order=order, key=_free_key(form, order))
    _say_part(actor, part, words)
    record_form(actor, form, "figures.form.changed", part=part.title)
    return part


@transaction.atomic
def change_part(*, actor: Actor, uid: UUID, pk: int, words: PartWords) -> FormPart:
    """Say a part otherwise."""
    form = lock_form(actor, uid)
    part = _part(form, pk)
    _say_part(actor, part, words)
    record_form(actor, form, "figures.form.changed", part=part.title)
    return part


@transaction.atomic
def remove_part(*, actor: Actor, uid: UUID, pk: int) -> None:
    """Take a part out."""
    form = lock_form(actor, uid)
    part = _part(form, pk)
    record_form(actor, form, "figures.form.changed", removed=part.title)
    part.delete()


def _say_line(actor: Actor, line: FormLine, words: LineWords) -> None:
    refuse_stamped_words(actor, words.text, words.hint)
    indicator = words.indicator
    if indicator is None and not words.text.strip():
        raise FormRefused(_("Hãy ghi tên mục."), field="text")
    if indicator is not None:
        if words.stage not in indicator.stages:
            raise FormRefused(_("Hãy chọn giai đoạn: dự toán hoặc quyết toán."), field="what")
        twice = line.form.lines.filter(indicator=indicator, stage=words.stage).exclude(pk=line.pk)
        if twice.exists():
            raise FormRefused(_("Chỉ tiêu này đã có trong biểu mẫu."), field="what")
    is_figure = indicator is not None and indicator.numerator_id is None
    line.label, line.text = words.label.strip()[:20], words.text.strip()[:500]
    line.indicator, line.stage = indicator, words.stage if indicator else Stage.NONE
    line.with_estimate = words.with_estimate and is_figure
    line.required = words.required and indicator is not None
    line.hint = words.hint.strip()[:500]
    line.save()


def _say_part(actor: Actor, part: FormPart, words: PartWords) -> None:
    refuse_stamped_words(actor, words.title, words.hint)
    if not words.title.strip():
        raise FormRefused(_("Hãy ghi tên phần."), field="title")
    part.title, part.hint = words.title.strip()[:300], words.hint.strip()[:500]
    part.required = words.required
    part.save()


def _line(form: Form, pk: int) -> FormLine:
    found = form.lines.filter(pk=pk).first()
    if found is None:
        raise FormNotFound
    return found


def _part(form: Form, pk: int) -> FormPart:
    found = form.parts.filter(pk=pk).first()
    if found is None:
        raise FormNotFound
    return found


def _below(rows: QuerySet[FormLine] | QuerySet[FormPart]) -> int:
    return int(rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _free_key(form: Form, number: int) -> str:
    taken = set(form.parts.values_list("key", flat=True))
    while (key := f"phan-{number}") in taken:
        number += 1
    return key
