"""A stable name for a finding, so that a dismissal is remembered when the file comes again."""

import hashlib

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Finding


def fingerprint(finding: Finding) -> str:
    """Sixteen hexadecimal digits out of the rule and its evidence, whatever spaces and places.

    Offsets, sentence and severity do not enter: they may change while the fault stays the same.
    """
    quoted = sorted({" ".join(fold(value.text).split()) for value in finding.evidence})
    joined = "\x1f".join([finding.rule, *quoted])
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
