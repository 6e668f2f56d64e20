"""The tabs of the two places of this room, each with only what its reader may use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.figures.permissions import (
    can_appoint,
    can_report,
    can_use_figures,
    only_defines,
)
from chuan.figures.selectors.desk import Desk

register = template.Library()


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of a place; `of` says for which desks it holds anything (None: no place at all)."""

    key: str
    label: Promise
    url_name: str
    may: Callable[[Actor], bool] = can_use_figures
    of: Callable[[Desk | None], bool] = lambda _desk: True


def _has_place(desk: Desk | None) -> bool:
    return desk is not None


def _has_units(desk: Desk | None) -> bool:
    """A commune has no units: there is nothing to map and nothing that was divided among them."""
    return desk is not None and (desk.is_country or desk.is_province)


def _reads_catalogue(actor: Actor) -> bool:
    return can_use_figures(actor) or only_defines(actor)


def _reads_compilers(actor: Actor) -> bool:
    return can_use_figures(actor) or can_appoint(actor)


REPORTS = (
    Tab("owed", _("Phải gửi"), "figures:report_list"),
    Tab("asked", _("Đã yêu cầu"), "figures:round_list"),
    Tab("schedules", _("Lịch báo cáo"), "figures:schedule_list"),
    Tab("forms", _("Biểu mẫu"), "figures:form_list", _reads_catalogue),
    Tab("foreign", _("Biểu mẫu của cấp trên"), "figures:foreign_list", can_report),
    Tab("files", _("Tệp Excel"), "figures:workbook_list", can_report),
    Tab("burden", _("Gánh nặng"), "figures:burden"),
    Tab("compilers", _("Đầu mối tổng hợp"), "figures:compiler_list", _reads_compilers),
)
FIGURES = (
    Tab("overview", _("Toàn cảnh"), "figures:overview"),
    Tab("map", _("Bản đồ"), "figures:overview_map", of=_has_units),
    Tab("figures", _("Tra số liệu"), "figures:figure_list", of=_has_place),
    Tab("indicators", _("Chỉ tiêu"), "figures:indicator_list", _reads_catalogue),
    Tab(
        "reconciliation",
        _("Đối soát đơn vị cũ, mới"),
        "figures:figure_reconciliation",
        of=_has_units,
    ),
    Tab("publications", _("Công bố"), "figures:publication_list", of=_has_place),
)

CATALOGUE = (FIGURES[3], REPORTS[3])


@register.inclusion_tag("figures/_tabs.html")
def report_tabs(actor: Actor, here: str) -> Mapping[str, object]:
    """The pages about reports; `here` is the key of the open one."""
    return {"label": _("Báo cáo"), "tabs": _for(actor, REPORTS), "here": here}


@register.inclusion_tag("figures/_tabs.html")
def figure_tabs(actor: Actor, here: str, desk: Desk | None) -> Mapping[str, object]:
    """The pages about figures that hold anything for a `desk`."""
    tabs = [tab for tab in _for(actor, FIGURES) if tab.of(desk)]
    return {"label": _("Số liệu"), "tabs": tabs, "here": here}


def _for(actor: Actor, tabs: Sequence[Tab]) -> Sequence[Tab]:
    """Who only keeps the catalogue finds its two lists on either side."""
    own = CATALOGUE if only_defines(actor) else tabs
    return [tab for tab in own if tab.may(actor)]
