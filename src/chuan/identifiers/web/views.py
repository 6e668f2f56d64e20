"""The stable URL of a thing: a redirect for people, a linkset for machines, and a page of its names."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.identifiers import selectors

LINKSET = "application/linkset+json"


@login_not_required
@require_safe
def resolve(request: Request, uid: UUID) -> HttpResponse:
    """Where the thing lives, or its links when JSON is preferred; 404 to whom it is hidden."""
    view = selectors.resolve(request.actor, uid)
    wanted = request.get_preferred_type(["text/html", LINKSET, "application/json"])
    response: HttpResponse
    if wanted in {LINKSET, "application/json"}:
        response = JsonResponse(
            selectors.linkset(view),
            content_type=str(wanted),
            json_dumps_params={"ensure_ascii": False},
        )
    elif view.page:
        response = HttpResponseRedirect(view.page)
    else:
        response = redirect("identifiers:names", uid=uid)
    patch_vary_headers(response, ("Accept", "Cookie"))
    response["Link"] = f'<{view.url}>; rel="linkset"; type="{LINKSET}"'
    return response


@login_not_required
@require_safe
def names(request: Request, uid: UUID) -> HttpResponse:
    """Every name of the thing, and where one may go from there."""
    view = selectors.resolve(request.actor, uid)
    return render(request, "identifiers/names.html", {"identity": view})
