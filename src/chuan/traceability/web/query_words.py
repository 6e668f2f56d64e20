"""Named queries and who is told of them, in people's words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuan.core import clock
from chuan.domain.epcis.moments import NotAMoment, utc
from chuan.traceability import labels
from chuan.traceability.models import Subscription

_PARAMETER: Final[Mapping[str, Promise]] = {
    "eventType": _("Loại sự kiện"),
    "EQ_bizStep": _("Bước"),
    "EQ_disposition": _("Tình trạng"),
    "EQ_bizLocation": _("Ở nơi"),
    "EQ_readPoint": _("Ghi nhận tại"),
    "MATCH_epc": _("Mã hàng"),
    "MATCH_epcClass": _("Mã hàng"),
    "MATCH_anyEPC": _("Mã hàng"),
    "MATCH_anyEPCClass": _("Mã hàng"),
    "GE_eventTime": _("Xảy ra từ"),
    "LT_eventTime": _("Xảy ra trước"),
    "GE_recordTime": _("Ghi vào hệ thống từ"),
    "LT_recordTime": _("Ghi vào hệ thống trước"),
}
_VALUES: Final[Mapping[str, Mapping[str, Promise | str]]] = {
    "eventType": labels.EVENT_TYPE,
    "EQ_bizStep": labels.BIZ_STEP,
    "EQ_disposition": labels.DISPOSITION,
}
_PARTS: Final[Mapping[str, Promise]] = {
    "month": _("tháng %(value)s"),
    "dayOfMonth": _("ngày %(value)s"),
    "dayOfWeek": _("thứ trong tuần (1 là thứ Hai) %(value)s"),
    "hour": _("giờ %(value)s"),
    "minute": _("phút %(value)s"),
    "second": _("giây %(value)s"),
}


class Receiver(NamedTuple):
    """One who is told: the host of its address and what stands around it, and how it stands."""

    row: Subscription
    before: str
    host: str
    rest: str
    when: str
    state: str
    badge: str


def conditions_of(query: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each condition of a kept query: its name and its values; one without a word of ours as it is."""
    return [
        (str(_PARAMETER.get(name, name)), "; ".join(_value(name, each) for each in _listed(told)))
        for name, told in query.items()
    ]


def receiver_of(row: Subscription) -> Receiver:
    """One who is told, for the page; whoever was stopped, or waits after a failure, says so."""
    parts = urlsplit(row.dest)
    before, host, rest = row.dest.partition(parts.netloc)
    state, badge = gettext("đang gửi"), "done"
    if row.stopped_at is not None:
        state, badge = gettext("đã dừng"), "danger"
    elif row.failures:
        state, badge = gettext("chờ gửi lại"), "warn"
    return Receiver(row, before, host, rest, times_of(row.schedule), state, badge)


def times_of(schedule: Mapping[str, str] | None) -> str:
    """A timetable in words; None is a stream."""
    if schedule is None:
        return gettext("ngay khi có")
    hour, minute = schedule.get("hour", ""), schedule.get("minute", "")
    if set(schedule) == {"hour", "minute"} and hour.isdecimal() and minute.isdecimal():
        return gettext("mỗi ngày lúc %(time)s") % {"time": f"{int(hour):02d}:{int(minute):02d}"}
    parts = [
        str(words) % {"value": schedule[name]} for name, words in _PARTS.items() if name in schedule
    ]
    return ", ".join(parts)


def _listed(told: Any) -> list[Any]:  # noqa: ANN401  (whatever JSON holds)
    return told if isinstance(told, list) else [told]


def _value(name: str, value: Any) -> str:  # noqa: ANN401  (whatever JSON holds)
    text = str(value)
    if name in _VALUES:
        return labels.label(_VALUES[name], text)
    if name.endswith("Time"):
        return _moment(text)
    return labels.code_words(text)


def _moment(text: str) -> str:
    try:
        at: datetime = utc(text)
    except NotAMoment:
        return text
    return date_format(at.astimezone(clock.VIETNAM), "H:i d/m/Y")
