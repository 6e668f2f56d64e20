"""A stable name for a finding, so that a dismissal is remembered when the documents come again."""

import hashlib

from chuan.domain.vanban.alignment.types import Quote
from chuan.domain.vanban.folding import fold


def fingerprint(rule: str, parent: Quote | None, child: Quote | None) -> str:
    """Sixteen hexadecimal digits out of the rule and the words quoted, whatever spaces and places."""
    quoted = [" ".join(fold(side.text.text).split()) if side else "" for side in (parent, child)]
    return hashlib.sha256("\x1f".join([rule, *quoted]).encode()).hexdigest()[:16]
