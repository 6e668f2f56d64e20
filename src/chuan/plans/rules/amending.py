"""The draft of a decision that puts another body in the place of one that has ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.writing import Block, BlockKind, Family, Paper, PaperKind, Signature

MOST_ROWS = 60
_TITLE = gettext_noop("Về việc điều chỉnh cơ quan thực hiện nhiệm vụ giao cho %(ended)s")


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


def amending_paper(
    *, issuer: str, place: str, ended: Ended, rows: Sequence[Replaced], is_party: bool = False
) -> Paper:
    """A decision with one article for what changes hands, its rows by document, and who carries it out.

    Words of the paper are Vietnamese, whatever the language of the screen: it is what is issued.

    Basis: Điều 8 và Phụ lục I Nghị định 30/2020/NĐ-CP (parts of a decision); a duty moves to a
    successor only by a decision.
    """
    last = f"{ended.last_day:%d/%m/%Y}"
    documents = list(dict.fromkeys(row.document for row in rows if row.document))
    return Paper(
        family=Family.PARTY if is_party else Family.STATE,
        kind=PaperKind.DECISION,
        issuer=issuer,
        symbol="QĐ/TU" if is_party else "QĐ-UBND",
        place=place,
        title=_TITLE % {"ended": ended.name},
        competence=issuer,
        bases=(
            *(f"Căn cứ {basis}" for basis in ended.bases),
            *(f"Căn cứ {document}" for document in documents[:5]),
        ),
        body=tuple(_body(ended, rows, last)),
        recipients=("Như Điều 3", "Lưu: VT"),
        signatures=(Signature(authority=f"TM. {issuer}"),),
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
