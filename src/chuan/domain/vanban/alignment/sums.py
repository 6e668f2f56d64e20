"""Counts that a parent sets for its whole area against what its children together set themselves."""

from collections.abc import Iterator, Sequence

from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Hit
from chuan.domain.vanban.alignment.clauses import clauses_of
from chuan.domain.vanban.alignment.figures import figures_of, likeness, number
from chuan.domain.vanban.alignment.samples import pair
from chuan.domain.vanban.alignment.types import AddedUp, Quote, Sum
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Target, Value

_SAME = 0.5
_NOT_ADDED = frozenset({"%", "lần", "ngày", "giờ"})

RULE = AlignmentRule(
    "sum-below-parent",
    "error",
    "Cộng các văn bản cấp dưới được {total}, thấp hơn {parent} của văn bản cấp trên{left}.",
    fires=(
        pair(
            "Hỗ trợ 10 doanh nghiệp áp dụng công cụ cải tiến năng suất.",
            "Hỗ trợ 50 doanh nghiệp áp dụng công cụ cải tiến năng suất.",
        ),
    ),
    silent=(
        pair(
            "Hỗ trợ 60 doanh nghiệp áp dụng công cụ cải tiến năng suất.",
            "Hỗ trợ 50 doanh nghiệp áp dụng công cụ cải tiến năng suất.",
        ),
    ),
)
RULES = (RULE,)


def add_up(parent: Document, children: Sequence[Document], *, is_complete: bool = True) -> AddedUp:
    """The counts of the parent (no shares of a hundred) beside the sum of the children's.

    A child without the figure leaves the sum open: it is told, and is no error. Where `is_complete`
    is false, children are still to come, and what is missing so far is a question.
    """
    theirs = [list(_counts(child)) for child in children]
    sums = tuple(_sum(target, theirs) for _, target in _counted(parent))
    findings = tuple(
        RULE.finding(_hit(label, told, is_complete=is_complete))
        for (label, _), told in zip(_counted(parent), sums, strict=True)
        if told.by_child and any(told.by_child) and told.total < told.parent.value
    )
    return AddedUp(sums, findings)


def _counted(document: Document) -> list[tuple[str, Target]]:
    return [
        (clause.label, target)
        for clause in clauses_of(document, 0)
        for target in figures_of(clause)
        if fold(target.unit) not in _NOT_ADDED and target.comparator != "<="
    ]


def _counts(document: Document) -> Iterator[Target]:
    yield from (target for _, target in _counted(document))


def _sum(parent: Target, theirs: Sequence[Sequence[Target]]) -> Sum:
    by_child = tuple(_alike(parent, targets) for targets in theirs)
    total = sum(target.value for target in by_child if target is not None)
    known = all(target is not None for target in by_child)
    enough = True if total >= parent.value else (False if known else None)
    return Sum(parent, by_child, total, enough)


def _alike(parent: Target, targets: Sequence[Target]) -> Target | None:
    """The figure of one child for the same thing and the same year."""
    same = [
        (likeness(parent, target), -i)
        for i, target in enumerate(targets)
        if fold(target.unit) == fold(parent.unit)
        and (not parent.by or not target.by or parent.by == target.by)
    ]
    value, place = max(same, default=(0.0, 0))
    return targets[-place] if value >= _SAME else None


def _hit(label: str, told: Sum, *, is_complete: bool) -> Hit:
    silent = sum(target is None for target in told.by_child)
    unit = told.parent.unit
    first = next(target for target in told.by_child if target is not None)
    return Hit(
        Quote(0, label, told.parent.text),
        Quote(-1, "Cộng các văn bản cấp dưới", Value(first.text.text)),
        {
            "total": f"{told.total:g} {unit}",
            "parent": number(told.parent),
            "left": f" ({silent} văn bản chưa nêu con số)" if silent else "",
        },
        severity="question" if silent or not is_complete else "error",
    )
