"""Tells every request who acts, for which organisation and in which roles."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from chuan.core import clock
from chuan.core.actor import ANONYMOUS
from chuan.core.http import Request
from chuan.orgs.models import Person
from chuan.orgs.selectors import actor_of_session

SESSION_KEY = "acting_for"


class ActorMiddleware:
    """Sets `request.actor`: nobody, or the signed-in person acting for one organisation."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the roles held today; a role that ended yesterday opens nothing this morning."""
        ours = cast(Request, request)
        ours.actor = ANONYMOUS
        if isinstance(request.user, Person):
            wanted = str(request.session.get(SESSION_KEY, ""))
            ours.actor = actor_of_session(request.user, wanted, clock.today())
        return self.get_response(request)
