"""Official papers to be written: what they say, and the layout that the law gives them."""

from chuan.domain.vanban.writing.codec import from_json, to_json
from chuan.domain.vanban.writing.types import (
    DRAWN,
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Drawing,
    Family,
    HeadCell,
    Paper,
    PaperKind,
    Signature,
    Table,
    Urgency,
    with_number,
)

__all__ = [
    "DRAWN",
    "Annex",
    "AnnexGroup",
    "Block",
    "BlockKind",
    "Drawing",
    "Family",
    "HeadCell",
    "Paper",
    "PaperKind",
    "Signature",
    "Table",
    "Urgency",
    "from_json",
    "to_json",
    "with_number",
]
