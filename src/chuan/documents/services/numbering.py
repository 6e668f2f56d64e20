"""Numbers given in order, in the transaction of the step; none is skipped without its reason."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.enums import MoveKind, NumberState, StepKind, StepState
from chuan.documents.errors import MayNotDraft, NumberTaken, PaperNotFound, PaperRefused
from chuan.documents.models import (
    CommitteeTerm,
    DraftStep,
    IssuedNumber,
    NumberSeries,
    PaperDraft,
    SeriesChoice,
)
from chuan.documents.permissions import can_keep_registers, can_set_routes
from chuan.documents.rules.numbers import COMMON, LARGEST, NUMBERED, full_symbol, refuse_day
from chuan.documents.selectors.keeping import kept_body, kept_paths
from chuan.documents.selectors.numbering import SeriesKey, series_key
from chuan.documents.services.papers import lock_paper, record_paper
from chuan.documents.services.route_steps import go_on, remember, require_turn
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.domain.sentences import gettext_noop
from chuan.orgs.models import Organisation

NUMBER: Final = "number"
"""Kind of a number in the record."""
MOST_PASSED_OVER: Final = 2_000
"""Numbers given elsewhere that one registration may pass over."""
_PASSED_OVER = gettext_noop("Cấp ở hệ thống khác hoặc trên sổ giấy; chưa khai vào sổ này.")


@dataclass(frozen=True, slots=True)
class OutsideNumber:
    """A number given by the document system or on paper, as a person or a signed file says it."""

    number: int
    issued_on: date
    reason: str = ""


@transaction.atomic
def take_number(*, actor: Actor, uid: UUID, order: int, on: date | None = None) -> PaperDraft:
    """Give the paper at its numbering step the next number of its series, and pass it on."""
    draft, step = _at_number_step(actor, uid, order)
    day = on or clock.today()
    series = _locked_series(_key_of(draft, day))
    last_on = _last_day(series)
    refuse_day(day, today=clock.today(), last_on=last_on)
    number = _give(actor, draft, series, series.last + 1, day)
    remember(actor, draft, MoveKind.NUMBERED, step, note=number.symbol)
    go_on(actor, draft, step, number.symbol)
    draft.save(update_fields=("state", "number"))
    record_paper(actor, draft, "documents.paper.numbered", symbol=number.symbol)
    return draft


@transaction.atomic
def register_number(*, actor: Actor, uid: UUID, order: int, outside: OutsideNumber) -> PaperDraft:
    """Give the paper the number that it was given elsewhere, when that is free, and pass it on."""
    draft, step = _at_number_step(actor, uid, order)
    number = adopt_number(actor, draft, outside)
    remember(actor, draft, MoveKind.NUMBERED, step, note=number.symbol)
    go_on(actor, draft, step, number.symbol)
    draft.save(update_fields=("state", "number"))
    record_paper(actor, draft, "documents.paper.numbered", symbol=number.symbol, outside=True)
    return draft


def adopt_number(actor: Actor, draft: PaperDraft, outside: OutsideNumber) -> IssuedNumber:
    """The number given elsewhere, in its series; numbers passed over are written down as such."""
    if not 1 <= outside.number <= LARGEST:
        raise PaperRefused(_("Số văn bản từ 1 đến 99999."), field="number")
    refuse_stamped_words(actor, outside.reason)
    refuse_day(outside.issued_on, today=clock.today(), last_on=None)
    series = _locked_series(_key_of(draft, outside.issued_on))
    held = series.numbers.filter(number=outside.number).first()
    if held is not None and held.state != NumberState.ELSEWHERE:
        raise NumberTaken(
            _("Số %(symbol)s đã cấp cho văn bản khác: %(title)s.")
            % {"symbol": held.symbol or held.number, "title": held.title or held.reason}
        )
    if held is not None:
        held.delete()
    else:
        _pass_over(actor, series, outside)
    return _give(actor, draft, series, outside.number, outside.issued_on, outside=True)


@transaction.atomic
def void_number(*, actor: Actor, uid: UUID, reason: str) -> IssuedNumber:
    """Say that a number is borne by no paper, and why; a paper that held it waits for another.

    An issued paper keeps its number for good.
    """
    number = _locked_number(actor, uid)
    reason = _required(actor, reason)
    if number.state == NumberState.VOIDED:
        raise PaperRefused(_("Số này đã được hủy."))
    held = PaperDraft.objects.select_for_update(no_key=True).filter(number=number).first()
    if number.document_id is not None:
        raise PaperRefused(_("Văn bản mang số này đã phát hành; không hủy số được nữa."))
    if held is not None:
        if not held.steps.filter(kind=StepKind.NUMBER).exclude(state=StepState.DONE).exists():
            raise PaperRefused(_("Hãy trả văn bản lại bước Cấp số trước rồi hủy số."))
        held.number = None
        held.save(update_fields=("number",))
    number.state, number.reason = NumberState.VOIDED, reason
    number.at, number.by_label = clock.now(), actor.label[:160]
    number.save(update_fields=("state", "reason", "at", "by_label"))
    _record(actor, number, "documents.number.voided", reason)
    return number


@transaction.atomic
def start_series(*, actor: Actor, family: str, kind: str, first: int, reason: str) -> NumberSeries:
    """Go on from the paper register in mid-year: the first number here, once, before any is given."""
    organisation = _own(actor)
    reason = _required(actor, reason)
    if not 1 <= first <= LARGEST:
        raise PaperRefused(_("Số văn bản từ 1 đến 99999."), field="first")
    series = _locked_series(series_key(organisation, family, kind, clock.today()))
    if series.numbers.exists() or series.first != 1:
        raise PaperRefused(_("Sổ này đã cấp số; không đặt lại số bắt đầu được nữa."))
    series.first, series.last = first, first - 1
    series.save(update_fields=("first", "last"))
    record(
        actor,
        "documents.series.started",
        kind="series",
        object_id=series.pk,
        label=f"{series.group} {series.period}",
        path=series.path,
        changes={"first": first, "reason": reason},
    )
    return series


@transaction.atomic
def choose_group(*, actor: Actor, family: str, kind: str, group: str) -> SeriesChoice:
    """Number a kind in a series of its own, or together with the others that go together.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1 điểm c.
    """
    organisation = _own(actor)
    if kind not in NUMBERED or group not in {kind, COMMON}:
        raise PaperRefused(_("Không có lựa chọn này."), field="group")
    choice, _made = SeriesChoice.objects.update_or_create(
        organisation=organisation, family=family, kind=kind, defaults={"group": group}
    )
    record(
        actor,
        "documents.series.chosen",
        kind="series",
        object_id=choice.pk,
        label=kind,
        path=organisation.path,
        changes={"group": group},
    )
    return choice


@transaction.atomic
def open_term(*, actor: Actor, name: str, starts_on: date, ends_on: date | None) -> CommitteeTerm:
    """Declare a term of the party committee; the one before ends the day before."""
    organisation = _own(actor)
    name = " ".join(name.split())[:20]
    if not name or (ends_on is not None and ends_on < starts_on):
        raise PaperRefused(_("Hãy ghi tên nhiệm kỳ và ngày bắt đầu, ngày kết thúc theo thứ tự."))
    terms = CommitteeTerm.objects.filter(organisation=organisation)
    if terms.filter(starts_on__gte=starts_on).exclude(name=name).exists():
        raise PaperRefused(_("Đã có nhiệm kỳ bắt đầu từ ngày này hoặc sau đó."), field="starts_on")
    before = terms.filter(starts_on__lt=starts_on).exclude(name=name).order_by("-starts_on").first()
    if before is not None and (before.ends_on is None or before.ends_on >= starts_on):
        before.ends_on = date.fromordinal(starts_on.toordinal() - 1)
        before.save(update_fields=("ends_on",))
    term, _made = CommitteeTerm.objects.update_or_create(
        organisation=organisation,
        name=name,
        defaults={"starts_on": starts_on, "ends_on": ends_on},
    )
    record(
        actor,
        "documents.term.opened",
        kind="term",
        object_id=term.pk,
        label=name,
        path=organisation.path,
    )
    return term


def _at_number_step(actor: Actor, uid: UUID, order: int) -> tuple[PaperDraft, DraftStep]:
    draft = lock_paper(actor, uid)
    step = require_turn(actor, draft, order)
    if step.kind != StepKind.NUMBER:
        raise PaperRefused(_("Văn bản chưa đến bước Cấp số."))
    return draft, step


def _key_of(draft: PaperDraft, on: date) -> SeriesKey:
    if draft.issuer is None:
        raise PaperRefused(_("Chưa rõ cơ quan ban hành của văn bản này."))
    return series_key(draft.issuer, draft.family, draft.kind, on)


def _locked_series(key: SeriesKey) -> NumberSeries:
    """The run of numbers, opened when it is new, held so that numbers are given one by one."""
    found, _made = NumberSeries.objects.get_or_create(
        organisation=key.organisation,
        family=key.family,
        group=key.group,
        period=key.period,
        defaults={"path": key.organisation.path, "opened_at": clock.now()},
    )
    return NumberSeries.objects.select_for_update().get(pk=found.pk)


def _last_day(series: NumberSeries) -> date | None:
    used = series.numbers.filter(state=NumberState.USED, from_outside=False)
    last: date | None = used.aggregate(last=Max("issued_on"))["last"]
    return last


def _give(
    actor: Actor,
    draft: PaperDraft,
    series: NumberSeries,
    number: int,
    on: date,
    *,
    outside: bool = False,
) -> IssuedNumber:
    paper = draft.paper
    signer = paper.signatures[-1] if paper.signatures else None
    kept = [line for line in paper.recipients if line.strip(" -").lower().startswith("lưu")]
    given = IssuedNumber.objects.create(
        series=series,
        path=series.path,
        number=number,
        from_outside=outside,
        symbol=full_symbol(paper.family, number, paper.symbol),
        issued_on=on,
        draft=draft,
        kind=paper.kind,
        title=paper.title,
        signer_label=", ".join(part for part in (signer.name, signer.position) if part)[:300]
        if signer
        else "",
        recipients="\n".join(line for line in paper.recipients if line not in kept),
        kept_by="; ".join(line.strip(" -;.") for line in kept)[:300],
        at=clock.now(),
        by_label=actor.label[:160],
    )
    if number > series.last:
        series.last = number
        series.save(update_fields=("last",))
    draft.number = given
    return given


def _pass_over(actor: Actor, series: NumberSeries, outside: OutsideNumber) -> None:
    """Every number between the last one here and the one given elsewhere has its row."""
    if outside.number < series.first and not series.numbers.exists():
        series.first, series.last = outside.number, outside.number - 1
        series.save(update_fields=("first", "last"))
    missing = range(series.last + 1, outside.number)
    if outside.number < series.first:
        raise PaperRefused(
            _("Sổ này bắt đầu từ số %(first)s; số nhỏ hơn nằm ở sổ giấy.")
            % {"first": series.first},
            field="number",
        )
    if len(missing) > MOST_PASSED_OVER:
        raise PaperRefused(_("Số này cách số cuối trong sổ quá xa; hãy kiểm tra lại."))
    IssuedNumber.objects.bulk_create(
        IssuedNumber(
            series=series,
            path=series.path,
            number=number,
            state=NumberState.ELSEWHERE,
            from_outside=True,
            reason=(outside.reason.strip() or _(_PASSED_OVER))[:500],
            at=clock.now(),
            by_label=actor.label[:160],
        )
        for number in missing
    )


def _locked_number(actor: Actor, uid: UUID) -> IssuedNumber:
    if not can_keep_registers(actor):
        raise MayNotDraft
    rows = IssuedNumber.objects.filter(path__in=kept_paths(actor)).select_for_update(of=("self",))
    number = rows.filter(uid=uid).first()
    if number is None:
        raise PaperNotFound
    return number


def _own(actor: Actor) -> Organisation:
    if not (can_set_routes(actor) or can_keep_registers(actor)):
        raise MayNotDraft
    return kept_body(actor)


def _required(actor: Actor, reason: str) -> str:
    refuse_stamped_words(actor, reason)
    kept = " ".join(reason.split())[:500]
    if not kept:
        raise PaperRefused(_("Hãy ghi lý do."), field="reason")
    return kept


def _record(actor: Actor, number: IssuedNumber, code: str, reason: str) -> None:
    record(
        actor,
        code,
        kind=NUMBER,
        object_id=number.pk,
        label=number.symbol or str(number.number),
        path=number.path,
        changes={"reason": reason},
    )
