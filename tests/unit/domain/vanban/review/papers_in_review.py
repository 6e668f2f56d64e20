"""Small papers for the tests of single rules, and what a rule says about them."""

from datetime import date

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.review import RULES
from chuan.domain.vanban.review.catalogue import Case
from chuan.domain.vanban.types import Finding, Knowledge

BY_ID = {rule.id: rule for rule in RULES}
NOTHING = Knowledge()


def told(
    rule: str, text: str, knowledge: Knowledge = NOTHING, on: date | None = None
) -> list[Finding]:
    """The findings of one rule on a paper."""
    return BY_ID[rule].findings(Case(read(from_text(text), knowledge), knowledge, on))


def quoted(
    rule: str, text: str, knowledge: Knowledge = NOTHING, on: date | None = None
) -> list[str]:
    """All the words that one rule points at, finding after finding."""
    return [value.text for found in told(rule, text, knowledge, on) for value in found.evidence]


def plan(
    body: str,
    *,
    issuer: str = "XÃ HÒA BÌNH",
    day: str = "ngày 05 tháng 3 năm 2026",
    title: str = "Tập huấn năm 2026",
) -> str:
    """A plan with the given body, issued on 05/03/2026 by a commune."""
    place = issuer.split(" ", 1)[1].title()
    return (
        f"ỦY BAN NHÂN DÂN\n{issuer}\nSố: 12/KH-UBND\n{place}, {day}\n\nKẾ HOẠCH\n{title}\n\n{body}"
    )


def annexed(
    *rows: str,
    head: str = "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm",
) -> str:
    """A plan whose annex has the given rows, cells parted by bars."""
    table = "\n".join(f"| {row} |" for row in (head, *rows))
    return plan(
        "I. NHIỆM VỤ\n- Mở lớp.\n\nPhụ lục\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n\n"
        f"{table}\n"
    )
