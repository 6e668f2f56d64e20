"""Forms as a list, and one form as its filler will see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chuan.core.actor import Actor
from chuan.figures.errors import FormNotFound
from chuan.figures.models import SHIPPED, Form, FormLine, FormPart
from chuan.figures.permissions import can_define, can_define_own
from chuan.figures.shipped import form_rows


@dataclass(frozen=True, slots=True)
class FormPage:
    """One version of a form: its lines and parts, its other versions, and what may be done."""

    form: Form
    lines: Sequence[FormLine]
    parts: Sequence[FormPart]
    versions: Sequence[Form]
    can_change: bool
    can_copy: bool
    is_own: bool

    @property
    def to_type(self) -> int:
        """Lines whose figures somebody has to write down."""
        typed = (line for line in self.lines if line.indicator is not None)
        return sum(line.indicator.kind != "rate" for line in typed if line.indicator)


def is_shipped(form: Form) -> bool:
    """Comes with the node: it follows the data file."""
    return form.owner_path == SHIPPED and form.code in {row["code"] for row in form_rows()}


def list_forms(actor: Actor) -> QuerySet[Form]:
    """Every version that one may see, with how many indicators it asks for."""
    counted = Count("lines", filter=Q(lines__indicator__isnull=False))
    return Form.objects.visible_to(actor).annotate(line_count=counted)


def form_page(actor: Actor, uid: UUID) -> FormPage:
    """One version; a stranger is told that there is none."""
    form = Form.objects.visible_to(actor).filter(uid=uid).first()
    if form is None:
        raise FormNotFound
    lines = form.lines.select_related("indicator__numerator", "indicator__denominator")
    versions = Form.objects.visible_to(actor).filter(code=form.code, owner_path=form.owner_path)
    shipped = is_shipped(form)
    return FormPage(
        form=form,
        lines=tuple(lines.order_by("order")),
        parts=tuple(form.parts.order_by("order")),
        versions=tuple(versions.order_by("-version")),
        can_change=can_define(actor, form) and not form.in_use and not shipped,
        can_copy=can_define_own(actor),
        is_own=form.owner_path == actor.path and not shipped,
    )
