"""Two wordings of a draft beside each other, and the table of all comments with their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.standards.enums import DraftState, Verdict
from chuan.standards.labels import VERDICTS
from chuan.standards.models import Draft, DraftWording
from chuan.standards.permissions import can_draft
from chuan.standards.rules.wordings import Change, ClauseChange, Worded, clause_changes
from chuan.standards.selectors.consultation import readable, who_of
from chuan.standards.selectors.drafts import draft_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two wordings of a draft, clause by clause; `others` are the numbers that may be chosen."""

    draft: Draft
    before: int
    after: int
    changes: Sequence[ClauseChange]
    numbers: Sequence[int]

    @property
    def changed(self) -> Sequence[ClauseChange]:
        """Clauses that are not the same."""
        return [each for each in self.changes if each.change is not Change.SAME]


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One line of the table "Tổng hợp ý kiến góp ý"."""

    clause: str
    who: str
    text: str
    verdict: str
    answer: str

    def cells(self, number: int) -> tuple[str, ...]:
        """The line as the table prints it."""
        return (str(number), self.clause, self.who, self.text, self.verdict, self.answer)


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole table of a draft, with how many spoke and what became of it."""

    draft: Draft
    rows: Sequence[SummaryRow]
    counts: Sequence[tuple[str, int]]
    asked: int
    heard: int


def summary_heads() -> tuple[str, ...]:
    """The heads of the table."""
    return (
        _("TT"), _("Điều, khoản, mục"), _("Nơi góp ý"), _("Nội dung góp ý"), _("Tiếp thu, giải trình"),
        _("Lý do"),
    )  # fmt: skip


def own_comparison(actor: Actor, uid: UUID, before: str, after: str) -> Comparison:
    """The same for the workspace: who drafts sees the wording in hand too."""
    draft = draft_of(actor, uid)
    wordings = draft.wordings.order_by("number")
    if not can_draft(actor, draft.owner_path):
        wordings = wordings.exclude(frozen_at=None)
    return _compared(draft, list(wordings), before, after)


def public_comparison(actor: Actor, slug: str, before: str, after: str) -> Comparison:
    """Wordings that everybody may read; the one after the comments once it is settled."""
    draft = readable(actor, slug)
    return _compared(
        draft, list(draft.wordings.exclude(frozen_at=None).order_by("number")), before, after
    )


def own_summary(actor: Actor, uid: UUID) -> Summary:
    """The table for who sees the draft in the workspace; people are "Cá nhân" here too."""
    return _summary(draft_of(actor, uid))


def public_summary(actor: Actor, slug: str) -> Summary | None:
    """The table for everybody, once it is published."""
    draft = readable(actor, slug)
    return _summary(draft) if draft.state == DraftState.SETTLED else None


def _summary(draft: Draft) -> Summary:
    rows, tally = [], dict.fromkeys(VERDICTS, 0)
    waiting = 0
    found = draft.comments.filter(hidden_at=None).select_related("answer")
    for each in found.order_by("clause_order", "clause_label", "sent_at", "pk"):
        answer = each.answer
        text = "\n".join(
            filter(
                None,
                (
                    each.text,
                    _("Lý do: %(text)s") % {"text": each.reason} if each.reason else "",
                    _("Đề nghị sửa thành: %(text)s") % {"text": each.proposal}
                    if each.proposal
                    else "",
                ),
            )
        )
        verdict = str(VERDICTS[Verdict(answer.verdict)]) if answer else _("Chưa trả lời")
        if answer:
            tally[Verdict(answer.verdict)] += 1
        else:
            waiting += 1
        rows.append(
            SummaryRow(
                each.clause_label or _("Toàn bộ dự thảo"), who_of(each), text, verdict,
                answer.reason if answer else "",
            )
        )  # fmt: skip
    counts = [(str(VERDICTS[verdict]), number) for verdict, number in tally.items()]
    if waiting:
        counts.append((_("Chưa trả lời"), waiting))
    asked = list(draft.asked.values_list("answered_on", flat=True))
    return Summary(draft, rows, counts, len(asked), sum(day is not None for day in asked))


def _compared(
    draft: Draft, wordings: Sequence[DraftWording], before: str, after: str
) -> Comparison:
    by_number = {each.number: each for each in wordings}
    numbers = sorted(by_number)
    last = numbers[-1] if numbers else 0
    new = (
        int(after) if after.isascii() and after.isdigit() and int(after[:4]) in by_number else last
    )
    older = [number for number in numbers if number < new]
    asked = int(before) if before.isascii() and before.isdigit() and len(before) < 5 else 0
    old = asked if asked in by_number else (older[-1] if older else new)
    changes = clause_changes(_worded(by_number.get(old)), _worded(by_number.get(new)))
    return Comparison(draft, old, new, changes, numbers)


def _worded(wording: DraftWording | None) -> Sequence[Worded]:
    if wording is None:
        return ()
    rows = wording.clauses.order_by("order", "pk").values_list("key", "label", "heading", "text")
    return [Worded(*row) for row in rows]
