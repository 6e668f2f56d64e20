"""One page of a long list that is not a table: its number in the query string, and the way on and back."""

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from chuan.core.http import Request

ON_A_PAGE: Final = 60
_MOST_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """What `components/pagination.html` shows; `part` cuts the rows of this page out of all."""

    number: int
    last: int
    previous_url: str
    next_url: str
    size: int

    @property
    def part(self) -> slice:
        """The rows of this page."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def turn(
    request: Request, total: int, *, size: int | None = None, key: str = "trang", anchor: str = ""
) -> Turn:
    """The page asked for by `key`, the nearest there is; links keep the rest of the query string."""
    size = size or ON_A_PAGE
    last = max(1, -(-total // size))
    asked = request.GET.get(key, "")
    known = asked.isascii() and asked.isdigit() and len(asked) <= _MOST_DIGITS
    number = min(max(1, int(asked)), last) if known else 1

    def url(other: int) -> str:
        return _url(request.GET, key, other, anchor) if 1 <= other <= last else ""

    return Turn(number, last, url(number - 1), url(number + 1), size)


def _url(given: QueryDict, key: str, number: int, anchor: str) -> str:
    kept = given.copy()
    kept[key] = str(number)
    return f"?{kept.urlencode()}{anchor}"
