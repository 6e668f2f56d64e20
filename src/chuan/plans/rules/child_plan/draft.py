"""Collects the blocks of a draft together with where each came from and what is doubtful in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chuan.domain.sentences import Sentence
from chuan.domain.vanban.labels import ALPHABET, roman
from chuan.domain.vanban.writing import Block, BlockKind
from chuan.plans.rules.child_plan.types import Doubt, Offered, Origin


@dataclass(slots=True)
class Draft:
    """The draft in the making. `party` papers are outlined "I-", "1-", state papers "I.", "1."."""

    party: bool
    blocks: list[Block] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    offered: list[Offered] = field(default_factory=list)
    parts: int = 0
    clauses: int = 0
    points: int = 0

    def part(self, title: str) -> None:
        """A heading of the first rank ("II. NHIỆM VỤ")."""
        self.parts, self.clauses = self.parts + 1, 0
        mark = "-" if self.party else "."
        label = f"{roman(self.parts)}{mark}"
        self.blocks.append(Block(BlockKind.HEADING, label, title, 1))

    def heading(self, title: str, origin: str = "") -> None:
        """A heading of the second rank ("1. Mục đích")."""
        self.clauses, self.points = self.clauses + 1, 0
        self._add(
            BlockKind.HEADING, f"{self.clauses}{'-' if self.party else '.'}", title, origin, 2
        )

    def clause(self, text: str, origin: str = "") -> None:
        """A numbered paragraph."""
        self.clauses, self.points = self.clauses + 1, 0
        self._add(BlockKind.CLAUSE, f"{self.clauses}{'-' if self.party else '.'}", text, origin)

    def point(self, text: str, origin: str = "") -> None:
        """A lettered paragraph; past the alphabet, a line of a list."""
        if self.points >= len(ALPHABET):
            self.item(text, origin)
            return
        self.points += 1
        self._add(BlockKind.POINT, f"{ALPHABET[self.points - 1]})", text, origin)

    def item(self, text: str, origin: str = "") -> None:
        """A line of a list."""
        self._add(BlockKind.ITEM, "-", text, origin)

    def paragraph(self, text: str, origin: str = "") -> None:
        """A paragraph without a mark."""
        self._add(BlockKind.PARAGRAPH, "", text, origin)

    def trace(self, text: str, origin: str) -> None:
        """Remember from which clause a text outside the body (a row of the annex) was made."""
        if origin and text:
            self.origins.append(Origin(text, origin))

    def doubt(self, text: str, pointer: str, sentences: Iterable[Sentence]) -> None:
        """Something for the officer to look at."""
        self.doubts.extend(Doubt(text, pointer, sentence) for sentence in sentences)

    def _add(self, kind: BlockKind, label: str, text: str, origin: str, level: int = 0) -> None:
        self.blocks.append(Block(kind, label, text, level))
        self.trace(text, origin)
