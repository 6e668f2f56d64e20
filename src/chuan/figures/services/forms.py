"""Forms of a body's own: made, copied to a new version, taken away; a used version never changes."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.cascade import PeriodKind
from chuan.figures.errors import FormNotFound, FormRefused, MayNotDefine
from chuan.figures.models import Form, FormLine, FormPart
from chuan.figures.permissions import can_define, can_define_own
from chuan.figures.selectors.form_pages import is_shipped
from chuan.figures.shipped import form_rows


@dataclass(frozen=True, slots=True)
class FormWords:
    """What an officer says of a form as a whole."""

    name: str
    period_kind: PeriodKind
    basis: str = ""
    valid_from: date | None = None


PARTS = (
    ("ket-qua", "Kết quả thực hiện"),
    ("kho-khan", "Khó khăn, vướng mắc"),
    ("phuong-huong", "Phương hướng, nhiệm vụ"),
    ("kien-nghi", "Kiến nghị"),
)
"""The outline of a report, as papers of that kind have it; kept in Vietnamese as they are."""


@transaction.atomic
def create_form(*, actor: Actor, words: FormWords) -> Form:
    """An empty form of the body acted for, with the usual parts in words."""
    _may_make(actor)
    form = Form(code=_free_code(words.name, actor.path), owner_path=actor.path)
    _fill(actor, form, words)
    form.save()
    FormPart.objects.bulk_create(
        FormPart(form=form, order=number, key=key, title=title)
        for number, (key, title) in enumerate(PARTS, start=1)
    )
    record_form(actor, form, "figures.form.created")
    return form


@transaction.atomic
def change_form(*, actor: Actor, uid: UUID, words: FormWords) -> Form:
    """Name, period, ground and first day of a form that nobody was asked with yet."""
    form = lock_form(actor, uid)
    _fill(actor, form, words)
    form.save()
    record_form(actor, form, "figures.form.changed")
    return form


@transaction.atomic
def copy_form(*, actor: Actor, uid: UUID, valid_from: date) -> Form:
    """A new version of an own form from that day on; a form of others becomes one of the own body.

    The version before ends on the day before; what it asked for goes on with it.
    """
    _may_make(actor)
    source = Form.objects.visible_to(actor).select_for_update().filter(uid=uid).first()
    if source is None:
        raise FormNotFound
    own = source.owner_path == actor.path and not is_shipped(source)
    form = Form(
        code=source.code if own else _free_code(source.name, actor.path),
        version=_next_version(source) if own else 1,
        name=source.name, basis=source.basis, period_kind=source.period_kind,
        owner_path=actor.path, valid_from=valid_from,
    )  # fmt: skip
    if own:
        if source.valid_from and valid_from <= source.valid_from:
            raise FormRefused(_("Bản mới phải áp dụng sau bản trước."), field="valid_from")
        before = Form.objects.filter(
            owner_path=source.owner_path, code=source.code, valid_until__isnull=True
        )
        before.update(valid_until=valid_from - timedelta(days=1))
    form.save()
    _copy_rows(source, form)
    record_form(actor, form, "figures.form.copied", source=f"{source.name} ({source.version})")
    return form


@transaction.atomic
def discard_form(*, actor: Actor, uid: UUID) -> None:
    """Take away a form that nobody was asked with; the version before it goes on."""
    form = lock_form(actor, uid)
    earlier = Form.objects.filter(
        owner_path=form.owner_path, code=form.code, version=form.version - 1
    )
    earlier.update(valid_until=None)
    record_form(actor, form, "figures.form.discarded")
    form.delete()


def lock_form(actor: Actor, uid: UUID) -> Form:
    """The form, held until the transaction ends, when the actor may change it now."""
    form = Form.objects.visible_to(actor).select_for_update().filter(uid=uid).first()
    if form is None:
        raise FormNotFound
    if not can_define(actor, form):
        raise MayNotDefine(_("Chỉ cơ quan lập biểu mẫu này mới sửa được; hãy lập bản riêng."))
    if is_shipped(form):
        raise MayNotDefine(_("Biểu mẫu đi kèm phần mềm không sửa trực tiếp; hãy lập bản riêng."))
    if form.in_use:
        raise FormRefused(_("Biểu mẫu đã dùng để yêu cầu báo cáo; hãy lập bản mới."))
    return form


def record_form(actor: Actor, form: Form, code: str, **changes: object) -> None:
    """What was done to a form, for the record."""
    record(
        actor, code, kind="form", object_id=form.pk, label=f"{form.name} ({form.version})"[:200],
        path=form.owner_path, changes={key: value for key, value in changes.items() if value},
    )  # fmt: skip


def _may_make(actor: Actor) -> None:
    if not can_define_own(actor):
        raise MayNotDefine(_("Bạn chưa có vai trò được lập biểu mẫu ở cơ quan này."))


def _fill(actor: Actor, form: Form, words: FormWords) -> None:
    refuse_stamped_words(actor, words.name, words.basis)
    if not words.name.strip():
        raise FormRefused(_("Hãy ghi tên biểu mẫu."), field="name")
    form.name, form.basis = words.name.strip()[:300], words.basis.strip()[:500]
    form.period_kind, form.valid_from = words.period_kind, words.valid_from


def _copy_rows(source: Form, form: Form) -> None:
    FormLine.objects.bulk_create(
        FormLine(
            form=form, order=row.order, label=row.label, text=row.text, indicator=row.indicator,
            stage=row.stage, with_estimate=row.with_estimate, required=row.required, hint=row.hint,
        )
        for row in source.lines.select_related("indicator").order_by("order")
    )  # fmt: skip
    FormPart.objects.bulk_create(
        FormPart(
            form=form, order=row.order, key=row.key, title=row.title, hint=row.hint,
            required=row.required,
        )
        for row in source.parts.order_by("order")
    )  # fmt: skip


def _next_version(source: Form) -> int:
    rows = Form.objects.filter(owner_path=source.owner_path, code=source.code)
    return int(rows.aggregate(last=Max("version"))["last"] or 0) + 1


def _free_code(name: str, path: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:50].strip("-") or "bieu-mau"
    rows = Form.objects.filter(owner_path=path, code__startswith=stem)
    taken = {*rows.values_list("code", flat=True), *(row["code"] for row in form_rows())}
    number, code = 1, stem
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code
