"""Cells are put back as they were last sent; what was written meanwhile stays in their history."""

from uuid import uuid4

from chuan.core.actor import Actor
from chuan.figures.models import Report
from chuan.figures.rules.cells import Written
from chuan.figures.rules.versions import lines_of
from chuan.figures.services.cells import keep_change, write_cell, written_in


def restore_last(actor: Actor, report: Report) -> int:
    """Put back every typed line of the held report; how many had been changed since."""
    last = report.versions.filter(number=report.version).first()
    if last is None:
        return 0
    sent = {line.line: line for line in lines_of(last.content)}
    cells = {cell.line_id: cell for cell in report.cells.all()}
    batch, count = uuid4(), 0
    for pk, cell in cells.items():
        line = sent.get(pk)
        if line is None:
            continue
        before = written_in(cell)
        after = Written(line.value, line.estimate, line.note, line.origin or cell.origin)
        if before != after:
            write_cell(actor, report, cell, pk, after)
            keep_change(actor, report, pk, before, after, batch)
            count += 1
    return count
