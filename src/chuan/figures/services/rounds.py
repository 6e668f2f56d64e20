"""Rounds opened by hand or by a schedule; each body asked gets its report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.cascade import Period
from chuan.figures.enums import Reading, RoundKind
from chuan.figures.errors import MayNotAsk, RoundRefused
from chuan.figures.models import Form, Report, Round, Schedule
from chuan.figures.permissions import can_ask
from chuan.orgs.models import Organisation
from chuan.orgs.selectors import organisation_by_uid
from chuan.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Asking:
    """What a round asks: the form, for which period, until when, on what ground.

    `printed_on` is the day that the document prints; `reading` says whether it is still in time.
    """

    form: Form
    period: Period
    closing_on: date
    printed_on: date | None = None
    reading: Reading = Reading.EXCLUSIVE
    internal_on: date | None = None
    kind: RoundKind = RoundKind.PERIODIC
    title: str = ""
    note: str = ""
    basis: str = ""
    confidence: str = ""
    plan: Plan | None = None
    into: Report | None = None
    is_sample: bool = False


def last_day_in_time(printed_on: date | None, reading: Reading) -> date | None:
    """The last day on which a report is in time.

    Basis: "trước ngày" read strictly is a setting of whoever asks, not a rule of law.
    """
    if printed_on is None:
        return None
    return printed_on - timedelta(days=1) if reading is Reading.EXCLUSIVE else printed_on


@transaction.atomic
def open_round(
    *,
    actor: Actor,
    asking: Asking,
    bodies: Iterable[Organisation],
    schedule: Schedule | None = None,
    asker: Organisation | None = None,
) -> Round:
    """Ask these bodies for a report; the form is in use from now on and never changes again."""
    if not (actor.is_system or can_ask(actor)):
        raise MayNotAsk(_("Chỉ cán bộ và người đứng đầu cơ quan mới mở được kỳ báo cáo."))
    asked = tuple({body.pk: body for body in bodies}.values())
    if not asked:
        raise RoundRefused(_("Hãy chọn ít nhất một đơn vị báo cáo."))
    own = asker or organisation_by_uid(actor.organisation_uid)
    form = Form.objects.select_for_update().get(pk=asking.form.pk)
    form.in_use = True
    form.save(update_fields=("in_use",))
    round_ = Round.objects.create(
        form=form,
        asker=own,
        asker_path=own.path,
        kind=asking.kind,
        title=asking.title or form.name,
        note=asking.note,
        period=asking.period.code,
        period_from=asking.period.first_day,
        period_until=asking.period.last_day,
        closing_on=asking.closing_on,
        printed_on=asking.printed_on,
        reading=asking.reading,
        due_on=last_day_in_time(asking.printed_on, asking.reading),
        internal_on=asking.internal_on,
        basis=asking.basis,
        confidence=asking.confidence,
        plan=asking.plan,
        into=asking.into,
        schedule=schedule,
        is_sample=asking.is_sample,
        created_at=clock.now(),
        created_by_label=actor.label[:160],
    )
    Report.objects.bulk_create(_report(round_, body) for body in asked)
    record(
        actor,
        "figures.round.opened",
        kind="round",
        object_id=round_.pk,
        label=round_.title[:200],
        path=round_.asker_path,
        changes={"period": round_.period, "bodies": len(asked)},
    )
    return round_


def _report(round_: Round, body: Organisation) -> Report:
    return Report(
        round=round_,
        organisation=body,
        path=body.path,
        asker_path=round_.asker_path,
        place_id=body.place_id,
        as_of=round_.closing_on,
    )
