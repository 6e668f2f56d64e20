"""What the asker does with an open round: ask more bodies, move its own dates, chase, take it back."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.houses import house_of
from chuan.documents.services.drafting import create_draft
from chuan.figures.enums import RoundState
from chuan.figures.errors import MayNotAsk, RoundNotFound, RoundRefused
from chuan.figures.models import Report, Round
from chuan.figures.permissions import can_steer
from chuan.figures.rules.naming import said_period
from chuan.figures.services.rounds import give_reports
from chuan.law.selectors import calendar
from chuan.orgs.models import Organisation
from chuan.orgs.models.validity import valid_on
from chuan.plans.rules.chasing import Chased, Late, chase_letter

CHASE: Final = "figures.chase"
"""What the draft of the letter says it is about, with the uid of the round."""
DAYS_TO_ANSWER: Final = 3
"""Working days that the letter leaves; the writer may change it."""


@transaction.atomic
def add_bodies(*, actor: Actor, uid: UUID, bodies: Iterable[Organisation]) -> int:
    """Ask more bodies in the same round; those asked already are left as they are."""
    round_ = _lock(actor, uid)
    added = give_reports(actor, round_, bodies)
    if added:
        _record(actor, round_, "figures.round.bodies_added", bodies=added)
    return added


@transaction.atomic
def change_days(
    *, actor: Actor, uid: UUID, closing_on: date, internal_on: date | None, reason: str
) -> Round:
    """Move the closing day and the own internal date; the legal date stands in the document."""
    round_ = _lock(actor, uid)
    if not reason.strip():
        raise RoundRefused(_("Hãy ghi lý do."), field="reason")
    if closing_on < round_.period_from:
        raise RoundRefused(
            _("Ngày chốt số liệu phải nằm trong hoặc sau kỳ báo cáo."), field="closing_on"
        )
    before = {"closing_on": round_.closing_on, "internal_on": round_.internal_on}
    round_.closing_on, round_.internal_on = closing_on, internal_on
    round_.save(update_fields=("closing_on", "internal_on"))
    round_.reports.filter(version=0).update(as_of=closing_on)
    _record(
        actor,
        round_,
        "figures.round.changed",
        before={key: value and value.isoformat() for key, value in before.items()},
        closing_on=closing_on.isoformat(),
        internal_on=internal_on and internal_on.isoformat(),
        reason=reason.strip()[:1000],
    )
    return round_


@transaction.atomic
def cancel_round(*, actor: Actor, uid: UUID, reason: str) -> Round:
    """Take a round back as long as nobody has sent anything; its reports stay, closed."""
    round_ = _lock(actor, uid)
    if not reason.strip():
        raise RoundRefused(_("Hãy ghi lý do."), field="reason")
    if round_.reports.filter(version__gt=0).exists():
        raise RoundRefused(_("Đã có đơn vị gửi báo cáo; kỳ này không bỏ được nữa."))
    round_.state = RoundState.CANCELLED
    round_.save(update_fields=("state",))
    _record(actor, round_, "figures.round.cancelled", reason=reason.strip()[:1000])
    return round_


@transaction.atomic
def draft_round_chase(*, actor: Actor, uid: UUID, bodies: Collection[UUID]) -> PaperDraft:
    """The letter to bodies that are late by the legal date, as a draft to go on with."""
    round_ = _lock(actor, uid)
    on = clock.today()
    if round_.due_on is None or on <= round_.due_on:
        raise RoundRefused(_("Chưa hết thời hạn báo cáo; hãy nhắn nhắc thay vì đôn đốc."))
    late = (
        Report.objects.filter(round=round_, organisation__uid__in=list(bodies))
        .filter(valid_on(on, "organisation__"), version=0)
        .select_related("organisation")
        .order_by("path")
    )
    what = f"{round_.form.name}, {said_period(round_.period)}"
    chased = [
        Chased(
            report.organisation.name,
            [Late(what, round_.basis, round_.due_on, (on - round_.due_on).days)],
        )
        for report in late
    ]
    if not chased:
        raise RoundRefused(_("Hãy chọn ít nhất một đơn vị chưa gửi báo cáo."))
    paper = chase_letter(
        house_of(round_.asker),
        chased,
        on=on,
        answer_by=calendar((on.year, on.year + 1)).add_working_days(on, DAYS_TO_ANSWER),
    )
    _record(actor, round_, "figures.round.chased", bodies=len(chased))
    return create_draft(actor=actor, paper=paper, about=(CHASE, round_.uid.hex))


def _lock(actor: Actor, uid: UUID) -> Round:
    round_ = (
        Round.objects.select_for_update(of=("self",))
        .select_related("asker", "form")
        .filter(uid=uid)
        .first()
    )
    if round_ is None or not Round.objects.visible_to(actor).filter(pk=round_.pk).exists():
        raise RoundNotFound
    if not can_steer(actor, round_):
        raise MayNotAsk(_("Chỉ cơ quan yêu cầu báo cáo mới sửa được kỳ này."))
    if round_.state != RoundState.OPEN:
        raise RoundRefused(_("Kỳ báo cáo này đã đóng."))
    return round_


def _record(actor: Actor, round_: Round, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="round",
        object_id=round_.pk,
        label=round_.title[:200],
        path=round_.asker_path,
        changes=changes,
    )
