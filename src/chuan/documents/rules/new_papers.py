"""Small builders of papers: the parts that every paper of a kind has, filled with what is known; pure."""

from collections.abc import Sequence
from dataclasses import replace

from chuan.documents.rules.conclusions import concludes_as, signs_as
from chuan.documents.rules.house_style import House, symbol_for
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.writing import (
    Annex,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)

BLANK = "[cần điền]"
_OUTLINES = {
    PaperKind.PLAN: (
        "MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ, GIẢI PHÁP", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN",
    ),
    PaperKind.REPORT: (
        "KẾT QUẢ THỰC HIỆN", "KHÓ KHĂN, VƯỚNG MẮC", "PHƯƠNG HƯỚNG, NHIỆM VỤ", "KIẾN NGHỊ",
    ),
}  # fmt: skip
_P, _H, _A, _I = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ARTICLE, BlockKind.ITEM


def begin(kind: PaperKind, house: House, *, drafter: str = "", title: str = "") -> Paper:
    """A paper of a kind with its head and its signature; everything else is for the writer.

    `drafter` is the abbreviation of the unit that drafts, for the symbol of a letter and the archive.
    """
    return Paper(
        family=house.family,
        kind=kind,
        issuer=house.name,
        superior=house.superior,
        symbol=symbol_for(kind, house.family, house.abbreviation, drafter),
        place=house.place,
        title=title,
        recipients=(kept_line(house, drafter),),
        signatures=(house.signature,),
    )


def kept_line(house: House, drafter: str = "") -> str:
    """The last line of Nơi nhận: who keeps it.

    Basis: khoản 9 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    if house.family is Family.PARTY:
        return f"Lưu Văn phòng {house.short}"
    return f"Lưu: VT, {drafter}" if drafter and drafter != house.abbreviation else "Lưu: VT"


def blank_paper(kind: PaperKind, house: House, *, drafter: str = "", title: str = "") -> Paper:
    """A new paper from scratch, with the outline that papers of its kind have."""
    made = {
        PaperKind.OFFICIAL_LETTER: lambda: official_letter(house, title=title, drafter=drafter),
        PaperKind.NOTICE: lambda: notice(house, title=title, drafter=drafter),
        PaperKind.MINUTES: lambda: minutes(house, title=title),
        PaperKind.CONCLUSION: lambda: conclusion(house, title=title, drafter=drafter),
        PaperKind.DECISION: lambda: _blank_decision(house, title=title, drafter=drafter),
    }
    if kind in made:
        return made[kind]()
    paper = begin(kind, house, drafter=drafter, title=title)
    if kind in _OUTLINES:
        return replace(paper, body=_outline(house.family, _OUTLINES[kind]))
    return replace(paper, addressees=(BLANK,), body=(Block(_P),))


def _blank_decision(house: House, *, title: str, drafter: str) -> Paper:
    return replace(
        begin(PaperKind.DECISION, house, drafter=drafter, title=title),
        competence=chief_of(house),
        bases=(f"Căn cứ {BLANK}", f"Theo đề nghị của {BLANK}"),
        body=(
            Block(_A, "Điều 1.", ""),
            Block(_A, "Điều 2.", "Quyết định này có hiệu lực thi hành kể từ ngày ký."),
        ),
    )


def _outline(family: Family, titles: Sequence[str]) -> tuple[Block, ...]:
    mark = "-" if family is Family.PARTY else "."
    labels = ("I", "II", "III", "IV", "V")
    return tuple(
        block
        for label, title in zip(labels, titles, strict=False)
        for block in (Block(_H, f"{label}{mark}", title, 1), Block(_P))
    )


def chief_of(house: House) -> str:
    """Who decides, in the line above the bases: the collective body, or its head.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP (mẫu quyết định).
    """
    if house.signature.authority:
        return house.name
    return f"{house.signature.position} {house.name}".strip()


def proposal_for(
    plan: Paper, house: House, *, to: Sequence[str], drafter: str = "", reason: str = ""
) -> Paper:
    """The tờ trình that submits a drafted plan to who issues it; the draft goes with it.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP.
    """
    name = _named(plan)
    paper = begin(PaperKind.PROPOSAL, house, drafter=drafter, title=f"Về việc ban hành {name}")
    body = (
        Block(_P, "", f"{reason or _why(plan)}, {house.short} đã xây dựng dự thảo {name}."),
        Block(_P, "", f"Nội dung chính của dự thảo: {'; '.join(_headings(plan)) or BLANK}."),
        Block(_P, "", f"{house.short} kính trình {'; '.join(to) or BLANK} xem xét, ban hành."),
        Block(_P, "", "(Gửi kèm theo dự thảo Kế hoạch)."),
    )
    addressees = tuple(to) or (BLANK,)
    return replace(
        paper, addressees=addressees, body=body,
        recipients=("Như trên", *paper.recipients),
    )  # fmt: skip


def decision_for(plan: Paper, house: House, *, proposer: str = "", drafter: str = "") -> Paper:
    """The decision that issues a plan: the plan is attached, its annexes stay its own.

    Basis: Điều 8, Phụ lục III Nghị định 30/2020/NĐ-CP; Luật Tổ chức chính quyền địa phương.
    """
    name = _named(plan)
    paper = begin(PaperKind.DECISION, house, drafter=drafter, title=f"Ban hành {name}")
    bases = [*(["Căn cứ Luật Tổ chức chính quyền địa phương"] if _is_authority(house) else ())]
    if plan.opening:
        bases.append(f"Căn cứ {_cited(plan.opening)}")
    bases.append(f"Theo đề nghị của {proposer or BLANK}")
    who = "Chánh Văn phòng, Thủ trưởng các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan"
    return replace(
        paper,
        competence=chief_of(house),
        bases=tuple(bases),
        body=(
            Block(_A, "Điều 1.", f"Ban hành kèm theo Quyết định này {name}."),
            Block(_A, "Điều 2.", "Quyết định này có hiệu lực thi hành kể từ ngày ký."),
            Block(_A, "Điều 3.", f"{who} chịu trách nhiệm thi hành Quyết định này."),
        ),
        recipients=("Như Điều 3", *plan.recipients) if plan.recipients else ("Như Điều 3",),
        annexes=(_attached(plan), *plan.annexes),
    )


def _attached(plan: Paper) -> Annex:
    """The plan as it is issued with a decision: its own name and title, no number of its own."""
    opening = (Block(_P, "", plan.opening),) if plan.opening else ()
    title = plan.title[:1].upper() + plan.title[1:]
    return Annex(label="Kế hoạch", title=title, blocks=(*opening, *plan.body))


def official_letter(
    house: House, *, title: str, to: Sequence[str] = (), paragraphs: Sequence[str] = (),
    annex: Annex | None = None, drafter: str = "",
) -> Paper:  # fmt: skip
    """A công văn: "V/v …", Kính gửi, its paragraphs, a list as its annex when one is given.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP.
    """
    paper = begin(PaperKind.OFFICIAL_LETTER, house, drafter=drafter, title=title)
    return replace(
        paper,
        addressees=tuple(to) or (BLANK,),
        body=tuple(Block(_P, "", text) for text in paragraphs) or (Block(_P),),
        recipients=("Như trên", *paper.recipients),
        annexes=(annex,) if annex else (),
    )


def notice(house: House, *, title: str, paragraphs: Sequence[str] = (), drafter: str = "") -> Paper:
    """A thông báo."""
    paper = begin(PaperKind.NOTICE, house, drafter=drafter, title=title)
    return replace(paper, body=tuple(Block(_P, "", t) for t in paragraphs) or (Block(_P),))


def conclusion(
    house: House, *, title: str, meeting: str = "", points: Sequence[str] = (), drafter: str = ""
) -> Paper:
    """A thông báo kết luận of a meeting: what was considered, what was concluded."""
    paper = begin(PaperKind.CONCLUSION, house, drafter=drafter, title=title)
    who = concludes_as(house.short, signs_as(house.signature.authority))
    opening = meeting or (
        f"Ngày {BLANK}, {who} họp, cho ý kiến về {BLANK}. Sau khi nghe báo cáo và ý kiến "
        f"của các thành viên dự họp, {who} kết luận như sau:"
    )
    mark = "-" if house.family is Family.PARTY else "."
    body = tuple(
        Block(BlockKind.CLAUSE, f"{number}{mark}", text)
        for number, text in enumerate(points or ("",), start=1)
    )
    return replace(paper, opening=opening, body=body)


def minutes(
    house: House, *, title: str, present: Sequence[str] = (), content: Sequence[str] = (),
    chair: str = "", secretary: str = "",
) -> Paper:  # fmt: skip
    """A biên bản with its two signatures: who kept it and who presided.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP (mẫu biên bản).
    """
    paper = begin(PaperKind.MINUTES, house, title=title)
    mark = "-" if house.family is Family.PARTY else "."
    body = (
        Block(_P, "", f"Thời gian bắt đầu: {BLANK}."),
        Block(_P, "", f"Địa điểm: {BLANK}."),
        Block(_H, f"I{mark}", "THÀNH PHẦN THAM DỰ", 1),
        *(Block(_I, "-", name) for name in (present or (f"Chủ trì: {BLANK}", f"Thư ký: {BLANK}"))),
        Block(_H, f"II{mark}", "NỘI DUNG", 1),
        *(Block(_P, "", text) for text in (content or ("",))),
        Block(
            _P,
            "",
            f"Cuộc họp kết thúc vào {BLANK}; biên bản đã được đọc lại, các thành viên thống nhất.",
        ),
    )
    return replace(
        paper,
        body=body,
        signatures=(
            Signature(position="Thư ký", name=secretary),
            Signature(position="Chủ trì", name=chair),
        ),
    )


def _named(plan: Paper) -> str:
    title = plan.title
    low = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return f"Kế hoạch {low}".strip()


def _why(plan: Paper) -> str:
    return f"Thực hiện {_cited(plan.opening)}" if plan.opening else "Thực hiện nhiệm vụ được giao"


def _cited(opening: str) -> str:
    """The document that an opening rests on: "Kế hoạch số … ngày … của …"."""
    text = opening.removeprefix("Thực hiện ")
    for mark in (
        " (sau đây",
        ", Ủy ban",
        ", Ban Thường vụ",
        ", Sở",
        " ban hành Kế hoạch thực hiện",
    ):
        at = fold(text).find(fold(mark))
        text = text[:at] if at > 0 else text
    return text.rstrip(" ,:;.")


def _headings(plan: Paper) -> list[str]:
    return [
        block.text[:1] + block.text[1:].lower() if block.text.isupper() else block.text
        for block in plan.body
        if block.kind is BlockKind.HEADING and block.level == 1
    ]


def _is_authority(house: House) -> bool:
    return fold(house.name).startswith("ủy ban nhân dân")


def blanks_of(paper: Paper) -> int:
    """How many places still wait to be filled in."""
    rows = (cell for annex in paper.annexes for g in annex.groups for row in g.rows for cell in row)
    texts = (
        paper.title, paper.opening, paper.competence, *paper.bases, *paper.addressees,
        *(block.text for block in paper.body),
        *(block.text for annex in paper.annexes for block in annex.blocks), *rows,
    )  # fmt: skip
    return sum(text.count(BLANK.removesuffix("]")) for text in texts)
