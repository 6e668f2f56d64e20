"""How long a GS1 company prefix is, told by its first digits.

The table is `data/company_prefix_lengths.tsv`: the first and last digits of a range, and how many
digits every company prefix has that begins so. What is in no range is not told: the length must
come from whoever knows the company. 893 (GS1 Vietnam) has lengths from 7 to 12.

Source: GS1 Company Prefix length table of 5 April 2022, GS1 AISBL (official; member organisations
open further ranges later, which are unknown here). Its ranges without a length are left out.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

_WIDTH: Final = 12
_LEADING_DIGITS: Final = re.compile(r"\d{0,12}", re.ASCII)


class _Ranges(NamedTuple):
    """Ranges in rising order, filled up to 12 digits with 0 (first) and 9 (last)."""

    firsts: list[str]
    lasts: list[str]
    lengths: list[int]


def company_prefix_length(key: str) -> int:
    """The length of the company prefix that a key without its indicator digit begins with.

    >>> company_prefix_length("893500000000")
    8
    """
    found = _LEADING_DIGITS.match(key)
    digits = found.group() if found else ""
    ranges = _ranges()
    at = bisect_right(ranges.firsts, digits.ljust(_WIDTH, "0")) - 1
    if at < 0 or digits.ljust(_WIDTH, "9") > ranges.lasts[at]:
        raise Gs1Error(
            Sentence(
                gettext_noop(
                    "Không biết mã doanh nghiệp ở đầu “%(key)s” có bao nhiêu chữ số; hãy cho "
                    "biết độ dài, từ 6 đến 12."
                ),
                key=key,
            ),
            code="prefix_length_unknown",
        )
    return ranges.lengths[at]


@lru_cache(maxsize=1)
def _ranges() -> _Ranges:
    table = files(__package__).joinpath("data/company_prefix_lengths.tsv")
    ranges = _Ranges([], [], [])
    for line in table.read_text(encoding="ascii").splitlines()[1:]:
        first, last, length = line.split("\t")
        ranges.firsts.append(first.ljust(_WIDTH, "0"))
        ranges.lasts.append(last.ljust(_WIDTH, "9"))
        ranges.lengths.append(int(length))
    return ranges
