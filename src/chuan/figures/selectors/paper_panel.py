"""What stands beside the draft of a report's paper: its figures have changed, or were not sent yet."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.documents.models import PaperDraft
from chuan.domain.errors import NotFound
from chuan.figures.selectors.report_papers import paper_page


def panel_for(actor: Actor, draft: PaperDraft) -> Panel | None:
    """The way back to the report, and what to know before the paper is signed."""
    try:
        page = paper_page(actor, UUID(draft.about_id))
    except (NotFound, ValueError):
        return None
    return Panel(
        "figures.report", _("Số liệu của báo cáo"), "figures/_paper_panel.html", {"page": page}
    )
