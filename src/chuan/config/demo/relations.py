"""Joins the plans of the demo: who must plan, who has, the party beside the state, a body that ended."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from chuan.config.demo.tree import TWO_TIERS, acting, body_at
from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.orgs.enums import Extent
from chuan.orgs.services import add_successor, end_organisation
from chuan.plans.enums import DutyProof, DutyState
from chuan.plans.models import CarriedOut, Plan
from chuan.plans.services import (
    answer_link,
    confirm_duties,
    create_task,
    exempt_duty,
    inherit_targets,
    mark_duty,
    notice_ended_bodies,
)
from chuan.plans.types import TaskWords

_LAST_DAY = TWO_TIERS - timedelta(1)
_FIRST_LETTER = date(2025, 8, 1)
_LETTERS_WITHIN = 85
"""Days over which the communes sent their plans, all before the day that the province set."""


def relate(life: Mapping[str, Any]) -> None:
    """All of it, in the order in which it happened."""
    _ask_for_plans(life["asked"])
    _join_party(life["joined"])
    _inherit(life["inherited"])
    _end_a_body(life["ended"])


def plan_at(path: str) -> Plan:
    """The first plan of the body at `path`."""
    return Plan.objects.filter(owner_path=path).select_related("document").earliest("pk")


def _ask_for_plans(said: Mapping[str, Any]) -> None:
    """The province expects plans, lets one body off, and notes those that came by letter."""
    actor, plan = acting(said["by"], said["at"]), plan_at(said["at"])
    later = clock.today() + timedelta(said["days_of_departments"])
    clauses = list(plan.duty_clauses.all())
    confirm_duties(
        actor=actor,
        plan_uid=plan.uid,
        keep=[clause.uid for clause in clauses],
        own_due_on={clause.uid: later for clause in clauses if clause.due_on is None},
    )
    exempt = plan.plan_duties.get(path=said["exempt"])
    exempt_duty(actor=actor, plan_uid=plan.uid, uid=exempt.uid, reason=said["exempt_reason"])
    _note_letters(actor, plan, {*said["late"], *said["later"]})


def _note_letters(actor: Actor, plan: Plan, others: set[str]) -> None:
    """Every commune but the late ones has sent its plan, each on a day of its own."""
    expected = plan.plan_duties.filter(
        state=DutyState.EXPECTED, path__startswith=f"{plan.owner_path}x"
    )
    for place, duty in enumerate(expected.exclude(path__in=others).order_by("path")):
        mark_duty(
            actor=actor,
            plan_uid=plan.uid,
            uid=duty.uid,
            proof=DutyProof.PAPER if place % 3 else DutyProof.LETTER,
            symbol=f"{17 + place * 7 % 90}/KH-UBND",
            issued_on=_FIRST_LETTER + timedelta(place * 11 % _LETTERS_WITHIN),
        )


def _join_party(said: Mapping[str, Any]) -> None:
    """The party confirms one of the proposed links; the others wait for its officer."""
    actor = acting(said["by"], said["at"])
    link = CarriedOut.objects.filter(owner_path=said["at"], task__text__contains=said["task"]).get()
    answer_link(actor=actor, uid=link.uid, keep=True)


def _inherit(said: Mapping[str, Any]) -> None:
    """A commune takes a target of the province over by reference."""
    actor, plan, above = acting(said["by"], said["at"]), plan_at(said["at"]), plan_at(said["from"])
    link = plan.parents.get(document=above.document)
    targets = above.targets.filter(text__contains=said["target"])
    inherit_targets(
        actor=actor, plan_uid=plan.uid, parent=link.uid, targets=[row.pk for row in targets]
    )


def _end_a_body(said: Mapping[str, Any]) -> None:
    """A body that had work ends; whoever gave the work is asked where it goes."""
    body, heir = body_at(said["body"]), body_at(said["heir"])
    words = TaskWords(
        text=said["task"],
        product=said["product"],
        due_on=clock.today() + timedelta(said["days"]),
        lead=(body.uid,),
    )
    create_task(actor=acting(said["by"], said["at"]), words=words)
    system = system_actor()
    end_organisation(actor=system, organisation=body, last_day=_LAST_DAY)
    add_successor(
        actor=system, predecessor=body, successor=heir, extent=Extent.PART,
        effective_on=TWO_TIERS, basis_symbol=said["basis"],
    )  # fmt: skip
    notice_ended_bodies(actor=system, on=clock.today())
