"""What the office adds to the page of a document: registered or not, sent where, work to give."""

from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.documents.selectors.copies import DocumentPage
from chuan.documents.selectors.office import office_view


def office_panel(actor: Actor, page: object) -> Panel | None:
    """The panel of a document, or None when the reader keeps no register and gave no paper."""
    if not isinstance(page, DocumentPage):
        return None
    view = office_view(actor, page.document)
    if view is None:
        return None
    return Panel("office", _("Văn thư"), "documents/_office_panel.html", {"view": view})
