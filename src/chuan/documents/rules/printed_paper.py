"""A paper as lines and tables, the way a reader of its file would find them: to read, compare, print."""

from collections.abc import Iterator
from typing import Final

from chuan.documents.rules.numbers import full_symbol
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Cell, Line, Source, Table
from chuan.domain.vanban.writing import Annex, Block, Family, Paper, PaperKind
from chuan.domain.vanban.writing import Table as Grid
from chuan.domain.vanban.writing.wording import WAITS, date_words, reference_line

KIND_NAMES: Final = {
    PaperKind.PLAN: "KẾ HOẠCH",
    PaperKind.PROPOSAL: "TỜ TRÌNH",
    PaperKind.DECISION: "QUYẾT ĐỊNH",
    PaperKind.OFFICIAL_LETTER: "",
    PaperKind.NOTICE: "THÔNG BÁO",
    PaperKind.MINUTES: "BIÊN BẢN",
    PaperKind.CONCLUSION: "THÔNG BÁO",
    PaperKind.REPORT: "BÁO CÁO",
    PaperKind.SUBMISSION: "PHIẾU TRÌNH",
}


def source_of(paper: Paper) -> Source:
    """The paper as a reader gives it to `vanban.read`; annexes with columns are real tables."""
    items: list[Line | Table] = [Line(text) for text in _before(paper)]
    for block in paper.body:
        items.append(Line(_block(block)))
        if block.table is not None and block.table.columns:
            items.append(_table(block.table))
    items += [Line(text) for text in _foot(paper)]
    for annex in paper.annexes:
        items += [Line(text) for text in _annex_lines(annex, paper)]
        if annex.columns:
            items.append(_table(annex))
    return Source(tuple(items))


def lines_of(paper: Paper) -> tuple[str, ...]:
    """Everything the paper says, a line for each piece and for each row of an annex."""
    found = [text for text in _paper_lines(paper) if text]
    for annex in paper.annexes:
        found += [text for text in _annex_lines(annex, paper) if text]
        found += [" | ".join(row) for row in _rows(annex)]
    return tuple(found)


def text_of(paper: Paper) -> str:
    """The same as one text."""
    return "\n".join(lines_of(paper))


def _paper_lines(paper: Paper) -> Iterator[str]:
    yield from _before(paper)
    for block in paper.body:
        yield from _body_lines(block)
    yield from _foot(paper)


def _body_lines(block: Block) -> Iterator[str]:
    """A block, what its picture shows, and its table a line for each row."""
    yield _block(block)
    if block.drawing is not None:
        yield block.drawing.alternative
    if block.table is not None:
        yield from (" | ".join(row) for row in _rows(block.table))
        yield block.table.note


def _before(paper: Paper) -> Iterator[str]:
    """Everything above the body."""
    yield from _head(paper)
    yield from _title(paper)
    yield from (f"Kính gửi: {name}" for name in paper.addressees)
    if paper.competence:
        yield paper.competence.upper()
    yield from paper.bases
    if paper.opening:
        yield paper.opening


def _head(paper: Paper) -> Iterator[str]:
    if paper.superior:
        yield paper.superior.upper()
    yield paper.issuer.upper()
    symbol = full_symbol(paper.family, paper.number, paper.symbol)
    if paper.family is Family.PARTY:
        yield "*"
        yield f"Số {symbol}"
        yield "ĐẢNG CỘNG SẢN VIỆT NAM"
    else:
        yield f"Số: {symbol}"
        yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        yield "Độc lập - Tự do - Hạnh phúc"
    yield _dated(paper)


def _dated(paper: Paper) -> str:
    on = paper.issued_on
    day = date_words(on) if on else "ngày     tháng     năm      "
    return f"{paper.place}, {day}" if paper.place else day


def _title(paper: Paper) -> Iterator[str]:
    name = KIND_NAMES[paper.kind]
    if name:
        yield name
        yield paper.title
        yield "-----" if paper.family is Family.PARTY else ""
    elif paper.title:
        told = fold(paper.title).startswith(("v/v", "về việc"))
        yield paper.title if told else f"V/v {paper.title}"


def _block(block: Block) -> str:
    return " ".join(part for part in (block.label, block.text) if part)


def _foot(paper: Paper) -> Iterator[str]:
    if paper.recipients:
        yield "Nơi nhận:"
        yield from (f"- {line}" for line in paper.recipients)
    for signature in paper.signatures:
        for part in (signature.authority, signature.on_behalf, signature.position):
            if part:
                yield part.upper()
        if signature.name:
            yield signature.name


def _annex_lines(annex: Annex, paper: Paper) -> Iterator[str]:
    yield (annex.label or "Phụ lục").upper()
    yield annex.title.upper()
    yield annex.reference or _reference(paper)
    yield from (_block(block) for block in annex.blocks)


def _reference(paper: Paper) -> str:
    name = KIND_NAMES[paper.kind].capitalize()
    symbol = full_symbol(paper.family, paper.number or WAITS, paper.symbol)
    return reference_line(paper, name, symbol)


def _rows(annex: Annex | Grid) -> Iterator[tuple[str, ...]]:
    if annex.columns:
        yield annex.columns
    for group in annex.groups:
        if group.label or group.title:
            yield (group.label, group.title)
        yield from group.rows


def _table(annex: Annex | Grid) -> Table:
    width = len(annex.columns)
    return Table(tuple(_padded(row, width) for row in _rows(annex)))


def _padded(row: tuple[str, ...], width: int) -> tuple[Cell | None, ...]:
    """A group row has its title over all columns but the first, as it is printed."""
    if len(row) == 2 < width:
        title = Cell((Line(row[1]),), colspan=width - 1)
        return (Cell((Line(row[0]),)), title, *(None for _ in range(width - 2)))
    return tuple(Cell((Line(text),)) for text in row)
