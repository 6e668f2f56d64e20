"""Which language a request is answered in: Vietnamese until somebody asks for another."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers


class LanguageMiddleware:
    """Takes the language from the cookie only.

    Most computers in offices say that they prefer English without anybody having chosen it, so the
    browser's own preference is not asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language, and say so in the headers."""
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = asked in dict(settings.LANGUAGES)
        language = asked if known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", language)
        return response
