"""The papers of a campaign: the report, the letter or submission that asks for changes, the list; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import BLANK, begin, chief_of, official_letter
from chuan.domain.vanban.labels import roman
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
)
from chuan.domain.vanban.writing.wording import said_day
from chuan.plans.enums import FindingVerdict, ProposalState, ProposedAction

_P, _H, _A = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ARTICLE
VERDICTS: Final[Mapping[FindingVerdict, str]] = {
    FindingVerdict.SUITABLE: "Còn phù hợp",
    FindingVerdict.CONFLICTING: "Mâu thuẫn, chồng chéo",
    FindingVerdict.EXPIRED: "Hết hiệu lực pháp luật",
    FindingVerdict.UNSUITED: "Không còn phù hợp",
    FindingVerdict.LACKING: "Thiếu quy định",
}
ACTIONS: Final[Mapping[ProposedAction, str]] = {
    ProposedAction.KEEP: "Giữ nguyên",
    ProposedAction.AMEND: "Sửa đổi, bổ sung",
    ProposedAction.REPLACE: "Thay thế",
    ProposedAction.REPEAL: "Bãi bỏ",
    ProposedAction.ISSUE: "Ban hành mới",
    ProposedAction.ANNOUNCE: "Công bố hết hiệu lực",
}
STANDS: Final[Mapping[ProposalState, str]] = {
    ProposalState.NONE: "",
    ProposalState.PENDING: "Chưa đề nghị",
    ProposalState.SENT: "Đã đề nghị",
    ProposalState.RECEIVED: "Đã được tiếp nhận",
    ProposalState.DRAFTING: "Đang soạn thảo, sửa đổi",
    ProposalState.ISSUED: "Đã ban hành",
    ProposalState.DECLINED: "Không được chấp nhận",
}
"""Words of official papers, which are Vietnamese in whatever language the writer reads the pages."""
REPORT_COLUMNS: Final = (
    "TT", "Văn bản", "Điều, khoản", "Kết quả rà soát", "Căn cứ", "Đề xuất", "Tình trạng",
)  # fmt: skip
PROPOSAL_COLUMNS: Final = (
    "TT", "Văn bản", "Điều, khoản", "Nội dung hiện hành", "Lý do, căn cứ", "Nội dung đề nghị",
)  # fmt: skip
EXPIRED_COLUMNS: Final = ("TT", "Số, ký hiệu, ngày ban hành", "Trích yếu", "Lý do hết hiệu lực")


class CampaignPaper(StrEnum):
    """Which paper is to be drafted."""

    REPORT = "report"
    LETTER = "letter"
    SUBMISSION = "submission"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Told:
    """A campaign as its papers tell it. `source` is the document or task that it carries out.

    `bases` are the grounds that were given for it, each one act or document.
    """

    title: str
    source: str
    extent: str
    total: int
    examined: int
    bodies: int
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as the papers print it; `body` is who reviewed."""

    name: str
    title: str
    body: str
    verdict: FindingVerdict
    action: ProposedAction
    article: str = ""
    quote: str = ""
    basis: str = ""
    content: str = ""
    to_name: str = ""
    proposal: ProposalState = ProposalState.NONE


Cells = Callable[[Row], tuple[str, ...]]


def named(symbol: str, title: str, issued_on: date | None) -> str:
    """A document as a table names it.

    >>> named("15/2021/QĐ-UBND", "Quy định đo lường", date(2021, 4, 20))
    '15/2021/QĐ-UBND ngày 20/4/2021'
    """
    if not symbol:
        return title
    return f"{symbol} ngày {said_day(issued_on)}" if issued_on else symbol


def review_report(house: House, told: Told, rows: Sequence[Row], *, on: date) -> Paper:
    """The report of what was reviewed and found, with every finding in its annex.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP (the layout only).
    """
    paper = begin(PaperKind.REPORT, house, title=f"Kết quả {_low(told.title)}")
    mark = "-" if house.family is Family.PARTY else "."
    source = f"Thực hiện {told.source}, " if told.source else ""
    parts: list[tuple[str, Sequence[str]]] = [
        ("TÌNH HÌNH RÀ SOÁT", _how_it_went(told, on)),
        ("KẾT QUẢ RÀ SOÁT", _found(rows)),
        ("ĐỀ XUẤT, KIẾN NGHỊ", _proposed(rows)),
    ]
    body = tuple(
        block
        for place, (title, texts) in enumerate(parts, start=1)
        for block in (
            Block(_H, f"{roman(place)}{mark}", title, 1),
            *(Block(_P, "", text) for text in texts),
        )
    )
    return replace(
        paper,
        opening=f"{source}{house.short} báo cáo kết quả {_low(told.title)} như sau:",
        addressees=(BLANK,),
        body=body,
        annexes=(_report_annex(rows),) if rows else (),
    )


def change_request(
    house: House, told: Told, rows: Sequence[Row], *, to: str, submission: bool = False
) -> Paper:
    """The văn bản đề nghị, đề xuất: a letter to who can change the documents, or a tờ trình upward.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP (the layout only).
    """
    source = f"Thực hiện {told.source}, " if told.source else "Qua rà soát văn bản, "
    who = to or BLANK
    title = f"đề nghị {_actions_of(rows)} văn bản qua rà soát"
    texts = (
        (
            f"{source}{house.short} đã rà soát {told.examined:02d} văn bản; có {len(rows):02d} nội dung "
            f"thuộc thẩm quyền của {who} cần xem xét (chi tiết tại Phụ lục kèm theo)."
        ),
        *_listed(rows),
        (
            f"{house.short} {'kính trình' if submission else 'đề nghị'} {who} xem xét, quyết định; "
            f"kết quả xin thông báo về {house.short} để theo dõi, tổng hợp."
        ),
    )
    annex = _proposal_annex(rows)
    if not submission:
        return official_letter(house, title=title, to=(who,), paragraphs=texts, annex=annex)
    paper = begin(PaperKind.PROPOSAL, house, title=f"Về việc {title}")
    return replace(
        paper,
        addressees=(who,),
        body=tuple(Block(_P, "", text) for text in texts),
        recipients=("Như trên", *paper.recipients),
        annexes=(annex,),
    )


def grounds_in(text: str) -> tuple[str, ...]:
    """What was typed as the grounds of a campaign, one act or document each.

    >>> grounds_in("Căn cứ Kế hoạch số 298/KH-UBND; Công văn số 12/SKHCN-TĐC.")
    ('Kế hoạch số 298/KH-UBND', 'Công văn số 12/SKHCN-TĐC')
    """
    parts = (part.strip(" -–.;,") for line in text.splitlines() for part in line.split(";"))
    return tuple(part.removeprefix("Căn cứ ") for part in parts if part)


def expired_list(house: House, rows: Sequence[Row], *, bases: Sequence[str] = ()) -> Paper:
    """The decision that makes known which documents are no longer in force, on the campaign's own grounds.

    Without them the line is left to be filled in: which law it rests on was not read.
    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP (mẫu quyết định, the layout only).
    """
    title = "Công bố Danh mục văn bản hết hiệu lực"
    if house.family is Family.PARTY:
        paper = begin(PaperKind.NOTICE, house, title=title)
        text = f"Qua rà soát, {house.short} thông báo {len(rows):02d} văn bản hết hiệu lực."
        return replace(paper, body=(Block(_P, "", text),), annexes=(_expired_annex(rows),))
    paper = begin(PaperKind.DECISION, house, title=title)
    count = f"{len(rows):02d} văn bản hết hiệu lực"
    return replace(
        paper,
        competence=chief_of(house),
        bases=(
            *(f"Căn cứ {each}" for each in bases or (BLANK,)),
            f"Theo đề nghị của {BLANK}",
        ),
        body=(
            Block(_A, "Điều 1.", f"Công bố kèm theo Quyết định này Danh mục {count} qua rà soát."),
            Block(_A, "Điều 2.", "Quyết định này có hiệu lực thi hành kể từ ngày ký."),
            Block(_A, "Điều 3.", f"{BLANK} chịu trách nhiệm thi hành Quyết định này."),
        ),
        recipients=("Như Điều 3", *paper.recipients),
        annexes=(_expired_annex(rows),),
    )


def of_expired(rows: Iterable[Row]) -> list[Row]:
    """The findings that belong on the list of what is no longer in force, each document once."""
    found = {row.name: row for row in rows if row.verdict is FindingVerdict.EXPIRED}
    return list(found.values())


def _how_it_went(told: Told, on: date) -> list[str]:
    texts = [f"Phạm vi rà soát: {told.extent.rstrip('.')}."] if told.extent else []
    left = told.total - told.examined
    still = f" Còn {left:02d} văn bản đang rà soát." if left else ""
    texts.append(
        f"Đến ngày {said_day(on)}, {told.bodies:02d} cơ quan, đơn vị đã rà soát xong "
        f"{told.examined:02d}/{told.total:02d} văn bản.{still}"
    )
    return texts


def _found(rows: Sequence[Row]) -> list[str]:
    texts = []
    for verdict, words in VERDICTS.items():
        names = {row.name for row in rows if row.verdict is verdict}
        if names:
            texts.append(f"- {words}: {len(names):02d} văn bản.")
    return texts or ["Chưa có kết quả được duyệt."]


def _proposed(rows: Sequence[Row]) -> list[str]:
    asked = [row for row in rows if row.action is not ProposedAction.KEEP]
    if not asked:
        return ["Không có đề xuất sửa đổi, thay thế, bãi bỏ văn bản."]
    texts = []
    for action, words in ACTIONS.items():
        some = [row for row in asked if row.action is action]
        if some:
            texts.append(f"- {words}: {len(some):02d} nội dung ({_names(some)}).")
    ended = sum(row.proposal is ProposalState.ISSUED for row in asked)
    texts.append(f"Đã có kết quả xử lý: {ended:02d}/{len(asked):02d} nội dung đề xuất.")
    return texts


def _listed(rows: Sequence[Row]) -> list[str]:
    texts = []
    for place, row in enumerate(rows[:5], start=1):
        article = f" ({row.article})" if row.article else ""
        content = f": {row.content.rstrip('.')}" if row.content else ""
        texts.append(f"{place}. {ACTIONS[row.action]} {row.name}{article}{content}.")
    return texts


def _names(rows: Sequence[Row]) -> str:
    names = list(dict.fromkeys(row.name for row in rows))
    return "; ".join(names[:3]) + ("; …" if len(names) > 3 else "")


def _actions_of(rows: Sequence[Row]) -> str:
    words = dict.fromkeys(ACTIONS[row.action].lower() for row in rows)
    return ", ".join(words) or "sửa đổi, bổ sung"


def _report_annex(rows: Sequence[Row]) -> Annex:
    return _annex(
        "Tổng hợp kết quả rà soát văn bản",
        REPORT_COLUMNS,
        rows,
        lambda row: (
            _full(row), row.article or "Toàn bộ văn bản", VERDICTS[row.verdict], row.basis,
            _asks(row), STANDS[row.proposal],
        ),
    )  # fmt: skip


def _proposal_annex(rows: Sequence[Row]) -> Annex:
    return _annex(
        "Nội dung đề nghị",
        PROPOSAL_COLUMNS,
        rows,
        lambda row: (
            _full(row), row.article or "Toàn bộ văn bản", row.quote,
            f"{VERDICTS[row.verdict]}. {row.basis}".strip(), _asks(row),
        ),
    )  # fmt: skip


def _expired_annex(rows: Sequence[Row]) -> Annex:
    numbered = tuple(
        (str(place), row.name, row.title, row.basis) for place, row in enumerate(rows, start=1)
    )
    return Annex(
        label="Phụ lục",
        title="Danh mục văn bản hết hiệu lực",
        columns=EXPIRED_COLUMNS,
        groups=(AnnexGroup(rows=numbered),),
    )


def _annex(title: str, columns: tuple[str, ...], rows: Sequence[Row], cells: Cells) -> Annex:
    """One heading row for each body that reviewed, its findings numbered below it."""
    bodies = list(dict.fromkeys(row.body for row in rows))
    groups = tuple(
        AnnexGroup(
            roman(place),
            body,
            tuple(
                (str(number), *cells(row))
                for number, row in enumerate((r for r in rows if r.body == body), start=1)
            ),
        )
        for place, body in enumerate(bodies, start=1)
    )
    return Annex(label="Phụ lục", title=title, columns=columns, groups=groups, landscape=True)


def _full(row: Row) -> str:
    return f"{row.name}: {row.title}" if row.title and row.title != row.name else row.name


def _asks(row: Row) -> str:
    to = f" (đề nghị {row.to_name})" if row.to_name else ""
    return f"{ACTIONS[row.action]}{f': {row.content}' if row.content else ''}{to}"


def _low(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
