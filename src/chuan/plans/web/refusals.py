"""What pages with forms share: the sentence of a refusal beside its box, an id out of an address."""

from uuid import UUID

from django.forms import Form
from django.utils.translation import gettext as _

from chuan.domain.errors import DomainError


def show_refusal(form: Form, refusal: DomainError) -> None:
    """The sentence of a refusal beside the box it is about, or above the form."""
    field = str(refusal.context.get("field", ""))
    form.add_error(field if field in form.fields else None, refusal.said(_))


def uid_of(text: str) -> UUID | None:
    """The id that a query string carries, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
