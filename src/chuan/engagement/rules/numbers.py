"""The number of a standard that an enterprise types, in one print and with the key of the register."""

from chuan.domain.designation import NotADesignation, parse_designation
from chuan.domain.vanban.folding import bare


def numbered(text: str) -> tuple[str, str]:
    """How the number is printed, and its key; words that are no number keep a key of their own."""
    clean = " ".join(text.split())
    try:
        number = parse_designation(clean)
    except NotADesignation:
        return clean, bare(clean).lower()[:160]
    return str(number)[:300], number.key[:160]
