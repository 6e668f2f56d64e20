"""Rules about days and times written in digits: YYMMDD, YYYYMMDD, HHMI, HH, MI, SS.

A day 00 stands for the whole month where the rule allows it (names ending in 0). Two-digit years
are all of one century for what matters here: 00 is a leap year, as 2000 was.
"""

from typing import Final

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.characters import refuse_other_than_digits
from chuan.domain.sentences import Sentence, gettext_noop

_DAYS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 2
_DECEMBER: Final = 12
_LAST_HOUR: Final = "23"
_LAST_SIXTIETH: Final = "59"


def refuse_no_day_or_month(text: str) -> None:
    """YYMMDD with day 00 for the month."""
    _day(text, 6, month_alone=True)


def refuse_no_day(text: str) -> None:
    """YYMMDD."""
    _day(text, 6, month_alone=False)


def refuse_no_long_day_or_month(text: str) -> None:
    """YYYYMMDD with day 00 for the month."""
    _day(text, 8, month_alone=True)


def refuse_no_long_day(text: str) -> None:
    """YYYYMMDD."""
    _day(text, 8, month_alone=False)


def refuse_no_hour(text: str) -> None:
    """HH, 00 to 23."""
    _of_length(text, 2, "hour")
    _up_to(text, _LAST_HOUR, "hour", 0)


def refuse_no_minute(text: str) -> None:
    """MI, 00 to 59."""
    _of_length(text, 2, "minute")
    _up_to(text, _LAST_SIXTIETH, "minute", 0)


def refuse_no_second(text: str) -> None:
    """SS, 00 to 59."""
    _of_length(text, 2, "second")
    _up_to(text, _LAST_SIXTIETH, "second", 0)


def refuse_no_hour_and_minute(text: str) -> None:
    """HHMI, 0000 to 2359."""
    _of_length(text, 4, "hour_with_minute")
    _up_to(text[:2], _LAST_HOUR, "hour", 0)
    _up_to(text[2:], _LAST_SIXTIETH, "minute", 2)


def _day(text: str, length: int, *, month_alone: bool) -> None:
    if len(text) != length or not (text.isascii() and text.isdigit()):
        _of_length(text, length, "date")
    month, day = int(text[-4:-2]), int(text[-2:])
    if not 0 < month <= _DECEMBER:
        raise Gs1Error(
            Sentence(gettext_noop("Không có tháng “%(month)s”."), month=text[-4:-2]),
            code="illegal_month",
            position=length - 4,
        )
    last = 28 if month == _FEBRUARY and not _is_leap(int(text[:-4])) else _DAYS[month]
    if day > last or (day == 0 and not month_alone):
        raise Gs1Error(
            Sentence(
                gettext_noop("Tháng %(month)s không có ngày “%(day)s”."),
                month=text[-4:-2],
                day=text[-2:],
            ),
            code="illegal_day",
            position=length - 2,
        )


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _of_length(text: str, length: int, what: str) -> None:
    if len(text) != length:
        raise Gs1Error(
            Sentence(
                gettext_noop("Ngày giờ “%(moment)s” phải có %(length)s chữ số."),
                moment=text,
                length=length,
            ),
            code=f"{what}_too_{'short' if len(text) < length else 'long'}",
        )
    refuse_other_than_digits(text)


def _up_to(text: str, last: str, what: str, position: int) -> None:
    if text > last:
        raise Gs1Error(
            Sentence(
                gettext_noop("Giờ, phút hoặc giây “%(moment)s” vượt quá %(last)s."),
                moment=text,
                last=last,
            ),
            code=f"illegal_{what}",
            position=position,
        )
