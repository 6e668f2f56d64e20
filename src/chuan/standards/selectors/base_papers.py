"""The decision that publishes a base standard, with the standard itself as its annex, as a Word file."""

from django.utils import translation
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.documents.writers.docx import write_docx
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)
from chuan.domain.vanban.writing.layouts import layout_of
from chuan.standards.selectors.base_standards import BaseStandard


def decision_docx(page: BaseStandard) -> bytes:
    """The decision of the head, the standard and its table behind it."""
    with translation.override("vi"):
        paper = decision_paper(page)
    return write_docx(paper, layout_of(paper, clock.today()))


def decision_paper(page: BaseStandard) -> Paper:
    """The decision as a paper; number and day are the head's to give."""
    draft, standard = page.draft, page.standard
    number = draft.number or _("số hiệu: …")
    articles = (
        _("Công bố tiêu chuẩn cơ sở %(number)s: %(title)s.") % {"number": number, "title": draft.title},
        _("Tiêu chuẩn có hiệu lực từ ngày %(day)s và áp dụng trong toàn cơ sở.") % {
            "day": f"{standard.effective_on:%d/%m/%Y}" if standard and standard.effective_on else "…"
        },
        _("Các bộ phận, cá nhân của cơ sở chịu trách nhiệm thi hành quyết định này."),
    )  # fmt: skip
    return Paper(
        family=Family.STATE, kind=PaperKind.DECISION, issuer=draft.owner.name,
        title=_("Về việc công bố tiêu chuẩn cơ sở"),
        issued_on=standard.decision_on if standard else None,
        competence=_("Người đứng đầu %(body)s") % {"body": draft.owner.name},
        bases=(
            _("Căn cứ Luật Tiêu chuẩn và quy chuẩn kỹ thuật"),
            _("Theo đề nghị của tổ biên soạn tiêu chuẩn cơ sở"),
        ),
        body=tuple(
            Block(BlockKind.ARTICLE, f"Điều {at}.", text)
            for at, text in enumerate(articles, start=1)
        ),
        recipients=(_("Như Điều 3"), _("Lưu hồ sơ")),
        signatures=(Signature(position=_("Người đứng đầu")),),
        annexes=(_text_annex(page), _table_annex(page)),
    )  # fmt: skip


def _text_annex(page: BaseStandard) -> Annex:
    blocks: list[Block] = []
    for row in page.clauses:
        blocks.append(Block(BlockKind.HEADING, row.label, row.heading, row.level))
        blocks += [
            Block(BlockKind.PARAGRAPH, "", line) for line in row.text.splitlines() if line.strip()
        ]
        if row.label == "2":
            blocks += [
                Block(BlockKind.ITEM, "-", f"{each.row.label} {each.row.title}".strip())
                for each in page.cited
            ]
    return Annex(title=f"{page.draft.number} {page.draft.title}".strip(), blocks=tuple(blocks))


def _table_annex(page: BaseStandard) -> Annex:
    rows = tuple(
        (str(at), row.name, row.unit, row.limit, row.method)
        for at, row in enumerate(page.requirements, start=1)
    )
    return Annex(
        title=_("Bảng yêu cầu kỹ thuật"),
        columns=(_("TT"), _("Chỉ tiêu"), _("Đơn vị"), _("Mức"), _("Phương pháp thử")),
        groups=(AnnexGroup(rows=rows),),
    )
