"""Reads the sets of clause pairs, writes them as plans, and scores what the engine says of them."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.alignment import align
from chuan.domain.vanban.alignment.types import Alignment, Clause, MatchKind
from chuan.domain.vanban.types import Document, Knowledge

DATA = Path(__file__).resolve().parents[5] / "tests" / "data" / "alignment"
HEADS = {
    "commune": ("ỦY BAN NHÂN DÂN\nXÃ HÒA AN\nSố: 21/KH-UBND\nHòa An", "TM. ỦY BAN NHÂN DÂN"),
    "province": ("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 105/KH-UBND\nAn Bình", "TM. ỦY BAN NHÂN DÂN"),
    "central": ("BỘ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 88/KH-BKHCN\nHà Nội", "BỘ TRƯỞNG"),
    "department": ("UBND TỈNH AN BÌNH\nSỞ Y TẾ\nSố: 40/KH-SYT\nAn Bình", "GIÁM ĐỐC"),
    "party-commune": (
        "TỈNH ỦY AN BÌNH\nĐẢNG ỦY XÃ HÒA AN\n*\nSố 12-KH/ĐU\nHòa An",
        "T/M BAN THƯỜNG VỤ",
    ),
    "party-province": (
        "ĐẢNG BỘ TỈNH AN BÌNH\nTỈNH ỦY\n*\nSố 30-KH/TU\nAn Bình",
        "T/M BAN THƯỜNG VỤ",
    ),
}


@dataclass(frozen=True)
class Told:
    """What the engine said of one item of a set: kind and clauses of the child."""

    kind: str
    children: frozenset[str]


def sets_of(name: str) -> list[dict[str, Any]]:
    """The sets in a file of the data folder."""
    found: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found


def plan_text(level: str, clauses: list[dict[str, Any]], day: str) -> str:
    """A plan of that level: bullets for a party plan, a table of tasks for any other."""
    head, foot = HEADS[level]
    text = f"{head}, ngày {day} năm 2026\n\nKẾ HOẠCH\nThực hiện nhiệm vụ giai đoạn 2026 - 2030\n\n"
    if level.startswith("party"):
        body = "II. NHIỆM VỤ VÀ GIẢI PHÁP\n" + "".join(f"- {c['text']}.\n" for c in clauses)
        return f"{text}{body}\nNơi nhận:\n- Như trên.\n\n{foot}\n"
    rows = "".join(
        f"| {i} | {c['text']} | {c.get('lead', '')} | {c.get('coordinate', '')} "
        f"| {c.get('time', '')} | {c.get('product', '')} |\n"
        for i, c in enumerate(clauses, 1)
    )
    return (
        f"{text}I. NHIỆM VỤ\nChi tiết tại Phụ lục kèm theo.\n\nNơi nhận:\n- Như trên.\n\n{foot}\n\n"
        "Phụ lục\nDANH MỤC NHIỆM VỤ\n"
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |\n"
        f"|---|---|---|---|---|---|\n{rows}"
    )


def document_of(text: str) -> tuple[Document, str]:
    """The document read from a plan's text, and the text as it was read."""
    reading = read(from_text(text), Knowledge())
    return reading.documents[-1], reading.text


def alignment_of(case: dict[str, Any]) -> Alignment:
    """What the engine makes of a set."""
    child, child_text = document_of(plan_text(case["issuer"], case["child"], "15 tháng 3"))
    parent, parent_text = document_of(plan_text(case["above"], case["parent"], "10 tháng 02"))
    return align(
        child, [parent], knowledge=Knowledge(), child_text=child_text, parent_texts=[parent_text]
    )


def told_of(case: dict[str, Any]) -> dict[tuple[str | None, str | None], Told]:
    """By (parent, None) or (None, child): what was said of it."""
    parents = {c["text"].rstrip("."): c["id"] for c in case["parent"]}
    children = {c["text"].rstrip("."): c["id"] for c in case["child"]}
    told: dict[tuple[str | None, str | None], Told] = {}
    for match in alignment_of(case).matches:
        answers = [c for c in (match.child_clause, *match.also) if c is not None]
        named = frozenset(_id(children, c) for c in answers)
        if match.kind is MatchKind.ADDED:
            told[None, next(iter(named))] = Told("added", frozenset())
        elif match.parent_clause is not None:
            told[_id(parents, match.parent_clause), None] = Told(match.kind.value, named)
    return told


def _id(known: dict[str, str], clause: Clause) -> str:
    return known.get(clause.text.text.rstrip("."), f"? {clause.text.text[:60]}")


@dataclass
class Score:
    """Counts by kind: said and right, said, expected."""

    right: Counter[str]
    said: Counter[str]
    wanted: Counter[str]
    wrong: list[str]

    def precision(self, kind: str = "") -> float:
        """Right among said, of one kind or of all."""
        said = self.said[kind] if kind else self.said.total()
        return (self.right[kind] if kind else self.right.total()) / said if said else 1.0

    def recall(self, kind: str = "") -> float:
        """Right among wanted, of one kind or of all."""
        wanted = self.wanted[kind] if kind else self.wanted.total()
        return (self.right[kind] if kind else self.right.total()) / wanted if wanted else 1.0


def score_of(cases: list[dict[str, Any]]) -> Score:
    """How well the engine does on some sets."""
    score = Score(Counter(), Counter(), Counter(), [])
    for case in cases:
        told = told_of(case)
        wanted = {(p, None if p else c): (p, c, kind) for p, c, kind in case["expected"]}
        for key, (_, child, kind) in wanted.items():
            score.wanted[kind] += 1
            said = told.get(key)
            if said is None:
                score.wrong.append(f"{case['name']} {key}: wanted {kind}, nothing said")
                continue
            if said.kind == kind and (
                kind in ("added", "missing", "not_concerned") or child in said.children
            ):
                score.right[kind] += 1
            else:
                score.wrong.append(f"{case['name']} {key}: wanted {kind} {child}, said {said}")
        for key, said in told.items():
            score.said[said.kind] += 1
            if key not in wanted:
                score.wrong.append(f"{case['name']} {key}: not asked, said {said}")
    return score
