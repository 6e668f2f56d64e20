"""Accepted reports of a round are taken into the asker's own report, with who is missing written down."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.figures.enums import ReportEvent, ReportState
from chuan.figures.errors import MayNotAsk, ReportIncomplete, RoundRefused
from chuan.figures.models import Report, Round
from chuan.figures.permissions import can_fill, can_steer
from chuan.figures.selectors.filling import sheet_of
from chuan.figures.selectors.gaps import look_below
from chuan.figures.selectors.rounds import find_round
from chuan.figures.selectors.titles import round_title
from chuan.figures.services.cells import touch
from chuan.figures.services.stepping import lock_own, take_steps
from chuan.figures.services.versioning import keep_offers


@transaction.atomic
def consolidate_round(*, actor: Actor, uid: UUID, gaps_known: bool = False) -> Report:
    """Take what was accepted into the report that this round feeds; typed figures stay as typed.

    `gaps_known` says that the compiler saw who is missing.
    """
    round_ = find_round(actor, uid)
    if not can_steer(actor, round_):
        raise MayNotAsk(_("Chỉ cơ quan mở kỳ báo cáo này mới tổng hợp được."))
    if round_.into is None:
        raise RoundRefused(_("Kỳ báo cáo này không đưa vào báo cáo nào của cơ quan bạn."))
    into = lock_own(actor, round_.into.uid)
    if not can_fill(actor, into):
        raise RoundRefused(_("Báo cáo tổng hợp đã gửi; hãy rút lại trước khi tổng hợp tiếp."))
    gaps = look_below(into).gaps
    if gaps and not gaps_known:
        raise ReportIncomplete(
            _("Chưa đủ đơn vị: %(gaps)s Hãy xác nhận tổng hợp kèm ghi chú này.")
            % {"gaps": gaps.said()},
            field="gaps_known",
        )
    taken = _take(actor, round_)
    keep_offers(actor, into, sheet_of(actor, into))
    into.gaps = gaps.said()
    into.save(update_fields=("gaps",))
    touch(actor, into)
    _record(actor, round_, taken, into.gaps)
    return into


def _take(actor: Actor, round_: Round) -> int:
    rows = Report.objects.filter(round=round_, state=ReportState.APPROVED).order_by("pk")
    ready = list(rows.select_for_update(of=("self",), no_key=True))
    taken = Report.objects.filter(
        round=round_, state__in=(ReportState.CONSOLIDATED, ReportState.SENT, ReportState.LOCKED)
    )
    if not ready and not taken.exists():
        raise ReportIncomplete(_("Chưa có báo cáo nào được chấp nhận để tổng hợp."))
    take_steps(actor, ready, ReportEvent.CONSOLIDATE)
    return len(ready)


def _record(actor: Actor, round_: Round, taken: int, gaps: str) -> None:
    record(
        actor,
        "figures.round.consolidated",
        kind="round",
        object_id=round_.pk,
        label=round_title(round_)[:300],
        path=round_.asker_path,
        changes={"reports": taken, "gaps": gaps},
    )
