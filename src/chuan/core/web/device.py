"""What a device asks for: its worker, the manifest, who is signed in, the page of forms that wait."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_safe

from chuan.core.device import kept_on_device, owner_of
from chuan.core.http import Request

SCRIPT = "text/javascript; charset=utf-8"
MANIFEST = "application/manifest+json"
COLOUR = "#0b5d5e"


@login_not_required
@require_safe
def worker(request: Request) -> HttpResponse:
    """The worker, from the root so that its scope is the whole node."""
    context = {"static_root": settings.STATIC_URL}
    response = render(request, "core/device/sw.js", context, content_type=SCRIPT)
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
@cache_control(public=True, max_age=86400)
def manifest(request: Request) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """How the node looks among the applications of a phone."""
    drawn = {"src": static("chuan/img/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    sizes = ("192x192", "512x512")
    icons = [
        {"src": static(f"chuan/img/icon-{size[:3]}.png"), "sizes": size, "type": "image/png"}
        for size in sizes
    ]
    said = {
        "name": "Chuẩn",
        "short_name": "Chuẩn",
        "description": _("Tiêu chuẩn, đo lường, chất lượng"),
        "lang": "vi",
        "start_url": reverse("portal:worklist"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": COLOUR,
        "icons": [drawn, *icons],
    }
    return JsonResponse(said, content_type=MANIFEST)


@login_not_required
@require_GET
@never_cache
def session(request: Request) -> HttpResponse:
    """Who is signed in, and a fresh token for a form that has waited."""
    return JsonResponse({"owner": owner_of(request.actor), "csrf": get_token(request)})


@login_not_required
@require_safe
def offline(request: Request) -> HttpResponse:
    """What is shown for a page that the device has not kept."""
    return render(request, "core/device/offline.html")


@require_safe
@kept_on_device
def waiting(request: Request) -> HttpResponse:
    """The forms that wait on this device; the list itself never leaves it."""
    return render(request, "core/device/waiting.html")
