"""A round is closed: by who asks, or by itself some days after the last day in time."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.figures.enums import ReportEvent, ReportState, RoundState
from chuan.figures.errors import MayNotAsk, RoundNotFound, RoundRefused
from chuan.figures.models import Report, Round
from chuan.figures.permissions import can_steer
from chuan.figures.rules.states import SENT_STATES
from chuan.figures.selectors.titles import round_title
from chuan.figures.services.stepping import take_steps


@transaction.atomic
def close_round(*, actor: Actor, uid: UUID) -> Round:
    """Take no more reports, and lock all that were sent."""
    rows = Round.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    round_ = rows.filter(uid=uid).first()
    if round_ is None:
        raise RoundNotFound
    if not can_steer(actor, round_):
        raise MayNotAsk(_("Chỉ cơ quan mở kỳ báo cáo này mới khóa sổ được."))
    _close(actor, round_)
    return round_


@transaction.atomic
def close_due_rounds(*, actor: Actor, on: date) -> int:
    """Close the open rounds whose last day in time lies more than the set number of days back."""
    before = on - timedelta(days=settings.FIGURES_LOCK_AFTER_DAYS)
    rows = Round.objects.filter(state=RoundState.OPEN, due_on__lt=before)
    count = 0
    for round_ in rows.select_for_update(of=("self",), no_key=True).order_by("pk"):
        _close(actor, round_)
        count += 1
    return count


def _close(actor: Actor, round_: Round) -> None:
    if round_.state != RoundState.OPEN:
        raise RoundRefused(_("Kỳ báo cáo này đã khóa sổ hoặc đã bỏ."))
    round_.state = RoundState.CLOSED
    round_.save(update_fields=("state",))
    standing = Report.objects.filter(round=round_, state__in=SENT_STATES).exclude(
        state=ReportState.LOCKED
    )
    held = list(standing.select_for_update(of=("self",), no_key=True).order_by("pk"))
    take_steps(actor, held, ReportEvent.LOCK)
    record(
        actor,
        "figures.round.closed",
        kind="round",
        object_id=round_.pk,
        label=round_title(round_)[:300],
        path=round_.asker_path,
        changes={"reports": len(held)},
    )
