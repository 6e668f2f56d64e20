"""What a person's own device may keep of the work: which pages, and for whom."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.http import HttpResponse

from chuan.core.actor import Actor
from chuan.core.http import Request

KEEP: Final = "X-Chuan-Keep"
"""The header of an answer that the device may keep, sealed; its value says for whom."""
Rest = ParamSpec("Rest")
View = Callable[Concatenate[Request, Rest], HttpResponse]


def owner_of(actor: Actor) -> str:
    """The person and the body acted for; empty for a visitor. Opaque, and the same on every visit."""
    return f"{actor.id}.{actor.organisation_uid}" if actor.id else ""


def kept_on_device(view: View[Rest]) -> View[Rest]:
    """Let the device keep this page for a time without a line; only for pages of one's own work."""

    @wraps(view)
    def marked(request: Request, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not request.actor.is_anonymous and not request.headers.get("HX-Request"):
            response[KEEP] = owner_of(request.actor)
        return response

    return marked
