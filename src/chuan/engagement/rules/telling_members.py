"""Whether a draft of ours must be told to the members of the WTO before it is issued."""

from dataclasses import dataclass
from typing import Final

from chuan.engagement.enums import Known

MUST: Final = "must"
MAY_NOT: Final = "need_not"
UNKNOWN: Final = "unknown"
BASIS: Final = "Thông tư 16/2018/TT-BKHCN"


@dataclass(frozen=True, slots=True)
class DraftAnswers:
    """What is known of the draft; each answer may be missing."""

    is_mandatory: Known = Known.UNKNOWN
    has_basis: Known = Known.UNKNOWN
    follows_basis: Known = Known.UNKNOWN
    hits_trade: Known = Known.UNKNOWN


def verdict(answers: DraftAnswers) -> str:
    """A mandatory draft is told that follows no international standard and may hit trade.

    What is not known leaves the answer open; only a certain "no" closes it.
    Basis: Thông tư 16/2018/TT-BKHCN.
    """
    departs = _or(_not(answers.has_basis), _not(answers.follows_basis))
    both = _and(_and(answers.is_mandatory, departs), answers.hits_trade)
    return {Known.YES: MUST, Known.NO: MAY_NOT}.get(both, UNKNOWN)


def _not(one: Known) -> Known:
    return {Known.YES: Known.NO, Known.NO: Known.YES}.get(one, Known.UNKNOWN)


def _and(one: Known, other: Known) -> Known:
    if Known.NO in (one, other):
        return Known.NO
    return Known.YES if one is other is Known.YES else Known.UNKNOWN


def _or(one: Known, other: Known) -> Known:
    return _not(_and(_not(one), _not(other)))
