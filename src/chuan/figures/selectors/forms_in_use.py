"""Forms that a body may ask with: the newest valid version of each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from chuan.core.actor import Actor
from chuan.figures.errors import FormNotFound
from chuan.figures.models import Form


def usable_forms(actor: Actor, on: date) -> Sequence[Form]:
    """The newest version valid on `on` of every form one may see, by name."""
    newest: dict[tuple[str, str], Form] = {}
    for form in Form.objects.visible_to(actor).order_by("owner_path", "code", "version"):
        begun = form.valid_from is None or form.valid_from <= on
        if begun and (form.valid_until is None or form.valid_until >= on):
            newest[form.owner_path, form.code] = form
    return sorted(newest.values(), key=lambda form: form.name)


def usable_form(actor: Actor, uid: UUID | None, on: date) -> Form:
    """One of them; `FormNotFound` for an old version or one of another tree."""
    found = next((form for form in usable_forms(actor, on) if form.uid == uid), None)
    if found is None:
        raise FormNotFound
    return found


def form_names(codes: Iterable[str]) -> Mapping[tuple[str, str], str]:
    """The name that the newest version has, by owner and code."""
    rows = Form.objects.filter(code__in=set(codes)).order_by("version")
    return {
        (owner, code): name for owner, code, name in rows.values_list("owner_path", "code", "name")
    }
