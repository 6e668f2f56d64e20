"""Rounds opened by hand or by a schedule; each body asked gets its report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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
from chuan.figures.rules.timing import last_day_in_time
from chuan.figures.selectors.asking import may_be_asked
from chuan.figures.selectors.rounds import end_of
from chuan.figures.services.finding import make_known
from chuan.figures.services.telling import tell_opened
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
    own = asker or organisation_by_uid(actor.organisation_uid)
    asked = tuple(bodies)
    if not asked:
        raise RoundRefused(_("Hãy chọn ít nhất một đơn vị báo cáo."), field="bodies")
    _in_order(asking)
    form = Form.objects.select_for_update().get(pk=asking.form.pk)
    form.in_use = True
    form.save(update_fields=("in_use",))
    due_on = last_day_in_time(asking.printed_on, asking.reading)
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
        due_on=due_on,
        due_at=due_on and end_of(due_on),
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
    given = give_reports(actor, round_, asked)
    record(
        actor,
        "figures.round.opened",
        kind="round",
        object_id=round_.pk,
        label=round_.title[:200],
        path=round_.asker_path,
        changes={"period": round_.period, "bodies": given},
    )
    return round_


def give_reports(actor: Actor, round_: Round, bodies: Iterable[Organisation]) -> int:
    """A report for each body not asked yet, inside the caller's transaction; returns how many.

    Nobody is asked outside what the asker stands above or compiles; everybody asked is told.
    """
    asked = set(round_.reports.values_list("organisation_id", flat=True))
    wanted = {body.pk: body for body in bodies if body.pk not in asked}
    _within_reach(round_.asker, wanted)
    made = Report.objects.bulk_create(_report(round_, body) for body in wanted.values())
    make_known(round_, made)
    tell_opened(actor, round_, made)
    return len(made)


def _within_reach(own: Organisation, wanted: Mapping[int, Organisation]) -> None:
    allowed = set(may_be_asked(own).filter(pk__in=wanted).values_list("pk", flat=True))
    strangers = [body.label for pk, body in wanted.items() if pk not in allowed]
    if strangers:
        raise MayNotAsk(
            _("Cơ quan bạn không phải đầu mối tổng hợp của: %(names)s.")
            % {"names": ", ".join(strangers[:5])}
        )


def _in_order(asking: Asking) -> None:
    if asking.closing_on < asking.period.first_day:
        raise RoundRefused(
            _("Ngày chốt số liệu phải nằm trong hoặc sau kỳ báo cáo."), field="closing_on"
        )
    if asking.printed_on is not None and asking.printed_on < asking.closing_on:
        raise RoundRefused(_("Thời hạn báo cáo phải sau ngày chốt số liệu."), field="printed_on")
    if asking.into is not None and not asking.into.is_editable:
        raise RoundRefused(_("Báo cáo tổng hợp đã gửi; hãy chọn báo cáo đang soạn."), field="into")


def _report(round_: Round, body: Organisation) -> Report:
    return Report(
        round=round_,
        organisation=body,
        path=body.path,
        asker_path=round_.asker_path,
        place_id=body.place_id,
        as_of=round_.closing_on,
    )
