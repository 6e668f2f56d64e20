"""What a maker must do with a product, told from dated tables alone; what is not known is told as unknown."""

from chuan.engagement.rules.checking.evaluating import (
    Answer,
    Finding,
    Holding,
    Truth,
    acts_stopped,
    evaluate,
)
from chuan.engagement.rules.checking.tables import (
    Group,
    Question,
    Rule,
    Tables,
    read_tables,
)

__all__ = [
    "Answer",
    "Finding",
    "Group",
    "Holding",
    "Question",
    "Rule",
    "Tables",
    "Truth",
    "acts_stopped",
    "evaluate",
    "read_tables",
]
