"""What several rooms ask for one page is asked once: kept while a request that only reads lasts."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse

SAFE: Final = ("GET", "HEAD")
Answer = TypeVar("Answer")
_KEPT: ContextVar[dict[Hashable, Any] | None] = ContextVar("asked_once", default=None)


def once(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer kept under the key for this page, else asked now; outside a page it is asked each time."""
    kept = _KEPT.get()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    answer: Answer = kept[key]
    return answer


@contextmanager
def one_page() -> Iterator[None]:
    """The time of one page."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


class AskedOnceMiddleware:
    """Keeps answers for requests that read; one that writes asks anew, since it may change them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Begin with nothing kept."""
        if request.method not in SAFE:
            return self.get_response(request)
        with one_page():
            return self.get_response(request)
