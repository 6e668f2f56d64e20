"""One moment of time from any spelling of it that EPCIS allows."""

import re
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta

from chuan.domain.errors import RuleBroken
from chuan.domain.kept import kept
from chuan.domain.sentences import Sentence, gettext_noop

_SHAPE = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
).fullmatch
_UNREADABLE = gettext_noop(
    "Thời điểm “%(moment)s” không đọc được; "
    "hãy ghi ngày, giờ và múi giờ như 2024-05-01T08:00:00+07:00."
)


class NotAMoment(RuleBroken, ValueError):
    """A text that is no moment: not ISO 8601, no such day or hour, or no zone."""

    code = "moment"


@kept(4096)
def utc(text: str) -> datetime:
    """The moment of "2024-05-01T08:00:00.5+07:00", in UTC, with microseconds (the rest is cut off).

    Seconds may have any number of digits; "24:00:00" ends a day. The years 1 and 9999 are refused: some
    zone would show another day of them, which no calendar has. Source: XML Schema 1.1, 3.3.8.

    Raises:
        NotAMoment: the text has another shape, names no real moment, or tells no zone.
    """
    parts = _SHAPE(text.strip())
    if parts is None:
        raise _refusal(text)
    second, fraction, zone = parts.groups()
    late = second.endswith("T24:00:00") and not (fraction or "").strip("0")
    if late:
        second = second[:11] + "00:00:00"
    try:
        told = f"{second}.{fraction[:6]}" if fraction else second
        moment = datetime.fromisoformat(told + zone.upper()).astimezone(UTC)
        moment = moment + timedelta(days=1) if late else moment
    except (ValueError, OverflowError):
        raise _refusal(text) from None
    if not MINYEAR < moment.year < MAXYEAR:
        raise _refusal(text)
    return moment


def _refusal(text: str) -> NotAMoment:
    return NotAMoment(Sentence(_UNREADABLE, moment=text[:40]))
