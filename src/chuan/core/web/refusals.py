"""What pages with forms share: doing what they ask, the sentence of a refusal, an id out of an address."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.forms import Form
from django.utils.translation import gettext as _

from chuan.domain.errors import DomainError

Made = TypeVar("Made")


def show_refusal(form: Form, refusal: DomainError) -> None:
    """The sentence of a refusal beside the box it is about, or above the form."""
    field = str(refusal.context.get("field", ""))
    form.add_error(field if field in form.fields else None, refusal.said(_))


def carried_out(form: Form, act: Callable[[dict[str, Any]], Made]) -> Made | None:
    """Do what a valid form asks and return what came of it; None when it was refused.

    The sentence of a refusal then stands beside its box, and the page is to be shown again.
    """
    if not form.is_valid():
        return None
    try:
        return act(form.cleaned_data)
    except DomainError as refusal:
        show_refusal(form, refusal)
        return None


def uid_of(text: str) -> UUID | None:
    """The id that a query string carries, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
