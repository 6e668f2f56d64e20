"""How much a writer may be asked for at once."""

from typing import Final

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.writing.errors import PaperTooLong
from chuan.domain.vanban.writing.types import Annex, Paper, Table

MAX_LETTERS: Final = 1_000_000
MAX_PIECES: Final = 5_000
"""Blocks, bases, recipients and addressees."""
MAX_ROWS: Final = 2_000
MAX_COLUMNS: Final = 16
MAX_ANNEXES: Final = 50


def check_length(paper: Paper) -> None:
    """Raise `PaperTooLong` when the paper is more than a writer takes."""
    blocks = [*paper.body, *(block for annex in paper.annexes for block in annex.blocks)]
    tables = [block.table for block in blocks if block.table]
    holders: list[Annex | Table] = [*paper.annexes, *tables]
    groups = [group for holder in holders for group in holder.groups]
    rows = [row for group in groups for row in group.rows]
    columns = [len(row) for row in rows]
    columns += [len(holder.columns) for holder in holders]
    lists = [*paper.bases, *paper.recipients, *paper.addressees, paper.opening, paper.title]
    letters = sum(len(text) for text in lists) + sum(len(block.text) for block in blocks)
    letters += sum(len(cell) for row in rows for cell in row)
    letters += sum(len(block.drawing.svg) for block in blocks if block.drawing)
    counted = (
        (letters, MAX_LETTERS, gettext_noop("chữ cái")),
        (len(blocks) + len(lists), MAX_PIECES, gettext_noop("đoạn")),
        (len(rows) + len(groups), MAX_ROWS, gettext_noop("dòng phụ lục")),
        (max(columns, default=0), MAX_COLUMNS, gettext_noop("cột phụ lục")),
        (len(paper.annexes), MAX_ANNEXES, gettext_noop("phụ lục")),
    )
    for found, most, unit in counted:
        if found > most:
            raise PaperTooLong(
                Sentence(
                    gettext_noop(
                        "Văn bản quá dài: nhiều hơn %(most)s %(unit)s. Hãy tách thành nhiều văn bản."
                    ),
                    most=most,
                    unit=(unit,),
                ),
                found=found,
            )
