"""The review of a read document: what a careful reader would mark, each with the exact words."""

from chuan.domain.vanban.review.catalogue import Example, Rule
from chuan.domain.vanban.review.fingerprints import fingerprint
from chuan.domain.vanban.review.run import RULES, review

__all__ = ["RULES", "Example", "Rule", "fingerprint", "review"]
