"""Puts one clause of the plan above into a draft at its place, without touching what people wrote."""

from dataclasses import replace

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Task
from chuan.domain.vanban.writing import Annex, AnnexGroup, Block, BlockKind, Paper
from chuan.plans.rules.child_plan.bodies import focal_of, lead_cell, lead_of, partners_cell
from chuan.plans.rules.child_plan.headings import pillars_of
from chuan.plans.rules.child_plan.times import time_of
from chuan.plans.rules.child_plan.types import Above, Issuer, Terms
from chuan.plans.rules.child_plan.wording import capital, plain, reword, row_words

_SAME = 24


def include_task(
    paper: Paper, above: Above, issuer: Issuer, terms: Terms, place: int
) -> tuple[Paper, str, str]:
    """The paper with the task at `place` of the plan above; also where it stands now, and its text.

    Into the group of the annex, or under the heading, that has the title of its pillar; else the last.
    """
    task = above.document.tasks[place]
    title = next(
        (p.title for p in pillars_of(above.document) if any(n == place for n, _ in p.tasks)), ""
    )
    text = plain(reword(task.text.text, issuer, above))
    wanted = fold(plain(reword(title, issuer, above)))[:_SAME]
    if paper.annexes and paper.annexes[0].columns:
        text = row_words(text, task, issuer, above)
        return _row(paper, _cells(task, text, above, issuer, terms), wanted, text)
    words = f"{capital(text)}."
    body, at = _under_heading(paper.body, Block(BlockKind.ITEM, "-", words), wanted)
    return replace(paper, body=body), f"body.{at}", words


def _cells(task: Task, text: str, above: Above, issuer: Issuer, terms: Terms) -> tuple[str, ...]:
    lead = lead_of(task, issuer, focal_of(above.document, issuer))
    product = plain(reword(task.product.text, issuer, above)) if task.product else ""
    partners = partners_cell(task, issuer, lead)
    return ("", text, lead_cell(lead), partners, time_of(task, terms).words, product)


def _row(paper: Paper, cells: tuple[str, ...], wanted: str, text: str) -> tuple[Paper, str, str]:
    annex = paper.annexes[0]
    groups = annex.groups or (AnnexGroup(),)
    at = next(
        (n for n, g in enumerate(groups) if wanted and fold(g.title).startswith(wanted)),
        len(groups) - 1,
    )
    group = groups[at]
    width = len(annex.columns)
    numbered = (str(len(group.rows) + 1), *cells[1:])
    row = (*numbered[:width], *("" for _ in range(width - len(numbered))))
    grown = replace(group, rows=(*group.rows, row))
    changed: Annex = replace(annex, groups=(*groups[:at], grown, *groups[at + 1 :]))
    made = replace(paper, annexes=(changed, *paper.annexes[1:]))
    return made, f"annexes.0.{at}.{len(group.rows)}", text


def _under_heading(
    body: tuple[Block, ...], block: Block, wanted: str
) -> tuple[tuple[Block, ...], int]:
    """After the last block that stands under the heading; at the end without one."""
    start = next(
        (
            n
            for n, b in enumerate(body)
            if b.kind is BlockKind.HEADING and wanted and fold(b.text).startswith(wanted)
        ),
        None,
    )
    at = len(body)
    if start is not None:
        later = (n for n in range(start + 1, len(body)) if body[n].kind is BlockKind.HEADING)
        at = next(later, len(body))
    return (*body[:at], block, *body[at:]), at
