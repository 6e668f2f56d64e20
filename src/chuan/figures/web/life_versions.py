"""Pages of what was sent: one version, its printed sheet, and what differs between two."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.figures.errors import ReportNotFound
from chuan.figures.selectors import versions
from chuan.figures.selectors.filling import find_report

NOW = "nay"
"""The report as it stands, in the address of a comparison."""


@require_safe
def version_detail(request: Request, uid: UUID, number: int) -> HttpResponse:
    """One version, with the proof that nothing in it changed; ?in=1 for paper."""
    page = versions.version_page(request.actor, uid, number)
    sheet = (
        "figures/life_version_print.html" if "in" in request.GET else "figures/life_version.html"
    )
    return render(request, sheet, {"page": page})


@require_safe
def report_changes(request: Request, uid: UUID) -> HttpResponse:
    """What differs: ?tu=1&den=2, or ?den=nay for the report as it stands now."""
    report = find_report(request.actor, uid)
    old, new = _pair(request, report.version)
    page = versions.changes_page(request.actor, uid, old, new)
    return render(request, "figures/life_changes.html", {"page": page})


def _pair(request: Request, last: int) -> tuple[int, int]:
    """The two numbers asked for; by default the last version and the one before it."""
    if last == 0:
        raise ReportNotFound
    until = request.GET.get("den", "")
    new = 0 if until == NOW else _number(until, last)
    old = _number(request.GET.get("tu", ""), max(1, (new or last + 1) - 1))
    return old, new


def _number(text: str, default: int) -> int:
    usable = text.isascii() and text.isdigit() and len(text) < 6
    return int(text) if usable and int(text) else default
