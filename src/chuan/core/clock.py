"""The only place that asks what time it is; everything else is told."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  (the one place)


def today() -> date:
    """Today's date in Vietnam."""
    return now().astimezone(VIETNAM).date()
