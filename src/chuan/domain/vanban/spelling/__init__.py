"""Typing slips in Vietnamese text: a model of the syllable, a lexicon of pairs, and context."""

from chuan.domain.vanban.spelling.check import Slip, find_slips

__all__ = ["Slip", "find_slips"]
