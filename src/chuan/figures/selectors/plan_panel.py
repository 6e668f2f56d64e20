"""The part of a plan's page that says which indicators its targets are tied to."""

from django.utils.translation import gettext_lazy as _

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.figures.permissions import can_set_targets, can_use_figures
from chuan.figures.selectors.plan_targets import targets_of
from chuan.figures.selectors.target_words import said_target
from chuan.plans.models import Plan


def plan_panel(actor: Actor, thing: object) -> Panel | None:
    """Targets that are followed; the way to tie what is not, for who may."""
    if not isinstance(thing, Plan) or not can_use_figures(actor):
        return None
    targets = [(target, said_target(target)) for target in targets_of(thing)]
    may = can_set_targets(actor, thing.owner)
    if not targets and not may:
        return None
    context = {"targets": targets, "plan": thing, "may": may}
    return Panel("targets", _("Theo dõi bằng chỉ tiêu"), "figures/_plan_panel.html", context)
