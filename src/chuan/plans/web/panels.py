"""The part of a document's page that says who carries it out."""

from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.plans.permissions import can_accept
from chuan.plans.selectors.plans import plans_of_document, thread_of_document


def document_panel(actor: Actor, thing: object) -> Panel | None:
    """Visible plans of the document, and the way back for the organisation that accepted it."""
    document = getattr(thing, "document", None)
    if document is None:
        return None
    copy = getattr(thing, "copy", None)
    own = copy if copy and copy.owner_path == actor.path and can_accept(actor) else None
    plans = plans_of_document(actor, document.pk)
    if not plans and own is None:
        return None
    title = str(getattr(thing, "title", ""))
    context = {"knots": thread_of_document(document, title, plans), "own_copy": own}
    return Panel("plans", _("Tổ chức thực hiện"), "plans/_document_panel.html", context)
