"""Many reports of a round are accepted at once; what cannot be is left, each with its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.domain.errors import DomainError
from chuan.figures.errors import MayNotAsk
from chuan.figures.models import Report
from chuan.figures.permissions import can_steer
from chuan.figures.selectors.rounds import find_round
from chuan.figures.services.sending import approve_report


@dataclass(frozen=True, slots=True)
class Left:
    """A report that was not accepted, and why."""

    uid: UUID
    body: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """How many were accepted, and what was left."""

    approved: int
    left: tuple[Left, ...]


def approve_reports(*, actor: Actor, uid: UUID, chosen: Mapping[UUID, int]) -> Judged:
    """Accept these reports of a round at the versions that the judge saw; each stands for itself.

    A report with open questions or missing bodies is left: it is accepted on its own page.
    """
    round_ = find_round(actor, uid)
    if not can_steer(actor, round_):
        raise MayNotAsk(_("Chỉ cơ quan mở kỳ báo cáo này mới chấp nhận được."))
    rows = Report.objects.filter(round=round_, uid__in=chosen).select_related("organisation")
    approved, left = 0, []
    for report in rows.order_by("pk"):
        try:
            with transaction.atomic():
                approve_report(actor=actor, uid=report.uid, version=chosen[report.uid])
            approved += 1
        except DomainError as refusal:
            left.append(Left(report.uid, report.organisation.label, refusal.said(_)))
    return Judged(approved, tuple(left))
