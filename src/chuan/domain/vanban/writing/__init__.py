"""Official papers to be written: what they say, and the layout that the law gives them."""

from chuan.domain.vanban.writing.codec import from_json, to_json
from chuan.domain.vanban.writing.types import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
    Urgency,
    with_number,
)

__all__ = [
    "Annex",
    "AnnexGroup",
    "Block",
    "BlockKind",
    "Family",
    "Paper",
    "PaperKind",
    "Signature",
    "Urgency",
    "from_json",
    "to_json",
    "with_number",
]
