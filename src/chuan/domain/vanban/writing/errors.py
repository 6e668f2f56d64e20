"""What writing refuses.

DomainError
└── RuleBroken  PaperUnreadable  what was stored is not a paper
                LayoutUnknown    no layout of that name, or none valid on that day
                PaperTooLong     more than a writer may be asked for at once
"""

from chuan.domain.errors import RuleBroken


class PaperUnreadable(RuleBroken):
    """What was stored is not a paper; the context names the place (`where`)."""

    code = "writing.unreadable"


class LayoutUnknown(RuleBroken):
    """No layout of that name in the paper's family, or none valid on its day."""

    code = "writing.layout_unknown"


class PaperTooLong(RuleBroken):
    """The paper has more pieces, rows or letters than a writer may be asked for at once."""

    code = "writing.too_long"
