"""The register as one searches in it, and the tree of fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.standards.permissions import can_keep_register
from chuan.standards.rules.search_facets import Filters
from chuan.standards.selectors.ics import tree
from chuan.standards.selectors.register_list import RegisterPage, register_page
from chuan.standards.selectors.saved import KEYS, address

ORDERS: Final = ("", "so", "-so", "-nam", "nam")
DENSE: Final = "gon"
"""Asks for rows of one or two lines: number, title, standing."""
MOST_TICKED: Final = 12


def asked(given: QueryDict) -> tuple[str, Filters, str]:
    """The text, the filters and the order that an address asks for; what makes no sense is left out."""
    text = given.get("q", "")[:200].strip()
    order = given.get("xep", "")
    ticked = {
        name: frozenset(value[:14] for value in given.getlist(key)[:MOST_TICKED] if value)
        for name, key in KEYS.items()
    }
    ticked["year"] = frozenset(
        v for v in ticked["year"] if v.isascii() and v.isdigit() and len(v) < 5
    )
    ics = given.get("ics", "")[:9]
    ics = ics if ics[:1].isdigit() and all(sign in "0123456789." for sign in ics) else ""
    return text, Filters(**ticked, ics=ics), order if order in ORDERS else ""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the register that keep the question, the order and how close the rows stand."""

    text: str
    filters: Filters
    order: str
    dense: bool

    def to(self, filters: Filters | None = None, order: str | None = None, number: int = 1) -> str:
        """The page with other filters, in another order, or another part of it."""
        kept = self.filters if filters is None else filters
        plain = address(self.text, kept, self.order if order is None else order, number)
        mark = "&" if len(plain) > 1 else ""
        return f"{plain}{mark}{DENSE}=1" if self.dense else plain


@login_not_required
@require_safe
def standard_list(request: Request) -> HttpResponse:
    """The register: without a question all of it by number, with one what it finds, the best first."""
    text, filters, order = asked(request.GET)
    number = request.GET.get("trang", "1")
    page = register_page(
        request.actor,
        text,
        filters,
        order=order,
        number=int(number) if number.isdecimal() and len(number) < 5 else 1,
    )
    links = Links(text, filters, order, dense=request.GET.get(DENSE) == "1")
    here = reverse("standards:standard_list")
    return render(
        request,
        "standards/standard_list.html",
        {
            "page": page,
            "facets": _facet_links(page, links),
            "chips": _chips(page, links),
            "orders": _orders(links),
            "hidden": _hidden(links),
            "clear_url": links.to(Filters()) if text else here,
            "is_dense": links.dense,
            "other_density": replace(links, dense=not links.dense).to(number=page.number),
            "is_filtered": bool(filters),
            "query": address(text, filters, order),
            "keeps": can_keep_register(request.actor),
            "previous_url": links.to(number=page.number - 1) if page.number > 1 else "",
            "next_url": links.to(number=page.number + 1) if page.number < page.last else "",
        },
    )


@login_not_required
@require_safe
def ics_tree(request: Request) -> HttpResponse:
    """The fields of the classification, each leading to its records."""
    opened = request.GET.get("mo", "")[:9]
    return render(
        request, "standards/ics_tree.html", {"nodes": tree(request.actor, opened), "opened": opened}
    )


def _facet_links(page: RegisterPage, links: Links) -> Sequence[Mapping[str, object]]:
    return [
        {
            "label": facet.label,
            "values": [
                {
                    "label": value.label,
                    "times": value.times,
                    "is_ticked": value.is_ticked,
                    "url": links.to(_toggled(links.filters, facet.key, value.value)),
                }
                for value in facet.values
            ],
        }
        for facet in page.facets
        if facet.values
    ]


def _toggled(filters: Filters, name: str, value: str) -> Filters:
    values = {each: getattr(filters, each) for each in KEYS}
    values[name] = values[name] ^ {value}
    return Filters(**values, ics=filters.ics)


def _chips(page: RegisterPage, links: Links) -> Sequence[Mapping[str, str]]:
    filters = links.filters
    chips = [
        {
            "label": facet.label,
            "text": value.label,
            "remove_url": links.to(_toggled(filters, facet.key, value.value)),
        }
        for facet in page.facets
        for value in facet.values
        if value.is_ticked
    ]
    if filters.ics:
        values = {each: getattr(filters, each) for each in KEYS}
        label = f"{filters.ics} {page.field_name.name if page.field_name else ''}"
        chips.append(
            {
                "label": _("Lĩnh vực"),
                "text": label,
                "remove_url": links.to(Filters(**values)),
            }
        )
    return chips


def _orders(links: Links) -> Sequence[Mapping[str, object]]:
    """The orders on offer; the first is what an address without an order means."""
    held = {"": _("Còn hiệu lực trước")} if links.filters else {}
    labels = {"": _("Khớp nhất")} if links.text else held
    labels |= {"so": _("Theo số hiệu"), "-nam": _("Mới nhất")}
    current = links.order if links.order in labels else next(iter(labels))
    return [
        {"label": label, "url": links.to(order=key), "current": key == current}
        for key, label in labels.items()
    ]


def _hidden(links: Links) -> Sequence[tuple[str, str]]:
    filters = links.filters
    pairs = [(key, value) for name, key in KEYS.items() for value in sorted(getattr(filters, name))]
    pairs += [("ics", filters.ics)] if filters.ics else []
    pairs += [("xep", links.order)] if links.order else []
    return [*pairs, (DENSE, "1")] if links.dense else pairs
