"""Whether an act is in force on a day: from its intervals and what is unknown about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chuan.domain.confidence import Confidence
from chuan.law.enums import Reason, Standing

SOON = timedelta(days=90)
"""How long ahead an end is shown. Design choice, written in the register of acts."""


@dataclass(frozen=True, slots=True)
class Span:
    """One interval of an act's life; no `start` is unknown, `end` is the last day, none is open."""

    reason: Reason
    start: date | None
    end: date | None
    scope: str = ""
    basis: str = ""
    confidence: str = Confidence.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of an act on a day. `ends_on` is the last day when it ends within 90 days."""

    standing: Standing
    on: date
    span: Span | None = None
    ends_on: date | None = None
    confidence: str = Confidence.UNCONFIRMED

    @property
    def holds(self) -> bool:
        """Something of the act applies on the day."""
        return self.standing in {Standing.IN_FORCE, Standing.PARTLY_EXPIRED}

    @property
    def is_unverified(self) -> bool:
        """The answer rests on what nobody has confirmed."""
        return self.confidence == Confidence.UNCONFIRMED


_STANDING = {
    Reason.IN_FORCE: Standing.IN_FORCE,
    Reason.RESUMED: Standing.IN_FORCE,
    Reason.SUSPENDED: Standing.SUSPENDED,
    Reason.PARTLY_EXPIRED: Standing.PARTLY_EXPIRED,
    Reason.REPEALED: Standing.EXPIRED,
}


def judge(spans: Iterable[Span], *, issued_on: date | None, confidence: str, on: date) -> Verdict:
    """The standing of an act on a day; the latest interval that holds the day decides.

    Basis: Luật Ban hành văn bản quy phạm pháp luật (an act may be suspended and resumed, so that
    validity is a set of intervals, not two dates).
    """
    known = sorted(spans, key=lambda span: span.start or date.min)
    if issued_on is not None and on < issued_on:
        return Verdict(Standing.NOT_YET, on, confidence=confidence)
    here = [span for span in known if (span.start or date.min) <= on <= (span.end or date.max)]
    if here:
        span = here[-1]
        sure = max(confidence, span.confidence)
        return Verdict(_STANDING[span.reason], on, span, _near_end(known, span, on), sure)
    if not known:
        return Verdict(Standing.UNKNOWN, on, confidence=confidence)
    if all((span.start or date.min) > on for span in known):
        return Verdict(
            Standing.NOT_YET, on, known[0], confidence=max(confidence, known[0].confidence)
        )
    last = known[-1]
    return Verdict(Standing.EXPIRED, on, last, confidence=max(confidence, last.confidence))


def _near_end(known: list[Span], span: Span, on: date) -> date | None:
    """The last day of force when it comes within 90 days and nothing in force follows."""
    if _STANDING[span.reason] not in {Standing.IN_FORCE, Standing.PARTLY_EXPIRED} or not span.end:
        return None
    after = span.end + timedelta(days=1)
    goes_on = any(
        other.start == after and _STANDING[other.reason] is not Standing.EXPIRED for other in known
    )
    return span.end if not goes_on and span.end - on <= SOON else None


def symbol_key(symbol: str) -> str:
    """A symbol without case and inner spaces; dashes of any kind are one.

    >>> symbol_key("38 – ct/TW")
    '38-CT/TW'
    """
    plain = symbol.translate(str.maketrans("–—‐‑−", "-----"))
    return "".join(plain.split()).upper()
