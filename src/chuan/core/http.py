"""The request as our views see it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from chuan.core.actor import Actor


class Request(HttpRequest):
    """A request after the middleware: the actor and htmx are known."""

    actor: Actor
    htmx: HtmxDetails
