"""When a draft is open for comment, what its period may be, when it may go on; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from chuan.domain.sentences import gettext_noop
from chuan.standards.enums import Phase, StandardKind, Verdict

USUAL_DAYS: Final = 60
URGENT_DAYS: Final = 30
LONGEST_DAYS: Final = 366
MINIMUM_KINDS: Final = frozenset({StandardKind.TCVN, StandardKind.QCVN, StandardKind.QCDP})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a consultation stands: comments to be answered, those without an answer, the phase."""

    phase: Phase
    comments: int
    unanswered: int


def phase_of(begins: date, until: date, on: date) -> Phase:
    """What may be done on a day; the last day counts to its end in Vietnam's time."""
    if on < begins:
        return Phase.COMING
    return Phase.OPEN if on <= until else Phase.OVER


def shortest_until(kind: str, begins: date, *, urgent: bool) -> date | None:
    """The first last day that the law allows; None where it sets no least period.

    Basis: Điều 17, Điều 32 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (60 ngày; 30 ngày khi cấp bách).
    """
    if kind not in MINIMUM_KINDS:
        return None
    return begins + timedelta(days=(URGENT_DAYS if urgent else USUAL_DAYS) - 1)


def period_faults(
    begins: date, until: date, *, on: date, not_before: date | None
) -> Sequence[tuple[str, str]]:
    """Faults of a period as (field, sentence); empty when it may be announced."""
    found: list[tuple[str, str]] = []
    if begins < on:
        found.append(("begins", gettext_noop("Ngày bắt đầu đã qua. Hãy chọn hôm nay hoặc sau đó.")))
    if until < begins:
        found.append(("until", gettext_noop("Ngày kết thúc phải từ ngày bắt đầu trở đi.")))
    elif (until - begins).days > LONGEST_DAYS:
        found.append(("until", gettext_noop("Thời gian lấy ý kiến dài nhất là một năm.")))
    if not_before is not None and until < not_before:
        found.append(
            ("until", gettext_noop("Ngày kết thúc còn sớm hơn thời hạn tối thiểu theo quy định."))
        )
    return found


def is_settled(standing: Standing) -> bool:
    """Whether the draft may go on: the period is over and each comment has its answer.

    Basis: Điều 17, Điều 32 Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006 (ý kiến được tiếp thu, giải trình).
    """
    return standing.phase is Phase.OVER and standing.unanswered == 0


def answer_fault(verdict: str, reason: str) -> str:
    """What is missing in an answer; "" when nothing is."""
    if verdict not in set(Verdict):
        return gettext_noop("Hãy chọn tiếp thu, tiếp thu một phần hoặc giải trình.")
    if verdict != Verdict.ACCEPTED and not reason.strip():
        return gettext_noop("Hãy ghi lý do khi tiếp thu một phần hoặc không tiếp thu.")
    return ""


def looks_like_advertising(*texts: str) -> bool:
    """Whether a comment carries more addresses of pages than an opinion needs."""
    words = " ".join(texts).lower()
    return words.count("http://") + words.count("https://") + words.count("www.") > 3
