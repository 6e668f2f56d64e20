"""The draft of a decision that puts another body in the place of one that has ended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import begin, chief_of
from chuan.domain.vanban.writing import Block, BlockKind, Paper, PaperKind

MOST_ROWS: Final = 60
_TITLE: Final = "Về việc điều chỉnh cơ quan thực hiện nhiệm vụ giao cho %(ended)s"


@dataclass(frozen=True, slots=True)
class Replaced:
    """What goes from one body to another: what it is, in which document, and to whom."""

    what: str
    document: str
    to: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The body that ended, on which day (its last), and the acts that say what it became."""

    name: str
    last_day: date
    bases: tuple[str, ...] = ()


def amending_paper(house: House, *, ended: Ended, rows: Sequence[Replaced]) -> Paper:
    """A decision with one article for what changes hands, its rows by document, and who carries it out.

    Words of the paper are Vietnamese, whatever the language of the screen: it is what is issued.

    Basis: Điều 8 và Phụ lục I Nghị định 30/2020/NĐ-CP (parts of a decision); a duty moves to a
    successor only by a decision.
    """
    last = f"{ended.last_day:%d/%m/%Y}"
    documents = list(dict.fromkeys(row.document for row in rows if row.document))
    paper = begin(PaperKind.DECISION, house, title=_TITLE % {"ended": ended.name})
    return replace(
        paper,
        competence=chief_of(house),
        bases=(
            *(f"Căn cứ {basis}" for basis in ended.bases),
            *(f"Căn cứ {document}" for document in documents[:5]),
        ),
        body=tuple(_body(ended, rows, last)),
        recipients=("Như Điều 3", *paper.recipients),
    )


def _body(ended: Ended, rows: Sequence[Replaced], last: str) -> list[Block]:
    """Article 1 names what changes hands, 2 leaves the rest as it is, 3 says who carries it out."""
    blocks = [
        Block(
            BlockKind.ARTICLE,
            "Điều 1.",
            f"Điều chỉnh cơ quan thực hiện các nhiệm vụ đã giao cho {ended.name} "
            f"(kết thúc hoạt động sau ngày {last}) như sau:",
        )
    ]
    for number, row in enumerate(rows[:MOST_ROWS], 1):
        of = f" tại {row.document}" if row.document else ""
        blocks.append(Block(BlockKind.CLAUSE, f"{number}.", f"{row.what}{of}: giao {row.to}."))
    if len(rows) > MOST_ROWS:
        left = len(rows) - MOST_ROWS
        blocks.append(
            Block(BlockKind.PARAGRAPH, "", f"và {left} nhiệm vụ khác theo danh sách kèm theo.")
        )
    bodies = "; ".join(dict.fromkeys(row.to for row in rows))
    blocks += [
        Block(
            BlockKind.ARTICLE,
            "Điều 2.",
            "Nội dung, sản phẩm và thời hạn của các nhiệm vụ giữ nguyên theo văn bản đã ban hành.",
        ),
        Block(
            BlockKind.ARTICLE,
            "Điều 3.",
            f"{bodies} và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.",
        ),
    ]
    return blocks
