"""Which bodies are missing from a consolidated report, and how its paper says so; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_NAMED = 60
"""Names in the sentence; a longer list is closed with a count."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Bodies asked and sent, and the names of those missing or putting right what they sent.

    `noun` says what they are ("xã, phường"). Names are in the order in which they are said.
    """

    asked: int
    sent: int
    missing: Sequence[str] = ()
    supplementing: Sequence[str] = ()
    noun: str = "đơn vị"

    def __bool__(self) -> bool:
        return bool(self.missing or self.supplementing)

    def said(self) -> str:
        """The sentence of the report and its paper, in Vietnamese; "" when nobody is missing.

        >>> Gaps(34, 33, ("xã Châu Tiến",), noun="xã, phường").said()
        '33/34 xã, phường đã gửi; thiếu: xã Châu Tiến.'
        """
        if not self:
            return ""
        parts = [f"{self.sent}/{self.asked} {self.noun} đã gửi"]
        if self.missing:
            parts.append(f"thiếu: {_named(self.missing)}")
        if self.supplementing:
            parts.append(f"đang bổ sung: {_named(self.supplementing)}")
        return f"{'; '.join(parts)}."


def _named(names: Sequence[str]) -> str:
    said = ", ".join(names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    return f"{said} và {left} đơn vị khác" if left > 0 else said
