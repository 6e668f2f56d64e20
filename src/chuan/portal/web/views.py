"""The pages that cross rooms: home, worklist, search, help and the standing pages."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.views.i18n import set_language as django_set_language

from chuan.core import clock
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.portal.enums import Whose
from chuan.portal.labels import WHOSE, story, summary
from chuan.portal.selectors.results import search_page
from chuan.portal.selectors.worklist import worklist_page
from chuan.portal.web.addresses import with_page
from chuan.portal.web.forms import SearchForm, WorklistForm


@login_not_required
@require_safe
def home(request: Request) -> HttpResponse:
    """The front door; who is signed in goes straight to the worklist."""
    if not request.actor.is_anonymous:
        return redirect("portal:worklist")
    context = {"knots": story(), "thread_label": _("Từ chỉ thị đến báo cáo")}
    return render(request, "portal/home.html", context)


@require_safe
@kept_on_device
def worklist(request: Request) -> HttpResponse:
    """What waits for me and for the body I work for."""
    form = WorklistForm(request.GET)
    filters = form.filters()
    page = worklist_page(request.actor, clock.today(), filters, form.number())
    asked = {"q": filters.query, "vai": filters.role, "ai": filters.whose.value}
    here = reverse("portal:worklist")
    return render(
        request,
        "portal/worklist.html",
        {
            "page": page,
            "summary": summary(page.counts),
            "whose": [
                {
                    "label": WHOSE[whose],
                    "count": page.whose[whose],
                    "current": whose is filters.whose,
                    "url": with_page(here, {**asked, "ai": whose.value}, 1, 1),
                }
                for whose in Whose
            ],
            "previous_url": with_page(here, asked, page.number - 1, page.last),
            "next_url": with_page(here, asked, page.number + 1, page.last),
        },
    )


@login_not_required
@require_safe
def search(request: Request) -> HttpResponse:
    """One search box over everything the reader may see; only what is public for a visitor."""
    query, kind, number = SearchForm(request.GET).asked()
    page = search_page(request.actor, query, kind, number)
    asked = {"q": query, "loai": kind}
    here = reverse("portal:search")
    return render(
        request,
        "portal/search.html",
        {
            "page": page,
            "facets": [
                {
                    "label": facet.label,
                    "count": facet.total,
                    "current": facet.kind == kind,
                    "url": with_page(here, {"q": query, "loai": facet.kind}, 1, 1),
                }
                for facet in page.facets
            ],
            "previous_url": with_page(here, asked, page.number - 1, page.last),
            "next_url": with_page(here, asked, page.number + 1, page.last),
        },
    )


@login_not_required
@require_safe
def help_page(request: Request) -> HttpResponse:
    """How to do the usual things, in five lines each."""
    return render(request, "portal/help.html")


@login_not_required
@require_safe
def about(request: Request) -> HttpResponse:
    """What Chuẩn is and what this node holds."""
    return render(request, "portal/about.html")


@login_not_required
@require_safe
def accessibility(request: Request) -> HttpResponse:
    """How the pages can be used by everybody."""
    return render(request, "portal/accessibility.html")


@login_not_required
@require_safe
def privacy(request: Request) -> HttpResponse:
    """Which personal data the node keeps, why and for how long."""
    return render(request, "portal/privacy.html")


@login_not_required
@require_POST
def set_language(request: Request) -> HttpResponse:
    """Remember the language in a cookie and go back to the page."""
    return django_set_language(request)


@login_not_required
@require_GET
@cache_control(max_age=86400, public=True)
def robots(request: Request) -> HttpResponse:
    """What machines may read: the public pages only."""
    return render(request, "portal/robots.txt", content_type="text/plain; charset=utf-8")


@login_not_required
@require_GET
def favicon(request: Request) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """Old browsers ask for this address by themselves."""
    return HttpResponsePermanentRedirect(static("chuan/img/mark.svg"))
