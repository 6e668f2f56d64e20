"""What this room adds to pages of rooms below: a claim offers to stand in the body's own profile."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.engagement.enums import Section
from chuan.engagement.selectors.standards import offers_line


def claim_panel(actor: Actor, page: Any) -> Panel | None:  # noqa: ANN401  (the page of a claim)
    """A link to add the standard to the profile, while it is not there."""
    if "change" not in page.actions or not offers_line(actor, page.claim.standard.designation):
        return None
    url = reverse("engagement:line_new", args=[Section.STANDARD])
    asked = urlencode({"so": page.claim.standard.designation})
    return Panel(
        "profile", _("Hồ sơ cơ sở"), "engagement/_claim_panel.html", {"url": f"{url}?{asked}"}
    )
