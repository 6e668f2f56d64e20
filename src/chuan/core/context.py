"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from chuan.core import inbox, navigation
from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.device import owner_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """The actor, the layout, the places to go, the unread count (asked only where shown), the node."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    places = navigation.items(actor)
    return {
        "actor": actor,
        "device_owner": owner_of(actor),
        "layout": "layouts/portal.html" if actor.is_anonymous else "layouts/workspace.html",
        "nav_items": places,
        "nav_sections": navigation.sections(places),
        "phone_items": navigation.phone_items(actor),
        "unread": SimpleLazyObject(lambda: inbox.unread(actor)),
        "language": get_language(),
        "node_name": settings.NODE_NAME,
        "is_demo": settings.IS_DEMO,
    }
