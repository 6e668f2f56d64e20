"""The report as an official paper: its blocks numbered, its table and picture, its annexes; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from chuan.documents.rules.house_style import House
from chuan.documents.rules.new_papers import begin, official_letter
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
from chuan.figures.rules.report_facts import Facts, Proof
from chuan.figures.rules.report_outline import PICTURE, TABLE, printed
from chuan.figures.rules.report_pictures import rates_picture
from chuan.figures.rules.report_shapes import said, shape_named
from chuan.figures.rules.report_tables import main_table, whole_form
from chuan.figures.rules.rewording import Kept

DRAFT_MARK: Final = "Dự thảo"
FORM, PROOFS, MISSING = "pl-bieu-so-lieu", "pl-minh-chung", "pl-don-vi-thieu"
"""Keys of the annexes."""
_ITEM_LABEL: Final = "-"


def report_paper(
    facts: Facts, outline: Sequence[Kept], house: House, *, drafter: str = ""
) -> Paper:
    """The whole paper. `house` is that of the body that owes the report."""
    paper = begin(PaperKind.REPORT, house, drafter=drafter, title=_title(facts))
    return replace(
        paper,
        addressees=(),
        body=body_of(facts, outline),
        recipients=(facts.asker, *paper.recipients),
        annexes=annexes_of(facts),
    )


def _title(facts: Facts) -> str:
    subject = facts.subject[:1].upper() + facts.subject[1:]
    return subject if facts.period in subject else f"{subject} {facts.period}"


def body_of(facts: Facts, outline: Sequence[Kept]) -> tuple[Block, ...]:
    """The blocks that are printed: headings numbered, the table and the picture filled."""
    blocks = (_block(facts, one) for one in printed(outline))
    return numbered((block for block in blocks if block is not None), facts.family)


def _block(facts: Facts, one: Kept) -> Block | None:
    block = Block(one.kind, "", one.text, one.level, one.key)
    if one.kind is BlockKind.TABLE:
        return replace(block, table=main_table(facts)) if one.key == TABLE else None
    if one.kind is BlockKind.PICTURE:
        drawn = rates_picture(facts) if one.key == PICTURE else None
        return replace(block, drawing=drawn[0], table=drawn[1]) if drawn else None
    label = one.label or (_ITEM_LABEL if one.kind is BlockKind.ITEM else "")
    return replace(block, label=label)


def numbered(blocks: Iterable[Block], family: Family) -> tuple[Block, ...]:
    """Headings with their numbers: I., 1. in a state paper, I-, 1- in a party paper.

    Basis: khoản 6 Mục II Phụ lục I Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW.
    """
    mark = "-" if family is Family.PARTY else "."
    first = second = 0
    result: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level <= 1:
            first, second = first + 1, 0
            result.append(replace(block, label=f"{roman(first)}{mark}", level=1))
        elif block.kind is BlockKind.HEADING and block.level == 2:
            second += 1
            result.append(replace(block, label=f"{second}{mark}"))
        else:
            result.append(block)
    return tuple(result)


def annexes_of(facts: Facts) -> tuple[Annex, ...]:
    """The form's own table sideways, the list of evidence, the bodies that are missing."""
    annexes = [
        Annex(
            title=f"Biểu số liệu {facts.period} (chốt đến ngày {said_day(facts.as_of)})",
            landscape=True, key=FORM, **whole_form(facts),
        )
    ]  # fmt: skip
    if facts.proofs:
        annexes.append(
            Annex(
                title="Danh mục minh chứng", key=PROOFS,
                columns=("TT", "Minh chứng", "Loại", "Của nhiệm vụ, chỉ tiêu", "Mã, địa chỉ tra cứu"),
                groups=(AnnexGroup(rows=tuple(_proofs(facts.proofs))),),
            )
        )  # fmt: skip
    if facts.gaps is not None and facts.gaps.missing:
        rows = tuple((str(n), name) for n, name in enumerate(facts.gaps.missing, 1))
        annexes.append(
            Annex(
                title="Đơn vị chưa có báo cáo", key=MISSING, columns=("TT", "Đơn vị"),
                groups=(AnnexGroup(rows=rows),),
            )
        )  # fmt: skip
    return tuple(
        replace(annex, label=f"Phụ lục {roman(n)}" if len(annexes) > 1 else facts.form_annex)
        for n, annex in enumerate(annexes, 1)
    )


def _proofs(proofs: Sequence[Proof]) -> Iterable[tuple[str, ...]]:
    for number, proof in enumerate(proofs, 1):
        yield (str(number), proof.name, proof.kind, proof.of, proof.identity)


def renewed_annexes(
    standing: Sequence[Annex], fresh: Sequence[Annex], made: Mapping[str, str]
) -> tuple[Annex, ...]:
    """Annexes after the facts were told again: those of ours that nobody touched give way.

    `made` are fingerprints, by key, of what was last put there: one that reads otherwise was edited,
    one that is gone was taken out; both stay so.
    """
    new = {annex.key: annex for annex in fresh}
    kept: list[Annex] = []
    for annex in standing:
        ours = made.get(annex.key) if annex.key else None
        if ours is None or ours != fingerprint_of(annex):
            kept.append(annex)
        elif annex.key in new:
            kept.append(replace(new[annex.key], label=annex.label))
    there = {annex.key for annex in standing}
    return (*kept, *(annex for annex in fresh if annex.key not in there and annex.key not in made))


def fingerprint_of(annex: Annex) -> str:
    """What an annex says, whatever it is numbered."""
    return sha256(repr(replace(annex, label="")).encode()).hexdigest()


def sending_letter(facts: Facts, house: House, *, number: str = "", drafter: str = "") -> Paper:
    """The công văn that goes with the report: V/v …, Kính gửi who asked.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP.
    """
    shape = shape_named(facts.shape)
    first = said(shape.letter, facts, as_of=said_day(facts.as_of))
    lead = f"Thực hiện {facts.basis}, " if facts.basis else ""
    told = lead + (first.replace("Báo cáo ", f"Báo cáo số {number} về ", 1) if number else first)
    missing = facts.gaps.said() if facts.gaps else ""
    return official_letter(
        house,
        title=said(shape.letter_title, facts),
        to=(facts.asker,),
        paragraphs=(told, *((f"Phạm vi số liệu: {missing}",) if missing else ()),
                    said(shape.letter_end, facts)),
        drafter=drafter,
    )  # fmt: skip


def submission(facts: Facts, house: House, *, to: str, drafter: str = "") -> Paper:
    """The tờ trình of a unit to the body that issues the report.

    Basis: Phụ lục III Nghị định 30/2020/NĐ-CP.
    """
    shape = shape_named(facts.shape)
    title = f"Về việc ban hành {said('Báo cáo {subject} {period}', facts)}"
    paper = begin(PaperKind.PROPOSAL, house, drafter=drafter, title=title)
    lead = f"Thực hiện {facts.basis}, " if facts.basis else ""
    texts = (
        lead + said(shape.submit, facts, unit=house.short),
        f"Số liệu chốt đến ngày {said_day(facts.as_of)}."
        + (f" {facts.gaps.said()}" if facts.gaps and facts.gaps.said() else ""),
        said(shape.submit_end, facts, unit=house.short),
        "(Gửi kèm theo dự thảo Báo cáo).",
    )
    return replace(
        paper,
        addressees=(to,),
        body=tuple(Block(BlockKind.PARAGRAPH, "", text) for text in texts),
        recipients=("Như trên", *paper.recipients),
    )
