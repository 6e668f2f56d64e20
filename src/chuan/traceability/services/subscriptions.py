"""Who is told of answers to a named query: taken on, told, tried again, stopped.

Progress is written only after the receiver took a message: what was not taken is sent again, in order.
"""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import callback, clock, jobs
from chuan.core.actor import Actor, system_actor
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.domain.epcis.query import Schedule
from chuan.domain.errors import DomainError
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.errors import ControlsInvalid, ResourceUnknown
from chuan.traceability.models import SUBSCRIPTION, ApiKey, NamedQuery, Subscription
from chuan.traceability.permissions import must_query
from chuan.traceability.rules.delivery import MOST_FAILURES, next_time, pause, signature
from chuan.traceability.selectors.asking import Found, latest
from chuan.traceability.selectors.documents import Form, written
from chuan.traceability.selectors.keys import actor_of, is_open
from chuan.traceability.selectors.queries import begin_after, next_answers

DELIVER_JOB: Final = "traceability.deliver"
DELIVER_EVERY: Final = timedelta(seconds=15)
"""How often timetables and those who failed are looked at."""
BATCH: Final = 200
"""Events of one message; fewer after a receiver said that it was too large."""
MOST: Final = 20
"""Who are told of one query."""
LONGEST_TOKEN: Final = 400
_KINDS: Final = {
    "signatureToken": str, "reportIfEmpty": bool, "initialRecordTime": str, "minRecordTime": str,
}  # fmt: skip
_WRONG_KIND: Final = gettext_noop("Trường “%(name)s” của đăng ký nhận tin có giá trị không hợp lệ.")
_KNOWN: Final = {
    "dest", "signatureToken", "reportIfEmpty", "initialRecordTime", "minRecordTime", "stream", "schedule",
}  # fmt: skip


@transaction.atomic
def subscribe(*, actor: Actor, key: ApiKey, query: NamedQuery, told: Any) -> Subscription:  # noqa: ANN401  (whatever JSON holds)
    """Take on who is to be told; `told` is the standard's object of a subscription.

    Raises:
        ControlsInvalid: neither or both of `stream` and `schedule`, or a field that cannot be.
        ScheduleInvalid, CallbackRefused: the times or the address.
    """
    must_query(actor)
    schedule, begins = _controls(told)
    if query.subscriptions.count() >= MOST:
        text = gettext_noop("Một truy vấn có tối đa %(most)s nơi nhận.")
        raise ControlsInvalid(Sentence(text, most=MOST))
    now = clock.now()
    made = Subscription.objects.create(
        query=query,
        key=key,
        dest=callback.checked(str(told["dest"])),
        token=told.get("signatureToken") or "",
        schedule=schedule,
        report_if_empty=told.get("reportIfEmpty") or False,
        initial_record_time=begins,
        last=begin_after(begins, sandbox=query.sandbox),
        made_at=now,
        next_at=next_time(schedule, now, clock.VIETNAM),
    )
    _record(actor, "traceability.subscription.made", made)
    return made


@transaction.atomic
def unsubscribe(*, actor: Actor, subscription: Subscription) -> None:
    """Tell no more."""
    must_query(actor)
    _record(actor, "traceability.subscription.ended", subscription)
    subscription.delete()


@transaction.atomic
def try_again(*, actor: Actor, uid: UUID) -> Subscription:
    """Begin again with one that was stopped or waits after a failure."""
    must_query(actor)
    found = _own(actor, uid)
    found.stopped_at, found.failures, found.next_at = None, 0, clock.now()
    found.save(update_fields=["stopped_at", "failures", "next_at"])
    _record(actor, "traceability.subscription.tried_again", found)
    return found


@transaction.atomic
def stop(*, actor: Actor, uid: UUID) -> Subscription:
    """Stop telling, by a person; it can be begun again."""
    must_query(actor)
    found = _own(actor, uid)
    _stop(found, gettext_noop("Người của đơn vị đã dừng."))
    _record(actor, "traceability.subscription.stopped", found)
    return found


def wake_streams() -> None:
    """Have streams told at once of what is stored in the caller's transaction."""
    if Subscription.objects.filter(schedule__isnull=True, stopped_at__isnull=True).exists():
        jobs.enqueue(
            DELIVER_JOB,
            {},
            actor=system_actor(),
            label=_("Gửi tin sự kiện"),
            key=f"periodic:{DELIVER_JOB}",
        )


def deliver_due() -> int:
    """Tell everybody whose moment has come; how many were looked at. One process at a time calls it."""
    due = Subscription.objects.filter(stopped_at__isnull=True, next_at__lte=clock.now())
    found = list(due.select_related("query", "key__organisation").order_by("next_at", "id"))
    for each in found:
        _deliver(each)
    return len(found)


def _deliver(each: Subscription) -> None:
    key = each.key
    if not is_open(key):
        _stop(each, gettext_noop("Khóa truy cập đã thu hồi hoặc hết hạn."))
        return
    size, until = BATCH, latest(sandbox=each.query.sandbox)
    while True:
        sent, more = next_answers(each.query, actor_of(key), each.last, until, size)
        if sent or each.report_if_empty:
            status, trouble = _send(each, _message(sent, each))
            if status == 413 and size > 1:
                size //= 2
                continue
            if trouble:
                _failed(each, trouble)
                return
            each.delivered_at = clock.now()
        each.last = sent[-1].id if more else max(until, each.last)
        each.failures, each.trouble = 0, ""
        each.next_at = next_time(each.schedule, clock.now(), clock.VIETNAM)
        if not _keep(each, "last", "failures", "trouble", "next_at", "delivered_at") or not more:
            return


def _message(sent: list[Found], each: Subscription) -> bytes:
    return written(sent, Form(), name=each.query.name, subscription=str(each.uid))


def _send(each: Subscription, body: bytes) -> tuple[int, str]:
    """The status of the answer, and what went wrong ("" when it was taken)."""
    headers = {"Content-Type": "application/ld+json", "GS1-EPCIS-Version": "2.0.0"}
    if each.token:
        headers["GS1-Signature"] = signature(each.token, body)
    try:
        status = callback.post(callback.destination(each.dest), body, headers)
    except (callback.CallbackFailed, DomainError) as refusal:
        return 0, str(refusal)[:300]
    return status, "" if 200 <= status < 300 else f"HTTP {status}"


def _failed(each: Subscription, trouble: str) -> None:
    each.failures += 1
    each.trouble = trouble
    each.next_at = clock.now() + pause(each.failures)
    if _keep(each, "failures", "trouble", "next_at") and each.failures >= MOST_FAILURES:
        _stop(each, trouble)


def _keep(each: Subscription, *names: str) -> bool:
    """Write how far it came; whether it goes on: it may have been ended or stopped while it was told."""
    told = {name: getattr(each, name) for name in names}
    going = Subscription.objects.filter(pk=each.pk, stopped_at__isnull=True).update(**told)
    return bool(going) and is_open(ApiKey.objects.get(pk=each.key_id))


@transaction.atomic
def _stop(each: Subscription, trouble: str) -> None:
    each.stopped_at, each.trouble = clock.now(), trouble[:300]
    each.save(update_fields=["stopped_at", "trouble"])
    _record(system_actor(), "traceability.subscription.given_up", each)


def _own(actor: Actor, uid: UUID) -> Subscription:
    found = Subscription.objects.filter(uid=uid, query__owner_path=actor.path)
    one = found.select_related("query").select_for_update(of=("self",)).first()
    if one is None:
        raise ResourceUnknown(gettext_noop("Không có đăng ký nhận tin này."))
    return one


def _controls(told: Any) -> tuple[dict[str, str] | None, datetime | None]:  # noqa: ANN401  (whatever JSON holds)
    """The timetable (None: a stream) and the record time to begin with."""
    if (
        not isinstance(told, dict)
        or not isinstance(told.get("dest"), str)
        or not set(told) <= _KNOWN
    ):
        raise ControlsInvalid(
            gettext_noop("Đăng ký nhận tin cần địa chỉ dest và chỉ các trường của chuẩn.")
        )
    schedule, stream = told.get("schedule"), told.get("stream", False)
    if (schedule is None) is (stream is not True):
        raise ControlsInvalid(gettext_noop("Hãy chọn đúng một trong hai: stream hoặc schedule."))
    if schedule is not None:
        Schedule.of_json(schedule)
    for name, kind in _KINDS.items():
        if not isinstance(told.get(name), kind | None):
            raise ControlsInvalid(Sentence(_WRONG_KIND, name=name))
    if len(told.get("signatureToken") or "") > LONGEST_TOKEN:
        text = gettext_noop("signatureToken có tối đa %(most)s ký tự.")
        raise ControlsInvalid(Sentence(text, most=LONGEST_TOKEN))
    begins = told.get("initialRecordTime") or told.get("minRecordTime")
    try:
        return schedule, None if begins is None else utc(begins)
    except NotAMoment as error:
        raise ControlsInvalid(error.args[0]) from error


def _record(actor: Actor, code: str, each: Subscription) -> None:
    record(
        actor,
        code,
        kind=SUBSCRIPTION,
        object_id=each.pk,
        label=each.query.name,
        path=each.query.owner_path,
        changes={"dest": each.dest[:200]},
    )
