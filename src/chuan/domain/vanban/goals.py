"""Gathers the targets of a document from its goals, its tasks and the products of its rows."""

import re
from collections.abc import Iterator, Sequence

from chuan.domain.vanban.attributes import is_note, notes_in
from chuan.domain.vanban.columns import PRODUCT, TASK, TIME
from chuan.domain.vanban.periods import period_of
from chuan.domain.vanban.rows import Row, TaskTable
from chuan.domain.vanban.sections import is_aims, is_duties, is_goals
from chuan.domain.vanban.targets import targets_in, year_of
from chuan.domain.vanban.tree import Node
from chuan.domain.vanban.types import Target

_FIGURE_FIRST = re.compile(
    r"^(?:\d|Tổ chức (?:ít nhất |tối thiểu )?\d|Phấn đấu|Tỷ lệ|Tỉ lệ|Trên \d|Ít nhất|Tối thiểu)"
)


def body_targets(root: Node, tasks: Sequence[Node]) -> Iterator[Target]:
    """The figures in goals and tasks; the year of a heading counts for all that stands under it."""
    working = {id(task) for task in tasks}
    for node in root.children:
        if is_goals(node.title):
            yield from _under(node, None, goals=True)
        elif id(node) in working:
            yield from _under(node, None, goals=False)
        elif not is_duties(node.title):
            for below in node.walk():
                if below is not node and is_goals(below.title):
                    yield from _under(below, None, goals=True)


def _under(node: Node, by: int | None, *, goals: bool) -> Iterator[Target]:
    by = (year_of(node.block.text) if node.titled and node.block else None) or by
    blocks = [node.block] if node.block is not None and not node.titled else []
    if node.titled and not goals and is_aims(node.title) and not is_goals(node.title):
        return
    inside = goals or is_goals(node.title)
    for block in [*blocks, *node.blocks]:
        if is_note(block.passage):
            continue
        counts = inside or bool(_FIGURE_FIRST.match(block.text))
        yield from targets_in(block.passage, where=node.where, by=by, counts=counts)
    yield from _noted(node, by)
    for child in node.children:
        yield from _under(child, by, goals=inside)


def _noted(node: Node, by: int | None) -> Iterator[Target]:
    """The figures in "Sản phẩm: …" under a task, due when "Thời gian: …" beside it says."""
    noted = [notes_in(block.passage) for block in node.blocks if is_note(block.passage)]
    for index, notes in enumerate(noted):
        times = [other["time"] for other in noted[: index + 1] if "time" in other]
        period = period_of(times[-1].text) if times else None
        if "product" in notes:
            year = (period.end if period else None) or by
            yield from targets_in(notes["product"], where=node.where, by=year, counts=True)


def annex_targets(tables: Sequence[TaskTable]) -> Iterator[Target]:
    """The figures in the product cells of rows, and shares in their tasks."""
    for table in tables:
        by_group = {(*group.path, group.label): year_of(group.title.text) for group in table.groups}
        for row in table.rows:
            yield from _row_targets(row, by_group.get(row.group))


def _row_targets(row: Row, by: int | None) -> Iterator[Target]:
    where = ".".join((*row.group, row.label))
    period = period_of(row.cells[TIME].text) if TIME in row.cells else None
    year = (period.end if period else None) or by
    if PRODUCT in row.cells:
        yield from targets_in(row.cells[PRODUCT], where=where, by=year, counts=True)
    if TASK in row.cells:
        yield from targets_in(row.cells[TASK], where=where, by=year, counts=False)
