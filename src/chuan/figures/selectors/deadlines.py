"""The last day in time of a report in words, and why it is that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.clock import VIETNAM
from chuan.figures import labels
from chuan.figures.models import Report, Round
from chuan.figures.rules.timing import is_late

CONFIRMED = "A"
"""The mark of a text that was read in its source."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, how it stands, and what "Vì sao?" opens; `internal` is the asker's own wish."""

    due_on: date | None
    words: str
    late: bool
    reason: str
    facts: Sequence[tuple[str, str]]
    basis: str
    unverified: bool
    internal: str = ""


def deadline_of(report: Report, on: date) -> Deadline:
    """As it stands on a day; only the first sending and the printed date decide about late."""
    round_ = report.round
    sent_on = day_of(report.sent_at)
    return Deadline(
        due_on=round_.due_on,
        words=_words(round_.due_on, sent_on, on),
        late=is_late(round_.due_on, sent_on=sent_on, on=on),
        reason=_reason(round_),
        facts=_facts(round_, sent_on),
        basis=round_.basis,
        unverified=bool(round_.basis) and round_.confidence != CONFIRMED,
        internal=internal_words(round_),
    )


def internal_words(round_: Round) -> str:
    """The day that the asker wishes for, which makes nobody late."""
    if round_.internal_on is None:
        return ""
    return _("Cơ quan tổng hợp mong nhận đến hết ngày %(day)s (mốc nội bộ, không tính chậm).") % {
        "day": f"{round_.internal_on:%d/%m/%Y}"
    }


def day_of(at: datetime | None) -> date | None:
    """The day of a moment in Vietnam."""
    return at.astimezone(VIETNAM).date() if at else None


def _words(due_on: date | None, sent_on: date | None, on: date) -> str:
    if due_on is None:
        if sent_on is None:
            return _("Chưa đặt thời hạn")
        return _("Đã gửi ngày %(day)s") % {"day": f"{sent_on:%d/%m/%Y}"}
    due = f"{due_on:%d/%m/%Y}"
    if sent_on is not None:
        return _sent_words(due_on, sent_on)
    days = (due_on - on).days
    if days < 0:
        said = ngettext("Quá hạn %(days)d ngày", "Quá hạn %(days)d ngày", -days) % {"days": -days}
    elif days == 0:
        said = _("Hạn hôm nay")
    else:
        said = ngettext("Còn %(days)d ngày", "Còn %(days)d ngày", days) % {"days": days}
    return _("%(said)s, hạn gửi hết ngày %(due)s") % {"said": said, "due": due}


def _sent_words(due_on: date, sent_on: date) -> str:
    days = (sent_on - due_on).days
    day = f"{sent_on:%d/%m/%Y}"
    if days <= 0:
        return _("Gửi đúng hạn, ngày %(day)s") % {"day": day}
    late = ngettext("Gửi chậm %(days)d ngày", "Gửi chậm %(days)d ngày", days) % {"days": days}
    return _("%(late)s, ngày %(day)s; hạn là hết ngày %(due)s") % {
        "late": late,
        "day": day,
        "due": f"{due_on:%d/%m/%Y}",
    }


def _reason(round_: Round) -> str:
    if round_.printed_on is None or round_.due_on is None:
        return _("Kỳ báo cáo này không in thời hạn nào.")
    return _("Văn bản ghi “trước ngày %(printed)s”; được đọc là: gửi đến hết ngày %(due)s.") % {
        "printed": f"{round_.printed_on:%d/%m/%Y}",
        "due": f"{round_.due_on:%d/%m/%Y}",
    }


def _facts(round_: Round, sent_on: date | None) -> Sequence[tuple[str, str]]:
    facts = []
    if round_.printed_on:
        facts.append((_("Ngày in trong văn bản"), f"{round_.printed_on:%d/%m/%Y}"))
        facts.append((_("Cách đọc"), str(labels.READING[round_.reading])))
    if sent_on:
        facts.append((_("Gửi lần đầu (giờ Việt Nam)"), f"{sent_on:%d/%m/%Y}"))
    facts.append((_("Số liệu chốt đến ngày"), f"{round_.closing_on:%d/%m/%Y}"))
    return facts
