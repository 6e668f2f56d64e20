"""Tells every request who acts, for which organisation and in which roles."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language

from chuan.core import clock
from chuan.core.actor import ANONYMOUS, Actor
from chuan.core.http import Request
from chuan.orgs.models import Person
from chuan.orgs.rules.paths import is_of_the_party
from chuan.orgs.selectors import actor_of_session
from chuan.orgs.web.gates import closed_gate

ACTING_FOR = "acting_for"
PARTY_WORDS = "vi-x-dang"
"""`locale/vi_X-dang`: what party bodies say in other words; all else is as in the source."""


class ActorMiddleware:
    """Sets `request.actor`: nobody, or the signed-in person acting for one organisation."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the roles held today; a role that ended yesterday opens nothing this morning."""
        ours = cast("Request", request)
        ours.actor = ANONYMOUS
        person = request.user
        if isinstance(person, Person):
            wanted = str(request.session.get(ACTING_FOR, ""))
            ours.actor = actor_of_session(person, wanted, clock.today())
            first = closed_gate(request, person, ours.actor)
            if first is not None:
                return first
        with translation.override(words_of(ours.actor, get_language())):
            return self.get_response(request)


def words_of(actor: Actor, language: str | None) -> str | None:
    """The catalogue for `actor`: who acts for the party reads Vietnamese in the party's words."""
    is_plain = language == settings.LANGUAGE_CODE
    return PARTY_WORDS if is_plain and is_of_the_party(actor.path) else language
